public import Events

/// A fact of a case as its page shows it: what it tells, on three clocks, and who says so.
public struct CaseItem: Sendable {
  /// A source that a fact cites, and where in it.
  public struct Citation: Sendable, Equatable {
    public var source: String
    public var locator: String?
    public var quote: String?
    public var lang: String?
  }

  /// The days between a fact and its disclosure; nil ends are not known.
  public struct Lag: Sendable, Equatable {
    public var least: Int64?
    public var most: Int64?
  }

  /// A remark that the record makes on itself: a member of `details`, verbatim.
  public struct Remark: Sendable, Equatable {
    public var key: String
    public var text: String
  }

  /// The fact as it stands.
  public var fact: Fact
  public var position: Int64
  public var revision: Int64
  /// Microseconds since 1970-01-01T00:00:00Z.
  public var recorded: Int64
  public var recorder: String
  /// The word: `custody.arrested`.
  public var word: String
  public var state: Entry.State
  /// Positions of the corrections that hold.
  public var corrections: [Int64]
  /// Position of the retraction or redaction that holds.
  public var withdrawal: Int64?
  /// For an account that is not shown: the one that is, and the rule that chose it.
  public var lostTo: (position: Int64, rule: String)?
  /// For the account that is shown: the others.
  public var others: [Int64]
  /// Its days in the order of facts.
  public var span: FactSpan

  public var occurred: EDTF?
  public var disclosed: EDTF?
  public var publicity: Publicity?
  public var lag: Lag?
  /// What it tells, made from its fields when somebody asks.
  public var sentence: String {
    get { telling.sentence }
    set { telling = DeferredSentence(newValue) }
  }
  private var telling: DeferredSentence
  /// Whether it is of an appeal from the decision of another court, which the case alone knows.
  public internal(set) var isOfDecision = false
  /// The parties it names; nil stands for all of the accused.
  public var parties: [String]?
  /// Who acted.
  public var authority: String?
  /// Before or by which court, where the word says so.
  public var court: String?
  /// Who says so, as the fact gives it.
  public var speaker: String?
  public var voices: [Voice]
  public var speech: Speech?
  public var standing: Standing?
  public var place: String?
  public var placeCountry: Country?
  public var citations: [Citation]
  public var term: String?
  public var termLanguage: String?
  /// The recorder's own words.
  public var note: String?
  public var remarks: [Remark]
  /// Whether it is something that happened, and not a mere entry: a role, a link.
  public var isEvent: Bool
  /// How far what it tells is verified; nil for entries of the record, and for what no longer
  /// stands.
  public var grade: Grade?

  /// The last day on which it can have happened, else the first; `Int64.min` where it has no date.
  public var day: Int64 { span.day ?? .min }

  /// Where, as it stands within a sentence: "Nigeria and Iran", "the United Kingdom".
  public var placeWords: String? {
    guard let place else { return placeCountry?.nameWithArticle }
    let parts = place.split(separator: ";").map { part in
      Article.the(String(part.drop { $0 == " " }))
    }
    return Sentence.list(parts)
  }

  /// Whether it moves persons and is shown as current.
  public var stands: Bool { state == .stands || state == .corrected }

  /// A member of the fact as data; nil where it is absent.
  public func member(_ name: String) -> JSON? { fact.json(name) }

  init(
    _ item: Amended.Item, _ recorded: Dossier.Recorded, _ names: Names, _ sentences: Sentence
  ) {
    let fact = item.fact
    self.fact = fact
    position = fact.position
    revision = recorded.revision
    self.recorded = recorded.recorded
    recorder = recorded.recorder
    word = fact.word.name
    state = item.state
    corrections = item.corrections
    withdrawal = item.withdrawal
    lostTo = item.lostTo
    others = item.others
    span = CaseItem.span(of: fact)
    occurred = fact.occurred?.edtf
    disclosed = fact.disclosed?.edtf
    lag = CaseItem.lag(of: fact)
    publicity = CaseItem.publicity(of: fact, lag)
    telling = DeferredSentence { sentences.words(of: fact) }
    parties = fact.value(Key("parties")).flatMap(List<PartySlug>.read).map { $0.map(\.string) }
    authority = fact.authority.map { names.name(of: $0.string) }
    court = fact.value(Key("court")).flatMap(Text.read).map { names.name(of: $0.string) }
    speaker = fact.claim?.speaker?.string
    voices = Voice.voices(speaker: speaker, authority: fact.authority?.string, names)
    speech = fact.claim?.speech
    standing = fact.claim?.standing
    place = fact.place?.label?.string
    placeCountry = fact.place?.country
    citations = fact.sources.map { $0.map(CaseItem.citation) } ?? []
    term = fact.term?.text.string
    termLanguage = fact.term?.lang?.string
    note = fact.note?.string
    remarks = CaseItem.remarks(of: fact)
    isEvent = CaseItem.isEvent(fact.event) || item.state == .redacted
  }

  /// Says by name whom a fact concerns that speaks of all accused.
  mutating func name(_ accused: [CasePerson], _ sentences: Sentence) {
    guard fact.subject.kind == .case, state != .redacted else { return }
    let concerned = accused.filter { $0.isConcerned(by: self) }
    let whom = Names.whom(concerned.map(\.label), areAll: concerned.count == accused.count)
    telling = DeferredSentence { [fact] in sentences.words(of: fact, whom: whom) }
  }

  // MARK: Reading

  private static func span(of fact: Fact) -> FactSpan {
    if case .court(.hearingScheduled) = fact.event { return FactSpan(plan: fact) }
    return FactSpan(fact)
  }

  static func citation(_ read: Read<Events.Citation>) -> Citation {
    Citation(
      source: read.source.string, locator: read.locator?.string, quote: read.quote?.string,
      lang: read.lang?.string)
  }

  /// How long it took to become public; nil where either day is not known at all.
  private static func lag(of fact: Fact) -> Lag? {
    guard let occurred = fact.occurred?.likelyDays, let disclosed = fact.disclosed?.likelyDays
    else {
      return nil
    }
    let least =
      disclosed.earliest == .min || occurred.latest == .max
      ? nil : disclosed.earliest - occurred.latest
    let most =
      disclosed.latest == .max || occurred.earliest == .min
      ? nil : disclosed.latest - occurred.earliest
    // Where it was told, the day may have been the one before.
    if most == -1 { return Lag(least: least.map { max(0, $0) }, most: 0) }
    return least == nil && most == nil ? nil : Lag(least: least, most: most)
  }

  /// Sealed and unsealed as the fact says; else by the lag, which is a delay only where even the
  /// last day it can have occurred lies before the first on which it was disclosed.
  private static func publicity(of fact: Fact, _ lag: Lag?) -> Publicity? {
    if fact.isRedacted { return nil }
    if case .court(.chargeLaid(let read)) = fact.event, read.sealed == true { return .sealed }
    if case .court(.chargeChanged(let read)) = fact.event, read.change == .unsealed {
      return .unsealed
    }
    guard let lag else { return nil }
    if let most = lag.most, most < 0 { return nil }
    guard let least = lag.least else { return nil }
    return least > 0 ? .delayed : .announced
  }

  /// What the record remarks on itself; `details` are printed, never interpreted.
  private static func remarks(of fact: Fact) -> [Remark] {
    guard let details = fact.json("details") else { return [] }
    return ["doubt", "open_question", "relation"].compactMap { key in
      details[key]?.string.map { Remark(key: key, text: $0) }
    }
  }

  private static func isEvent(_ event: Event) -> Bool {
    switch event {
    case .proceeding(let proceeding):
      switch proceeding {
      case .opened, .linked, .checked, .roleAssigned: false
      case .transferred, .closed, .investigationOpened, .investigationStep: true
      }
    case .evidence(let evidence):
      switch evidence {
      case .assessed: false
      case .registered, .archived, .changed: true
      }
    case .amendment(let amendment):
      switch amendment {
      case .corrected, .retracted, .redacted, .marked: false
      case .noted: true
      }
    case .party, .conduct, .custody, .court, .exchange, .law: true
    }
  }
}

extension Fact {
  /// A member as a tree; for pages only, never in a fold over many facts.
  func json(_ name: String) -> JSON? {
    value(Key(name)).flatMap { try? JSON(parsing: $0.raw[...]) }
  }
}
