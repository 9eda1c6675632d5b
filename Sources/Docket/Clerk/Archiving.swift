public import Events
public import Ports
import Projections

/// Bytes of a source that somebody brings.
public struct BroughtSource: Sendable {
  public var bytes: [UInt8]
  /// What they are: `text/html`; see `MediaType.guess`.
  public var mediaType: String
  /// Whether somebody said so, and it is not a guess.
  public var isTypeSaid = false
  /// When they were taken; nil if that was not given.
  public var captured: EDTF?
  /// The recorder's own words.
  public var note: String?

  public init(
    bytes: [UInt8], mediaType: String, captured: EDTF? = nil, note: String? = nil
  ) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.captured = captured
    self.note = note
  }
}

extension BroughtSource {
  /// Whether nothing is said of these bytes that an archiving of them has not recorded.
  fileprivate func addsNothing(to version: ArchivedVersion) -> Bool {
    (captured == nil || captured == version.captured)
      && (!isTypeSaid || mediaType == version.mediaType) && (note == nil || note == version.note)
  }
}

/// What became of bytes that were brought.
public struct ArchiveReceipt: Sendable {
  public let kept: Kept
  public let record: Record
  /// What the bytes are, by this record.
  public let mediaType: String
  /// When they were taken, by this record.
  public let captured: EDTF?
  /// False where the same bytes stood archived already, captured at the same time.
  public let isNew: Bool
}

extension Clerk {
  /// Keeps the bytes of a registered source and records that they are kept.
  ///
  /// The bytes are on the disk before the fact is in the log. Bytes that stand archived for this
  /// source already are recorded again only where something else is said of them: that they were
  /// captured at another time (that they were still the same then is worth knowing), are of another
  /// type, or a note. Throws `Refusals` where the source is not registered.
  public func archive(
    _ brought: BroughtSource, of source: String, in store: any SourceStore
  ) throws -> ArchiveReceipt {
    let facts = try log.facts(ofStream: StreamID(.source, source).name, through: .max)
    guard CitedSource(source, facts).kind != nil else {
      throw Refusals([
        Refusal(
          .unregisteredSource, at: "source", "The source \(source) is not registered.",
          "Register it first: docket record source.registered --source \(source) --kind web --url …"
        )
      ])
    }
    guard !brought.bytes.isEmpty else {
      throw Refusals([
        Refusal(
          .emptySource, at: "bytes", "There are no bytes: the file is empty.",
          "Save the page or file again.")
      ])
    }
    return try store.whileAdding { try keep(brought, of: source, in: store, facts) }
  }

  private func keep(
    _ brought: BroughtSource, of source: String, in store: any SourceStore, _ facts: [Fact]
  ) throws -> ArchiveReceipt {
    let kept = try store.keep(brought.bytes)
    let versions = ArchivedVersion.list(facts).filter { $0.sha256 == kept.sha256 }
    // What somebody said of these bytes before goes before a guess.
    var brought = brought
    if !brought.isTypeSaid, let type = versions.last?.mediaType { brought.mediaType = type }
    let same = versions.last { brought.addsNothing(to: $0) }
    if let same, let record = try record(at: same.position) {
      return ArchiveReceipt(
        kept: kept, record: record, mediaType: same.mediaType ?? brought.mediaType,
        captured: same.captured, isNew: false)
    }
    var fact: JSON = [
      "type": "source.archived", "source": .string(source), "sha256": .string(kept.sha256),
      "bytes": .integer(Int64(brought.bytes.count)), "media_type": .string(brought.mediaType),
      "where": .string(kept.place),
    ]
    fact["captured"] = brought.captured.map { .string($0.description) }
    fact["note"] = brought.note.map(JSON.string)
    let receipt = try record([fact])
    return ArchiveReceipt(
      kept: kept, record: receipt.entries[0].record, mediaType: brought.mediaType,
      captured: brought.captured, isNew: true)
  }

  private func record(at position: Int64) throws -> Record? {
    var found: Record?
    try log.records(Selection(after: position - 1, through: position)) {
      found = $0
      return false
    }
    return found
  }
}
