import Docket
import Events
import Ports

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

  /// What is done, for a sentence: `#42 is recorded`, `#42 to #45 are recorded`.
  static func done(_ receipt: Receipt) -> String {
    let new = receipt.new.map(\.position)
    let positions = new.isEmpty ? receipt.known.map(\.position) : new
    guard let first = positions.min(), let last = positions.max() else {
      return "Nothing is recorded"
    }
    let verb = new.isEmpty ? "in the log already" : "recorded"
    if first == last { return "#\(first) is \(verb)" }
    return new.isEmpty
      ? "The facts are \(verb)" : "#\(first) to #\(last) are \(verb)"
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
