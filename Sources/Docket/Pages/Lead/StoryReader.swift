import Events
import Projections

/// Reads the moments of a course as clauses.
struct StoryReader {
  let person: CasePerson
  let words: LeadWords
  /// Whether nothing was decided: then holds and hearings are told too.
  let isOpen: Bool
  private(set) var well: [Clause] = []
  private(set) var clauses: [Clause] = []
  private(set) var before = 0
  /// What a plea was, in the recorder's words, where the plea alone would mislead.
  private(set) var notes: [String] = []

  private var course: Course { person.course }

  init(person: CasePerson, words: LeadWords, isOpen: Bool) {
    self.person = person
    self.words = words
    self.isOpen = isOpen
  }

  mutating func read(_ moment: Course.Moment) {
    // What is contested of where somebody was has a sentence of its own.
    if moment.isContested, moment.kind.isOfLiberty { return }
    switch moment.kind {
    case .judged(let place): judged(place, moment)
    case .judgedAgain: break
    case .pleaded(let place): pleaded(place, moment)
    case .notGuilty: notGuilty(moment)
    case .pleaRefused: tell(.active("refused to plead"), moment)
    case .pleaWithdrawn: tell(.active("withdrew the plea of guilty"), moment)
    case .confessionReported: break
    case .charged(let places): charged(places, moment)
    case .chargeAdded(let places):
      if tellsCharges { charge("was further charged", places, moment) }
    case .chargesDropped(let places): dropped(places, moment)
    case .chargeAmended, .chargesMerged: break
    case .hung(let places): hung(places, moment)
    case .mistrial: mistrial(moment)
    case .sentenced(let places): sentenced(places, moment)
    case .sentenceChanged(let change, _): sentenceChanged(change, moment)
    case .appealed: break
    case .appealDecided(let place): appealDecided(place, moment)
    case .tried: tried(moment)
    case .released(let how): released(how, moment)
    case .bailed: if isOpen || isLast(moment) { tell(.passive("released on bail"), moment) }
    case .escaped: tell(.active("escaped"), moment)
    case .surrendered: surrendered(moment)
    case .died: tell(.active("died"), moment)
    case .executed: tell(.passive("executed"), moment)
    case .closed(let closing): closed(closing, moment)
    case .hold(let liberty):
      if isOpen { hold(liberty, moment) } else { recaptured(liberty, moment) }
    case .sought: if isOpen { tell(.passive("sought"), moment) }
    case .investigated:
      if isOpen, course.stage?.value == .investigation, course.stage?.position == moment.position {
        tell(.passive("placed under investigation"), moment)
      }
    case .returned: if isOpen { tell(.passive("referred back to the investigators"), moment) }
    case .handedToProsecutors:
      if isOpen { tell(.passive("referred to prosecutors"), moment) }
    case .handedToCourt: if isOpen { tell(.passive("sent to court"), moment) }
    case .alleged: break
    }
  }

  // MARK: Telling

  private mutating func tell(
    _ verb: Clause.Verb, _ moment: Course.Moment, object: String? = nil, by: String? = nil,
    aside: String? = nil
  ) {
    clauses.append(
      Clause(
        verb: verb, object: object, by: by, date: words.date(at: moment.position),
        aside: [aside, according(moment)].compactMap(\.self).joined(separator: "; ").nonEmpty,
        span: moment.span))
  }

  private mutating func tellWell(_ clause: Clause, _ moment: Course.Moment) {
    var clause = clause
    clause.isWell = true
    clause.span = moment.span
    before = max(before, clauses.count)
    well.append(clause)
  }

  /// "contested", or "according to Mizan" where one source tells it in somebody's words.
  private func according(_ moment: Course.Moment) -> String? {
    guard let item = words.file.item(at: moment.position) else { return nil }
    if item.standing == .contested { return "contested" }
    if item.voices.isEmpty { return nil }
    switch item.grade?.rating {
    case .attributedOnly, .oneSource, .unverified, .unverifiable:
      return "according to \(Wording.list(item.voices.map { Wording.the($0.name) }))"
    case .corroborated, .confirmed, .disputed, .refuted, .withdrawn, .adjudicated, .announced,
      .noSource, nil:
      return nil
    }
  }

  /// Whether the fact is the last word on where the person is.
  private func isLast(_ moment: Course.Moment) -> Bool {
    course.liberty?.position == moment.position
  }

  private func counts(_ places: [Int]) -> [CasePerson.Count] { places.map { person.allCounts[$0] } }

  /// "of espionage"; where no offence is recorded nil, and the clause says so.
  private func object(_ preposition: String, _ counts: [CasePerson.Count]) -> String? {
    LeadWords.offences(counts).map { "\(preposition) \($0)" }
  }

  /// "to espionage", where a plea names counts.
  private func named(_ moment: Course.Moment) -> String? {
    let counts = words.file.item(at: moment.position)?.member("counts")?.array ?? []
    let offences = counts.compactMap { $0["offence"]?.string }
    return offences.isEmpty ? nil : "to \(LeadWords.list(offences))"
  }

  /// "not final", where the fact says that an appeal lies.
  private func openToAppeal(_ moment: Course.Moment) -> String? {
    guard words.file.item(at: moment.position)?.member("final")?.bool == false else { return nil }
    return course.appeals.isEmpty ? "not final when given" : nil
  }

  static let unnamed = "the offence is not recorded"

  // MARK: Charges

  /// Whether charges are told: where nothing was found that names the offences.
  private var tellsCharges: Bool {
    !course.judgments.contains { $0.opening != .sentence }
  }

  private mutating func charged(_ places: [Int], _ moment: Course.Moment) {
    guard tellsCharges else { return }
    let instrument = course.instruments.first { $0.position == moment.position }
    let isFormal = instrument?.kind == .accusation
    charge(isFormal ? "was formally accused" : "was charged", places, moment)
  }

  private mutating func charge(_ verb: String, _ places: [Int], _ moment: Course.Moment) {
    let counts = counts(places)
    let isSuperseded = !counts.isEmpty && counts.allSatisfy { $0.outcome == .superseded }
    if isSuperseded { return }
    let participle = String(verb.dropFirst(4))
    tell(
      .passive(participle), moment,
      object: object(participle.hasSuffix("accused") ? "of" : "with", counts),
      aside: LeadWords.offences(counts) == nil ? StoryReader.unnamed : nil)
  }

  private mutating func dropped(_ places: [Int], _ moment: Course.Moment) {
    let dropped = counts(places).filter { $0.outcome == .dropped }
    guard !dropped.isEmpty else { return }
    tellWell(droppedClause(dropped, "dropped", words.date(at: moment.position)), moment)
  }

  private func droppedClause(
    _ dropped: [CasePerson.Count], _ verb: String, _ date: String?
  ) -> Clause {
    let told = person.counts.filter { $0.outcome != .superseded && $0.outcome != .merged }
    let isAll = dropped.count >= told.count
    let quantity = LeadWords.quantity(dropped)
    let offences = LeadWords.offences(dropped, isCounted: isAll)
    if isAll {
      let charge = quantity == 1 ? "the charge" : "all charges"
      return Clause(
        verb: .had(
          "\(charge)\(offences.map { " of \($0)" } ?? "") \(verb)",
          many: "the charges\(offences.map { " of \($0)" } ?? "") \(verb)"), date: date)
    }
    let counts = quantity == 1 ? "a count" : "\(Wording.number(quantity)) counts"
    return Clause(
      verb: .had(
        "\(counts)\(offences.map { " (\($0))" } ?? "") \(verb)"), date: date)
  }

  // MARK: Findings

  private mutating func pleaded(_ place: Int, _ moment: Course.Moment) {
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
  private mutating func notGuilty(_ moment: Course.Moment) {
    tell(.active("pleaded not guilty"), moment, object: named(moment))
    clauses[clauses.count - 1].isDatedFirst = true
    let note = words.file.item(at: moment.position)?.note.map(CaseSummary.firstSentence)
    if let note, note.contains("admit") { notes.append(note) }
  }

  private mutating func judged(_ place: Int, _ moment: Course.Moment) {
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
      parts.append(
        Clause(
          verb: .passive("acquitted"), object: object("of", notProven), by: by, date: date,
          aside: "found not proven"))
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
      according(moment),
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
  private func wereDropped(_ judgment: Course.Judgment) -> Bool {
    course.moments.contains { moment in
      guard case .chargesDropped(let places) = moment.kind else { return false }
      return judgment.found.contains { $0.outcome == .acquitted && places.contains($0.count) }
    }
  }

  private func mixed(_ judgment: Course.Judgment, _ by: String?, _ date: String?) -> [Clause] {
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
  private func convictions(
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
  private func setAside(_ counts: [CasePerson.Count]) -> String {
    let position = counts[0].position
    let many = LeadWords.quantity(counts) > 1
    let offences = LeadWords.offences(counts).map { " of \($0)" } ?? ""
    return "the conviction\(many ? "s" : "")\(offences) \(many ? "were" : "was") set aside"
      + when(position)
  }

  private func when(_ position: Int64) -> String {
    let (by, date) = (words.decider(at: position), words.date(at: position))
    let who = by.map { $0.contains(",") && date != nil ? "\($0)," : $0 }
    return [who, date].compactMap(\.self).map { " \($0)" }.joined()
  }

  private mutating func hung(_ places: [Int], _ moment: Course.Moment) {
    tell(
      .had("no verdict reached"), moment, object: object("on", counts(places)),
      aside: "the \(isJury(moment) ? "jury" : "court") could not agree")
  }

  private mutating func mistrial(_ moment: Course.Moment) {
    let before = words.decider(at: moment.position).map { "before \($0.dropFirst(3))" }
    tell(
      .had("the trial end in a mistrial"), moment, object: before, aside: "no verdict was reached")
  }

  private func isJury(_ moment: Course.Moment) -> Bool {
    words.decider(at: moment.position)?.contains("jury") ?? false
  }

  // MARK: Sentences

  private mutating func sentenced(_ places: [Int], _ moment: Course.Moment) {
    let punishment = person.punishments.first { punishment in
      punishment.steps.contains { $0.position == moment.position }
    }
    let parts = punishment?.steps.first { $0.position == moment.position }?.parts ?? []
    tell(
      .passive("sentenced"), moment,
      object: parts.isEmpty ? nil : "to \(Story.words(parts))",
      by: words.decider(at: moment.position),
      aside: [parts.isEmpty ? "the term is not recorded" : nil, openToAppeal(moment)]
        .compactMap(\.self).joined(separator: "; ").nonEmpty)
    clauses[clauses.count - 1].isSentence = true
    // What is known of a term that has no figure of its own stands in the recorder's words.
    if parts.isEmpty, let note = words.file.item(at: moment.position)?.note {
      notes.append(CaseSummary.firstSentence(note))
    }
  }

  private mutating func sentenceChanged(_ change: SentenceChange, _ moment: Course.Moment) {
    let parts =
      person.punishments.flatMap(\.steps).first {
        $0.position == moment.position
      }?.parts ?? []
    let to = parts.isEmpty ? nil : "to \(Story.words(parts))"
    let by = words.decider(at: moment.position)
    switch change {
    case .commuted, .reduced, .increased:
      tell(
        .had("the sentence \(change.words)", many: "their sentences \(change.words)"), moment,
        object: to, by: by)
    case .vacated:
      tell(
        .had("the sentence set aside", many: "their sentences set aside"), moment, by: by,
        aside: "the conviction stands")
    case .pardoned: tell(.passive("pardoned"), moment, by: by)
    case .paroleGranted: tell(.passive("granted parole"), moment)
    case .paroleRefused: break
    case .served:
      tell(.active("served the sentence to its end"), moment)
    }
  }

  // MARK: Appeals

  private mutating func appealDecided(_ place: Int, _ moment: Course.Moment) {
    let appeal = course.appeals[place]
    guard appeal.isOfJudgment, let result = appeal.result else { return }
    let judgment = appeal.judgment.map { course.judgments[$0] }
    let isAcquittal = appeal.of == .acquittal || (judgment?.isAcquittal ?? false)
    let what =
      isAcquittal
      ? "acquittal"
      : appeal.of == .sentence ? "sentence" : appeal.of == .conviction ? "conviction" : "judgment"
    let by = words.decider(at: moment.position)
    func told(_ verb: String) -> Clause {
      Clause(
        verb: .had(verb), by: by, date: words.date(at: moment.position))
    }
    let side = appeal.by == .prosecution ? "the prosecution's appeal" : "the appeal"
    switch result {
    case .upheld: clauses.append(told("the \(what) upheld on appeal"))
    case .varied:
      var clause = told("the \(what) varied on appeal")
      let parts = person.punishments.flatMap(\.steps).first { $0.position == moment.position }
      if let parts = parts?.parts, !parts.isEmpty { clause.object = "to \(Story.words(parts))" }
      clauses.append(clause)
    case .refused: clauses.append(told("\(side) dismissed"))
    case .withdrawn:
      if appeal.by == .prosecution {
        tell(.had("\(side) withdrawn"), moment)
      } else {
        tell(.active("withdrew the appeal"), moment)
      }
    case .remitted:
      clauses.append(
        told(
          appeal.of == .sentence
            ? "the sentence set aside on appeal" : "the case sent back for a new trial on appeal"))
    case .quashed:
      let clause = told("the \(what == "judgment" ? "conviction" : what) quashed on appeal")
      if isAcquittal || appeal.of == .sentence || hasGuilt(after: appeal) {
        clauses.append(clause)
      } else {
        tellWell(clause, moment)
      }
    }
  }

  /// Whether what was quashed was found again later.
  private func hasGuilt(after appeal: Course.Appeal) -> Bool {
    guard let place = appeal.judgment else { return false }
    return course.judgments[place].found.contains {
      course.counts[$0.count].outcome.isGuilt
    }
  }

  // MARK: Trials and holds

  private mutating func tried(_ moment: Course.Moment) {
    let isRetrial = course.judgments.contains { !$0.stands }
    // A trial has many days: the last that is recorded is told.
    guard course.stage?.position == moment.position, course.stage?.value == .trial else { return }
    let by = words.decider(at: moment.position).map { "before \($0.dropFirst(3))" }
    tell(
      .had(isRetrial ? "a hearing in a new trial" : "a trial hearing"), moment, object: by,
      aside: isRetrial ? "no verdict of that trial is recorded" : nil)
  }

  private mutating func hold(_ liberty: Liberty, _ moment: Course.Moment) {
    let isContested =
      course.liberty?.position == moment.position
      && course.liberty?.isContested == true
    let aside = isContested ? "contested" : nil
    switch liberty {
    case .detained: tell(.passive("detained"), moment, aside: aside)
    case .arrested: tell(.passive("arrested"), moment, aside: aside)
    case .remanded: tell(.passive("held by a court's order"), moment, aside: aside)
    case .restricted:
      guard let item = words.file.item(at: moment.position),
        case .custody(.restricted(let read)) = item.fact.event
      else { return }
      tell(
        .passive("placed"), moment,
        object: read.measure == .unspecified
          ? "under a measure that is not specified" : "under \(read.measure.phrase)", aside: aside)
    case .atLarge, .released, .bailed, .imprisoned, .paroled, .exchanged, .surrendered, .escaped,
      .dead, .executed, .unknown:
      break
    }
  }

  /// The first hold after an escape that was told.
  private mutating func recaptured(_ liberty: Liberty, _ moment: Course.Moment) {
    guard let last = clauses.last, last.verb.one == "escaped" else { return }
    switch liberty {
    case .detained, .arrested, .remanded: tell(.passive("held again"), moment)
    case .restricted, .atLarge, .released, .bailed, .imprisoned, .paroled, .exchanged,
      .surrendered, .escaped, .dead, .executed, .unknown:
      break
    }
  }

  private mutating func surrendered(_ moment: Course.Moment) {
    guard let item = words.file.item(at: moment.position),
      case .custody(.surrendered(let read)) = item.fact.event
    else { return }
    tell(.passive("surrendered"), moment, object: "to \(read.to.nameWithArticle)")
  }

  // MARK: Ends

  private mutating func released(_ how: ReleaseHow, _ moment: Course.Moment) {
    switch how {
    case .exchanged: tell(.passive("exchanged"), moment)
    case .chargesDropped:
      var clause = Clause(
        verb: .had("the charges dropped"), date: words.date(at: moment.position))
      clause.verb.one += " and was released"
      clause.verb.many += " and were released"
      tellWell(clause, moment)
    case .acquitted: tell(.passive("released"), moment)
    case .served: tell(.passive("released"), moment, aside: "the sentence was served")
    case .parole: tell(.passive("released on parole"), moment)
    case .pardon: tell(.passive("released by pardon"), moment)
    case .commutation: tell(.passive("released after a commutation"), moment)
    case .deported: tell(.passive("deported"), moment)
    case .unknown: tell(.passive("released"), moment)
    case .bail: break
    }
  }

  private mutating func closed(_ closing: Closing, _ moment: Course.Moment) {
    let date = words.date(at: moment.position)
    func had(_ words: String) -> Clause { Clause(verb: .had(words), date: date) }
    switch closing {
    case .completed, .abatedByDeath: break
    case .discontinued: tellWell(had("the proceedings discontinued"), moment)
    case .chargesWithdrawn: tellWell(had("the charges withdrawn"), moment)
    case .terminatedByCourt: clauses.append(had("the proceedings ended by the court"))
    case .transferredAbroad: clauses.append(had("the proceedings handed to another state"))
    case .amnesty: clauses.append(had("the case closed by an amnesty"))
    case .timeBarred: clauses.append(had("the case closed as time-barred"))
    }
  }
}
