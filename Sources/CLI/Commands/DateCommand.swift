import ArgumentParser
import Docket
import Documents
import Events

/// Shows how a date is understood.
struct DateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: "Show how a date is understood, or where it is wrong.",
    discussion: """
      EXAMPLES:
        docket date 2023-08-11
        docket date '2018-22'
        docket date '../2023-08-11'
        docket date '2010~/2012' --format json

      Dates are EDTF (ISO 8601-2), levels 0 and 1, and sets. Quote what your shell would take for \
      its own: ~ ? [ ] { }. The margins are what ?, ~ and % add.
      """)

  /// Everything that is no option: years before 1 BC begin with a hyphen.
  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("The date, in EDTF.", valueName: "text"))
  var texts: [String]

  @OptionGroup var output: OutputOptions

  private var text: String { texts.first ?? "" }

  func validate() throws {
    if let option = texts.first(where: { $0.hasPrefix("--") && $0 != "--" }) {
      throw ValidationError("Unknown option '\(option.visible)'")
    }
    guard texts.count == 1 else {
      throw ValidationError("One date, please: a date has no spaces. Dates are read one by one.")
    }
  }

  func run() throws {
    let format = try output.format(among: [.text, .json, .jsonl, .csv, .markdown])
    do {
      let date = try EDTF(text)
      if format == .text, output.output == nil { return try Output.print(plain(date)) }
      try output.print(page(of: date), as: format)
    } catch let error as EDTFError {
      throw Complaint(WrongDate.text(error, in: text), .data)
    }
  }

  // MARK: A date

  private func plain(_ date: EDTF) -> String {
    var lines = [date.description + "  " + date.words]
    for (name, day) in bounds(of: date) {
      lines.append("  " + name.padded(to: 18) + (day?.description ?? "open"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func page(of date: EDTF) -> Document {
    let bounds = bounds(of: date)
    let cells =
      [("edtf", date.description), ("words", date.words)].map { ($0.0, Optional($0.1)) }
      + bounds.map { ($0.name.replacingSpaces, $0.day?.description) }
    let table = Table(
      name: "date", columns: cells.map { Table.Column($0.0, $0.0) },
      rows: [cells.map { Table.Cell($0.1 ?? "") }])
    let data = JSON.object(
      cells.map { JSON.Member($0.0, $0.1.map { .string($0) } ?? .null) })
    return Document(title: date.description, blocks: [.table(table)], data: data, table: table)
  }

  private func bounds(of date: EDTF) -> [(name: String, day: Day?)] {
    let bounds = date.bounds
    return [
      ("earliest", bounds.earliest), ("latest", bounds.latest),
      ("earliest margin", bounds.earliestMargin), ("latest margin", bounds.latestMargin),
    ]
  }
}

extension String {
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "_" : $0 }) }

  /// With blanks behind it up to this many characters.
  func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(1, count - self.count))
  }
}
