/// Custody: who is held, on what footing, and how it ends.
public enum Custody: Family {
  /// Wanted and not held: a warrant, a notice, a summons not followed.
  case sought(Read<Hold>)
  /// First hold: police custody, 拘留, Festnahme, residential surveillance at a designated place.
  case detained(Read<Hold>)
  /// Formal arrest, as that country's law calls it (逮捕 needs a procuratorate's approval).
  case arrested(Read<Hold>)
  /// Held by a court's order.
  case remanded(Read<Hold>)
  /// Short of custody, or custody not stated.
  case restricted(Read<Restricted>)
  /// Out of custody, and by what way.
  case released(Read<Released>)
  /// Out of custody by one's own doing.
  case escaped(Read<Hold>)
  /// Handed, or to be handed, to another state.
  case surrendered(Read<Surrendered>)
  /// Died, in custody or out of it.
  case died(Read<Died>)
  /// Put to death by sentence.
  case executed(Read<Hold>)

  public static func event(_ self: Self) -> Event { .custody(self) }

  public static let words: [Word] = [
    word(
      "custody.sought", Custody.sought, "{parties} sought[ ({basis})][ until {until}]",
      "wanted and not held: a warrant, a notice"),
    word(
      "custody.detained", Custody.detained, short: "detain",
      "{parties} detained[ ({basis})][ until {until}]", "first hold: police custody, 拘留"),
    word(
      "custody.arrested", Custody.arrested, short: "arrest",
      "{parties} arrested[ ({basis})][ until {until}]", "formal arrest, as that law calls it"),
    word(
      "custody.remanded", Custody.remanded,
      "{parties} held by a court's order[ ({basis})][ until {until}]", "held by a court's order"),
    word(
      "custody.restricted", Custody.restricted, short: "restrict",
      "{parties} under a measure: {measure}[ ({basis})][ until {until}]",
      "short of custody, or custody not stated"),
    word(
      "custody.released", Custody.released, short: "release",
      "{parties} released: {how}[ ({basis})]", "out of custody, and by what way"),
    word(
      "custody.escaped", Custody.escaped, "{parties} escaped", "out of custody by one's own doing"),
    word(
      "custody.surrendered", Custody.surrendered,
      "Surrender of {parties} to {to} {step}[ ({how})]", "handed to another state, or to be"),
    word(
      "custody.died", Custody.died, "{parties} died[: {cause}]", "died, in custody or out of it"),
    word(
      "custody.executed", Custody.executed, "{parties} executed", "put to death by sentence"),
  ]
}

/// What every word of custody may say.
public struct Hold: Fields {
  public let parties = Field<List<Slug>>("parties", "whom; absent, all of the case's accused")
  public let basis = Field<Text>("basis", "on what footing: the warrant, the order, the article")
  public let until = Field<EDTF>("until", "to what day")
  public let incommunicado = Field<Incommunicado>("incommunicado", "cut off from the world or not")
  public init() {}
  public static let fields = Hold()
}

public struct Restricted: Extends {
  public typealias Base = Hold
  public let measure = Need<RestrictionMeasure>("measure", "what measure")
  public init() {}
  public static let fields = Restricted()
}

public struct Released: Extends {
  public typealias Base = Hold
  public let how = Need<ReleaseHow>("how", "by what way")
  public let swap = Field<Slug>("swap", "the exchange, where exchanged")
  public init() {}
  public static let fields = Released()
}

public struct Surrendered: Extends {
  public typealias Base = Hold
  public let step = Need<SurrenderStep>("step", "how far it went")
  public let to = Need<Country>("to", "the state that receives")
  public let how = Field<SurrenderHow>("how", "in what form")
  public init() {}
  public static let fields = Surrendered()
}

public struct Died: Extends {
  public typealias Base = Hold
  public let cause = Field<Text>("cause", "of what, as stated")
  public init() {}
  public static let fields = Died()
}

/// Cut off from the world or not.
public enum Incommunicado: String, Choice {
  case yes, no, unknown
}

/// A measure short of custody.
public enum RestrictionMeasure: String, Choice {
  case unspecified, bail
  case houseArrest = "house_arrest"
  case exitBan = "exit_ban"
  case residentialSurveillance = "residential_surveillance"
  case other
}

/// The way out of custody.
public enum ReleaseHow: String, Choice {
  case bail
  case chargesDropped = "charges_dropped"
  case acquitted, served, parole, pardon, commutation, exchanged, deported, unknown
}

/// How far a surrender went.
public enum SurrenderStep: String, Choice {
  case requested, ordered, refused
  case carriedOut = "carried_out"
}

/// In what form a person is handed over.
public enum SurrenderHow: String, Choice {
  case extradition, surrender, deportation
}
