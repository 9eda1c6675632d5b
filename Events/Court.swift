/// Charge and court: from the instrument to the last appeal.
public enum Court: Family {
  /// A charge in the instrument that country's law uses.
  case chargeLaid(Read<ChargeLaid>)
  /// What became of a charge.
  case chargeChanged(Read<ChargeChanged>)
  /// How the accused answers it.
  case pleaEntered(Read<PleaEntered>)
  /// A day in court to come.
  case hearingScheduled(Read<HearingScheduled>)
  /// A day in court.
  case hearingHeld(Read<HearingHeld>)
  /// What the court found.
  case verdictGiven(Read<VerdictGiven>)
  /// What the court imposed.
  case sentenceImposed(Read<SentenceImposed>)
  /// What became of a sentence.
  case sentenceChanged(Read<SentenceChanged>)
  /// Somebody appeals.
  case appealLodged(Read<AppealLodged>)
  /// What the higher court decided.
  case appealDecided(Read<AppealDecided>)

  public static func event(_ self: Self) -> Event { .court(self) }

  public static let words: [Word] = [
    word(
      "charge.laid", Court.chargeLaid, short: "charge",
      "{whom}[{instrument=complaint} charged by a complaint]"
        + "[{instrument=information} charged by an information][{instrument=indictment} indicted]"
        + "[{instrument=superseding_indictment} charged by a superseding indictment]"
        + "[{instrument=charge} charged][{instrument=chargesheet} charged by a chargesheet]"
        + "[{instrument=accusation} formally accused][{instrument=other} charged]"
        + "[{instrument=indictment}{counts|for|on|on}][{instrument=accusation}{counts|of|of|on}]"
        + "[{instrument!indictment}{instrument!accusation}{counts|with|with|on}]"
        + "[{?sealed} (sealed)]", "a charge is laid"),
    word(
      "charge.changed", Court.chargeChanged,
      "[{change=added}Charges added against {whom}][{change=amended}Charges against {whom} amended]"
        + "[{change=dropped}Charges against {whom} dropped]"
        + "[{change=merged}Charges against {whom} merged]"
        + "[{change=unsealed}Charges against {whom} unsealed]"
        + "[{change=consent_given}Consent to the charges against {whom} given]"
        + "[{change=consent_refused}Consent to the charges against {whom} refused][: {counts}]",
      "what became of a charge"),
    word(
      "plea.entered", Court.pleaEntered, short: "plea",
      "[{plea=guilty}{whom} pleaded guilty][{plea=not_guilty}{whom} pleaded not guilty]"
        + "[{plea=no_contest}{whom} pleaded no contest][{plea=refused}{whom} refused to plead]"
        + "[{plea=confession_reported}A confession of {whom} is reported]"
        + "[{plea=withdrawn}{whom} withdrew a plea]"
        + "[{plea!confession_reported}{counts|to|to|to}][{plea=confession_reported}: {counts}]",
      "how the accused answers"),
    word(
      "hearing.scheduled", Court.hearingScheduled,
      Hearings.named + "[ of {parties}] set for {on}[ before {court}]" + Hearings.openness,
      "a day in court to come"),
    word(
      "hearing.held", Court.hearingHeld,
      Hearings.named + "[{kind=trial} of {whom}][{kind!trial} of {parties}]"
        + "[{?in_absentia} in absentia][ before {court}]" + Hearings.openness + "[; {outcome}]",
      "a day in court"),
    word(
      "verdict.given", Court.verdictGiven, short: "verdict",
      "{whom}[{?in_absentia}, in absentia,][ {counts#}]"
        + "[{counts!#}{result=convicted} convicted][{counts!#}{result=acquitted} acquitted]"
        + "[{counts!#}{result=mixed} partly acquitted, partly convicted]"
        + "[{counts!#}{result=dismissed}: charges dismissed]"
        + "[{counts!#}{result=mistrial}: mistrial]"
        + "[{counts!#}{result=not_responsible} found not responsible]"
        + "[{counts!#}{result=ruled}: a ruling]"
        + "[{counts!#}{result=convicted}{counts|of|of|on}]"
        + "[{counts!#}{result=acquitted}{counts|of|of|on}]"
        + "[{counts!#}{result=not_responsible}{counts|for|for|on}]"
        + "[{counts!#}{result=mixed} ({counts})][{counts!#}{result=dismissed} ({counts})]"
        + "[{counts!#}{result=mistrial} ({counts})][{counts!#}{result=ruled} ({counts})]"
        + "[ by {court}][{court!}{result!ruled} by {authority}]",
      "what the court found"),
    word(
      "sentence.imposed", Court.sentenceImposed, short: "sentence",
      "{whom}[{?in_absentia}, in absentia,] sentenced[{components|to}][ by {court}]"
        + "[{court!} by {authority}]",
      "what the court imposed"),
    word(
      "sentence.changed", Court.sentenceChanged,
      "[{change=commuted}Sentence of {whom} commuted][{change=reduced}Sentence of {whom} reduced]"
        + "[{change=increased}Sentence of {whom} increased]"
        + "[{change=vacated}Sentence of {whom} set aside][{change=pardoned}{whom} pardoned]"
        + "[{change=parole_granted}{whom} granted parole]"
        + "[{change=parole_refused}{whom} refused parole]"
        + "[{change=served}{whom} served the sentence][{components|to}]",
      "what became of a sentence"),
    word(
      "appeal.lodged", Court.appealLodged, short: "appeal",
      "Appeal[{by=defence} by the defence][{by=prosecution} by the prosecution]"
        + "[{by=both} by both sides] against the " + Appeals.matter
        + " lodged[ with {court}]", "somebody appeals"),
    word(
      "appeal.decided", Court.appealDecided,
      "[{result=refused}Appeal against the ][{result=withdrawn}Appeal against the ]"
        + Appeals.matter + Appeals.results + "[{result=withdrawn} before {court}]"
        + "[{result!withdrawn} by {court}][{result!withdrawn}{court!} by {authority}]"
        + "[; sentence: {components}]", "what the higher court decided"),
  ]
}

public struct ChargeLaid: Fields {
  public let instrument = Need<Instrument>("instrument", "what paper lays it")
  public let parties = Field<List<PartySlug>>("parties", "against whom; absent, all of the accused")
  public let counts = Field<List<Object<Count>>>("counts", "the offences charged")
  public let sealed = Field<Bool>("sealed", "whether it was kept from the public")
  public init() {}
  public static let fields = ChargeLaid()
}

public struct ChargeChanged: Fields {
  public let change = Need<ChargeChange>("change", "what became of it")
  public let parties = Field<List<PartySlug>>("parties", "for whom; absent, all of the accused")
  public let counts = Field<List<Object<Count>>>("counts", "which counts; absent, all")
  public init() {}
  public static let fields = ChargeChanged()
}

public struct PleaEntered: Fields {
  public let plea = Need<Plea>("plea", "the answer")
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the accused")
  public let counts = Field<List<Object<Count>>>("counts", "to which counts; absent, all")
  public init() {}
  public static let fields = PleaEntered()
}

/// The parts of sentences on hearings.
private enum Hearings {
  /// "Trial", "First appearance".
  static let named =
    "[{kind=first_appearance}First appearance][{kind=bail}Bail hearing][{kind=plea}Plea hearing]"
    + "[{kind=trial}Trial][{kind=sentencing}Sentencing hearing][{kind=appeal}Appeal hearing]"
    + "[{kind=review}Review hearing][{kind=other}Hearing]"
  static let openness =
    "[{openness=open}, in public][{openness=closed}, in private][{openness=partly}, partly in public]"
}

/// The parts of sentences on appeals.
private enum Appeals {
  /// What is appealed: "judgment on Ann B.", "sentence of Ann B.".
  static let matter =
    AppealedMatter.allCases.map { matter in
      let words =
        switch matter {
        case .judgment: "judgment on"
        case .ruling: "ruling on"
        case .other: "decision on"
        case .conviction, .sentence, .acquittal, .extradition, .custody: "\(matter.words) of"
        }
      return "[{of=\(matter.rawValue)}\(words) {whom}]"
    }.joined() + "[{of!}judgment on {whom}]"

  /// What was decided, and on whose appeal; "upheld" is the judgment, never the appeal.
  static let results = AppealResult.allCases.map { result in
    let words =
      switch result {
      case .upheld, .varied, .quashed: result.words
      case .remitted: "sent back"
      case .withdrawn, .refused: result.words
      }
    guard result != .withdrawn, result != .refused else {
      return "[{result=\(result.rawValue)} \(words)]"
    }
    return whose.map { "[{result=\(result.rawValue)}\($0) \(words) on \($1)]" }.joined()
  }.joined()

  private static let whose = [
    ("{by!}", "appeal"), ("{by=other}", "appeal"), ("{by=defence}", "the defence's appeal"),
    ("{by=prosecution}", "the prosecution's appeal"), ("{by=both}", "the appeals of both sides"),
  ]
}

public struct HearingScheduled: Fields {
  public let kind = Need<HearingKind>("kind", "what for")
  public let on = Need<EDTF>("on", "when it is to be")
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the accused")
  public let court = Field<TextOr<PartySlug>>("court", "before whom: text or a slug")
  public let openness = Field<Openness>("openness", "whether the public may come")
  public init() {}
  public static let fields = HearingScheduled()
}

public struct HearingHeld: Fields {
  public let kind = Need<HearingKind>("kind", "what for")
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the accused")
  public let court = Field<TextOr<PartySlug>>("court", "before whom: text or a slug")
  public let openness = Field<Openness>("openness", "whether the public could come")
  public let outcome = Field<Text>("outcome", "what came of it")
  public let inAbsentia = Field<Bool>("in_absentia", "whether the accused was absent")
  public init() {}
  public static let fields = HearingHeld()
}

public struct VerdictGiven: Fields {
  public let result = Need<VerdictResult>("result", "what was found")
  public let parties = Field<List<PartySlug>>("parties", "on whom; absent, all of the accused")
  public let counts = Field<List<Object<JudgedCount>>>("counts", "each count with its result")
  public let court = Field<TextOr<PartySlug>>("court", "by whom: text or a slug")
  public let final = Field<Bool>("final", "whether no appeal lies any more")
  public let inAbsentia = Field<Bool>("in_absentia", "whether the accused was absent")
  public init() {}
  public static let fields = VerdictGiven()
}

public struct SentenceImposed: Fields {
  public let parties = Field<List<PartySlug>>("parties", "on whom; absent, all of the accused")
  public let components = Field<List<Object<Component>>>("components", "what it is made of")
  public let court = Field<TextOr<PartySlug>>("court", "by whom: text or a slug")
  public let final = Field<Bool>("final", "whether no appeal lies any more")
  public let inAbsentia = Field<Bool>("in_absentia", "whether the accused was absent")
  public init() {}
  public static let fields = SentenceImposed()
}

public struct SentenceChanged: Fields {
  public let change = Need<SentenceChange>("change", "what became of it")
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the accused")
  public let components = Field<List<Object<Component>>>("components", "what it is made of now")
  public init() {}
  public static let fields = SentenceChanged()
}

public struct AppealLodged: Fields {
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the accused")
  public let court = Field<TextOr<PartySlug>>("court", "to whom: text or a slug")
  public let from = Field<FactOrText<PartySlug>>(
    "from", "the judgment appealed: its id, or its court")
  public let by = Field<Appellant>("by", "whose appeal it is")
  public let of = Field<AppealedMatter>("of", "what is appealed; absent, the judgment")
  public init() {}
  public static let fields = AppealLodged()
}

public struct AppealDecided: Fields {
  public let result = Need<AppealResult>("result", "what was decided")
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the accused")
  public let court = Field<TextOr<PartySlug>>("court", "by whom: text or a slug")
  public let from = Field<FactOrText<PartySlug>>(
    "from", "the judgment appealed: its id, or its court")
  public let by = Field<Appellant>("by", "whose appeal it is")
  public let of = Field<AppealedMatter>("of", "what is appealed; absent, the judgment")
  public let components = Field<List<Object<Component>>>("components", "the sentence it set")
  public init() {}
  public static let fields = AppealDecided()
}

/// One offence charged.
public struct Count: Fields {
  public let count = Field<Int64>("count", in: 1...9999, "its number in the instrument")
  public let offence = Need<Text>("offence", "what is charged")
  public let law = Field<TextOr<LawSlug>>("law", "under which law: text or a slug")
  public let provision = Field<Text>("provision", "under which article or section")
  public let quantity = Field<Int64>("quantity", in: 1...9999, "how many counts it stands for")
  public init() {}
  public static let fields = Count()
}

/// One offence, and what the court found of it.
public struct JudgedCount: Extends {
  public typealias Base = Count
  public let result = Field<CountResult>("result", "what was found of this count")
  public init() {}
  public static let fields = JudgedCount()
}

/// A part of a sentence.
public struct Component: Fields {
  public let kind = Need<ComponentKind>("kind", "what sort")
  public let term = Field<Period>("term", "how long")
  public let amount = Field<Money>("amount", "how much")
  public let party = Field<PartySlug>("party", "for whom, where it is not for all")
  public init() {}
  public static let fields = Component()
}

/// What paper lays a charge; an `accusation` comes while the investigators still have the file.
public enum Instrument: String, Choice {
  case complaint, information, indictment
  case supersedingIndictment = "superseding_indictment"
  case charge, chargesheet, accusation, other
}

/// What became of a charge.
public enum ChargeChange: String, Choice {
  case added, amended, dropped, merged, unsealed
  case consentGiven = "consent_given"
  case consentRefused = "consent_refused"
}

/// How the accused answers.
public enum Plea: String, Choice {
  case guilty
  case notGuilty = "not_guilty"
  case noContest = "no_contest"
  case refused
  case confessionReported = "confession_reported"
  case withdrawn
}

/// What a day in court is for.
public enum HearingKind: String, Choice {
  case firstAppearance = "first_appearance"
  case bail, plea, trial, sentencing, appeal, review, other
}

/// Whether the public may come.
public enum Openness: String, Choice {
  case open, closed, partly, unknown
}

/// What the court found.
public enum VerdictResult: String, Choice {
  case convicted, acquitted, mixed, dismissed, mistrial
  case notResponsible = "not_responsible"
  case ruled
}

/// What the court found of one count.
public enum CountResult: String, Choice {
  case convicted, acquitted, dismissed, hung
  case notProven = "not_proven"
  case setAside = "set_aside"
}

/// A sort of punishment or order.
public enum ComponentKind: String, Choice {
  case prison, life, death, suspended, reprieve, fine, confiscation, supervision, damages, other
}

/// What became of a sentence.
public enum SentenceChange: String, Choice {
  case commuted, reduced, increased, vacated, pardoned
  case paroleGranted = "parole_granted"
  case paroleRefused = "parole_refused"
  case served
}

/// Whose appeal it is.
public enum Appellant: String, Choice {
  case defence, prosecution, both, other
}

/// What is appealed.
public enum AppealedMatter: String, Choice {
  case judgment, conviction, sentence, acquittal, extradition, custody, ruling, other

  /// Whether an appeal of it can change what a court found or imposed.
  public var isJudgment: Bool {
    switch self {
    case .judgment, .conviction, .sentence, .acquittal: true
    case .extradition, .custody, .ruling, .other: false
    }
  }
}

/// What a higher court decided.
public enum AppealResult: String, Choice {
  case upheld, varied, quashed, remitted, withdrawn, refused
}
