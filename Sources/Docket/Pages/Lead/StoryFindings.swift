import Events
import Projections
import Words

/// What was admitted and what courts found.
extension StoryReader {
  mutating func pleaded(_ place: Int, _ moment: Course.Moment) {
    let judgment = course.judgments[place]
    let found = counts(judgment.found.map(\.count))
    let isNoContest = found.contains(where: \.isNoContest)
    var aside = LeadWords.offences(found) == nil ? StoryReader.unnamed : nil
    if case .withdrawn = judgment.fate { aside = "the plea was withdrawn" }
    tell(
      .active(isNoContest ? "pleaded no contest" : "pleaded guilty"), moment,
      object: object("to", found), aside: aside)
    clauses[clauses.count - 1].isDatedFirst = true
  }

  /// A plea of not guilty, with what else the recorder says of it: somebody may admit the facts
  /// and deny the guilt.
  mutating func notGuilty(_ moment: Course.Moment) {
    tell(.active("pleaded not guilty"), moment, object: named(moment))
    clauses[clauses.count - 1].isDatedFirst = true
    let note = words.file.item(at: moment.position)?.note.map(CaseSummary.firstSentence)
    if let note, note.contains("admit") { notes.append(note) }
  }

  mutating func judged(_ place: Int, _ moment: Course.Moment) {
    let judgment = course.judgments[place]
    let by = words.decider(at: moment.position)
    let date = words.date(at: moment.position)
    var parts: [Clause] = []
    func found(_ outcome: Outcome, _ isIncluded: (CasePerson.Count) -> Bool = { _ in true })
      -> [CasePerson.Count]
    {
      judgment.found.filter { $0.outcome == outcome }.map { person.allCounts[$0.count] }
        .filter(isIncluded)
    }
    func part(_ participle: String, _ preposition: String, _ counts: [CasePerson.Count]) {
      guard !counts.isEmpty else { return }
      parts.append(
        Clause(
          verb: .passive(participle), object: object(preposition, counts), by: by, date: date,
          aside: LeadWords.offences(counts) == nil ? StoryReader.unnamed : nil))
    }
    let isStanding: (CasePerson.Count) -> Bool = { $0.outcome == .acquitted }
    part("acquitted", "of", found(.acquitted) { $0.result != .notProven })
    let notProven = found(.acquitted) { $0.result == .notProven }
    if !notProven.isEmpty {
      // It frees like an acquittal; whether the court said "acquitted" is not recorded.
      let offences = LeadWords.offences(notProven).map { " of \($0)" } ?? ""
      let charge = LeadWords.quantity(notProven) == 1 ? "the charge" : "the charges"
      parts.append(
        Clause(verb: .had("\(charge)\(offences) found not proven"), by: by, date: date))
    }
    part("found not responsible", "for", found(.decided, \.isNotResponsible))
    let dismissed = found(.dismissed)
    if !dismissed.isEmpty {
      var clause = droppedClause(dismissed, "dismissed", date)
      clause.by = by
      parts.append(clause)
    }
    let isWell =
      parts.count > 0
      && judgment.found.contains { one in
        let now = person.allCounts[one.count]
        return now.outcome == one.outcome
          && (isStanding(now) || now.isNotResponsible
            || now.outcome == .dismissed)
      }
    parts += mixed(judgment, by, date) + convictions(judgment, by, date)
    let asides = [
      judgment.isInAbsentia ? "tried in absentia" : nil, openToAppeal(moment),
      wereDropped(judgment) ? "the prosecution had dropped the charge" : nil,
      according(moment, by: by),
    ].compactMap(\.self)
    if !asides.isEmpty, !parts.isEmpty {
      let all = [parts[parts.count - 1].aside].compactMap(\.self) + asides
      parts[parts.count - 1].aside = all.joined(separator: "; ")
    }
    for place in parts.indices { parts[place].span = moment.span }
    if isWell {
      for part in parts { tellWell(part, moment) }
    } else {
      clauses += parts
    }
  }

  /// Whether what the court acquitted of had been dropped before.
  func wereDropped(_ judgment: Course.Judgment) -> Bool {
    course.moments.contains { moment in
      guard case .chargesDropped(let places) = moment.kind else { return false }
      return judgment.found.contains { $0.outcome == .acquitted && places.contains($0.count) }
    }
  }

  func mixed(_ judgment: Course.Judgment, _ by: String?, _ date: String?) -> [Clause] {
    let open = judgment.found.filter { $0.outcome == .decided }
      .map { person.allCounts[$0.count] }.filter { !$0.isNotResponsible }
    guard !open.isEmpty else { return [] }
    let offences = LeadWords.offences(open)
    if open.contains(where: \.isMixed) {
      return [
        Clause(
          verb: Clause.Verb(
            one: "was partly acquitted and partly convicted",
            many: "were partly acquitted and partly convicted"),
          object: offences.map { "on charges of \($0)" }, by: by, date: date,
          aside: "which counts is not recorded")
      ]
    }
    return [
      Clause(
        verb: .had("a verdict given"), object: offences.map { "on \($0)" }, by: by, date: date,
        aside: "what was found is not recorded")
    ]
  }

  /// The convictions, with those that the court set aside later apart.
  func convictions(
    _ judgment: Course.Judgment, _ by: String?, _ date: String?
  ) -> [Clause] {
    let found = judgment.found.filter { $0.outcome == .convicted }.map { $0.count }
    guard !found.isEmpty else { return [] }
    let fell = judgment.stands ? found.filter { person.allCounts[$0].outcome == .vacated } : []
    let standing = counts(found.filter { !fell.contains($0) })
    let told = standing.isEmpty ? counts(fell) : standing
    var aside: [String] = []
    if LeadWords.offences(told) == nil { aside.append(StoryReader.unnamed) }
    if !standing.isEmpty, !fell.isEmpty { aside.append(setAside(counts(fell))) }
    if standing.isEmpty, let position = judgment.setAside.first {
      aside.append("set aside\(when(position))")
    }
    return [
      Clause(
        verb: .passive("convicted"), object: object("of", told), by: by, date: date,
        aside: aside.isEmpty ? nil : aside.joined(separator: "; "))
    ]
  }

  /// "the convictions of money laundering and fraud were set aside by Judge Q on 1 March 2021".
  func setAside(_ counts: [CasePerson.Count]) -> String {
    let position = counts[0].position
    let many = LeadWords.quantity(counts) > 1
    let offences = LeadWords.offences(counts).map { " of \($0)" } ?? ""
    return "the conviction\(many ? "s" : "")\(offences) \(many ? "were" : "was") set aside"
      + when(position)
  }

  func when(_ position: Int64) -> String {
    let (by, date) = (words.decider(at: position), words.date(at: position))
    let who = by.map { $0.contains(",") && date != nil ? "\($0)," : $0 }
    return [who, date].compactMap(\.self).map { " \($0)" }.joined()
  }

  mutating func hung(_ places: [Int], _ moment: Course.Moment) {
    // No verdict is nothing that happened to somebody: it has a sentence of its own.
    let counts = counts(places)
    let who = isJury(moment) ? "jury" : "court"
    let date = words.date(at: moment.position).map { "\($0) " } ?? ""
    let them = LeadWords.quantity(counts) == 1 ? "it" : "them"
    notes.append(
      Wording.capitalised(
        "\(date)the \(who) could not agree on \(open(counts)), and reached no verdict on \(them)."))
  }

  /// "the count of espionage", "seven counts against Ann Berg (fraud)", "the charges".
  private func open(_ counts: [CasePerson.Count]) -> String {
    let against = words.file.accused.count < 2 ? "" : " against \(person.label)"
    guard let offences = LeadWords.offences(counts, isCounted: false) else {
      return "the charges\(against)"
    }
    let quantity = LeadWords.quantity(counts)
    if quantity == 1, against.isEmpty { return "the count of \(offences)" }
    return quantity == 1
      ? "the count\(against) (\(offences))"
      : "\(Wording.number(quantity)) counts\(against) (\(offences))"
  }

  mutating func mistrial(_ moment: Course.Moment) {
    let before = words.decider(at: moment.position).map { "before \($0.dropFirst(3))" }
    tell(
      .had("the trial end in a mistrial"), moment, object: before, aside: "no verdict was reached")
  }

  func isJury(_ moment: Course.Moment) -> Bool {
    words.decider(at: moment.position)?.contains("jury") ?? false
  }
}
