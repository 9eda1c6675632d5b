import Docket
import Documents
import Events
import Ports
import Projections

/// Prints records one by one, so that a log of any length needs little memory.
protocol RecordPrinter {
  func begin() throws
  func print(_ record: Record) throws
  func end() throws
}

/// One flat fact a line, with what the log added in front.
///
///     {"position":42,"revision":3,"recorded":"2026-…Z","recorder":"ana","case":"us-wei-2023",…}
final class LineRecords: RecordPrinter {
  private let output: Output

  init(_ output: Output) { self.output = output }

  func begin() {}
  func end() {}

  func print(_ record: Record) throws {
    try output.write(record.flat())
    try output.write("\n")
  }
}

/// The same as one list.
final class JSONRecords: RecordPrinter {
  private let output: Output
  private var isFirst = true

  init(_ output: Output) { self.output = output }

  func begin() throws { try output.write("[") }

  func print(_ record: Record) throws {
    try output.write(isFirst ? "\n  " : ",\n  ")
    isFirst = false
    try output.write(record.flat())
  }

  func end() throws { try output.write(isFirst ? "]\n" : "\n]\n") }
}

/// A line for people: place, time, recorder, stream, word, date, and what it tells.
final class TextRecords: RecordPrinter {
  private let output: Output
  private let digits: Int
  private let sentence = Sentence()
  private let redactions: () throws -> Redactions
  private var known: Redactions?

  init(_ output: Output, digits: Int, redactions: @escaping () throws -> Redactions) {
    self.output = output
    self.digits = digits
    self.redactions = redactions
  }

  func begin() {}
  func end() {}

  func print(_ record: Record) throws {
    let position = String(record.position)
    let padding = String(repeating: " ", count: max(0, digits - position.count))
    let parts = [
      padding + "#" + position, Timestamp.plain(record.recorded), record.recorder, record.stream,
      record.type,
    ]
    try output.write((parts + telling(record)).joined(separator: "  ").visible.isolated + "\n")
  }

  private func telling(_ record: Record) throws -> [String] {
    guard record.body != nil else {
      if known == nil { known = try redactions() }
      return ["-", known?.words(of: record) ?? ""]
    }
    return [try record.read()?.occurred?.description ?? "-", try record.told(by: sentence)]
  }
}

extension Record {
  /// What it tells, in words; of a record that cannot be read, why. Throws `LogError.damaged` where
  /// its body is damaged.
  func told(by sentence: Sentence) throws -> String {
    if let fact = try read() { return sentence.words(of: fact) }
    return "cannot be read: \(try unread()?.reason ?? "")"
  }

  /// The fact as one object, with what the log added; one that cannot be read as it is.
  ///
  /// Of a redacted one there is left what names it: its stream, word and id; `redacted` says so.
  /// Throws `LogError.damaged` where its body is damaged.
  func flat() throws -> [UInt8] {
    _ = try unread()
    let added = [
      ("position", JSON.integer(position)), ("revision", .integer(revision)),
      ("recorded", .string(Timestamp.exact(recorded))), ("recorder", .string(recorder)),
    ].map { JSON.Member($0.0, $0.1) }
    let flat = JSON.object(added).compact().utf8.dropLast() + [UInt8(ascii: ",")] + fact.dropFirst()
    // What steers a terminal or hides in it is escaped: the same value, safe to print.
    if flat.allSatisfy({ $0 < 0x7F }) { return flat }
    return Array(String(decoding: flat, as: UTF8.self).escapingHidden.utf8)
  }
}
