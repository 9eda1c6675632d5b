public import Events

/// From where in time a reader looks: three dials, turned alone or together.
public struct Dials: Sendable, Equatable {
  /// What this docket held.
  public enum Recorded: Sendable, Equatable {
    /// Up to and with this position of the log.
    case position(Int64)
    /// Up to and with this moment, in microseconds since 1970-01-01T00:00:00Z; as it was asked for.
    case moment(Int64, words: String)
  }

  /// What was true in the world by the last day of this date: judged by `occurred`.
  public var asOf: EDTF?
  /// What was public by the last day of this date: judged by `disclosed`.
  public var knownAt: EDTF?
  /// What this docket held then.
  public var recordedAt: Recorded?

  public init(asOf: EDTF? = nil, knownAt: EDTF? = nil, recordedAt: Recorded? = nil) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.recordedAt = recordedAt
  }

  /// Whether any is turned.
  public var areTurned: Bool { self != Dials() }

  /// Whether facts are chosen by their own dates, and not by their places in the log alone.
  public var chooseByDates: Bool { asOf != nil || knownAt != nil }
}

/// The dials, resolved against a log.
public struct Standpoint: Sendable, Equatable {
  /// The day by which something occurred; nil asks for nothing.
  public var asOf: Day?
  /// The day by which something was public; nil asks for nothing.
  public var knownAt: Day?
  /// The last position that is seen at all.
  public var through: Int64
  /// The last position that was recorded by the end of `asOf`, in UTC.
  public var asOfThrough: Int64
  /// The last position that was recorded by the end of `knownAt`, in UTC.
  public var knownThrough: Int64

  public init(
    asOf: Day? = nil, knownAt: Day? = nil, through: Int64 = .max, asOfThrough: Int64 = .max,
    knownThrough: Int64 = .max
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.through = through
    self.asOfThrough = asOfThrough
    self.knownThrough = knownThrough
  }

  /// Whether facts are chosen by their own dates.
  public var choosesByDates: Bool { asOf != nil || knownAt != nil }

  /// Whether what stands at a position was recorded by the days one looks from: nothing of it can
  /// have been learnt later, dated or not.
  func wasHeld(_ position: Int64) -> Bool {
    (asOf == nil || position <= asOfThrough) && (knownAt == nil || position <= knownThrough)
  }

  /// The day that is today for who stands here: the earliest of those the dials name; nil where
  /// they name none.
  public var day: Day? {
    guard let asOf, let knownAt else { return asOf ?? knownAt }
    return min(asOf, knownAt)
  }
}

/// How a fact answers the dials.
public enum Inside: UInt8, Sendable, Comparable {
  case no, possible, definite

  public static func < (one: Inside, other: Inside) -> Bool { one.rawValue < other.rawValue }

  init(_ overlap: EDTF.Overlap) {
    switch overlap {
    case .definitely: self = .definite
    case .possibly: self = .possible
    case .no: self = .no
    }
  }
}
