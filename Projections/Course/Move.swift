public import Events

/// What one fact does to the persons of its case, without the fact: small enough to keep by the
/// million. `Course` plays moves in their order.
public struct Move: Sendable, Equatable {
  /// What sort of step it is.
  public enum Verb: UInt8, Sendable {
    case alleged, investigated, accused, charged, chargeAdded, chargeDropped
    case transferredToProsecutors, transferredToInvestigators, transferredToCourt
    case pleadedGuilty, pleaWithdrawn
    case triedInCourt
    case convicted, acquitted, mixedVerdict, dismissed, notResponsible
    case sentenced, sentencedToPrison, sentenceVacated, imprisonedAgain
    case appealLodged, appealUpheld, appealRemitted, appealQuashed
    case closed
    case detained, arrested, remanded, restricted, released, bailed, paroled, exchanged
    case surrendered, escaped, died, executed
  }

  /// Its place in the order of the world: see `Move.day(of:)`.
  public var day: Int64
  /// The position of its fact.
  public var position: Int64
  public var verb: Verb
  /// No appeal lies any more.
  public var isFinal: Bool

  public init(day: Int64, position: Int64, verb: Verb, isFinal: Bool = false) {
    self.day = day
    self.position = position
    self.verb = verb
    self.isFinal = isFinal
  }

  /// Earlier in the world, then earlier in the log.
  @inlinable
  public static func precedes(_ left: Move, _ right: Move) -> Bool {
    left.day != right.day ? left.day < right.day : left.position < right.position
  }

  /// Where a fact stands in the order of the world: the last day it can have occurred, else the
  /// last on which it can have been disclosed, else the first it can have occurred; a fact without
  /// any day comes before all others.
  public static func day(of fact: Fact) -> Int64 {
    day(occurred: fact.occurred?.days, disclosed: fact.disclosed?.days)
  }

  /// The same by the fact's dates.
  static func day(
    occurred: (earliest: Int64, latest: Int64)?, disclosed: (earliest: Int64, latest: Int64)?
  ) -> Int64 {
    if let latest = occurred?.latest, latest != .max { return latest }
    if let latest = disclosed?.latest, latest != .max { return latest }
    if let earliest = occurred?.earliest, earliest != .min { return earliest }
    return .min
  }
}

/// What a move says of one count.
public struct CountMove: Sendable, Equatable {
  /// The count's number in the instrument; 0 where it has none.
  public var number: Int64
  /// The text of offence and provision, as numbers of `Strings`; 0 where there is none.
  public var offence: Int32
  public var provision: Int32
  /// The law it is charged under; 0 where none is named.
  public var law: Int32
  /// What a verdict found of this count, where it says so.
  public var result: CountResult?

  public init(
    number: Int64, offence: Int32, provision: Int32, law: Int32 = 0, result: CountResult? = nil
  ) {
    self.number = number
    self.offence = offence
    self.provision = provision
    self.law = law
    self.result = result
  }

  /// Whether both speak of one count: by number, else by offence and provision.
  public func matches(_ other: CountMove) -> Bool {
    if number != 0 && other.number != 0 { return number == other.number }
    return offence == other.offence && provision == other.provision
  }
}
