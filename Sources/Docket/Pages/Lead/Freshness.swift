import Events
import Projections
import Words

/// Whether a case is fresh enough to be told in the present tense.
struct Freshness {
  /// So many days after its last fact a case is told as it was when last heard of.
  static let usualDays: Int64 = 180

  private let lastHeard: LastHeard
  let today: Int64
  private let staleDays: Int64

  /// - Parameter today: the day of the reader; nil is the day of the last record.
  init(_ file: CaseFile, _ lastHeard: LastHeard, today: Day?, staleDays: Int64) {
    self.lastHeard = lastHeard
    self.today = today?.number ?? Freshness.day(ofLastRecord: file)
    self.staleDays = staleDays
  }

  static func day(ofLastRecord file: CaseFile) -> Int64 { file.headRecorded / 86_400_000_000 }

  /// When these people were last heard of, and whether that is not long ago.
  private func last(of persons: [CasePerson]) -> (date: EDTF, isFresh: Bool)? {
    guard let latest = lastHeard.item(of: persons, by: today),
      let date = latest.occurred ?? latest.disclosed
    else { return nil }
    return (date, today - latest.day <= staleDays)
  }

  /// "X is accused by …" while that is fresh, else "When last heard of (April 2024), X was …".
  func accused(_ name: String, _ persons: [CasePerson], _ accusation: String) -> String {
    let last = last(of: persons)
    if last?.isFresh == true {
      return "\(name) \(persons.count == 1 ? "is" : "are") \(accusation)."
    }
    let dates = persons.map { self.last(of: [$0]).map { plain($0.date) } }
    let isOne = dates.allSatisfy { $0 == dates[0] }
    let each = zip(persons, dates).map { "\($0.label): \($1 ?? "no date")" }
    let when =
      last.map {
        "When last heard of (\(isOne ? plain($0.date) : each.joined(separator: "; "))), "
      } ?? ""
    return "\(when)\(name) \(persons.count == 1 ? "was" : "were") \(accusation)."
  }

  /// "when last heard of (April 2024)", behind where somebody is; nil while that is not long ago, and of
  /// who serves a sentence: that goes on by itself.
  func stale(_ person: CasePerson) -> String? {
    guard person.course.liberty?.reason.isBySentence != true, let last = last(of: [person]),
      !last.isFresh
    else { return nil }
    return "when last heard of (\(plain(last.date)))"
  }

  /// Said where nothing else says how old the last word is.
  func lastHeard(of persons: [CasePerson]) -> [String] {
    guard let last = last(of: persons), !last.isFresh else { return [] }
    let be = persons.count == 1 ? "was" : "were"
    // Heard of by a day means heard of on that day, when it was told.
    let isDay = plain(last.date).first?.isNumber == true
    var when = Wording.when(last.date) ?? plain(last.date)
    if when.hasPrefix("not later than ") { when = (isDay ? "on " : "in ") + plain(last.date) }
    return ["\(Wording.list(persons.map(\.label))) \(be) last heard of \(when)."]
  }

  private func plain(_ date: EDTF) -> String {
    let words = date.words
    return words.hasPrefix("by ") ? String(words.dropFirst(3)) : words
  }
}
