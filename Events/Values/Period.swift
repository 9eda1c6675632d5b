/// A length of time as ISO 8601 writes it: `P27M`, `P4Y9M`, `P10D`, `PT36H`.
///
/// `PnYnMnWnDTnHnMnS`, each part optional but not all of them, in this order, in whole numbers of
/// at most nine digits. It keeps its spelling: `P12M` and `P1Y` are two values.
public struct Period: Sendable, Hashable {
  public let text: String
  public let years: Int
  public let months: Int
  public let weeks: Int
  public let days: Int
  public let hours: Int
  public let minutes: Int
  public let seconds: Int

  /// Reads a duration; what is not one is refused with the duration that was probably meant.
  public init(_ text: String) throws(ValueError) {
    guard let parts = Period.parts(of: text) else {
      throw ValueError(reason: Period.reason(text), suggestion: Period.guess(text))
    }
    self.text = text
    func number(_ unit: Unit) -> Int { parts.first { $0.unit == unit }?.number ?? 0 }
    years = number(.year)
    months = number(.month)
    weeks = number(.week)
    days = number(.day)
    hours = number(.hour)
    minutes = number(.minute)
    seconds = number(.second)
  }

  /// The duration as a newspaper prints it: `27 months`, `4 years 9 months`, `1 day`.
  public var words: String {
    let parts = Period.parts(of: text) ?? []
    let counted = parts.filter { $0.number != 0 }
    return (counted.isEmpty ? parts.suffix(1) : counted)
      .map { "\($0.number) \($0.unit.rawValue)\($0.number == 1 ? "" : "s")" }
      .joined(separator: " ")
  }
}

extension Period {
  /// Whether it is the shorter of two, with a year of 365.2425 days and its twelfth part for a month.
  public func isShorter(than other: Period) -> Bool { length < other.length }

  /// In seconds.
  private var length: Double {
    let daysOfYear = 365.2425
    let days =
      Double(years) * daysOfYear + Double(months) * daysOfYear / 12 + Double(weeks * 7 + self.days)
    return days * 86_400 + Double(hours * 3600 + minutes * 60 + seconds)
  }
}

extension Period: CustomStringConvertible {
  public var description: String { text }
}

// MARK: - Parts

extension Period {
  /// The units in the order in which they are written.
  private enum Unit: String, Sendable, CaseIterable, Comparable {
    case year, month, week, day, hour, minute, second

    var isOfTime: Bool { self >= .hour }

    var letter: Character {
      switch self {
      case .year: "Y"
      case .month, .minute: "M"
      case .week: "W"
      case .day: "D"
      case .hour: "H"
      case .second: "S"
      }
    }

    static func < (left: Unit, right: Unit) -> Bool { left.place < right.place }

    private var place: Int { Unit.allCases.firstIndex(of: self)! }
  }

  private typealias Part = (number: Int, unit: Unit)

  /// The parts of a duration that is written rightly, else nil.
  private static func parts(of text: String) -> [Part]? {
    var rest = text.utf8[...]
    guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
    var parts: [Part] = []
    var isTime = false
    while let first = rest.first {
      if first == UInt8(ascii: "T"), !isTime {
        rest.removeFirst()
        isTime = true
        guard !rest.isEmpty else { return nil }
      }
      guard let number = takeNumber(&rest), let letter = rest.popFirst(),
        let unit = unit(letter, isTime: isTime), parts.last.map({ $0.unit < unit }) ?? true
      else { return nil }
      parts.append((number, unit))
    }
    return parts.isEmpty ? nil : parts
  }

  private static func takeNumber(_ rest: inout Substring.UTF8View) -> Int? {
    let digits = rest.prefix { $0 &- 0x30 < 10 }
    guard 1...9 ~= digits.count else { return nil }
    rest.removeFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func unit(_ letter: UInt8, isTime: Bool) -> Unit? {
    let letter = Character(Unicode.Scalar(letter))
    return Unit.allCases.first { $0.letter == letter && $0.isOfTime == isTime }
  }
}

// MARK: - Refusals

extension Period {
  private static func reason(_ text: String) -> String {
    let hasFraction = text.indices.dropFirst().contains { index in
      ".,".contains(text[text.index(before: index)]) && text[index].isNumber
    }
    let rule =
      hasFraction
      ? "a duration is in whole numbers, as P18M is"
      : "a duration is written as P4Y9M or PT36H is"
    return "\(rule), not \(ValueError.quoted(text))"
  }

  /// The duration that was meant by `27M`, `P20y`, `20 years`, `4 years and 9 months`.
  private static func guess(_ text: String) -> String? {
    let upper = text.uppercased()
    if parts(of: upper) != nil { return upper }
    guard var parts = loose(text.lowercased()) else { return nil }
    parts.sort { $0.unit < $1.unit }
    var guess = "P"
    for (index, part) in parts.enumerated() {
      if part.unit.isOfTime, index == 0 || !parts[index - 1].unit.isOfTime { guess += "T" }
      guess += "\(part.number)\(part.unit.letter)"
    }
    return Period.parts(of: guess) == nil ? nil : guess
  }

  /// Numbers and units as people write them, in any order; nil where something else stands.
  private static func loose(_ text: String) -> [Part]? {
    var parts: [Part] = []
    var number: Int?
    var isTime = false
    for run in runs(of: text) {
      switch run {
      case " ", "-", "p", "and": continue
      case "t", "pt": isTime = true
      case ",", ".": guard number == nil else { return nil }
      case _ where run.first?.isNumber == true:
        guard number == nil, let value = Int(run) else { return nil }
        number = value
      default:
        guard let value = number, let unit = unit(named: run, isTime: isTime) else { return nil }
        parts.append((value, unit))
        isTime = isTime || unit.isOfTime
        number = nil
      }
    }
    return number == nil ? parts : nil
  }

  /// Letters together, digits together, all else one by one.
  private static func runs(of text: String) -> [Substring] {
    var runs: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let run =
        first.isLetter
        ? rest.prefix(while: \.isLetter)
        : first.isNumber ? rest.prefix(while: \.isNumber) : rest.prefix(1)
      runs.append(run)
      rest = rest[run.endIndex...]
    }
    return runs
  }

  private static func unit(named name: Substring, isTime: Bool) -> Unit? {
    switch name {
    case "y", "yr", "yrs", "year", "years": .year
    case "m": isTime ? .minute : .month
    case "mo", "mos", "mth", "mths", "month", "months": .month
    case "w", "wk", "wks", "week", "weeks": .week
    case "d", "day", "days": .day
    case "h", "hr", "hrs", "hour", "hours": .hour
    case "min", "mins", "minute", "minutes": .minute
    case "s", "sec", "secs", "second", "seconds": .second
    default: nil
    }
  }
}
