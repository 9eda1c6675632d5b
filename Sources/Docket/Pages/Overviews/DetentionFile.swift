import Documents
import Events
import Ports
import Projections
import Words

/// How long each person was in each state of liberty, as far as facts say.
struct DetentionFile {
  /// A stretch of time in one state: from a fact to what ends it, as far as that is known.
  struct Stretch {
    let liberty: Liberty
    /// Why the record says so, and whether somebody contests it.
    let reason: Course.Reason
    let isContested: Bool
    /// From when on, as the fact has it, and which fact that is.
    let since: EDTF?
    let position: Int64
    /// Until when, and the fact that ends it or says until when; nil where no end is recorded.
    let until: EDTF?
    let endPosition: Int64?
    /// Whether the end is known: not where another hold follows, nor where it is only inferred.
    let isEndKnown: Bool
    /// How many days; nil for a state that does not last, and where nothing can be said.
    let days: DaySpan?
    /// The first and last day it can have begun and ended, days since 1970, for drawing.
    let begins: (earliest: Int64?, latest: Int64?)
    let ends: (earliest: Int64?, latest: Int64?)

    /// "imprisoned, by the sentence".
    var words: String { AxisWords.words(liberty, reason, isContested: isContested) }
  }

  /// A person in a case.
  struct Person {
    let `case`: CaseCard
    let party: String
    let label: String
    /// How the person was cleared, "acquitted": told with the name, before anything else.
    let cleared: String?
    let stretches: [Stretch]
    /// Days in custody in all (detained, arrested, remanded, imprisoned), none counted twice.
    let held: DaySpan?
    /// Whether the last state is custody and no end of it is recorded; never of somebody acquitted.
    let isOpen: Bool

    /// Whether some fact says that the person was in custody, or that it was left.
    var isHeldAtAll: Bool { stretches.contains { $0.liberty.isCustody || $0.liberty == .escaped } }

    /// "Christopher Cash (acquitted)".
    var called: String { cleared.map { "\(label) (\($0))" } ?? label }
  }

  /// A stretch of a person's, as a row of a list.
  struct Row {
    let person: Person
    let stretch: Stretch
    /// 1, 2, 3 … as they came about.
    let ordinal: Int

    var id: String { "\(person.case.id)/\(person.party)/\(ordinal)" }
  }

  var rows: [Row] {
    persons.flatMap { person in
      person.stretches.enumerated().map {
        Row(person: person, stretch: $1, ordinal: $0 + 1)
      }
    }
  }

  /// In the order of the cases' ids, then of the persons' slugs.
  let persons: [Person]
  /// How many of those accused have no custody fact.
  let without: Int
  let asOf: Head
  /// The day up to which an open stretch is counted at most.
  let through: Day

  init(_ asked: Overview.Question, _ archive: Archive) throws {
    let through = archive.today(asked)
    self.through = through
    asOf = archive.asOf
    let known = try archive.cases(asked: asked)
    let rows = try archive.rows(LibertyRows.self, of: known, asked: asked)
    let dates = try DetentionFile.dates(rows, known, archive)
    let labels = try archive.labels(of: Set(rows.map(\.party)))
    let accused = try archive.rows(AccusedRows.self, of: known, asked: asked)
    let cleared = try DetentionFile.cleared(
      accused, counts: archive.rows(CountRows.self, of: known, asked: asked))
    let byPerson = Dictionary(grouping: rows) { DetentionFile.key($0.stream, $0.party) }
    persons = byPerson.compactMap { key, rows -> Person? in
      guard let card = known[rows[0].stream] else { return nil }
      let party = rows[0].party
      let moves = rows.sorted { $0.ordinal < $1.ordinal }.map(\.move)
      let stretches = Stretches(moves.map(\.answer), dates, through.number).list
      let last = stretches.last
      return Person(
        case: card, party: party, label: labels[party] ?? party, cleared: cleared[key]?.words,
        stretches: stretches, held: Stretches.held(stretches),
        isOpen: last.map { $0.liberty.isCustody && $0.endPosition == nil } ?? false
          && cleared[key]?.isFree != true)
    }
    .sorted { ($0.case.id, $0.party) < ($1.case.id, $1.party) }
    without = accused.count {
      $0.accused && byPerson[DetentionFile.key($0.stream, $0.party)] == nil
    }
  }

  private static func key(_ stream: Int64, _ party: String) -> String { "\(stream)/\(party)" }

  /// How persons were cleared, by case and slug: of every count, by the end of proceedings, or of some
  /// counts.
  private static func cleared(
    _ accused: [ViewRow<AccusedRows>], counts: [ViewRow<CountRows>]
  ) -> [String: (words: String, isFree: Bool)] {
    let outcomes = Dictionary(grouping: counts) { key($0.stream, $0.party) }
      .mapValues { $0.map(\.outcome) }
    return accused.reduce(into: [:]) { cleared, row in
      // What was replaced or merged is told by what took its place.
      let person = key(row.stream, row.party)
      let own = (outcomes[person] ?? []).filter { $0 != .superseded && $0 != .merged }
      let stage = row.stage
      let isFree = stage == .acquitted || stage == .discontinued
      if let first = own.first, own.allSatisfy(\.isCleared) {
        let word = own.contains(.acquitted) ? Outcome.acquitted : first
        cleared[person] = (word == .vacated ? "conviction set aside" : word.words, isFree)
      } else if let stage, isFree {
        cleared[person] = (stage.words, true)
      } else if own.contains(.acquitted) {
        cleared[person] = ("cleared of at least one count", false)
      } else if own.contains(.vacated) {
        cleared[person] = ("at least one conviction set aside", false)
      }
    }
  }

  /// The dates of the facts that say where somebody is, as they stand: `about` and intervals included.
  private static func dates(
    _ rows: [ViewRow<LibertyRows>], _ known: [Int64: CaseCard], _ archive: Archive
  ) throws -> [Int64: EDTF] {
    var wanted = Dictionary(grouping: rows, by: \.stream).mapValues { Set($0.map(\.position)) }
    let changed = Set(
      try archive.rows(TimelineRows.self, where: \.position, among: rows.map(\.position))
        .filter { $0.state != .stands }.map(\.stream))
    var dates: [Int64: EDTF] = [:]
    let cards = wanted.keys.compactMap { known[$0] }
    try archive.each(cards, id: \.id, preparing: .streams) { card in
      let positions = wanted.removeValue(forKey: card.stream) ?? []
      let facts =
        changed.contains(card.stream)
        ? try archive.amended(.case, card.id).map(\.fact)
        : try archive.facts(of: .case, card.id).map(\.fact)
      for fact in facts where positions.contains(fact.position) {
        dates[fact.position] = fact.occurred?.edtf
      }
    }
    return dates
  }
}

/// The stretches that a person's places make: each from its fact to a known or stated end.
private struct Stretches {
  typealias Days = (earliest: Int64?, latest: Int64?)

  let list: [DetentionFile.Stretch]

  /// - Parameters:
  ///   - answers: in the order of facts.
  ///   - dates: of the facts, by position.
  ///   - through: the day up to which what has no end is counted at most.
  init(_ answers: [Course.Answer<Liberty>], _ dates: [Int64: EDTF], _ through: Int64) {
    var steps: [Course.Answer<Liberty>] = []
    for answer in answers {
      // A sentence that is changed goes on; a hold that is recorded again need not have lasted.
      let isSentence = answer.reason.isBySentence && steps.last?.reason.isBySentence == true
      if !isSentence { steps.append(answer) }
    }
    // Who is exchanged is handed over out of custody: a pardon just before it set nobody free.
    for place in steps.indices.dropLast().reversed()
    where steps[place + 1].value == .exchanged && !steps[place + 1].isContested
      && steps[place].value == .released
      && (steps[place].reason == .pardon || steps[place].reason == .amnesty)
    {
      steps.remove(at: place)
    }
    var list: [DetentionFile.Stretch] = []
    for (place, step) in steps.enumerated() {
      let next = place + 1 < steps.count ? steps[place + 1] : nil
      var begins = Stretches.days(step, dates)
      if let before = place > 0 ? steps[place - 1] : nil, step.span.isBefore(before.span) {
        // The hold before a sentence stands again since the sentence fell, whenever that was.
        begins = (Stretches.days(before, dates).earliest, through)
      }
      list.append(Stretches.stretch(step, begins, next, dates, through))
    }
    self.list = list
  }

  private static func stretch(
    _ step: Course.Answer<Liberty>, _ begins: Days, _ next: Course.Answer<Liberty>?,
    _ dates: [Int64: EDTF], _ through: Int64
  ) -> DetentionFile.Stretch {
    let goesBack = next.map { $0.span.isBefore(step.span) } ?? false
    let follows = goesBack ? nil : next
    let stated: Days? = step.until.map { ($0.earliest == .min ? nil : $0.earliest, $0.latest) }
    let known = follows.map { days($0, dates) }
    // What is said to last until a day ends then, unless something else ends it before.
    let isStated =
      stated.map { end in (known?.latest ?? .max) > (end.latest ?? .max) } ?? false
    let ends = isStated ? stated : known
    let isRecaptured =
      step.value == .escaped && (follows.map { $0.value.isCustody && $0.reason == .said } ?? false)
    let isProved = isStated || isRecaptured || (follows.map { endsAHold($0) } ?? false)
    var span: DaySpan?
    if step.value.lasts {
      let most =
        begins.earliest.map { max(0, (ends?.latest ?? through) - $0) }
      let least = (isProved ? ends?.earliest : nil).flatMap { end in
        begins.latest.map { max(0, end - $0) }
      }
      let statedLeast = stated?.earliest.flatMap { end in
        begins.latest.map { max(0, min(end, known?.earliest ?? end) - $0) }
      }
      let proved = step.isContested ? nil : [least, statedLeast].compactMap(\.self).max()
      // Where something follows, nothing is proved of how long it lasted: none at the least.
      span = DaySpan(least: proved ?? (ends == nil ? nil : 0), most: most)
    }
    return DetentionFile.Stretch(
      liberty: step.value, reason: step.reason, isContested: step.isContested,
      since: since(step, begins, dates), position: step.position,
      until: isStated
        ? AccusedCard.Days(step.until).date : follows.flatMap { since($0, days($0, dates), dates) },
      endPosition: isStated ? step.position : follows?.position, isEndKnown: isProved,
      days: span.flatMap { $0.isKnown ? $0 : nil }, begins: begins,
      ends: ends ?? (nil, nil))
  }

  /// Whether a place proves that the hold before it lasted until then: a way out that a fact says, not
  /// another hold, nor what is only inferred.
  private static func endsAHold(_ next: Course.Answer<Liberty>) -> Bool {
    guard !next.reason.isInferred, !next.reason.isBySentence, !next.isContested else {
      return false
    }
    switch next.value {
    case .released, .bailed, .paroled, .exchanged, .escaped, .dead, .executed: return true
    case .atLarge, .detained, .arrested, .remanded, .restricted, .imprisoned, .surrendered,
      .unknown:
      return false
    }
  }

  /// The days on which a place can have been reached, with the margin of a date that is not certain.
  private static func days(_ step: Course.Answer<Liberty>, _ dates: [Int64: EDTF]) -> Days {
    let (first, last) = (step.span.first, step.span.latest == .max ? nil : step.span.latest)
    guard let bounds = dates[step.position]?.bounds,
      bounds.earliestMargin != bounds.earliest || bounds.latestMargin != bounds.latest
    else { return (first, last) }
    let earliest = bounds.earliestMargin?.number
    return (
      first.flatMap { first in earliest.map { min(first, $0) } },
      last.flatMap { last in bounds.latestMargin.map { max(last, $0.number) } }
    )
  }

  private static func since(
    _ step: Course.Answer<Liberty>, _ days: Days, _ dates: [Int64: EDTF]
  ) -> EDTF? {
    dates[step.position] ?? AccusedCard.Days(step.span).date
  }

  // MARK: Sums

  /// The days in custody: at least those that are certain, at most those that are possible, each once.
  static func held(_ stretches: [DetentionFile.Stretch]) -> DaySpan? {
    let custody = stretches.filter(\.liberty.isCustody)
    guard !custody.isEmpty else { return nil }
    let certain = custody.compactMap { stretch -> Range<Int64>? in
      guard let least = stretch.days?.least, least > 0, let from = stretch.begins.latest else {
        return nil
      }
      return from..<from + least
    }
    let possible = custody.compactMap { stretch -> Range<Int64>? in
      guard let most = stretch.days?.most, let from = stretch.begins.earliest else { return nil }
      return from..<from + most
    }
    // Who escaped was held before, since when nothing says where no hold is recorded.
    let escape = stretches.firstIndex { $0.liberty == .escaped }
    let isBegun = escape.map { stretches[..<$0].contains { $0.liberty.isCustody } } ?? true
    let isBounded = possible.count == custody.count && isBegun
    let least = union(certain)
    let saysHowFew = least > 0 || isBounded && !custody.contains { $0.days?.least == nil }
    let span = DaySpan(
      least: saysHowFew ? least : nil, most: isBounded ? union(possible) : nil)
    return span.isKnown ? span : nil
  }

  /// How many days some of these cover.
  static func union(_ ranges: [Range<Int64>]) -> Int64 {
    var days: Int64 = 0
    var end = Int64.min
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
      days += range.upperBound - max(end, range.lowerBound)
      end = range.upperBound
    }
    return days
  }
}

extension Liberty {
  /// Whether the person is locked up.
  var isCustody: Bool {
    switch self {
    case .detained, .arrested, .remanded, .imprisoned, .surrendered: true
    case .atLarge, .restricted, .released, .bailed, .paroled, .exchanged, .escaped,
      .dead, .executed, .unknown:
      false
    }
  }

  /// Whether it goes on, so that days in it can be counted.
  var lasts: Bool {
    switch self {
    case .detained, .arrested, .remanded, .imprisoned, .restricted, .bailed, .paroled, .escaped,
      .surrendered, .atLarge:
      true
    case .released, .exchanged, .dead, .executed, .unknown: false
    }
  }
}
