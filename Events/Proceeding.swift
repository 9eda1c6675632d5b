/// Proceedings: a case is opened, goes from hand to hand, is linked to others, checked and closed.
public enum Proceeding: Family {
  /// A case enters the docket.
  case opened(Read<Opened>)
  /// The file goes from one authority to another.
  case transferred(Read<Transferred>)
  /// Somebody sets it beside another case, a law, a swap or a country.
  case linked(Read<Linked>)
  /// Somebody looked for news.
  case checked(Read<Checked>)
  /// The proceedings end.
  case closed(Read<Closed>)
  /// An authority opens an investigation.
  case investigationOpened(Read<InvestigationOpened>)
  /// A step of an investigation.
  case investigationStep(Read<InvestigationStep>)
  /// A person or a state has a part in it.
  case roleAssigned(Read<RoleAssigned>)

  public static func event(_ self: Self) -> Event { .proceeding(self) }

  public static let words: [Word] = [
    word(
      "case.opened", Proceeding.opened, short: "open", begins: true,
      "Case opened: {title}[, as {basis}]", "a case enters the docket"),
    word(
      "case.transferred", Proceeding.transferred, short: "transfer",
      assuming: ["to": Hand.prosecutors.rawValue],
      "[{to=prosecutors}Case of {whom} handed to the prosecutors]"
        + "[{to=court}Case of {whom} handed to the court]"
        + "[{to=military_prosecutors}Case of {whom} handed to the military prosecutors]"
        + "[{to=investigators}Case of {whom} returned to the investigators]"
        + "[{to=other}Case of {whom} handed to another authority][ by {from}][: {reason}]",
      "the file goes from one authority to another"),
    word(
      "case.linked", Proceeding.linked, short: "link",
      "Linked to {to}: {relation}", "set beside another case, law, swap or country"),
    word(
      "case.checked", Proceeding.checked, short: "check",
      "Checked: {result}[; next check {next}]", "somebody looked for news"),
    word(
      "case.closed", Proceeding.closed, short: "close",
      "Case[ of {parties}] closed: {outcome}", "the proceedings end"),
    word(
      "investigation.opened", Proceeding.investigationOpened, short: "investigate",
      "Investigation opened[, number {number}][ into {parties}]",
      "an authority opens an investigation"),
    word(
      "investigation.step", Proceeding.investigationStep,
      "[{kind=search}Search][{kind=seizure}Seizure][{kind=questioning}Questioning of {whom}]"
        + "[{kind=extension}Investigation extended]"
        + "[{kind=returned_for_investigation}Case returned for further investigation]"
        + "[{kind=referral}Investigation referred][{kind!questioning}, {parties}]",
      "a step of an investigation"),
    word(
      "role.assigned", Proceeding.roleAssigned,
      alternatives: [
        Alternative(key: "party", field: "role", choices: Role.ofParties.map(\.rawValue)),
        Alternative(key: "state", field: "role", choices: Role.ofStates.map(\.rawValue)),
      ],
      "[{party}][{state}]: {role}[ ({description})]", "a person or a state has a part in it"),
  ]
}

public struct Opened: Fields {
  public let title = Need<Text>("title", "what the case is called")
  public let country = Need<Country>("country", "the prosecuting state")
  public let onBehalfOf = Field<List<Actor>>("on_behalf_of", "states said to benefit")
  public let category = Field<Category>("category", "what was sought")
  public let basis = Field<Basis>("basis", "why it is in the docket; feeds no status")
  public init() {}
  public static let fields = Opened()
}

public struct Transferred: Fields {
  public let to = Need<Hand>("to", "who has the file now")
  public let from = Field<TextOr<PartySlug>>("from", "who had it")
  public let parties = Field<List<PartySlug>>("parties", "whose; absent, all of the case's accused")
  public let reason = Field<Text>("reason", "why")
  public init() {}
  public static let fields = Transferred()
}

public struct Linked: Fields {
  public let to = Need<SlugOrCountry>("to", "slug of a case, law or swap, or a country code")
  public let relation = Need<Relation>("relation", "in what way")
  public init() {}
  public static let fields = Linked()
}

public struct Checked: Fields {
  public let result = Need<CheckResult>("result", "what was found")
  public let next = Field<EDTF>("next", "when to look again")
  public init() {}
  public static let fields = Checked()
}

public struct Closed: Fields {
  public let outcome = Need<Closing>("outcome", "how it ends")
  public let parties = Field<List<PartySlug>>(
    "parties", "for whom; absent, all of the case's accused")
  public init() {}
  public static let fields = Closed()
}

public struct InvestigationOpened: Fields {
  public let parties = Field<List<PartySlug>>(
    "parties", "into whom; absent, all of the case's accused")
  public let number = Field<Text>("number", "the authority's file number")
  public init() {}
  public static let fields = InvestigationOpened()
}

public struct InvestigationStep: Fields {
  public let kind = Need<StepKind>("kind", "what was done")
  public let parties = Field<List<PartySlug>>("parties", "whom it touched; absent, all accused")
  public init() {}
  public static let fields = InvestigationStep()
}

public struct RoleAssigned: Fields {
  public let party = Field<PartySlug>("party", "who; or `state`")
  public let state = Field<Country>("state", "which state; or `party`")
  public let role = Need<Role>("role", "what part")
  public let description = Field<Text>("description", "the part in words")
  public init() {}
  public static let fields = RoleAssigned()
}

/// What was sought.
public enum Category: String, Choice {
  case military, political, commercial, influence, cyber, other
}

/// Why a case is in the docket.
public enum Basis: String, Choice {
  case convicted, prosecuted, charged
  case officiallyAlleged = "officially_alleged"
  case reported
}

/// Who has the file.
public enum Hand: String, Choice {
  case prosecutors, court
  case militaryProsecutors = "military_prosecutors"
  case investigators, other
}

/// In what way two things are linked.
public enum Relation: String, Choice {
  case coDefendant = "co_defendant"
  case sameNetwork = "same_network"
  case sameAnnouncement = "same_announcement"
  case sameHandler = "same_handler"
  case appealOf = "appeal_of"
  case parallelProceeding = "parallel_proceeding"
  case allegedRetaliation = "alleged_retaliation"
  case timing, context
  case swappedWith = "swapped_with"
  case appliesLaw = "applies_law"
  case precedent
}

/// What a check found.
public enum CheckResult: String, Choice {
  case nothingNew = "nothing_new"
  case updated
}

/// How proceedings end.
public enum Closing: String, Choice {
  case completed, discontinued
  case chargesWithdrawn = "charges_withdrawn"
  case terminatedByCourt = "terminated_by_court"
  case abatedByDeath = "abated_by_death"
  case transferredAbroad = "transferred_abroad"
  case amnesty
  case timeBarred = "time_barred"
}

/// A step of an investigation.
public enum StepKind: String, Choice {
  case search, seizure, questioning, `extension`
  case returnedForInvestigation = "returned_for_investigation"
  case referral
}

/// The part of a person or of a state.
public enum Role: String, Choice {
  case accused, defendant
  case allegedHandler = "alleged_handler"
  case allegedRecruiter = "alleged_recruiter"
  case allegedSource = "alleged_source"
  case coDefendant = "co_defendant"
  case witness, counsel, investigator, prosecutor, court, speaker, exchanged, related, other
  case prosecuting
  case accusedSponsor = "accused_sponsor"
  case target, citizenship
  case recruitmentPlace = "recruitment_place"
  case conductPlace = "conduct_place"
  case arrestPlace = "arrest_place"
  case thirdState = "third_state"
  case mediator

  /// Parts that persons, agencies and courts have.
  public static let ofParties: [Role] = [
    .accused, .defendant, .allegedHandler, .allegedRecruiter, .allegedSource, .coDefendant,
    .witness, .counsel, .investigator, .prosecutor, .court, .speaker, .exchanged, .related, .other,
  ]
  /// Parts that states have.
  public static let ofStates: [Role] = [
    .prosecuting, .accusedSponsor, .target, .citizenship, .recruitmentPlace, .conductPlace,
    .arrestPlace, .thirdState, .mediator,
  ]

  /// Whether facts without `parties` move who has this part.
  public var isAccused: Bool { self == .accused || self == .defendant || self == .coDefendant }
}
