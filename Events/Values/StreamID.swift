/// Which stream a fact belongs to: what it is about, and the slug or code of that.
///
/// Its name, `case/cn-zeng-2023`, is what the log keeps; nobody else joins or parts one.
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
    let parts = StreamID.parts(of: name)
    guard let kind = Subject(rawValue: parts.kind), name.utf8.count > parts.kind.utf8.count else {
      return nil
    }
    self.init(kind, parts.key)
  }

  /// `case/cn-zeng-2023`.
  public var name: String { kind.rawValue + "/" + key }

  /// The parts of a name, also where a later docket has a kind more; what is no name is all kind.
  public static func parts(of name: String) -> (kind: String, key: String) {
    guard let slash = name.firstIndex(of: "/") else { return (name, "") }
    return (String(name[..<slash]), String(name[name.index(after: slash)...]))
  }

  /// By kind, then by slug.
  public static func < (left: StreamID, right: StreamID) -> Bool {
    (left.kind.rawValue, left.key) < (right.kind.rawValue, right.key)
  }
}

extension Fact {
  /// The stream that it belongs to.
  public var stream: StreamID { StreamID(subject.kind, subject.key.string) }
}
