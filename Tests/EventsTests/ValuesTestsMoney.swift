import Events
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    ("12000.00", "USD", "USD 12,000"), ("12000", "USD", "USD 12,000"), ("0", "CNY", "CNY 0"),
    ("50000.00", "USD", "USD 50,000"), ("0.00", "USD", "USD 0"), ("-5.000", "USD", "USD -5"),
    ("14866.10", "USD", "USD 14,866.10"), ("0.17", "XBT", "XBT 0.17"),
    ("0.50", "EUR", "EUR 0.50"), ("999", "SUR", "SUR 999"), ("1000", "DEM", "DEM 1,000"),
    ("-1234567.891", "GBP", "GBP -1,234,567.891"), ("123456", "ITL", "ITL 123,456"),
  ])
  func `an amount keeps its digits and is printed with its currency`(
    value: String, currency: String, words: String
  ) throws {
    let money = try Money(value: value, currency: currency)
    #expect(money.value == value)
    #expect(money.currency == currency)
    #expect(money.words == words)
    #expect("\(money)" == "\(currency) \(value)")
  }

  @Test(
    arguments: [
      ("10000", "12000", false, "USD 10,000 to 12,000", "USD 10000 to 12000"),
      (
        "10000.00", "12000.50", true, "about USD 10,000 to 12,000.50",
        "about USD 10000.00 to 12000.50"
      ),
      ("5000", nil, true, "about USD 5,000", "about USD 5000"),
      ("-10", "-9.5", false, "USD -10 to -9.5", "USD -10 to -9.5"),
      ("-1", "0", false, "USD -1 to 0", "USD -1 to 0"),
      ("9.9", "10", false, "USD 9.9 to 10", "USD 9.9 to 10"),
    ] as [(String, String?, Bool, String, String)])
  func `a range and an estimate are printed as such`(
    value: String, to: String?, isAbout: Bool, words: String, digits: String
  ) throws {
    let money = try Money(value: value, to: to, currency: "USD", isAbout: isAbout)
    #expect(money.words == words)
    #expect("\(money)" == digits)
  }

  @Test(arguments: [
    ("12000", "10000"), ("5", "5"), ("5", "5.00"), ("10", "9.99"), ("-5", "-6"), ("0", "-0"),
    ("1", "-1"), ("0.50", "0.5"),
  ])
  func `a range that does not go up is refused`(value: String, to: String) {
    let reason = "a range goes up, as from 10000 to 12000, not from \(value) to \(to)"
    #expect(throws: ValueError(reason: reason, suggestion: nil)) {
      try Money(value: value, to: to, currency: "USD")
    }
  }

  @Test func `an amount with cents is not the amount without`() throws {
    let whole = try Money(value: "12000", currency: "USD")
    let withCents = try Money(value: "12000.00", currency: "USD")
    #expect(whole != withCents)
  }

  @Test(arguments: [
    ("12,000.00", "12000.00"), ("12,000", "12000"), ("1,234,567", "1234567"), ("12,50", "12.50"),
    ("$12,000", "12000"), ("12 000", "12000"), ("1'000", "1000"), ("+5", "5"), ("−5", "-5"),
    ("007.50", "7.50"), ("00", "0"), (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5"),
    ("1e3", nil), ("12k", nil), ("1.234.567,89", nil), ("1,2,3", nil), ("1.2.3", nil),
    ("--5", nil), ("-", nil), (".", nil), ("", nil), ("١٢", nil), ("twelve", nil),
  ])
  func `what is not a decimal string is refused with one`(value: String, suggestion: String?) {
    let reason = "an amount is plain digits, as 12000.00 is, not \"\(value)\""
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) {
      try Money(value: value, currency: "USD")
    }
  }

  @Test(arguments: [
    ("RMB", "no currency RMB", "CNY"), ("XYZ", "no currency XYZ", nil),
    ("usd", "a currency is three capital letters, not \"usd\"", "USD"),
    ("US$", "a currency is three capital letters, not \"US$\"", "USD"),
    ("€", "a currency is three capital letters, not \"€\"", "EUR"),
    ("BTC", "no currency BTC", "XBT"),
    ("₿", "a currency is three capital letters, not \"₿\"", "XBT"),
    ("euros", "a currency is three capital letters, not \"euros\"", "EUR"),
    ("¥", "a currency is three capital letters, not \"¥\"", nil),
    ("", "a currency is three capital letters, not \"\"", nil),
  ])
  func `what is not a currency is refused with one`(
    currency: String, reason: String, suggestion: String?
  ) {
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) {
      try Money(value: "1", currency: currency)
    }
  }

  @Test func `currencies in use, historic ones and bitcoin are accepted, each once`() throws {
    #expect(Money.currencies.count == 178 + 129 + 1)
    for code in ["USD", "CNY", "RUB", "SUR", "DDM", "CSK", "YUM", "DEM", "FRF", "ITL", "XBT"] {
      #expect(Money.currencies.contains(code))
    }
    for code in Money.currencies {
      #expect(try Money(value: "1", currency: code).currency == code)
    }
  }
}
