public import Events

/// A person in a case, with the course of the proceedings in words that can be printed.
public struct CasePerson: Sendable {
  /// A count and what became of it.
  public struct Count: Sendable, Equatable {
    /// Its number in the instrument.
    public var number: Int64?
    /// What is charged, or what was found; nil where no fact names it.
    public var offence: String?
    public var law: String?
    public var provision: String?
    /// How many counts it stands for.
    public var quantity: Int
    /// The offence that was charged, where the court found another.
    public var chargedAs: String?
    public var outcome: Outcome
    /// What the court found, in the verdict's word.
    public var result: CountResult?
    /// No plea or verdict says so: the sentence does.
    public var isInferred: Bool
    /// The plea was of no contest.
    public var isNoContest: Bool
    /// The verdict is that the person was not responsible.
    public var isNotResponsible: Bool
    /// The verdict was mixed and names no counts.
    public var isMixed: Bool
    /// A plea or verdict names it, and no charge that is recorded.
    public var isUnlaid: Bool
    /// A plea or verdict names it after the count that a charge laid was dropped or merged.
    public var isOfClosed: Bool
    /// It stood for counts that another paper names.
    public var isReplaced: Bool
    /// Position of the fact that laid it.
    public var laid: Int64
    /// Position of the fact that gave it its outcome.
    public var position: Int64
  }

  /// A sentence of one judgment, with what became of it.
  public struct Punishment: Sendable, Equatable {
    /// One step of it: what was imposed, or put in its place.
    public struct Step: Sendable, Equatable {
      public var kind: Course.Judgment.Sentence.Kind
      /// Its parts, in words; none where the fact names none.
      public var parts: [String]
      /// Its parts as they were recorded.
      public var components: [JSON]
      public var position: Int64
      /// Position of what set it aside, where another was imposed in its place.
      public var fellBy: Int64?
    }

    /// The place of its judgment in the course.
    public var judgment: Int
    public var steps: [Step]
    /// Whether it is in force: neither it nor its conviction fell.
    public var isInForce: Bool
    /// Position of the later verdict that cleared of all that it was imposed for.
    public var overturned: Int64?

    /// What became of it since it was imposed.
    public var changes: [Step] { steps.filter { $0.kind != .imposed } }

    /// The parts in force, or the last that were.
    public var parts: [String] { steps.last { !$0.parts.isEmpty }?.parts ?? [] }
    public var components: [JSON] { steps.last { !$0.components.isEmpty }?.components ?? [] }
    /// Position of the fact that imposed it.
    public var position: Int64 { steps[0].position }
  }

  /// The party's slug.
  public var party: String
  /// All slugs of the person.
  public var slugs: Set<String>
  /// What the party is printed as.
  public var label: String
  /// What else is known; nil where the party was never introduced.
  public var card: PartyCard?
  public var role: Role?
  /// The part in words, as the recorder put it.
  public var description: String?
  /// Whether the person is one of the case's accused.
  public var isAccused: Bool
  /// The first day of the person's part; see `Roster.Person.joins`.
  public var joins: Int64
  public var course: Course
  /// All counts by their places in the course.
  public var allCounts: [Count]
  /// The sentences, by judgment.
  public var punishments: [Punishment]
  /// What is unusual in the order of the facts.
  public var unusual: [Unusual] = []

  /// Whether a fact concerns the person: it names the person, or speaks of all of the accused while
  /// the person is one of them.
  public func isConcerned(by item: CaseItem) -> Bool {
    guard let parties = item.parties else { return isAccused && item.span.latest >= joins }
    return parties.contains(where: slugs.contains)
  }

  public var stage: Stage? { course.stage?.value }
  /// Position of the fact that says so; 0 where none does.
  public var stagePosition: Int64 { course.stage?.position ?? 0 }
  public var liberty: Liberty? { course.liberty?.value }
  public var libertyPosition: Int64 { course.liberty?.position ?? 0 }
  /// The outcome to tell first.
  public var outcome: Outcome? { course.foremostOutcome }

  /// The counts that are told, by instrument.
  public var counts: [Count] {
    course.counts.indices.filter { !course.counts[$0].isReplaced }.sorted {
      let (left, right) = (course.counts[$0], course.counts[$1])
      return (left.instrument, left.ordinal, left.part)
        < (right.instrument, right.ordinal, right.part)
    }.map { allCounts[$0] }
  }

  /// The latest sentence in force, else the latest.
  public var punishment: Punishment? { punishments.last(where: \.isInForce) ?? punishments.last }
}

extension CasePerson.Punishment.Step {
  /// Its word: `imposed`, `reduced`, `set on appeal`.
  public var word: String {
    switch kind {
    case .imposed: "imposed"
    case .changed(let change): change.rawValue
    case .set: "set_on_appeal"
    case .restored: "restored"
    }
  }

  public var words: String { word.replacing("_", with: " ") }
}
