import Docket
import Documents
import Events
import Ports

/// Facts that a fact names: by their ids, or by their positions in the log, as in `#42`.
struct FactReferences {
  private let log: any LogReader

  init(_ log: any LogReader) {
    self.log = log
  }

  /// Puts ids in the place of positions. A fact that speaks of another belongs where that one
  /// does, unless something else is said.
  func resolve(_ fact: inout JSON, _ word: Word) throws {
    for field in word.fields + Envelope.infos where field.kind.mayBeFact {
      guard let text = fact[field.name]?.string, text.hasPrefix("#") else { continue }
      fact[field.name] = .string(try id(at: text, field))
    }
    guard word.subjects.allSatisfy({ fact[$0.rawValue] == nil }),
      let target = word.fields.first(where: { $0.isRequired && $0.kind == .fact }),
      let id = fact[target.name]?.string
    else { return }
    guard let record = try record(.id(id)) else {
      let isNumber = !id.isEmpty && id.allSatisfy { $0.isASCII && $0.isNumber }
      let way =
        isNumber
        ? "A position has a '#' before it: '#\(id)'."
        : "'docket log --format jsonl' prints the ids."
      throw Complaint(
        "--\(target.name.flagName): there is no fact '\(id.visible)' in the log. \(way)", .data)
    }
    if let stream = StreamID(record.stream) {
      fact[stream.kind.rawValue] = .string(stream.key)
    }
  }

  private func id(at text: String, _ field: FieldInfo) throws -> String {
    let flag = "--" + field.name.flagName
    guard let position = Int64(text.dropFirst()), position > 0 else {
      throw Complaint(
        "\(flag) takes a fact's id or its position, as in '#42', not '\(text.visible)'.", .data)
    }
    guard let record = try record(.all, at: position) else {
      let head = try log.head().position
      throw Complaint(
        "\(flag): there is no record \(text). The log ends at #\(head); 'docket log' prints it.",
        .data)
    }
    return record.id
  }

  private func record(_ which: Selection.Which, at position: Int64? = nil) throws -> Record? {
    var found: Record?
    let selection = Selection(
      which, after: position.map { $0 - 1 } ?? 0, through: position ?? .max, limit: 1)
    try log.records(selection) { record in
      found = record
      return false
    }
    return found
  }
}
