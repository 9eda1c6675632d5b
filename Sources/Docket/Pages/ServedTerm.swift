import Events
import Projections
import Words

/// A term in prison that has run out by its length, where no release is recorded.
struct ServedTerm {
  private let person: CasePerson
  private let file: CaseFile
  /// The day of the reader.
  private let today: Int64

  /// - Parameter today: nil is the day of the last record.
  init(_ person: CasePerson, _ file: CaseFile, today: Day? = nil) {
    self.person = person
    self.file = file
    self.today = today?.number ?? file.headRecorded / 86_400_000_000
  }

  /// "whose term of 20 months, counted from then, ran out by July 2024; no release is recorded"; nil where
  /// a part of it has no end or no length, and while it runs.
  var words: String? {
    guard person.course.liberty?.value == .imprisoned,
      person.course.liberty?.reason.isBySentence == true
    else { return nil }
    // One sentence may answer several convictions.
    let running = person.punishments.filter { one in
      one.isInForce && !person.course.wasLeft(person.course.judgments[one.judgment])
    }
    let inForce = running.reduce(into: [CasePerson.Punishment]()) {
      list, one in
      if !list.contains(where: { $0.position == one.position }) { list.append(one) }
    }
    let terms = inForce.flatMap(\.components).compactMap { component -> Term? in
      Term(component)
    }
    guard !terms.isEmpty, terms.allSatisfy({ $0.period != nil }),
      let begin = inForce.flatMap({ [$0.position] + $0.steps.map(\.position) })
        .compactMap({ file.item(at: $0)?.span.latest }).max(),
      begin != .max,
      // Who escaped has not served it by the calendar.
      !person.course.moments.contains(where: { $0.kind == .escaped })
    else { return nil }
    let end = terms.compactMap(\.period).reduce(Day(number: begin)) {
      $0.number == .max ? $0 : $0.adding($1)
    }
    guard end.number < today else { return nil }
    let month = (try? EDTF(String(end.description.prefix(7))))?.words ?? end.description
    let length = Wording.list(terms.compactMap { $0.period?.words })
    let start = inForce.contains { $0.steps.count > 1 } ? "its last change" : "then"
    return
      "whose term of \(length), counted from \(start), ran out by \(month); no release is recorded"
  }

  /// A part of a sentence by which somebody is locked up; nil for a part by which nobody is.
  private struct Term {
    /// Nil where it has no end, or none is recorded.
    let period: Period?

    init?(_ component: JSON) {
      switch component["kind"]?.string.flatMap(ComponentKind.init(rawValue:)) ?? .other {
      case .prison: period = component["term"]?.string.flatMap { try? Period($0) }
      case .life, .death: period = nil
      case .suspended, .reprieve, .fine, .supervision, .confiscation, .damages, .other: return nil
      }
    }
  }
}

extension Day {
  /// The day that lies a length of time after it: at the latest, so that the last day of a month that is
  /// too short becomes the first of the next.
  fileprivate func adding(_ period: Period) -> Day {
    let digits = description.split(separator: "-").compactMap { Int64($0) }
    guard digits.count == 3, digits[0] >= 0 else { return self }
    // No term of a thousand years runs out, and none that is written so overflows.
    guard [period.years, period.months, period.weeks, period.days].allSatisfy({ $0 < 1_000_000 })
    else { return Day(number: .max) }
    let months = digits[0] * 12 + digits[1] - 1 + Int64(period.years) * 12 + Int64(period.months)
    let (year, month) = (months / 12, Int(months % 12) + 1)
    let first = Day(year: year, month: month, day: 1) ?? self
    return Day(number: first.number + digits[2] - 1 + Int64(period.weeks * 7 + period.days))
  }
}
