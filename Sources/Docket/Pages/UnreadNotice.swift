import Documents
import Events
import Ports
import Words

extension Document {
  /// Says on a page what of its records cannot be read, and is not told.
  mutating func state(unread records: [Unread], of kind: Subject) {
    guard !records.isEmpty else { return }
    let count =
      records.count == 1
      ? "1 record of this \(kind.rawValue) cannot be read, and is not told here"
      : "\(records.count) records of this \(kind.rawValue) cannot be read, and are not told here"
    blocks.append(.notice(Line("\(count): \(records.map(\.words).joined(separator: "; ")).")))
    data["unread"] = .array(
      records.map { record in
        .record([
          ("position", .integer(record.position)), ("type", .string(record.type)),
          ("id", .string(record.id)), ("reason", .string(record.reason)),
        ])
      })
  }
}
