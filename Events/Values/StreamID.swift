/// Which stream a fact belongs to: what it is about, and the slug or code of that.
///
/// Its name, `case/cn-zeng-2023`, is what the log keeps.
public struct StreamID: Hashable, Sendable, Comparable {
  /// What the stream is about.
  public let kind: Subject
  /// The slug of a case, party, law, source or exchange; the code of a country.
  public let key: String

  public init(_ kind: Subject, _ key: String) {
    self.kind = kind
    self.key = key
  }

  /// From its name; nil for what is none.
  public init?(_ name: String) {
    guard let slash = name.firstIndex(of: "/"),
      let kind = Subject(rawValue: String(name[..<slash]))
    else { return nil }
    self.init(kind, String(name[name.index(after: slash)...]))
  }

  /// `case/cn-zeng-2023`.
  public var name: String { "\(kind.rawValue)/\(key)" }

  /// By kind, then by slug.
  public static func < (left: StreamID, right: StreamID) -> Bool {
    (left.kind.rawValue, left.key) < (right.kind.rawValue, right.key)
  }
}

extension Fact {
  /// The stream that it belongs to.
  public var stream: StreamID { StreamID(subject.kind, subject.key.string) }
}
