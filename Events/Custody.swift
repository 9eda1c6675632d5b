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
      "custody.sought", Custody.sought, "{whom} sought[ ({basis})][ until {until}]",
      "wanted and not held: a warrant, a notice"),
    word(
      "custody.detained", Custody.detained, short: "detain",
      "{whom} detained[ ({basis})][ until {until}]", "first hold: police custody, 拘留"),
    word(
      "custody.arrested", Custody.arrested, short: "arrest",
      "{whom} arrested[ ({basis})][ until {until}]", "formal arrest, as that law calls it"),
    word(
      "custody.remanded", Custody.remanded,
      "{whom} held by a court's order[ ({basis})][ until {until}]", "held by a court's order"),
    word(
      "custody.restricted", Custody.restricted, short: "restrict",
      "{whom}[{measure=unspecified} placed under a measure that is not specified]"
        + "[{measure=bail} released on bail][{measure=house_arrest} placed under house arrest]"
        + "[{measure=exit_ban} barred from leaving the country]"
        + "[{measure=residential_surveillance} placed under residential surveillance]"
        + "[{measure=other} placed under a measure short of custody][ ({basis})][ until {until}]",
      "short of custody, or custody not stated"),
    word(
      "custody.released", Custody.released, short: "release",
      "{whom} released[{how=bail} on bail]"
        + "[{how=charges_dropped}, the charges having been dropped]"
        + "[{how=acquitted} after an acquittal][{how=served} with the sentence served]"
        + "[{how=parole} on parole][{how=pardon} by a pardon]"
        + "[{how=commutation} by a commutation of the sentence][{how=exchanged} in an exchange]"
        + "[{how=deported} and deported][ ({basis})]",
      "out of custody, and by what way"),
    word(
      "custody.escaped", Custody.escaped, "{whom} escaped", "out of custody by one's own doing"),
    word(
      "custody.surrendered", Custody.surrendered,
      "[{step=requested}{how!}Surrender of {whom} to {to} requested]"
        + "[{step=ordered}{how!}Surrender of {whom} to {to} ordered]"
        + "[{step=refused}{how!}Surrender of {whom} to {to} refused]"
        + "[{step=carried_out}{how!}{whom} surrendered to {to}]"
        + "[{step!carried_out}{how=extradition}Extradition of {whom} to {to} {step}]"
        + "[{step!carried_out}{how=surrender}Surrender of {whom} to {to} {step}]"
        + "[{step!carried_out}{how=deportation}Deportation of {whom} to {to} {step}]"
        + "[{step=carried_out}{how=extradition}{whom} extradited to {to}]"
        + "[{step=carried_out}{how=surrender}{whom} surrendered to {to}]"
        + "[{step=carried_out}{how=deportation}{whom} deported to {to}]",
      "handed to another state, or to be"),
    word(
      "custody.died", Custody.died, "{whom} died[: {cause}]", "died, in custody or out of it"),
    word(
      "custody.executed", Custody.executed, "{whom} executed", "put to death by sentence"),
  ]
}

/// What every word of custody may say.
public struct Hold: Fields {
  public let parties = Field<List<PartySlug>>("parties", "whom; absent, all of the case's accused")
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
  public let swap = Field<SwapSlug>("swap", "the exchange, where exchanged")
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
