public import Events

/// What a case's file is folded from: the facts of the case, and of all that they mention.
///
/// Whoever makes a dossier takes the case's stream, asks `Mentions` what it names, and fetches
/// those streams; the sources of what was fetched, and what they are derived from, likewise. What
/// is left out is not an error: a slug is then printed where a name would stand.
public struct Dossier: Sendable {
  /// A fact with what the log knows of it.
  public struct Recorded: Sendable {
    public var fact: Fact
    /// When it was recorded: microseconds since 1970-01-01T00:00:00Z.
    public var recorded: Int64
    /// Who recorded it, as the writer named itself.
    public var recorder: String
    /// 1, 2, 3 … within its stream.
    public var revision: Int64

    public init(_ fact: Fact, recorded: Int64, recorder: String, revision: Int64) {
      self.fact = fact
      self.recorded = recorded
      self.recorder = recorder
      self.revision = revision
    }
  }

  /// The case's slug.
  public var id: String
  /// The facts of the case in the order of their positions, amendments included.
  public var stream: [Recorded]
  /// What is known of parties, by slug.
  public var parties: [String: PartyCard] = [:]
  /// Which of the parties are one person.
  public var identities = Identities()
  /// What is known of sources, by slug: those cited, and those that they are derived from.
  public var sources: [String: CitedSource] = [:]
  /// The facts of laws, by slug.
  public var laws: [String: [Fact]] = [:]
  /// The facts of swaps, by slug.
  public var swaps: [String: [Fact]] = [:]
  /// What other cases are called, by slug.
  public var titles: [String: String] = [:]
  /// The cases beside which this docket's editors set this one, or which they set beside it, in which
  /// somebody stands convicted; see `CaseLink.isEditorial`.
  public var convicted: Set<String> = []
  /// Positions of facts of the stream whose words are missing though no redaction is recorded.
  public var emptied: Set<Int64> = []
  /// The facts of other cases that link to this one, by the other's slug: the links, and at least
  /// the amendments that touch them.
  public var incoming: [String: [Fact]] = [:]
  /// Position of the last record of the log.
  public var headPosition: Int64
  /// `recorded` of the last record of the log.
  public var headRecorded: Int64

  public init(id: String, stream: [Recorded], headPosition: Int64 = 0, headRecorded: Int64 = 0) {
    self.id = id
    self.stream = stream
    self.headPosition = headPosition
    self.headRecorded = headRecorded
  }
}
