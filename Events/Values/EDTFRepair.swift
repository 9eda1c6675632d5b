/// Mends one date by the flaw the parser found in it.
enum EDTFRepair {
  static func repaired(_ text: String, _ flaw: EDTFFlaw, _: Int) -> String? {
    guard text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }), !text.contains(where: "/[{".contains) else {
      return nil
    }
    let slip = Slip(text, at: flaw.offset)
    switch flaw.reason {
    case .group, .twoQualifiers: return slip.plain + slip.sign
    case .qualifiedTime: return slip.plain.prefix { $0 != "T" } + slip.sign
    case .timeWithoutDay, .longYearPart: return slip.before + slip.sign
    case .dayOfSeason: return dayOfSeason(slip)
    case .minusZero: return String(text.dropFirst())
    case .shortLongYear: return Int64(slip.digits).map { Day.text(year: $0) + slip.sign }
    case .fiveDigits: return fiveDigits(slip.plain).map { $0 + slip.sign }
    case .month: return month(slip)
    case .day(_, _, let count): return day(slip, count: count)
    case .scatteredX: return scattered(slip)
    case .seasonOfLevelTwo: return season(slip)
    case .significantDigits: return significant(slip)
    case .exponent: return exponent(slip)
    case .time, .hour, .second, .zone, .fraction, .trailing: return time(text, flaw)
    case .unclosedBracket, .unclosedBrace, .setOfOne, .intervalInSet, .dots, .openRange, .range,
      .reversedRange, .timeInSet, .timeInInterval, .secondSlash, .noEnd, .reversed, .unsaidEnd,
      .empty, .space, .year, .monthDigits, .dayDigits, .smallX, .hugeYear, .minute:
      return nil
    }
  }

  /// A text around the place where it goes wrong.
  private struct Slip {
    /// Without ? ~ and %.
    var plain: String
    /// The one sign that says what those said.
    var sign: String
    /// What stands before the place, without a dash at its end.
    var before: String
    /// The digits at the place, and what follows them.
    var digits: String
    var after: String

    init(_ text: String, at offset: Int) {
      let signs = text.filter("?~%".contains)
      sign = signs.contains { $0 != signs.first } ? "%" : String(signs.prefix(1))
      plain = text.filter { !"?~%".contains($0) }
      before = String(text.prefix(offset).filter { !"?~%".contains($0) })
      if before.last == "-" || before.last == "Y" { before.removeLast() }
      let rest = text.dropFirst(offset)
      digits = String(rest.prefix(while: \.isNumber))
      after = String(rest.dropFirst(digits.count))
    }
  }

  /// `20230811` is a day without its dashes, `202308` a month; other numbers are long years.
  private static func fiveDigits(_ text: String) -> String? {
    guard text.allSatisfy(\.isNumber) else { return nil }
    let parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.dropFirst(6)]
    let dashed = parts.filter { !$0.isEmpty }.joined(separator: "-")
    return (text.count == 8 || text.count == 6) && EDTFSuggestion.flaw(of: dashed) == nil
      ? dashed : "Y" + text
  }

  /// `2023-00` says the year alone; in `2023-31-12` month and day are exchanged.
  private static func month(_ slip: Slip) -> String? {
    if slip.digits == "00" { return slip.before + slip.sign }
    let day = slip.after.dropFirst().prefix(2)
    guard slip.after.first == "-", day.count == 2, let number = Int(day), 1...12 ~= number else {
      return nil
    }
    return "\(slip.before)-\(day)-\(slip.digits)" + slip.after.dropFirst(3)
  }

  /// In `2023-21-12` month and day are exchanged; other seasons have no days.
  private static func dayOfSeason(_ slip: Slip) -> String {
    guard let month = Int(slip.digits), 1...12 ~= month, slip.digits.utf8.count == 2 else {
      return slip.before + slip.sign
    }
    let day = slip.before.suffix(2)
    return "\(slip.before.dropLast(3))-\(slip.digits)-\(day)\(slip.sign)"
  }

  /// `2023-08-00` says the month alone; after the last day of a month comes no other.
  private static func day(_ slip: Slip, count: Int) -> String? {
    guard let day = Int(slip.digits), day <= 31 else { return nil }
    return day == 0 ? slip.before + slip.sign : "\(slip.before)-\(count)\(slip.after)"
  }

  /// The years, months or days that the X leave open, as one of a set.
  private static func scattered(_ slip: Slip) -> String? {
    let isNegative = slip.plain.first == "-"
    let parts = slip.plain.dropFirst(isNegative ? 1 : 0).split(separator: "-").map(String.init)
    guard let year = parts.first, year.utf8.count == 4, year != "XXXX" else { return nil }
    let ending = year.drop { $0 != "X" }
    if !ending.isEmpty {
      if ending.count <= 2, ending.allSatisfy({ $0 == "X" }) {
        return (isNegative ? "-" : "") + year + slip.sign
      }
      return isNegative ? nil : "[\(year.filling("0"))..\(year.filling("9"))]"
    }
    if parts.count == 3, parts[1] == "XX" { return "\(year)-XX-XX\(slip.sign)" }
    guard !isNegative, let open = parts.last, open != "XX", open.contains("X") else { return nil }
    let most = parts.count == 2 ? 12 : 31
    let choices = (1...most).map(Day.text).filter { $0.matches(open) }
    let stem = parts.dropLast().joined(separator: "-")
    let dates = choices.map { "\(stem)-\($0)" }.filter { EDTFSuggestion.flaw(of: $0) == nil }
    guard let first = dates.first, let last = dates.last, first != last else { return dates.first }
    let isRange = Int(choices[dates.count - 1])! - Int(choices[0])! == dates.count - 1
    return isRange ? "[\(first)..\(last)]" : "[\(dates.joined(separator: ","))]"
  }

  /// Seasons by hemisphere, quarters, thirds and halves of a year as months.
  private static func season(_ slip: Slip) -> String? {
    guard let season = Int(slip.digits) else { return nil }
    let months: (Int, Int)
    switch season {
    case 25...28: return "\(slip.before)-\(season - 4)\(slip.sign)"
    case 29: months = (9, 11)
    // The southern summer ends in February of the next year.
    case 30:
      return Int(slip.before).map {
        "\(slip.before)-12\(slip.sign)/\(Day.text(year: Int64($0) + 1))-02\(slip.sign)"
      }
    case 31: months = (3, 5)
    case 32: months = (6, 8)
    case 33...36: months = (3 * (season - 33) + 1, 3 * (season - 33) + 3)
    case 37...39: months = (4 * (season - 37) + 1, 4 * (season - 37) + 4)
    case 40, 41: months = (6 * (season - 40) + 1, 6 * (season - 40) + 6)
    default: return nil
    }
    return "\(slip.before)-\(Day.text(months.0))\(slip.sign)/"
      + "\(slip.before)-\(Day.text(months.1))\(slip.sign)"
  }

  /// `1950S2` is a year of which two digits are sure.
  private static func significant(_ slip: Slip) -> String? {
    let year = slip.plain.prefix { $0 != "S" }
    let sure = Int(slip.plain.drop { $0 != "S" }.dropFirst())
    guard year.count == 4, year.allSatisfy(\.isNumber), let sure, 2...3 ~= sure else {
      return year + "~"
    }
    return year.prefix(sure) + String(repeating: "X", count: 4 - sure)
  }

  /// `Y-17E7` written out.
  private static func exponent(_ slip: Slip) -> String? {
    let parts = slip.plain.dropFirst().split(separator: "E", omittingEmptySubsequences: false)
    let power = parts.count == 2 ? parts[1].split(separator: "S") : []
    guard let zeros = power.first.flatMap({ Int($0) }), 0...15 ~= zeros, let base = Int64(parts[0])
    else { return nil }
    return "Y\(base)" + String(repeating: "0", count: zeros) + (power.count > 1 ? "~" : slip.sign)
  }
}

extension String {
  /// Each X replaced.
  fileprivate func filling(_ digit: Character) -> String {
    String(map { $0 == "X" ? digit : $0 })
  }

  /// Whether it is what a pattern of digits and X leaves open.
  fileprivate func matches(_ pattern: String) -> Bool {
    count == pattern.count && zip(self, pattern).allSatisfy { $1 == "X" || $0 == $1 }
  }
}

// Times.
extension EDTFRepair {
  /// The time written as hh:mm:ss and the zone as hh:mm; 24:00:00 is 00:00:00 of the next day.
  private static func time(_ text: String, _ flaw: EDTFFlaw) -> String? {
    guard let mark = text.firstIndex(of: "T") else { return nil }
    let date = String(text[..<mark])
    let rest = text[text.index(after: mark)...]
    let clock = rest.prefix { !"Z+-".contains($0) }
    let zone = rest.dropFirst(clock.count)
    guard let time = pairs(String(clock.prefix { !".,".contains($0) }), count: 3) else {
      return nil
    }
    let end = zone.first.map { $0 == "Z" || flaw.reason == .zone ? "Z" : String($0) } ?? ""
    var offset = ""
    if end == "+" || end == "-" {
      guard let pairs = pairs(String(zone.dropFirst()), count: 2) else { return nil }
      offset = pairs.joined(separator: ":")
    } else if zone.count > 1, flaw.reason != .zone || !zone.hasPrefix("-00") {
      return nil
    }
    if time == ["24", "00", "00"] {
      guard case .date(let date) = (try? EDTF(date))?.form, let next = date.moved(by: 1) else {
        return nil
      }
      return next.text(asStart: true) + "T00:00:00" + end + offset
    }
    let second = time[2] == "60" ? "59" : time[2]
    return "\(date)T\(time[0]):\(time[1]):\(second)\(end)\(offset)"
  }

  /// So many pairs of digits, from digits with or without colons; missing ones are 00.
  private static func pairs(_ text: String, count: Int) -> [String]? {
    var pairs = text.split(separator: ":").map(String.init)
    if pairs.count == 1, text.count > 2 {
      let digits = Array(text)
      guard digits.count == 4 || digits.count == 6 else { return nil }
      pairs = stride(from: 0, to: digits.count, by: 2).map { String(digits[$0...($0 + 1)]) }
    }
    guard 1...count ~= pairs.count, pairs.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    let padded = pairs.map { $0.count == 1 ? "0" + $0 : $0 }
    return padded + Array(repeating: "00", count: count - pairs.count)
  }
}
