public import Events

/// The file of one stream, with what its checks are told from outside: nothing of it depends on a
/// clock or on other streams.
public struct FileUnderCheck: Sendable {
  public let kind: Subject
  public let file: CaseFile
  /// The day it is.
  public let today: Day
  /// The days that a check waits.
  public let days: [Check: Int64]
  /// From when to when the laws of the case are in force, by slug.
  public let laws: [String: LawTerm]
  /// What the stream's facts name and the docket does not have.
  public let missing: [Named]
  /// All laws of the docket that have a title, by slug.
  public let titledLaws: [String: TitledLaw]
  /// The facts that stand, in the order of the world.
  let standing: [CaseItem]
  private let concerns: Concerns

  public init(
    _ kind: Subject, _ file: CaseFile, today: Day, days: [Check: Int64] = [:],
    laws: [String: LawTerm] = [:], missing: [Named] = [],
    titledLaws: [String: TitledLaw] = [:]
  ) {
    self.kind = kind
    self.file = file
    self.today = today
    self.days = days
    self.laws = laws
    self.missing = missing
    self.titledLaws = titledLaws
    standing = file.timeline.filter(\.stands)
    concerns = Concerns(standing)
  }

  /// The facts that concern a person, in the order of the world.
  func mine(_ person: CasePerson) -> [CaseItem] {
    concerns.places(of: person).map { standing[$0] }
  }

  /// What a check finds in it; nothing for checks of parties, of sources or of many streams.
  public func flags(_ check: Check) -> [Flagged] {
    switch check {
    case .noSource: noSource()
    case .singleRoot: singleRoot()
    case .sourceWithdrawn: sourceWithdrawn()
    case .unresolvedDoubt: unresolvedDoubt()
    case .arrestWithoutTerm: arrestWithoutTerm()
    case .chargeWithoutProvision: chargeWithoutProvision()
    case .lawNotInForce: lawNotInForce()
    case .verdictWithoutCharge:
      without([.verdictWithoutCharge, .trialWithoutCharge], .verdictWithoutCharge)
    case .sentenceWithoutVerdict: without([.sentenceWithoutVerdict], .sentenceWithoutVerdict)
    case .decisionWithoutAppeal: without([.decisionWithoutAppeal], .decisionWithoutAppeal)
    case .impossibleOrder: impossibleOrder()
    case .contradictingDates: contradictingDates()
    case .afterDeath: afterDeath()
    case .heldAfterRelease: heldAfterRelease()
    case .releaseWithoutHold: releaseWithoutHold()
    case .heldUntil: heldUntil()
    case .groupContradicted: groupContradicted()
    case .resultAgainstCounts: resultAgainstCounts()
    case .mixedWithoutCounts: mixedWithoutCounts()
    case .verdictInWords: verdictInWords()
    case .absenceInWords: absenceInWords()
    case .sentenceShares: sentenceShares()
    case .courtOfSentence: courtOfSentence()
    case .countNobodyLaid: countNobodyLaid()
    case .offencesDiffer: offencesDiffer()
    case .provisionNamesLaw: provisionNamesLaw()
    case .movesNobody: movesNobody()
    case .movesAnotherPart: movesAnotherPart()
    case .lateDefendant: lateDefendant()
    case .staleCase: staleCase()
    case .accountCandidates: accountCandidates()
    case .linksToNothing: linksToNothing()
    case .linkSpeaker: linkSpeaker()
    case .quoteNotFound, .duplicateCases, .unnamedOverAYear, .orphanParty, .duplicateParties,
      .sourceUndated, .sourceNotArchived, .archiveMissing, .archiveAltered, .archiveOutdated,
      .archiveVersions, .duplicateSources, .archiveUnrecorded, .unreadRecord, .wordsMissing,
      .exchangeWithoutRelease, .nameWithheld:
      []
    }
  }

  func flag(_ check: Check, _ item: CaseItem?, _ sentence: String, _ advice: String) -> Flagged {
    Flagged(check, kind, file.id, at: item?.position, sentence, advice)
  }

  func days(of check: Check) -> Int64 { days[check] ?? check.days ?? 0 }

  /// Whether a fact is of proceedings: what somebody did to somebody, not what was said or entered.
  func isStep(_ item: CaseItem) -> Bool {
    switch item.fact.event {
    case .custody, .court, .exchange: true
    case .proceeding: item.isEvent
    case .party, .conduct, .law, .evidence, .amendment: false
    }
  }
}
