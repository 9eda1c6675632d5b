/// A JSON value as a tree: what small things (patches, details, answers to scripts) are made of.
///
/// Facts in bulk are never decoded into trees; see `Page`.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  /// Members in the order they were given; names are unique.
  case object([Member])

  /// One name and its value.
  public struct Member: Sendable, Equatable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}
