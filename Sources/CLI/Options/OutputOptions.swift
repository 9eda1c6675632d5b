import ArgumentParser
import Docket
import Documents
import Events

/// In what form, and where to.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "text, json, csv or markdown, and html, jsonl or svg where the command has them.",
      valueName: "format"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "Write here instead; the name's ending tells the format.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "No colour and no bold (also: NO_COLOR, TERM=dumb).")
  var noColor = false

  @Flag(help: "CSV with the exact values, without guards for spreadsheets.")
  var raw = false

  init() {}

  init(format: String?, output: String?, noColor: Bool = false, raw: Bool = false) {
    self.format = format
    self.output = output
    self.noColor = noColor
    self.raw = raw
  }

  private enum CodingKeys: CodingKey { case format, output, noColor, raw }

  /// The format that is named, else that of the file's name, else the first of those there are.
  func format(among formats: [Format]) throws(Complaint) -> Format {
    if let format { return try Self.format(named: format, among: formats) }
    guard let output, let guess = Format(fileName: output) else { return formats[0] }
    guard formats.contains(guess) else {
      throw .usage(
        "\(output) asks for \(guess.rawValue), which this command does not have. "
          + "It has \(Phrase.list(formats.map(\.rawValue))): choose with --format.")
    }
    return guess
  }

  static func format(named name: String, among formats: [Format]) throws(Complaint) -> Format {
    if let format = formats.first(where: { $0.rawValue == name }) { return format }
    let names = formats.map(\.rawValue)
    let guess = Format(fileName: "." + name + "." + name).map(\.rawValue)
    let near =
      guess.flatMap { names.contains($0) ? $0 : nil } ?? Nearest.nearest(to: name, among: names)
    throw .usage(
      "There is no format '\(name.visible)' here." + Complaint.hint(near)
        + " The formats are \(Phrase.list(names)).")
  }

  /// Prints a document, or writes it to the file.
  func print(_ document: Document, as format: Format, footer: String? = nil) throws(Complaint) {
    if format == .svg, document.figures.isEmpty {
      throw .usage("There is no picture on this page. The other formats show all of it.")
    }
    guard let output, output != "-" else {
      let style = Style(
        width: Terminal.width, color: Terminal.takesColor(unless: noColor), raw: raw, footer: footer
      )
      return try Output.print(format.render(document, style))
    }
    try WholeFile.write(format.render(document, Style(raw: raw, footer: footer)), to: output)
  }
}
