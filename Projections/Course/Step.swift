public import Events

/// What one fact does to one person of its case, without the fact: small enough to keep by the
/// million. `Order` says which step comes first, `Course` plays them.
public struct Step: Sendable, Equatable {
  /// What sort of step it is, in the order that the law gives them on days that overlap:
  /// VOCABULARY.md, "The order of facts".
  public enum Verb: UInt8, Sendable, CaseIterable {
    case alleged, investigated, sought, detained, arrested, restricted, surrendered, remanded
    case bailed
    case handedToProsecutors, returned, charged, chargeChanged, handedToCourt, pleaded
    case chargeClosed, tried, judged, sentenced, appealed, appealDecided, sentenceChanged
    case released, escaped, closed, died, executed, assigned
    /// A surrender that was asked for, ordered or refused: of custody, and nobody was handed over.
    case surrenderSought
    /// Names somebody as one of the accused and moves nothing: a ruling, an unsealed charge.
    case named
    /// Names somebody, which says from when on the person is in the case, and moves nothing: a
    /// hearing.
    case concerned

    /// Its place in the law's order.
    var rank: Int {
      switch self {
      case .alleged: 0
      case .investigated: 1
      case .sought: 2
      case .detained: 3
      case .arrested, .restricted: 4
      case .surrendered, .surrenderSought: 5
      case .remanded: 6
      case .bailed: 7
      case .handedToProsecutors: 8
      case .returned: 9
      case .charged: 10
      case .chargeChanged: 11
      case .handedToCourt: 12
      case .pleaded: 13
      case .chargeClosed: 14
      case .tried: 15
      case .judged: 16
      case .sentenced: 17
      case .appealed: 18
      case .appealDecided: 19
      case .sentenceChanged: 20
      case .released, .escaped: 21
      case .closed: 22
      case .died, .executed: 23
      case .assigned, .named, .concerned: Step.lastRank
      }
    }

    /// Whether it does anything to whom it names.
    var moves: Bool { self != .named && self != .concerned }

    /// Whether it can say where a person is, in its own words or by what follows from them.
    var canMoveLiberty: Bool {
      switch self {
      case .chargeClosed, .judged, .sentenced, .appealDecided, .sentenceChanged, .closed: true
      case .alleged, .investigated, .handedToProsecutors, .returned, .charged, .chargeChanged,
        .handedToCourt, .pleaded, .tried, .appealed, .assigned, .surrenderSought, .named,
        .concerned:
        false
      case .sought, .detained, .arrested, .restricted, .surrendered, .remanded, .bailed, .released,
        .escaped, .died, .executed:
        true
      }
    }

    /// Whether who is named by it is one of the accused, unless a role says another part.
    var makesAccused: Bool {
      switch self {
      case .charged, .chargeChanged, .chargeClosed, .pleaded, .judged, .sentenced,
        .sentenceChanged:
        true
      case .alleged, .investigated, .handedToProsecutors, .returned, .handedToCourt, .tried,
        .appealed, .appealDecided, .closed, .assigned, .concerned:
        false
      case .sought, .detained, .arrested, .restricted, .surrendered, .remanded, .bailed, .released,
        .escaped, .died, .executed, .surrenderSought, .named:
        true
      }
    }

    /// Whether it takes hold of a person.
    var isHold: Bool {
      switch self {
      case .detained, .arrested, .restricted, .remanded: true
      case .alleged, .investigated, .sought, .surrendered, .bailed, .handedToProsecutors,
        .returned, .charged, .chargeChanged, .handedToCourt, .pleaded, .chargeClosed, .tried,
        .judged, .sentenced, .appealed, .appealDecided, .sentenceChanged, .released, .escaped,
        .closed, .died, .executed, .assigned, .surrenderSought, .named, .concerned:
        false
      }
    }
  }

  /// What comes after all that the law puts in an order.
  static let lastRank = 24

  /// What else its word says, by the kind of word.
  public enum Detail: Sendable, Equatable {
    case none
    case instrument(Instrument, hasCounts: Bool)
    case change(ChargeChange)
    case plea(Plea)
    case verdict(VerdictResult)
    case sentence(SentenceShape)
    case sentenceChange(SentenceChange, SentenceShape)
    case appeal(of: AppealedMatter?, by: Appellant?)
    case decision(AppealResult, of: AppealedMatter?, by: Appellant?, SentenceShape)
    case release(ReleaseHow)
    case closing(Closing)
  }

  /// Its days.
  public var span: FactSpan
  /// The position of its fact.
  public var position: Int64
  public var verb: Verb
  public var detail: Detail
  /// No appeal lies any more.
  public var isFinal = false
  public var isInAbsentia = false
  /// Somebody contests it.
  public var isContested = false
  /// Its fact names nobody, in a case of several accused: it does not reach who was out of the case.
  public var isOfSeveral = false
  /// The days until which a hold is said to last, where it is said.
  public var until: FactSpan?
  /// The names that tell courts and judgments apart; see `CourtMarks`.
  public var marks = CourtMarks()

  public init(
    _ verb: Verb, _ detail: Detail = .none, span: FactSpan, position: Int64
  ) {
    self.verb = verb
    self.detail = detail
    self.span = span
    self.position = position
  }
}

/// What a sentence, or a change of one, does to liberty.
public struct SentenceShape: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It says what it is made of.
  public static let isStated = SentenceShape(rawValue: 1)
  /// It holds prison, life or death, not suspended whole.
  public static let imprisons = SentenceShape(rawValue: 2)
  /// It is suspended whole.
  public static let isSuspended = SentenceShape(rawValue: 4)

  /// It is of death, whatever stands beside it.
  public static let isDeath = SentenceShape(rawValue: 8)

  /// Whether it is made of parts none of which takes liberty: a fine, supervision.
  var isWithoutPrison: Bool { contains(.isStated) && isDisjoint(with: [.imprisons, .isSuspended]) }
}

/// The names by which courts, judgments and facts are told apart, as numbers: hashes of folded
/// texts, 0 where there is none. Within one case two names have the same number only by a chance
/// of one in 2^64.
public struct CourtMarks: Sendable, Hashable {
  /// The `court` of a fact.
  public var court: UInt64 = 0
  /// Its `authority`.
  public var authority: UInt64 = 0
  /// Its `id`, as written and folded like a name, since `from` may be either.
  public var id: UInt64 = 0
  /// What an appeal is `from`.
  public var from: UInt64 = 0

  public init() {}

  /// The court, else who acted.
  var decider: UInt64 { court != 0 ? court : authority }
}

/// What a fact says of one count.
public struct NamedCount: Sendable, Equatable {
  /// The count's number in its instrument; 0 where it has none.
  public var number: Int32 = 0
  /// Texts, as numbers of `Strings`; 0 where there is none. The keys are those of the same texts
  /// without case, spacing and punctuation.
  public var offence: Int32 = 0
  public var offenceKey: Int32 = 0
  public var provision: Int32 = 0
  public var provisionKey: Int32 = 0
  /// The law it is charged under; 0 where none is named.
  public var law: Int32 = 0
  /// How many counts it stands for.
  public var quantity: Int32 = 1
  /// What a verdict found of it, where it says so.
  public var result: CountResult?

  public init() {}

  /// Whether both name one offence: a provision on one side only is no difference.
  func isOffence(of other: NamedCount) -> Bool {
    offenceKey == other.offenceKey && offenceKey != 0
      && (provisionKey == other.provisionKey || provisionKey == 0 || other.provisionKey == 0)
  }
}
