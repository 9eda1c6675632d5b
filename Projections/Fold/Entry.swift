public import Events

/// A fact as the views take it: with its stream, its days, and whether it still stands.
public struct Entry: Sendable {
  public let fact: Fact
  public let event: Event
  /// What its stream is about.
  public let kind: Subject
  /// The stream's number in `Registry.streams`.
  public let stream: Int32
  /// Position of the stream's first fact: what the stream is called in the tables.
  public let origin: Int64
  public let occurred: (earliest: Int64, latest: Int64)?
  public let disclosed: (earliest: Int64, latest: Int64)?
  public let state: State

  /// Whether a fact still stands.
  public enum State: Int64, Sendable {
    case stands = 0
    /// It stands as corrected.
    case corrected = 1
    /// It no longer stands.
    case retracted = 2
    /// Its words and values were destroyed.
    case redacted = 3
    /// Another account of the same event is shown as current.
    case outvoted = 4
  }

  public var position: Int64 { fact.position }

  /// Its days in the order of facts.
  var span: FactSpan { FactSpan(fact) }

  /// Whether it moves persons and makes rows.
  public var stands: Bool { state == .stands || state == .corrected }

  public init(_ fact: Fact, in registry: inout Registry, state: State = .stands) {
    self.fact = fact
    self.state = fact.isRedacted ? .redacted : state
    event = fact.event
    let subject = fact.subject
    kind = subject.kind
    (stream, origin) = registry.stream(subject.kind, subject.key, at: fact.position)
    occurred = fact.occurred?.days
    disclosed = fact.disclosed?.days
  }
}

/// What the views of one fold share: the names of streams and slugs, and where streams begin.
public struct Registry: Sendable {
  /// Streams by kind and key: see `Subject.letter`.
  public private(set) var streams = Strings(capacity: 1 << 12)
  /// Slugs of parties and sources that facts mention.
  public var slugs = Strings(capacity: 1 << 12)
  /// Titles, offences and other texts.
  public var texts = Strings(capacity: 1 << 12)
  /// Which parties are one person; nobody where rows are kept, since a later judgement can part them.
  private let identities: Identities
  private var origins: [Int64] = [0]

  public init(_ identities: Identities = Identities()) {
    self.identities = identities
  }

  /// Whether some person has several slugs.
  var mergesPersons: Bool { !identities.mergesNobody }

  /// The number of the slug that stands for the person whom a slug names.
  mutating func person(_ slug: Int32) -> Int32 {
    if slug == 0 || identities.mergesNobody { return slug }
    return slugs.number(of: identities.person(of: slugs[slug]))
  }

  /// A stream by kind and key; its origin is this position where it is new.
  mutating func stream(_ kind: Subject, _ key: Text, at position: Int64) -> (Int32, Int64) {
    let number = key.withBytes { key in
      withUnsafeTemporaryAllocation(byteCount: key.count + 1, alignment: 8) {
        $0[0] = kind.letter
        UnsafeMutableRawBufferPointer(rebasing: $0[1...]).copyMemory(from: key)
        return streams.number(of: UnsafeRawBufferPointer($0))
      }
    }
    if Int(number) == origins.count { origins.append(position) }
    return (number, origins[Int(number)])
  }

  /// Position of a stream's first fact.
  public func origin(of stream: Int32) -> Int64 { origins[Int(stream)] }

  /// Kind and key of a stream.
  public func name(of stream: Int32) -> (kind: String, id: String) {
    let key = streams.withBytes(stream) { String(decoding: $0.dropFirst(), as: UTF8.self) }
    return (kind(of: stream).rawValue, key)
  }

  /// The bytes of a stream's key, lent: `us-wei-2023`.
  func withKey(of stream: Int32, _ body: (UnsafeRawBufferPointer) -> Void) {
    streams.withBytes(stream) { body(UnsafeRawBufferPointer(rebasing: $0[1...])) }
  }

  public func kind(of stream: Int32) -> Subject {
    let letter = streams.withBytes(stream) { $0[0] }
    return Subject.allCases.first { $0.letter == letter } ?? .case
  }
}

extension Subject {
  /// What a stream's key begins with in `Registry.streams`, where short texts are found faster.
  var letter: UInt8 {
    switch self {
    case .case: UInt8(ascii: "c")
    case .law: UInt8(ascii: "l")
    case .party: UInt8(ascii: "p")
    case .source: UInt8(ascii: "s")
    case .swap: UInt8(ascii: "x")
    case .country: UInt8(ascii: "n")
    }
  }
}
