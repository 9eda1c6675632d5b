public import Events

extension Course {
  /// What a court found of counts, or the person admitted, with what it imposed and what became of
  /// that.
  public struct Judgment: Sendable, Equatable {
    /// What opened it.
    public enum Opening: Sendable, Equatable {
      case verdict, plea
      /// Neither is recorded: the conviction is inferred from the sentence.
      case sentence
    }

    /// One count as it was found.
    public struct Found: Sendable, Equatable {
      /// The place of the count in `Course.counts`.
      public var count: Int
      public var outcome: Outcome
    }

    /// A sentence, or a change of it.
    public struct Sentence: Sendable, Equatable {
      public enum Kind: Sendable, Equatable {
        case imposed
        case changed(SentenceChange)
        /// An appeal set it.
        case set
        /// It is in force again, since the decision that had set another fell.
        case restored
      }
      public var kind: Kind
      public var position: Int64
      public var span: FactSpan
      public var shape: SentenceShape
      /// Position of the sentence that is in force again, where it is restored.
      public var of: Int64?
      /// Position of what set it aside, where another was imposed in its place.
      public var fellBy: Int64?

      init(
        kind: Kind, position: Int64, span: FactSpan, shape: SentenceShape, of: Int64? = nil
      ) {
        self.kind = kind
        self.position = position
        self.span = span
        self.shape = shape
        self.of = of
      }
    }

    /// What became of the whole judgment.
    public enum Fate: Sendable, Equatable {
      case stands
      case quashed(Int64)
      case remitted(Int64)
      /// A plea was taken back.
      case withdrawn(Int64)
    }

    /// A court set aside the decision by which it, or its sentence, had fallen.
    public struct Restoring: Sendable, Equatable {
      /// Position of the decision that was set aside.
      public var of: Int64
      /// Position of the decision that restored what had fallen.
      public var by: Int64
    }

    public var opening: Opening
    /// Position of the fact that opened it.
    public var position: Int64
    public var court: UInt64
    public var authority: UInt64
    /// The marks of the ids of its verdict, plea and sentences.
    var ids: [UInt64] = []
    public var found: [Found] = []
    public var sentences: [Sentence] = []
    /// Position of the fact by which the sentence fell while the judgment stood: by itself, or with
    /// all of its counts that a later verdict set aside.
    public var sentenceFell: Int64?
    /// Positions of later verdicts that set counts aside.
    public var setAside: [Int64] = []
    public var fate: Fate = .stands
    /// Each time that a court restored it, in order.
    public var restored: [Restoring] = []
    /// Whether an appeal from it was decided.
    public var isReviewed = false
    /// Position of a verdict on counts that were pleaded to.
    public var confirmed: Int64?
    public var isInAbsentia = false
    /// Whether it, or its sentence, is called final.
    public var isFinal = false
    /// How many papers had laid counts when it was given.
    var instruments = 0

    /// Whether guilt was found or admitted, on some count or without naming any.
    public var isConviction: Bool {
      found.contains { $0.outcome.isGuilt || $0.outcome == .decided } || opening == .sentence
    }
    /// Whether all that was found is an acquittal.
    public var isAcquittal: Bool {
      !found.isEmpty && found.allSatisfy { $0.outcome == .acquitted }
    }
    public var stands: Bool { fate == .stands }
    /// Whether a sentence is in force of which no fact says that it was served.
    var runs: Bool {
      hasSentence && !sentences.contains { $0.kind == .changed(.served) }
    }
    /// Whether a sentence is in force.
    public var hasSentence: Bool { !sentences.isEmpty && sentenceFell == nil && stands }
  }

  /// An appeal, from its lodging or, where that is not recorded, from its decision.
  public struct Appeal: Sendable, Equatable {
    /// Position of the fact that lodged it.
    public var lodged: Int64?
    /// Position of the fact that decided it.
    public var decided: Int64?
    public var result: AppealResult?
    /// The place of the judgment in `judgments`; nil where none is recorded.
    public var judgment: Int?
    public var of: AppealedMatter?
    /// What the decision was of, where it says so: a court that was asked about the conviction may
    /// change the sentence alone.
    public var decidedOf: AppealedMatter?
    public var by: Appellant?
    public var court: UInt64 = 0
    /// What the decision that it is from took back; nil where it is from the judgment itself.
    public var undone: Undone?
    /// Whether its decision restored what that decision took back.
    public var isRestored = false
    /// The place of that decision in `decisions`.
    var decision: Int?
    /// The marks of the decision's id and of who decided.
    var deciders: [UInt64] = []
    /// Positions of further accounts of its decision.
    public var accounts: [Int64] = []
    /// When it was lodged.
    var span: FactSpan?
    /// Position of what ended it without a decision: a pardon, a release, a death.
    public var ended: Int64?

    public var isPending: Bool { decided == nil && ended == nil }
    /// Whether it is of what a court found or imposed.
    public var isOfJudgment: Bool { of?.isJudgment ?? true }
  }

  /// Something that happened to the person in the case, and what it did.
  public struct Moment: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      case alleged, investigated, sought, returned, handedToProsecutors, handedToCourt
      /// A paper laid counts; the places of those that are new.
      case charged([Int])
      case chargeAdded([Int])
      case chargeAmended([Int])
      case chargesDropped([Int])
      case chargesMerged([Int])
      case notGuilty, pleaRefused, pleaWithdrawn, confessionReported
      case pleaded(judgment: Int)
      case tried, mistrial
      case hung([Int])
      /// A judgment was given.
      case judged(Int)
      /// A verdict found what a judgment had found before, or set some of its counts aside.
      case judgedAgain(Int, setAside: [Int])
      /// A sentence on these judgments.
      case sentenced([Int])
      case sentenceChanged(SentenceChange, judgment: Int?)
      case appealed(Int)
      case appealDecided(Int)
      case hold(Liberty)
      case released(ReleaseHow)
      case bailed
      case escaped, surrendered, died, executed
      case closed(Closing)
    }
    public var kind: Kind
    public var position: Int64
    public var span: FactSpan
    /// Whether somebody contests it.
    public var isContested = false
  }
}

extension Course.Moment.Kind {
  /// Where a count came apart, its new part belongs to what concerned the whole.
  mutating func add(part: Int, of place: Int) {
    func with(_ places: [Int]) -> [Int] { places.contains(place) ? places + [part] : places }
    switch self {
    case .charged(let places): self = .charged(with(places))
    case .chargeAdded(let places): self = .chargeAdded(with(places))
    case .chargeAmended(let places): self = .chargeAmended(with(places))
    case .chargesDropped(let places): self = .chargesDropped(with(places))
    case .chargesMerged(let places): self = .chargesMerged(with(places))
    case .hung(let places): self = .hung(with(places))
    case .judgedAgain(let judgment, let places):
      self = .judgedAgain(judgment, setAside: with(places))
    case .alleged, .investigated, .sought, .returned, .handedToProsecutors, .handedToCourt,
      .notGuilty, .pleaRefused, .pleaWithdrawn, .confessionReported, .pleaded, .tried, .mistrial,
      .judged, .sentenced, .sentenceChanged, .appealed, .appealDecided, .hold, .released, .bailed,
      .escaped, .surrendered, .died, .executed, .closed:
      break
    }
  }
}
