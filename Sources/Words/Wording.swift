package import Events
import Projections

/// Small words around names and dates.
package enum Wording {
  /// A date after a verb: "on 2 June 2018", "in March 2019", "not later than 11 August 2023"; "by"
  /// would read as who did it. Of what happened at one moment an interval is a doubt: "at some time
  /// between 2 and 11 August 2023".
  ///
  /// - Parameter lasts: whether it is something that goes on: conduct, a trial.
  package static func when(_ date: EDTF?, lasts: Bool = false) -> String? {
    guard let date else { return nil }
    let words = lasts ? date.words : date.wordsOfMoment
    let first = words.split(separator: " ").first ?? ""
    if first == "by" { return "not later than" + words.dropFirst(2) }
    if ["since", "until", "from", "about", "at"].contains(first) { return words }
    if words.contains(" to ") { return "from \(words)" }
    let isDay = date.bounds.earliest != nil && date.bounds.earliest == date.bounds.latest
    let isDayLed = words.hasPrefix("some day") || (isDay && first != "some")
    return (isDayLed ? "on " : "in ") + words
  }

  /// A date that stands by itself: "11 August 2023", "at some time between 2 and 11 August 2023".
  package static func date(_ date: EDTF?, lasts: Bool = false) -> String? {
    lasts ? date?.words : date?.wordsOfMoment
  }

  /// The days of a fact that something lasts since, as far as its date can tell: "July 2024",
  /// "11 August 2023"; nil where it has no date.
  package static func days(first: Day?, last: Day?) -> String? {
    guard let date = EDTF(first: first, last: last) else { return nil }
    return date.wordsOfMoment
  }

  /// A name within a sentence: "the Ministry of State Security (China)", "the CIA", "the United
  /// Kingdom", "the Supreme Court"; a person and a newspaper's plain name stand without an article.
  package static func the(_ name: String) -> String { Article.the(name) }

  /// "is", or "are" after a name that is of several: "Commonwealth prosecutors are".
  package static func be(_ name: String) -> String {
    let head = name.prefix { $0 != "," && $0 != "(" && $0 != ";" }
    let words = head.split(separator: " ").map { $0.lowercased() }
    let isMany = words.contains("and") || words.last.map(plurals.contains) ?? false
    return isMany ? "are" : "is"
  }

  private static let plurals: Set<String> = [
    "prosecutors", "authorities", "officials", "investigators", "lawyers", "relatives", "media",
    "police", "findings", "services", "forces", "charges", "agencies", "sources", "admissions",
  ]

  /// "one", "two" … "twelve", then figures.
  package static func number(_ number: Int) -> String { NumberWords.words(number) }

  /// "1 day", "2 days".
  package static func count(_ number: some BinaryInteger, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// "a", "a and b", "a, b and c"; "a, b; and c" where items hold commas.
  package static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    if items.contains(where: { $0.contains(", ") }) {
      return items.dropLast().joined(separator: "; ") + "; and " + last
    }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// With a capital at the front, unless the first word has its own way with capitals.
  package static func capitalised(_ text: String) -> String { Sentence.capitalised(text) }

  /// A sentence with its full stop, which an abbreviation at its end brings along: "D. Mass."
  package static func ended(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? sentence : sentence + "."
  }

  /// A length of time in words that a reader can take in: "22 days", "29 to 56 days", "about 14
  /// months", "about seven years".
  package static func length(least: Int64?, most: Int64?) -> String? {
    switch (least, most) {
    case (let least?, let most?):
      if most < 100 {
        return least == most ? count(most, "day") : "\(least) to \(count(most, "day"))"
      }
      let (low, high) = (rounded(least), rounded(most))
      if low == high { return "about \(high.words)" }
      let isOneUnit = low.unit == high.unit && low.unit != "day"
      return isOneUnit
        ? "about \(Wording.number(low.number)) to \(high.words)"
        : "about \(low.words) to \(high.words)"
    case (let least?, nil): return "at least " + plain(least)
    case (nil, let most?): return "at most " + plain(most)
    case (nil, nil): return nil
    }
  }

  private static func plain(_ days: Int64) -> String {
    days < 100 ? count(days, "day") : "about \(rounded(days).words)"
  }

  /// A length in the unit that fits it.
  private struct Rounded: Equatable {
    let number: Int
    let unit: String
    /// "seven years", "one month", "60 days".
    var words: String {
      unit == "day"
        ? Wording.count(number, unit)
        : "\(Wording.number(number)) \(unit)\(number == 1 ? "" : "s")"
    }
  }

  private static func rounded(_ days: Int64) -> Rounded {
    if days < 100 { return Rounded(number: Int(days), unit: "day") }
    let (length, unit) = days < 730 ? (30.436875, "month") : (365.2425, "year")
    return Rounded(number: Int((Double(days) / length).rounded()), unit: unit)
  }
}

extension EDTF {
  /// The span between two days; nil where both are open.
  package init?(first: Day?, last: Day?) {
    switch (first, last) {
    case (let first?, let last?) where first == last: self.init(first)
    case (nil, nil): return nil
    default:
      if let first, let last, let date = EDTF.whole(first, last) {
        self = date
        return
      }
      let ends = [first, last].map { $0.map(\.description) ?? ".." }
      guard let date = try? EDTF(ends.joined(separator: "/")) else { return nil }
      self = date
    }
  }

  /// A month or year of which these are the first and the last day.
  private static func whole(_ first: Day, _ last: Day) -> EDTF? {
    let text = first.description
    // Without the day, then without the month; a year may have more than four digits.
    for length in [3, 6] {
      if let date = try? EDTF(String(text.dropLast(length))), date.bounds.earliest == first,
        date.bounds.latest == last
      {
        return date
      }
    }
    return nil
  }
}
