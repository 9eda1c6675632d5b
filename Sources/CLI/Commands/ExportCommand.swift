import ArgumentParser
import Docket
import Documents
import Events

/// Writes pages that are fit to publish.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write pages fit to publish: cases, countries and all else that has one.",
    discussion: """
      EXAMPLES:
        docket export case cn-zeng-2023
        docket export case cn-zeng-2023 --output zeng.html
        docket export case --all --format html --output site
        docket export case --all --format html --output site --prune
        docket export country CN --format json

      With --output and a folder, each page is a file of its own, called after the id, and pages \
      that are written together link to each other. A file is there whole or not at all. Pages of \
      earlier exports that would not be shown any more are named, or removed with --prune. What is \
      marked for a narrower circle than --audience is left out; without it, pages are for everybody \
      (clear).
      """)

  @Argument(
    help: ArgumentHelp("What to export.", valueName: "kind"),
    completion: .list(Subject.allCases.map(\.rawValue)))
  var kind: String

  @Argument(
    help: ArgumentHelp("Slugs, or countries' codes.", valueName: "id"),
    completion: .custom(Completions.shown))
  var ids: [String] = []

  @Flag(help: "All there are.")
  var all = false

  @Option(
    help: ArgumentHelp("markdown, html, json, csv or text.", valueName: "format"),
    completion: .list(Self.formats.map(\.rawValue)))
  var format: String?

  @Option(
    help: ArgumentHelp("A folder, or a file for a single page.", valueName: "path"),
    completion: .file())
  var output: String?

  @Flag(help: "Remove pages of this kind from the folder that are not shown any more.")
  var prune = false

  @Flag(help: "CSV with the exact values, without guards for spreadsheets.")
  var raw = false

  @Flag(help: "Print names that are known from the press alone.")
  var pressNames = false

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions

  private static let formats: [Format] = [.markdown, .html, .json, .csv, .text]

  func validate() throws {
    if all, !ids.isEmpty { throw ValidationError("Name ids or --all, not both.") }
    if !all, ids.isEmpty { throw ValidationError("Nothing says which: name ids, or --all.") }
    if prune, output ?? "-" == "-" || isFile {
      throw ValidationError("--prune is for a folder: name one with --output.")
    }
  }

  func run() throws {
    let subject = try ShowCommand.subject(kind)
    let isFile = isFile
    try refuseUnknownEnding()
    let format = try OutputOptions(format: format, output: isFile ? output : nil)
      .format(among: Self.formats)
    let desk = try options.desk(for: "export")
    let reading = try dials.reading(at: desk, for: .clear)
    let ids = all ? try reading.ids(of: subject) : self.ids
    for id in ids { try reading.require(subject, id) }
    warn(of: try reading.exposures())
    let export = PageExport(
      reading: reading, subject: subject, ids: ids, format: format, raw: raw,
      options: try desk.pageOptions(pressNames: pressNames))
    switch output {
    case nil, "-": try export.print(isList: all || ids.count > 1)
    case let path? where isFile: try export.write(ids[0], to: path)
    case let path?:
      let stale = StalePages(in: path, reading, subject, try desk.views.get(), Self.formats)
      try export.write(into: path)
      try stale.tell(removing: prune)
    }
  }

  /// Names facts that somebody should look at before the pages go out.
  private func warn(of exposures: [Int64]) {
    guard !exposures.isEmpty else { return }
    let first = exposures.prefix(10).map { "#\($0)" }
    let more = exposures.count > 10 ? " and \(exposures.count - 10) more" : ""
    Terminal.complain(
      "Warning: facts that are shown hold words by which hidden parties are called: "
        + "\(Phrase.list(first))\(more). Look whether they must be marked too.")
  }

  /// A name that ends as a file does is no folder's: of several pages, or in a format that nothing is written in.
  private func refuseUnknownEnding() throws {
    guard let output, output != "-", !isFile, !WholeFile.isFolder(output), !output.hasSuffix("/"),
      let dot = output.split(separator: "/").last?.split(separator: ".").dropFirst().last
    else { return }
    if Format(fileName: output) != nil {
      throw Complaint.usage(
        "--output \(output.visible) names a file, and several pages go into a folder: name one, and the "
          + "format with --format.")
    }
    guard Self.endings.contains(dot.lowercased()) else { return }
    throw Complaint.usage(
      "--output \(output.visible): nothing is written as .\(String(dot).visible). Name a folder, or a "
        + "file that ends in .md, .html, .json, .csv or .txt.")
  }

  /// Endings by which files of other kinds are known.
  private static let endings: Set<String> = [
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "xml", "tsv", "svg", "png", "jpg",
    "jpeg", "gif", "zip", "gz", "tar", "tex", "epub", "yaml", "yml", "sqlite", "jsonl", "ndjson",
  ]

  /// Whether `--output` names a file: for a single page, one that stands there, or with the ending of a
  /// format.
  private var isFile: Bool {
    guard let output, !all, ids.count == 1, !WholeFile.isFolder(output) else { return false }
    return Format(fileName: output) != nil || WholeFile.stands(output)
  }
}
