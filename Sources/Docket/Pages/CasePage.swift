public import Documents
public import Events
public import Projections
import Words

/// The page of a case, fit to publish: status sentence, summary, accused, timeline, laws, links,
/// how far each claim is verified, what is contested, corrections, sources, next dates, and what it was made from.
///
/// Every sentence is made from fields; notes and remarks of the recorder are printed verbatim and
/// marked as what they are.
public struct CasePage {
  /// What a reader may ask of the page.
  public struct Options: Sendable {
    /// Print names that are known from the press alone.
    public var pressNames: Bool
    /// The clock by which the timeline is drawn.
    public var clock: TimelineQuery.Clock
    /// From where in time one looks; nil for now.
    var retrospect: Retrospect?
    /// The day of the reader, by which a case is told in the present tense or not; nil is the day
    /// of the last record.
    public var today: Day?
    /// So many days after its last fact a case is told as it was when last heard of.
    public var staleDays: Int64

    public init(
      pressNames: Bool = false, clock: TimelineQuery.Clock = .occurred, today: Day? = nil,
      staleDays: Int64 = 180
    ) {
      self.pressNames = pressNames
      self.clock = clock
      self.today = today
      self.staleDays = staleDays
    }
  }

  let file: CaseFile
  let options: Options
  /// The laws it names of which any history is recorded.
  let laws: [LawHistory]

  public init(_ file: CaseFile, _ options: Options = Options()) {
    self.init(file, options, laws: [])
  }

  init(_ file: CaseFile, _ options: Options, laws: [LawHistory]) {
    self.file = file
    self.options = options
    self.laws = laws
  }

  /// The page, with the same as data and the timeline as its table.
  public var document: Document {
    let status = Lead(file, today: options.today, staleDays: options.staleDays)
    let possibly = file.retrospect.flatMap { PossiblySentence($0).words }
    let first = [status.words, possibly].compactMap(\.self).joined(separator: " ")
    var blocks: [Block] = [
      status.isExoneration
        ? .notice(Line([.strong(first)])) : .paragraph(Line([.strong(first)]))
    ]
    blocks += CaseSummary(file).paragraphs.map { .paragraph(Line($0)) }
    blocks += AccusedSection(file: file, options: options).blocks
    blocks += RolesSection(file: file).blocks
    let picture = TimelinePicture(file: file, laws: laws, clock: options.clock)
    blocks += TimelineSection(file: file, figure: picture.figure).blocks
    blocks += LawsSection(file: file).blocks
    blocks += LawInForce.section(LawInForce.namings(in: file, laws))
    blocks += LinksSection(file: file).blocks
    blocks += EvidenceSection(file: file).blocks
    blocks += ContestedSection(file: file).blocks
    blocks += CorrectionsSection(file: file).blocks
    blocks += SourcesSection(file: file).blocks
    blocks += NextSection(file: file, today: options.today).blocks
    blocks.append(.paragraph(Line([.emphasis(footer)])))
    return Document(
      title: file.title, blocks: blocks,
      data: CaseData(file: file, options: options).json(status: first),
      table: TimelineTable(file: file).table)
  }

  private var footer: String {
    """
    Case \(file.id), made from log position #\(file.headPosition) of \
    \(Instant(microseconds: file.headRecorded).words). \(recorded)\(CasePage.clock) \
    \(CasePage.accounts)
    """
  }

  /// The third clock: when its facts were recorded. By whom is for the log and `docket blame`: a login
  /// name is no voice of the case.
  private var recorded: String {
    let times = file.timeline.map(\.recorded)
    guard let first = times.min(), let last = times.max() else { return "" }
    let dates = [first, last].map { Instant(microseconds: $0).date }
    let span = dates[0] == dates[1] ? "on \(dates[0])" : "from \(dates[0]) to \(dates[1])"
    return "Its facts were recorded \(span). "
  }

  /// What sorts the page.
  static let clock = """
    Sorted by when things occurred: what certainly came first stands first; where dates overlap, in \
    the order in which proceedings usually go; what has no date stands last.
    """

  /// How one account among several is chosen: VOCABULARY.md, rule 2.
  static let accounts = """
    Among accounts of one event the one shown is not retracted and has the best source (a court \
    record, then legislation or an official statement, then all else), then the later disclosure, \
    then more independent sources.
    """
}

extension CaseFile {
  /// A source's name as a run: a link where it has an address.
  func run(_ slug: String) -> Run {
    let source = source(slug)
    let name = source?.name ?? CitedSource(slug, []).name
    return source?.url.map { Run.link(text: name, url: $0) } ?? .text(name)
  }

  /// "republished from Financial Times"; nil for a source of its own.
  func descent(of source: CitedSource, depth: Int = 0) -> String? {
    guard depth < 8, !source.derived.isEmpty else { return nil }
    let steps = source.derived.map { step in
      let parent = self.source(step.of)
      let name = "\(step.how.phrase) \(parent?.name ?? CitedSource(step.of, []).name)"
      let above = parent.flatMap { descent(of: $0, depth: depth + 1) }
      return above.map { "\(name), itself \($0)" } ?? name
    }
    return Wording.list(steps)
  }
}

extension DerivationHow {
  var phrase: String {
    switch self {
    case .republished: "republished from"
    case .translated: "translated from"
    case .quoted: "quoting"
    case .summarised: "summarised from"
    case .basedOn: "based on"
    }
  }
}
