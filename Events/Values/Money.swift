/// An amount in a currency: `{"value": "12000.00", "currency": "USD"}`, with `"to"` for a range and
/// `"about": true` where a source says so.
///
/// The value is a decimal string and keeps its digits: `12000` and `12000.00` are two values, for
/// a source that gives cents says more. The currency is a code of ISO 4217, in use or historic, or
/// `XBT`, as which bitcoin is known.
public struct Money: Sendable, Hashable {
  /// `-?digits(.digits)?`, without leading zeros, exponent or grouping.
  public let value: String
  /// The end of a range, written as `value` is; nil where it is one amount.
  public let to: String?
  /// Three capital letters.
  public let currency: String
  /// Whether it is an estimate.
  public let isAbout: Bool

  /// Takes an amount; what is not one is refused with the value or the currency that was meant.
  public init(
    value: String, to: String? = nil, currency: String, isAbout: Bool = false
  ) throws(ValueError) {
    for amount in [value, to ?? value] where !Money.isDecimal(amount) {
      throw ValueError(
        reason: "an amount is plain digits, as 12000.00 is, not \(ValueError.quoted(amount))",
        suggestion: Money.decimal(from: amount))
    }
    guard Currencies.codes.contains(currency) else {
      throw Currencies.refusal(of: currency)
    }
    if let to, !Money.isLess(value, to) {
      throw ValueError(
        reason: "a range goes up, as from 10000 to 12000, not from \(value) to \(to)",
        suggestion: nil)
    }
    self.value = value
    self.to = to
    self.currency = currency
    self.isAbout = isAbout
  }

  /// The amount as it is printed: `USD 12,000`, `USD 14,866.50`, `about USD 10,000 to 12,000`.
  public var words: String {
    let range = Money.grouped(value) + (to.map { " to " + Money.grouped($0) } ?? "")
    return "\(isAbout ? "about " : "")\(currency) \(range)"
  }

  /// With commas between thousands, and without a fraction that is nothing but zeros.
  private static func grouped(_ value: String) -> String {
    let isNegative = value.hasPrefix("-")
    let parts = value.drop { $0 == "-" }.split(separator: ".")
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index).isMultiple(of: 3) { whole += "," }
      whole.append(digit)
    }
    let hasFraction = parts.count == 2 && parts[1].contains { $0 != "0" }
    return (isNegative ? "-" : "") + whole + (hasFraction ? "." + parts[1] : "")
  }

  /// The currencies that are accepted, in order: those in use, the historic ones and bitcoin.
  public static var currencies: [String] { Currencies.codes.sorted() }
}

extension Money: CustomStringConvertible {
  /// The code and the value, digit for digit: `USD 12000.00`, `about USD 10000 to 12000`.
  public var description: String {
    "\(isAbout ? "about " : "")\(currency) \(value)" + (to.map { " to " + $0 } ?? "")
  }
}

// MARK: - The value

extension Money {
  private static func isDecimal(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard 1...2 ~= parts.count, parts.allSatisfy(isDigits) else { return false }
    return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
  }

  /// Whether one decimal string is less than another, however long they are.
  private static func isLess(_ one: String, _ other: String) -> Bool {
    switch (one.hasPrefix("-"), other.hasPrefix("-")) {
    case (false, false): return isSmaller(one, other)
    case (true, true): return isSmaller(String(other.dropFirst()), String(one.dropFirst()))
    case (true, false): return (one + other).contains { "1"..."9" ~= $0 }
    case (false, true): return false
    }
  }

  /// The same for two without a sign.
  private static func isSmaller(_ one: String, _ other: String) -> Bool {
    func parts(_ text: String) -> (whole: Substring, fraction: String) {
      let parts = text.split(separator: ".")
      var fraction = parts.count == 2 ? String(parts[1]) : ""
      while fraction.last == "0" { fraction.removeLast() }
      return (parts[0], fraction)
    }
    let (one, other) = (parts(one), parts(other))
    if one.whole.count != other.whole.count { return one.whole.count < other.whole.count }
    if one.whole != other.whole { return one.whole < other.whole }
    return one.fraction < other.fraction
  }

  private static func isDigits(_ part: Substring.UTF8View) -> Bool {
    !part.isEmpty && part.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// The value meant by `12,000.00`, `12 000`, `$12,000`, `007`, `.5`, `12,50`.
  private static func decimal(from text: String) -> String? {
    var plain = ""
    for character in text where !isOrnament(character) {
      plain.append(character == "−" ? "-" : character)
    }
    let isNegative = plain.hasPrefix("-")
    plain = ungrouped(isNegative || plain.hasPrefix("+") ? plain.dropFirst() : plain[...])
    if plain.hasSuffix(".") { plain.removeLast() }
    plain = String(plain.drop { $0 == "0" })
    if plain.isEmpty || plain.hasPrefix(".") { plain = "0" + plain }
    let value = isNegative ? "-" + plain : plain
    return text.contains(where: \.isNumber) && isDecimal(value) ? value : nil
  }

  private static func isOrnament(_ character: Character) -> Bool {
    character.isWhitespace || character.isCurrencySymbol || "'’_".contains(character)
  }

  /// Without the commas that part thousands; a single comma elsewhere is a decimal point.
  private static func ungrouped(_ text: Substring) -> String {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return String(text) }
    let whole = groups.dropFirst().map { $0.prefix { $0 != "." } }
    if whole.allSatisfy({ $0.count == 3 }) { return groups.joined() }
    return groups.count == 2 && !text.contains(".") ? groups.joined(separator: ".") : String(text)
  }
}

// MARK: - The currency

private enum Currencies {
  static let codes = Set((inUse + historic + ["XBT"]).map(String.init))

  static func refusal(of text: String) -> ValueError {
    let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0) }
    return ValueError(
      reason: isCode
        ? "no currency \(text)"
        : "a currency is three capital letters, not \(ValueError.quoted(text))",
      suggestion: guess(text))
  }

  private static func guess(_ text: String) -> String? {
    let upper = text.uppercased().filter { !$0.isWhitespace }
    return codes.contains(upper) ? upper : spellings[upper]
  }

  /// What people write instead. Signs that several currencies share, as `¥` is, have no answer,
  /// but for the dollar.
  private static let spellings = [
    "$": "USD", "US$": "USD", "DOLLAR": "USD", "DOLLARS": "USD", "USDOLLARS": "USD",
    "€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "UKP": "GBP", "STERLING": "GBP",
    "RMB": "CNY", "YUAN": "CNY", "RENMINBI": "CNY", "CN¥": "CNY", "NTD": "TWD", "NT$": "TWD",
    "HK$": "HKD", "A$": "AUD", "C$": "CAD", "YEN": "JPY", "JP¥": "JPY", "₽": "RUB",
    "RUBLES": "RUB", "ROUBLES": "RUB", "₩": "KRW", "₪": "ILS", "NIS": "ILS", "₹": "INR",
    "₴": "UAH", "₺": "TRY", "SFR": "CHF", "BTC": "XBT", "₿": "XBT", "BITCOIN": "XBT",
    "BITCOINS": "XBT",
  ]

  /// The active codes of ISO 4217, with precious metals, funds and the codes for testing and none.
  private static let inUse = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
    MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
    TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB
    XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
    """.split { $0.isWhitespace }

  /// The codes that ISO 4217 withdrew.
  private static let historic = """
    ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB
    BRC BRE BRN BRR BUK BYB BYR CHC CSD CSJ CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF
    GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL
    LVL LVR MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR
    SDD SDP SIT SKK SLL SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO
    XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR
    """.split { $0.isWhitespace }
}
