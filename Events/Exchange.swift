/// Exchanges: persons handed over between states, leg by leg.
public enum Exchange: Family {
  /// An exchange took place.
  case concluded(Read<Concluded>)

  public static func event(_ self: Self) -> Event { .exchange(self) }

  public static let words: [Word] = [
    word(
      "swap.concluded", Exchange.concluded, short: "swap", of: [.swap],
      "Exchange between {states}[, through {mediator}]", "an exchange took place")
  ]
}

public struct Concluded: Fields {
  public let states = Need<List<Country>>("states", "between which states")
  public let legs = Field<List<Object<Leg>>>("legs", "who went where")
  public let mediator = Field<Country>("mediator", "the state that mediated")
  public init() {}
  public static let fields = Concluded()
}

/// One person's way in an exchange.
public struct Leg: Fields {
  public let party = Need<PartySlug>("party", "who")
  public let `case` = Field<CaseSlug>("case", "the case it ends")
  public let from = Field<Actor>("from", "the state that let go")
  public let to = Field<Actor>("to", "the state that received")
  public let form = Field<Text>("form", "in what legal form")
  public init() {}
  public static let fields = Leg()
}
