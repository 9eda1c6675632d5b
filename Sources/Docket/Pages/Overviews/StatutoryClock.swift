import Events
import Projections

/// A period that a law sets for the next step, for one state.
///
/// These are rules of thumb for looking ahead, from the codes that are named; exceptions, extensions
/// and suspensions are many, so that a day computed from them is never more than an estimate. Only
/// periods that were read in a source are here.
struct StatutoryClock {
  /// What starts it.
  enum Start: Equatable {
    case liberty(Liberty)
    case stage(Stage)
  }

  /// How long it runs, in days or months: at least as long as the shortest rule, at most as long as
  /// the longest extension that the rule itself names.
  enum Length: Equatable {
    case days(Int64, atMost: Int64)
    case months(Int, atMost: Int)
  }

  let country: Country
  let start: Start
  let length: Length
  /// What should happen by then.
  let step: String
  /// The rule, as it is cited.
  let rule: String

  static let all: [StatutoryClock] = [
    StatutoryClock(
      "CN", .liberty(.detained), .days(14, atMost: 37), "decision on arrest (逮捕)",
      "Criminal Procedure Law of China: at most 30 days to request arrest and 7 to decide"
    ),
    StatutoryClock(
      "CN", .liberty(.arrested), .months(2, atMost: 7), "end of investigation in custody",
      "Criminal Procedure Law of China: 2 months, extended by 1, 2 and 2"),
    StatutoryClock(
      "CN", .stage(.prosecutionReview), .months(1, atMost: 7), "decision on prosecution",
      "Criminal Procedure Law of China: 1 to 1.5 months, begun again after each of at most two returns of a month each"
    ),
    StatutoryClock(
      "JP", .liberty(.arrested), .days(3, atMost: 23), "decision on indictment",
      "Code of Criminal Procedure of Japan: 48 and 24 hours, then 10 and 10 days"),
    StatutoryClock(
      "IN", .liberty(.arrested), .days(60, atMost: 90), "chargesheet",
      "Bharatiya Nagarik Suraksha Sanhita, s. 187: 60 or 90 days"),
    StatutoryClock(
      "DE", .liberty(.remanded), .months(6, atMost: 6), "review of custody by the higher court",
      "Strafprozessordnung, ss. 121 and 122: after 6 months"),
  ]

  private init(
    _ country: String, _ start: Start, _ length: Length, _ step: String, _ rule: String
  ) {
    self.country = Country(code: country)!
    self.start = start
    self.length = length
    self.step = step
    self.rule = rule
  }

  /// The days between which the period ends, from when it began.
  func end(from begins: (earliest: Int64?, latest: Int64)) -> (earliest: Int64?, latest: Int64) {
    switch length {
    case .days(let least, let most): (begins.earliest.map { $0 + least }, begins.latest + most)
    case .months(let least, let most):
      (
        begins.earliest.map { Day(number: $0).advanced(months: least).number },
        Day(number: begins.latest).advanced(months: most).number
      )
    }
  }
}

extension Day {
  /// The same day of a later month, or the month's last where it has no such day.
  fileprivate func advanced(months: Int) -> Day {
    let parts = description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return self }
    let month = parts[0] * 12 + parts[1] - 1 + months
    func text(_ number: Int, _ digits: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    for day in stride(from: parts[2], through: min(parts[2], 28), by: -1) {
      let written = "\(text(month / 12, 4))-\(text(month % 12 + 1, 2))-\(text(day, 2))"
      if let found = (try? EDTF(written))?.bounds.earliest { return found }
    }
    return self
  }
}
