import Ports

/// A log of which some streams only are walked through: what is made of all facts is made of theirs.
/// Whoever asks for a single stream, fact or position is answered from the whole log.
final class PartialLog: LogReader {
  private let base: any LogReader
  /// The records of its streams, by their positions.
  let part: [Record]

  init(_ base: any LogReader, streams: [String], through last: Int64) throws {
    self.base = base
    var part: [Record] = []
    try base.records(Selection(.streams(streams), through: last)) {
      part.append($0)
      return true
    }
    self.part = part.sorted { $0.position < $1.position }
  }

  func head() throws -> Head { try base.head() }

  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    for record in part where record.position > position && record.position <= last {
      try (record.body ?? []).withUnsafeBytes { try visit(record.position, $0) }
    }
  }

  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try base.scan(stream: stream, through: last, visit)
  }

  func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    switch selection.which {
    case .stream, .streams, .id: return try base.records(selection, visit)
    // A record by its position.
    case .all where selection.through &- selection.after == 1:
      return try base.records(selection, visit)
    case .all, .words, .accounts, .marked: break
    }
    var left = selection.limit ?? .max
    for record in selection.reverse ? part.reversed() : part
    where record.position > selection.after && record.position <= selection.through
      && selection.which.contains(record)
    {
      guard left > 0 else { return }
      left -= 1
      guard try visit(record) else { return }
    }
  }

}
