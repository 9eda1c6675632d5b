public import Events

/// A fact as the views take it: with its stream, its days, and whether it still stands.
public struct Entry: Sendable {
  public let fact: Fact
  public let event: Event
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

  /// Whether it moves persons and makes rows.
  public var stands: Bool { state == .stands || state == .corrected }

  public init(_ fact: Fact, in registry: inout Registry, state: State = .stands) {
    self.fact = fact
    self.state = state
    event = fact.event
    (stream, origin) = registry.stream(of: fact)
    occurred = fact.occurred?.days
    disclosed = fact.disclosed?.days
  }
}

/// What the views of one fold share: the names of streams and slugs, and where streams begin.
public struct Registry: Sendable {
  /// Streams by name, `case/us-wei-2023`.
  public private(set) var streams = Strings(capacity: 1 << 12)
  /// Slugs of parties and sources that facts mention.
  public var slugs = Strings(capacity: 1 << 12)
  /// Titles, offences and other texts.
  public var texts = Strings(capacity: 1 << 12)
  private var origins: [Int64] = [0]
  private var isApart: [Bool] = [false]
  private let apart: Set<String>

  /// - Parameter apart: names of streams that are folded apart from the rest.
  public init(apart: Set<String> = []) {
    self.apart = apart
  }

  /// Whether the stream is to be folded apart.
  func isApart(_ stream: Int32) -> Bool { isApart[Int(stream)] }

  /// The stream of a fact; its origin is the fact's own position where it is the first.
  mutating func stream(of fact: Fact) -> (Int32, Int64) {
    let subject = fact.subject
    let prefix = subject.kind.prefix
    let number = subject.key.withBytes { key in
      withUnsafeTemporaryAllocation(byteCount: prefix.utf8CodeUnitCount + key.count, alignment: 8) {
        $0.copyMemory(
          from: UnsafeRawBufferPointer(
            start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
        UnsafeMutableRawBufferPointer(rebasing: $0[prefix.utf8CodeUnitCount...]).copyMemory(
          from: key)
        return streams.number(of: UnsafeRawBufferPointer($0))
      }
    }
    if Int(number) == origins.count {
      origins.append(fact.position)
      isApart.append(!apart.isEmpty && apart.contains(streams[number]))
    }
    return (number, origins[Int(number)])
  }

  /// Position of a stream's first fact.
  public func origin(of stream: Int32) -> Int64 { origins[Int(stream)] }

  /// Kind and key of a stream's name.
  public func name(of stream: Int32) -> (kind: String, id: String) {
    let name = streams[stream]
    let slash = name.utf8.firstIndex(of: UInt8(ascii: "/"))!
    return (
      String(name[..<slash]), String(name[name.utf8.index(after: slash)...])
    )
  }

  /// Writes kind and key of a stream's name as two values of a row.
  func write(_ stream: Int32, to rows: Rows) {
    let prefix = kind(of: stream).prefix
    rows.text(
      UnsafeRawBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount - 1))
    writeKey(of: stream, to: rows)
  }

  /// Writes the key of a stream's name: `us-wei-2023`.
  func writeKey(of stream: Int32, to rows: Rows) {
    let length = kind(of: stream).prefix.utf8CodeUnitCount
    streams.withBytes(stream) { rows.text(UnsafeRawBufferPointer(rebasing: $0[length...])) }
  }

  public func kind(of stream: Int32) -> Subject {
    streams.withBytes(stream) { bytes in
      switch (bytes[0], bytes[1]) {
      case (UInt8(ascii: "c"), UInt8(ascii: "a")): .case
      case (UInt8(ascii: "c"), _): .country
      case (UInt8(ascii: "l"), _): .law
      case (UInt8(ascii: "p"), _): .party
      case (UInt8(ascii: "s"), UInt8(ascii: "o")): .source
      default: .swap
      }
    }
  }
}

extension Subject {
  var prefix: StaticString {
    switch self {
    case .case: "case/"
    case .law: "law/"
    case .party: "party/"
    case .source: "source/"
    case .swap: "swap/"
    case .country: "country/"
    }
  }
}
