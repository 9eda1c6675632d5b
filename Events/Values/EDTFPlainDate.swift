/// Reads one date as people write it.
///
///     11 August 2023   Aug 11, 2023   August 2023     11.08.2023   2023/8/11   2023年8月11日
///     summer 2018   Q1 2023   the 1970s   19th century   44 BC   c. 1950   1950 (probably)
///
/// Where the order of day and month is open, as in 11/08/2023, it reads nothing.
struct EDTFPlainDate {
  private var numbers: [String] = []
  private var month: Int?
  private var season: Int?
  private var unit: String?
  private var hasDots = false
  private var isApproximate = false
  private var isUncertain = false

  static func mended(_ text: String, _: EDTFFlaw, _: Int) -> String? {
    var plain = EDTFPlainDate()
    guard text.first != "-", plain.read(text.lowercased()), let date = plain.date else {
      return nil
    }
    return plain.isApproximate || plain.isUncertain ? date + plain.sign : date
  }

  private var sign: String {
    isApproximate ? (isUncertain ? "%" : "~") : "?"
  }

  /// False at anything that no date has.
  private mutating func read(_ text: String) -> Bool {
    var rest = text[...]
    while let character = rest.first {
      if character.isNumber, character.isASCII {
        numbers.append(String(rest.prefix { $0.isNumber && $0.isASCII }))
        rest = rest.dropFirst(numbers.last!.count)
      } else if "年月日号號년월일".contains(character) {
        rest.removeFirst()
      } else if character.isLetter {
        let word = rest.prefix { $0.isLetter && $0.isASCII }
        guard !word.isEmpty, read(word: String(word)) else { return false }
        rest = rest.dropFirst(word.count)
      } else {
        guard read(mark: character) else { return false }
        rest.removeFirst()
      }
    }
    return true
  }

  private mutating func read(mark: Character) -> Bool {
    switch mark {
    case "?": isUncertain = true
    case "~": isApproximate = true
    case "%": (isApproximate, isUncertain) = (true, true)
    case ".": hasDots = true
    case "-", "/", ",", "'", "’", "(", ")": break
    default: return mark.isWhitespace
    }
    return true
  }

  private mutating func read(word: String) -> Bool {
    switch word {
    case "c", "ca", "circa", "about", "around", "approximately", "approx", "roughly":
      isApproximate = true
    case "probably", "possibly", "perhaps", "maybe", "uncertain": isUncertain = true
    case "of", "the", "in", "on", "year", "ad", "ce", "st", "nd", "rd", "th": break
    case "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun": break
    case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday": break
    case "s", "century", "bc", "bce", "q":
      guard unit == nil else { return false }
      unit = word
    case "spring": season = 21
    case "summer": season = 22
    case "autumn", "fall": season = 23
    case "winter": season = 24
    default:
      let index = Day.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }
      guard let index, word.count >= 3, month == nil else { return false }
      month = index + 1
    }
    return true
  }
}

// What was read, put together.
extension EDTFPlainDate {
  private var date: String? {
    let lengths = numbers.map(\.count)
    guard lengths.allSatisfy({ $0 <= 4 }) else { return nil }
    if let unit { return month == nil && season == nil ? stretch(unit) : nil }
    if let season {
      return lengths == [4] && month == nil ? "\(numbers[0])-\(season)" : nil
    }
    if let month {
      switch lengths {
      case [4]: return "\(numbers[0])-\(Day.text(month))"
      case [1, 4], [2, 4]: return day(numbers[1], month, numbers[0])
      case [4, 1], [4, 2]: return day(numbers[0], month, numbers[1])
      default: return nil
      }
    }
    return inNumbers(lengths)
  }

  private func inNumbers(_ lengths: [Int]) -> String? {
    switch lengths {
    case [4]: return numbers[0]
    case [4, 4]: return "\(numbers[0])/\(numbers[1])"
    case [4, 2] where numbers[1] > "12" && numbers[1] > numbers[0].suffix(2):
      return "\(numbers[0])/\(numbers[0].prefix(2))\(numbers[1])"
    case [4, 1], [4, 2]: return "\(numbers[0])-\(padded(numbers[1]))"
    case [1, 4], [2, 4]: return "\(numbers[1])-\(padded(numbers[0]))"
    case [4, 1, 1], [4, 1, 2], [4, 2, 1], [4, 2, 2]:
      return day(numbers[0], Int(numbers[1])!, numbers[2])
    case [1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4]:
      let (first, second) = (Int(numbers[0])!, Int(numbers[1])!)
      if hasDots || first > 12 || first == second { return day(numbers[2], second, numbers[0]) }
      return second > 12 ? day(numbers[2], first, numbers[1]) : nil
    default: return nil
    }
  }

  /// A decade, a century, a quarter, a year before Christ.
  private func stretch(_ unit: String) -> String? {
    guard let first = numbers.first, let number = Int(first) else { return nil }
    switch (unit, numbers.count) {
    case ("s", 1) where first.count == 4 && number % 100 == 0: return first.prefix(2) + "XX"
    case ("s", 1) where first.count == 4 && number % 10 == 0: return first.prefix(3) + "X"
    case ("century", 1) where 1...99 ~= number: return Day.text(number - 1) + "XX"
    case ("bc", 1), ("bce", 1): return number == 0 ? nil : Day.text(year: Int64(1 - number))
    case ("q", 2):
      let (year, quarter) = first.count == 4 ? (first, numbers[1]) : (numbers[1], first)
      guard let quarter = Int(quarter), 1...4 ~= quarter else { return nil }
      let last = quarter * 3
      return "\(year)-\(Day.text(last - 2))/\(year)-\(Day.text(last))"
    default: return nil
    }
  }

  private func day(_ year: String, _ month: Int, _ day: String) -> String {
    "\(year)-\(Day.text(month))-\(padded(day))"
  }

  private func padded(_ number: String) -> String {
    number.count == 1 ? "0" + number : number
  }
}
