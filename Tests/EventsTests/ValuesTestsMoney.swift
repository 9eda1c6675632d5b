import Events
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    ("12000.00", "USD", "USD 12,000.00"), ("12000", "USD", "USD 12,000"), ("0", "CNY", "CNY 0"),
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

  @Test func `currencies in use and historic ones are accepted, each once`() throws {
    #expect(Money.currencies.count == 178 + 129)
    for code in ["USD", "CNY", "RUB", "SUR", "DDM", "CSK", "YUM", "DEM", "FRF", "ITL", "XXX"] {
      #expect(Money.currencies.contains(code))
    }
    for code in Money.currencies {
      #expect(try Money(value: "1", currency: code).currency == code)
    }
  }
}
