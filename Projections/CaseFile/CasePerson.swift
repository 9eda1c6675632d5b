public import Events

/// A person in a case: how far proceedings have come, where the person is, and what became of each
/// count.
public struct CasePerson: Sendable {
  /// A count and what became of it.
  public struct Count: Sendable, Equatable {
    /// Its number in the instrument.
    public var number: Int64?
    /// What is charged; nil where no fact names it.
    public var offence: String?
    public var law: String?
    public var provision: String?
    public var outcome: Outcome
    /// What the court found, in the verdict's word.
    public var result: CountResult?
    /// No plea or verdict says so: the sentence does.
    public var isInferred: Bool
    /// The verdict is that the person was not responsible, which counts as an acquittal.
    public var isNotResponsible: Bool
    /// Position of the fact that decided it.
    public var position: Int64
  }

  /// The sentence in force.
  public struct Punishment: Sendable, Equatable {
    /// Its parts, in words; none where the fact names none.
    public var parts: [String]
    /// Its parts as they were recorded.
    public var components: [JSON]
    /// Position of the fact that imposed it, or put others in their place.
    public var position: Int64
    /// What became of it since, other than its parts.
    public var changes: [Change] = []

    public struct Change: Sendable, Equatable {
      public var change: SentenceChange
      public var position: Int64
    }
  }

  /// The party's slug.
  public var party: String
  /// What the party is printed as.
  public var label: String
  /// What else is known; nil where the party was never introduced.
  public var card: PartyCard?
  public var role: Role?
  /// The part in words, as the recorder put it.
  public var description: String?
  public var stage: Stage?
  /// Position of the fact that says so.
  public var stagePosition: Int64 = 0
  public var liberty: Liberty?
  public var libertyPosition: Int64 = 0
  public var counts: [Count] = []
  public var punishment: Punishment?
  /// The outcome to tell first.
  public var outcome: Outcome?
  /// What is unusual in the order of the facts.
  public var unusual: [Unusual] = []

  /// Whether the record calls the person accused, by a role.
  public var isAccused: Bool { role?.isAccused ?? false }
}
