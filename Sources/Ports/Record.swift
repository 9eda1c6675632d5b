package import Events

/// One record of the log: a fact with its place, and the proof of its place.
public struct Record: Sendable, Equatable {
  /// 1, 2, 3 … over the whole log, without gaps.
  public var position: Int64
  /// The stream, `kind/id`: `case/cn-zeng-2023`, `country/CN`.
  public var stream: String
  /// 1, 2, 3 … within the stream.
  public var revision: Int64
  /// The fact's own identity.
  public var id: String
  /// The fact's word: `custody.arrested`.
  public var type: String
  /// When it was recorded: microseconds since 1970-01-01T00:00:00Z; never less than its predecessor's.
  public var recorded: Int64
  /// Who recorded it, as the writer named itself.
  public var recorder: String
  /// SHA-256 over the domain tag, `salt` and `body`: 32 bytes.
  public var commitment: [UInt8]
  /// RFC 6962 leaf hash of the record's envelope: 32 bytes.
  public var leaf: [UInt8]
  /// 16 random bytes; nil once the fact was redacted.
  public var salt: [UInt8]?
  /// The canonical fact (RFC 8785); nil once it was redacted.
  public var body: [UInt8]?

  public init(
    position: Int64, stream: String, revision: Int64, id: String, type: String, recorded: Int64,
    recorder: String, commitment: [UInt8], leaf: [UInt8], salt: [UInt8]?, body: [UInt8]?
  ) {
    self.position = position
    self.stream = stream
    self.revision = revision
    self.id = id
    self.type = type
    self.recorded = recorded
    self.recorder = recorder
    self.commitment = commitment
    self.leaf = leaf
    self.salt = salt
    self.body = body
  }
}

/// Where a log ends.
public struct Head: Sendable, Equatable {
  /// Position of the last record; 0 for an empty log.
  public var position: Int64
  /// `recorded` of the last record; 0 for an empty log.
  public var recorded: Int64

  public init(position: Int64, recorded: Int64) {
    self.position = position
    self.recorded = recorded
  }

  public static let empty = Head(position: 0, recorded: 0)
}

extension Record {
  /// The body as JSON, where it is that.
  package var json: JSON? { body.flatMap { try? JSON(parsing: $0[...]) } }
}
