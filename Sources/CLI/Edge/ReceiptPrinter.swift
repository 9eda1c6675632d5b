import Docket
import Events

/// Tells what became of a batch.
enum ReceiptPrinter {
  /// `#42 custody.arrested case/us-wei-2023 (revision 7)`, a line for each fact.
  static func text(_ receipt: Receipt) -> String {
    receipt.entries.map { entry in
      let record = entry.record
      let fact = receipt.isDryRun && entry.isNew ? pretty(record) + "\n" : ""
      let verb = receipt.isDryRun && entry.isNew ? "would be " : ""
      let known = entry.isNew ? "" : ", there already"
      return fact
        + "\(verb)#\(record.position) \(record.type) \(record.stream) (revision \(record.revision))"
        + known + "\n"
    }.joined()
  }

  /// The same for scripts.
  static func json(_ receipt: Receipt) -> JSON {
    .object([
      .init("dry_run", .bool(receipt.isDryRun)),
      .init("facts", .array(receipt.entries.map { json($0, receipt.isDryRun) })),
      .init("position", .integer(receipt.head.position)),
    ])
  }

  private static func json(_ entry: Receipt.Entry, _ isDryRun: Bool) -> JSON {
    let record = entry.record
    var members: [JSON.Member] = [
      .init("position", .integer(record.position)), .init("revision", .integer(record.revision)),
      .init("stream", .string(record.stream)), .init("type", .string(record.type)),
      .init("id", .string(record.id)), .init("new", .bool(entry.isNew)),
    ]
    if isDryRun { members.append(.init("fact", fact(record) ?? .null)) }
    return .object(members)
  }

  private static func pretty(_ record: Record) -> String {
    (fact(record) ?? .null).pretty()
  }

  private static func fact(_ record: Record) -> JSON? {
    record.body.flatMap { try? JSON(parsing: $0[...]) }
  }
}
