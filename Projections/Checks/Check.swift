public import Events

/// What `docket check` looks for. Each has one function in this folder or, where bytes and texts are
/// asked for, in `Sources/Docket/Checks`.
///
/// Nothing is refused for what a check flags: sources are partial, and what is unusual happens.
/// Names are for ever; what they find may be found better.
public enum Check: String, CaseIterable, Sendable {
  case noSource = "no-source"
  case singleRoot = "single-root"
  case sourceWithdrawn = "source-withdrawn"
  case sourceUndated = "source-undated"
  case unresolvedDoubt = "unresolved-doubt"
  case quoteNotFound = "quote-not-found"
  case arrestWithoutTerm = "cn-arrest-without-term"
  case chargeWithoutProvision = "charge-without-provision"
  case lawNotInForce = "law-not-in-force"
  case verdictWithoutCharge = "verdict-without-charge"
  case sentenceWithoutVerdict = "sentence-without-verdict"
  case decisionWithoutAppeal = "decision-without-appeal"
  case impossibleOrder = "impossible-order"
  case contradictingDates = "contradicting-dates"
  case afterDeath = "after-death"
  case heldAfterRelease = "held-after-release"
  case releaseWithoutHold = "release-without-hold"
  case heldUntil = "held-until"
  case groupContradicted = "group-contradicted"
  case resultAgainstCounts = "result-against-counts"
  case mixedWithoutCounts = "mixed-without-counts"
  case verdictInWords = "verdict-in-words"
  case absenceInWords = "absence-in-words"
  case sentenceShares = "sentence-shares"
  case courtOfSentence = "court-of-sentence"
  case countNobodyLaid = "count-nobody-laid"
  case offencesDiffer = "offences-differ"
  case provisionNamesLaw = "provision-names-law"
  case movesNobody = "moves-nobody"
  case movesAnotherPart = "moves-another-part"
  case lateDefendant = "late-defendant"
  case exchangeWithoutRelease = "exchange-without-release"
  case nameWithheld = "name-withheld"
  case staleCase = "stale-case"
  case accountCandidates = "account-candidates"
  case linksToNothing = "links-to-nothing"
  case linkSpeaker = "link-speaker"
  case duplicateCases = "duplicate-cases"
  case unnamedOverAYear = "unnamed-over-a-year"
  case orphanParty = "orphan-party"
  case duplicateParties = "duplicate-parties"
  case sourceNotArchived = "source-not-archived"
  case archiveMissing = "archive-missing"
  case archiveAltered = "archive-altered"
  case archiveOutdated = "archive-outdated"
  case archiveVersions = "archive-versions"
  case duplicateSources = "duplicate-sources"
  case archiveUnrecorded = "archive-unrecorded"
  case unreadRecord = "unread-record"
  case wordsMissing = "words-missing"

  /// What it finds, in one sentence.
  public var meaning: String {
    switch self {
    case .noSource: "Something that happened is recorded without a source."
    case .singleRoot:
      "A fact is stated without a speaker, and all its sources go back to one that is neither a "
        + "court record, a law nor an official statement."
    case .sourceWithdrawn: "A fact cites a source that was withdrawn."
    case .sourceUndated:
      "A source does not say when it was published: what it tells may have been public long before."
    case .unresolvedDoubt: "A fact's details hold a doubt or an open question."
    case .quoteNotFound:
      "A quote is not in the archived text of its source, or only by leaving out a word that denies, "
        + "more than 200 words, or all but a few letters."
    case .arrestWithoutTerm:
      "An arrest in China without the local term: 拘留, 逮捕 and 强制措施 are three things."
    case .chargeWithoutProvision: "A charge names no article or section."
    case .lawNotInForce:
      "A case applies a law that was not in force at the conduct or at the charge."
    case .verdictWithoutCharge: "A verdict or a trial is recorded, but no charge."
    case .sentenceWithoutVerdict:
      "A sentence is recorded, but no verdict and no plea of guilty."
    case .decisionWithoutAppeal: "A decision on an appeal is recorded, but no appeal."
    case .impossibleOrder:
      "Steps of proceedings lie in an order that cannot be, whatever their dates leave open."
    case .contradictingDates: "Dates of one fact, or of a fact and a person, contradict each other."
    case .afterDeath:
      "A trial, a verdict or a sentence follows a death, or a fact about all of the accused reaches "
        + "one who had died."
    case .heldAfterRelease:
      "Somebody is held after a release, and no escape, search, surrender, charge or judgment "
        + "between says why."
    case .releaseWithoutHold: "Somebody is released, and nothing says that they were held."
    case .heldUntil: "A hold is said to last longer than until a recorded release or escape."
    case .groupContradicted:
      "A verdict or sentence of several contradicts what is recorded of one of them."
    case .resultAgainstCounts: "A verdict's result is not what it finds of its counts."
    case .mixedWithoutCounts:
      "A verdict finds partly one and partly the other, and does not say what it found of which "
        + "count."
    case .verdictInWords:
      "A note or a role's description says acquitted, or convicted, and no fact does."
    case .absenceInWords:
      "A note or a tag says that somebody was tried in absence, and the fact's in_absentia does not."
    case .sentenceShares:
      "A sentence gives no term for some whom it names, or one for somebody whom it does not name, "
        + "or whom no verdict convicts."
    case .courtOfSentence: "A sentence is by a court of which no conviction is recorded."
    case .countNobodyLaid:
      "A plea, a verdict or a change of a charge names a count that no recorded charge has."
    case .offencesDiffer: "Offences that differ stand under one number."
    case .provisionNamesLaw:
      "A count's provision names a law of this docket, and the count does not: pages call the law "
        + "not charged."
    case .movesNobody: "A fact speaks of all of the accused, and reaches nobody."
    case .movesAnotherPart:
      "Somebody is held, charged or judged in a case in which their role is another."
    case .lateDefendant:
      "Facts about all of the accused reach somebody whose own first fact, a charge, is later."
    case .exchangeWithoutRelease:
      "An exchange names somebody of whom no case records a release by exchange."
    case .nameWithheld:
      "A name that is known from the press alone, or that a court withholds, is printed."
    case .staleCase:
      "Proceedings are open, nothing has happened for so many days, and nobody recorded a check."
    case .accountCandidates:
      "Two facts of one word about one person, with dates that overlap: two accounts of one event?"
    case .linksToNothing:
      "A fact names a case, party, source, law, exchange or fact that is not there."
    case .linkSpeaker:
      "A link names a speaker, and a remark on it says that the link is the recorder's own."
    case .duplicateCases: "Two cases of one country accuse the same person, or have the same title."
    case .unnamedOverAYear: "A person is still unnamed so many days after first becoming public."
    case .orphanParty: "A party is named by no case, exchange or other party."
    case .duplicateParties:
      "Two persons have a full name in common, and no fact says whether they are one."
    case .sourceNotArchived: "A source's bytes are not kept."
    case .archiveMissing: "A source is recorded as archived, and its file is not in the docket."
    case .archiveAltered: "An archived file is not what was recorded: its SHA-256 is another."
    case .archiveOutdated: "A source was corrected or edited after it was archived."
    case .archiveVersions: "A source is archived in versions that differ."
    case .duplicateSources:
      "Two sources have one address, however it is spelled, or the same bytes."
    case .archiveUnrecorded: "A file is kept among the archived ones, and no fact speaks of it."
    case .unreadRecord:
      "A record cannot be read by this docket, and no view tells of it: a word or value of a later "
        + "docket, or a field that is missing or broken."
    case .wordsMissing:
      "The words of a record are missing, and no redaction of it is recorded: somebody has taken them "
        + "out of the file."
    }
  }

  /// How serious a finding is, unless `docket.toml` says otherwise.
  public var severity: Severity {
    switch self {
    case .noSource, .quoteNotFound, .impossibleOrder, .contradictingDates, .groupContradicted,
      .resultAgainstCounts, .archiveMissing, .archiveAltered, .unreadRecord, .wordsMissing:
      .error
    case .sourceWithdrawn, .singleRoot, .arrestWithoutTerm, .lawNotInForce, .staleCase,
      .linksToNothing, .linkSpeaker, .duplicateCases, .duplicateParties, .duplicateSources,
      .archiveOutdated, .orphanParty, .archiveUnrecorded:
      .warning
    case .heldAfterRelease, .mixedWithoutCounts, .verdictInWords, .absenceInWords, .sentenceShares,
      .courtOfSentence, .countNobodyLaid, .offencesDiffer, .provisionNamesLaw, .movesNobody,
      .movesAnotherPart, .exchangeWithoutRelease, .nameWithheld:
      .warning
    case .afterDeath, .releaseWithoutHold, .heldUntil, .lateDefendant: .info
    case .sourceUndated, .unresolvedDoubt, .chargeWithoutProvision, .verdictWithoutCharge,
      .sentenceWithoutVerdict, .decisionWithoutAppeal, .accountCandidates, .unnamedOverAYear,
      .archiveVersions:
      .info
    case .sourceNotArchived: .off
    }
  }

  /// The number of days that it waits; nil where it waits for none.
  public var days: Int64? {
    switch self {
    case .staleCase: 180
    case .unnamedOverAYear: 365
    default: nil
    }
  }

  /// Those of which sources themselves are the matter.
  public static let ofSources: [Check] = [
    .sourceNotArchived, .archiveMissing, .archiveAltered, .archiveOutdated, .archiveVersions,
    .quoteNotFound, .sourceWithdrawn, .sourceUndated, .duplicateSources, .archiveUnrecorded,
  ]
}

/// How serious a finding is.
public enum Severity: String, CaseIterable, Sendable, Comparable {
  /// It is looked for only where the check is named.
  case off
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}

/// Something that a check found.
public struct Flagged: Sendable, Equatable {
  public var check: Check
  public var kind: Subject
  public var id: String
  /// The fact; nil where it is the whole stream.
  public var position: Int64?
  /// What is the case.
  public var sentence: String
  /// The way out.
  public var advice: String

  public init(
    _ check: Check, _ kind: Subject, _ id: String, at position: Int64?, _ sentence: String,
    _ advice: String
  ) {
    self.check = check
    self.kind = kind
    self.id = id
    self.position = position
    self.sentence = sentence
    self.advice = advice
  }
}
