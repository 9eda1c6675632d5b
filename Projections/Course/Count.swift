public import Events

extension Course {
  /// The paper that laid counts.
  public struct Instrument: Sendable, Equatable {
    public var kind: Events.Instrument
    /// Position of its fact.
    public var position: Int64
    /// Whether its counts are recorded.
    public var hasCounts: Bool
  }

  /// One count against the person, or several that nothing tells apart, and what became of it.
  public struct Count: Sendable, Equatable {
    /// Its words, as they stand now; without an offence where none is recorded.
    public var named: NamedCount
    /// The place of its instrument in `instruments`; -1 where nobody laid it.
    public var instrument: Int
    /// Its place in its instrument.
    public var ordinal: Int
    /// 0, or 1, 2 … where several counts of one entry came apart.
    public var part = 0
    public var outcome: Outcome = .pending
    /// How many counts it stands for.
    public var quantity: Int32
    /// Position of the fact that laid it.
    public var laid: Int64
    /// Position of the fact that gave it its outcome.
    public var position: Int64
    /// No plea or verdict says so: the sentence does.
    public var isInferred = false
    /// The plea was of no contest.
    public var isNoContest = false
    /// The court found the person not responsible.
    public var isNotResponsible = false
    /// What a verdict found, in its own word.
    public var result: CountResult?
    /// The offence that was charged, where the court found another; 0 elsewhere.
    public var chargedAs: Int32 = 0
    /// A plea or verdict names it, and no charge that is recorded.
    public var isUnlaid = false
    /// A plea or verdict names it after the count that a charge laid was dropped or merged.
    public var isOfClosed = false
    /// It stood for counts that were not recorded, and that another paper names.
    public var isReplaced = false
    /// Whether a verdict without counts found partly one and partly the other.
    public var isMixed = false

    /// Whether its offence is not recorded.
    public var isUnnamed: Bool { named.offence == 0 }
    var isLive: Bool { !outcome.isClosed }
  }
}
