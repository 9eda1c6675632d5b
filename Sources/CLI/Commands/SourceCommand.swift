import ArgumentParser
import Docket
import Documents
import Events
import Logs
import Ports
import Projections

/// Archives sources, and looks after those that are.
struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Archive sources, and show, trace and check them.",
    discussion: """
      EXAMPLES:
        docket source add justice-gov-2023-08-03 page.html --captured 2023-08-04
        docket source show justice-gov-2023-08-03
        docket source chain justice-gov-2023-08-03
        docket source check
      """,
    subcommands: [Add.self, Show.self, Chain.self, Check.self])
}

extension SourceCommand {
  /// Keeps the bytes of a source.
  struct Add: ParsableCommand, RecordingCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep a source's bytes, and hold the quotes from it against them.",
      discussion: """
        EXAMPLES:
          docket source add justice-gov-2023-08-03 page.html
          docket source add justice-gov-2023-08-03 page.pdf --captured 2023-08-04
          docket source add capture.json
          crawl https://example.org/news | docket source add -

        A file, for a source that is registered; or, alone, a capture: a JSON object with source or \
        url, captured, media_type, and path (from the capture's folder) or base64. With - the capture \
        comes from standard input. Nothing is fetched from the network.
        """)

    @Argument(
      help: ArgumentHelp("The source's slug or address; or a capture, or -.", valueName: "source"),
      completion: .custom(Completions.sources))
    var source: String

    @Argument(
      help: ArgumentHelp("The file with its bytes.", valueName: "file"), completion: .file())
    var file: String?

    @Option(help: ArgumentHelp("When the bytes were taken (EDTF).", valueName: "date"))
    var captured: String?

    @Option(
      help: ArgumentHelp(
        "What they are (else guessed from the file): text/html.", valueName: "type"))
    var mediaType: String?

    @Option(help: ArgumentHelp("One or two sentences of your own.", valueName: "text"))
    var note: String?

    @Flag(help: "Record though the clock seems to be wrong.")
    var yes = false

    @OptionGroup var options: DocketOptions
    @OptionGroup var recorder: RecorderOptions

    @Option(
      help: ArgumentHelp("text or json.", valueName: "format"), completion: .list(["text", "json"]))
    var format: String?

    func run() throws {
      let format = try OutputOptions(format: format, output: nil).format(among: [.text, .json])
      let desk = try options.desk(recorder: recorder.recorder, for: "source add")
      var capture: Capture
      if let file {
        capture = try Capture(source: source, file: file)
      } else {
        guard source == "-" || source.hasSuffix(".json") else {
          throw Complaint.usage(
            "Which file has the bytes of \(source.visible)? Write 'docket source add "
              + "\(source.visible) FILE', or name a capture that ends in .json.")
        }
        capture = try Capture(reading: source)
      }
      try capture.set(captured: captured, mediaType: mediaType, note: note)
      let clerk = try desk.clerk(believing: yes)
      let slug = try slug(capture.source, clerk, desk)
      let receipt = try clerk.archive(capture.brought, of: slug, in: desk.sources)
      // From here on it is recorded, whatever fails.
      let look = Result { try self.look(slug, capture.brought.bytes, receipt, desk) }
      let found = try? look.get()
      let printer = ArchivePrinter(
        slug, capture.brought, receipt, hasText: found?.hasText ?? true, found?.flags)
      let done =
        "#\(receipt.record.position) is \(receipt.isNew ? "recorded" : "in the log already"), and the "
        + "bytes are kept"
      try Output.print(
        receipt: format == .json ? printer.json.pretty() + "\n" : printer.text, of: done)
      if case .failure(let error) = look {
        throw Complaint(
          error, after: done, failed: "the quotes from it could not be looked at",
          advice: "Look with 'docket source check \(slug)' once that is mended.")
      }
    }

    /// Whether text can be read from the bytes, and which quotes are not in it.
    private func look(
      _ slug: String, _ bytes: [UInt8], _ receipt: ArchiveReceipt, _ desk: Desk
    ) throws -> (hasText: Bool, flags: [Flagged]) {
      let archive = try desk.archive()
      let text = try desk.sources.text(of: bytes, mediaType: receipt.mediaType)
      let inspection = Inspection(
        archive, desk.sources, [.quoteNotFound], CheckSettings(), today: try desk.today(nil))
      return (text != nil, try inspection.run(sources: [slug]))
    }

    /// A registered source by its slug or address.
    private func slug(_ named: String, _ clerk: Clerk, _ desk: Desk) throws -> String {
      guard named.contains(":") || (try? Slug(named)) != nil else {
        throw try Complaint(
          NotFound(
            kind: .source, id: named, nearest: desk.archive().nearest(to: named, .source)))
      }
      switch try clerk.source(named: named) {
      case .found(let slug): return slug
      case .unregistered(let slug):
        throw NotFound(
          kind: .source, id: slug, nearest: try desk.archive().nearest(to: slug, .source))
      case .new(let slug, let url):
        throw Complaint(
          "No source has the address \(url.visible). Register it first: docket record "
            + "source.registered --stream source/\(slug) --kind web --url '\(url.visible)'",
          .notFound)
      }
    }
  }

  /// The page of a source.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a source, as 'docket show source' does.",
      discussion: """
        EXAMPLES:
          docket source show justice-gov-2023-08-03
        """)

    @Argument(
      help: ArgumentHelp("Its slug.", valueName: "id"), completion: .custom(Completions.sources))
    var id: String

    @OptionGroup var dials: DialOptions
    @OptionGroup var options: DocketOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let format = try output.format(among: Format.forPages)
      let reading = try dials.reading(at: options.desk(for: "source show"))
      try output.print(try reading.page(of: .source, id), as: format)
    }
  }

  /// Where a source comes from, and what comes from it.
  struct Chain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what a source was made from, and what was made from it, as trees.",
      discussion: """
        EXAMPLES:
          docket source chain wikipedia-report
          docket source chain wikipedia-report --format json
        """)

    @Argument(
      help: ArgumentHelp("Its slug.", valueName: "id"), completion: .custom(Completions.sources))
    var id: String

    @OptionGroup var dials: DialOptions
    @OptionGroup var options: DocketOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let format = try output.format(among: Format.forPages)
      let reading = try dials.reading(at: options.desk(for: "source chain"))
      try output.print(try reading.chain(of: id), as: format)
    }
  }

  /// Checks sources, and what rests on them.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Check sources: what is kept, whole and quoted rightly, and what rests on withdrawn ones.",
      discussion: """
        EXAMPLES:
          docket source check
          docket source check justice-gov-2023-08-03
          docket source check --format csv --output sources.csv
        """)

    @Argument(
      help: ArgumentHelp("Slugs; all sources where none is named.", valueName: "id"),
      completion: .custom(Completions.sources))
    var ids: [String] = []

    @OptionGroup var how: CheckRunOptions
    @OptionGroup var dials: DialOptions
    @OptionGroup var options: DocketOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let format = try output.format(among: Format.forLists)
      let desk = try options.desk(for: "source check")
      let settings = try how.settings(desk)
      let reading = try dials.reading(at: desk)
      for id in ids { try reading.require(.source, id) }
      let inspection = try reading.inspection(
        desk.sources, Projections.Check.ofSources, settings, today: desk.today(how.today))
      let flags: [Flagged]
      if ids.isEmpty {
        let progress = Progress("Checking", "streams")
        flags = try inspection.run { progress.show($0, of: $1) }
      } else {
        flags = try inspection.run(sources: ids)
      }
      try FindingsPrinter(flags, settings, all: true).print(output, format)
    }
  }
}
