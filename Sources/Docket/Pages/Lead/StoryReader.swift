import Events
import Projections
import Words

/// Reads the moments of a course as clauses.
struct StoryReader {
  let person: CasePerson
  let words: LeadWords
  /// Whether nothing was decided: then hearings are told too.
  let isOpen: Bool
  /// Whether no court and no prosecution decided anything: then holds are told, also of somebody who
  /// was released or died since.
  let tellsHolds: Bool
  var well: [Clause] = []
  var clauses: [Clause] = []
  var before = 0
  /// Whether a release, an exchange or an acquittal was told: a hold or a charge after it is news.
  var isAfterExit = false
  /// What a plea was, in the recorder's words, where the plea alone would mislead.
  var notes: [String] = []

  var course: Course { person.course }

  init(person: CasePerson, words: LeadWords, isOpen: Bool) {
    self.person = person
    self.words = words
    self.isOpen = isOpen
    tellsHolds = isOpen || person.course.hasOnlyLeft
  }

  mutating func read(_ moment: Course.Moment) {
    let told = (clauses.count, well.count)
    readPlainly(moment)
    if StoryReader.isExit(moment, course) { isAfterExit = true }
    guard words.file.item(at: moment.position)?.standing == .contested else { return }
    for place in clauses.indices.dropFirst(told.0) { clauses[place].contest() }
    for place in well.indices.dropFirst(told.1) { well[place].contest() }
  }

  private mutating func readPlainly(_ moment: Course.Moment) {
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
    case .bailed:
      if isOpen || isAfterExit || isLast(moment) { tell(.passive("released on bail"), moment) }
    case .escaped: tell(.active("escaped"), moment)
    case .surrendered: surrendered(moment)
    case .died: tell(.active("died"), moment)
    case .executed: tell(.passive("executed"), moment)
    case .closed(let closing): closed(closing, moment)
    case .hold(let liberty):
      if (tellsHolds || isAfterExit) && !overlapsDeath(moment) {
        let told = clauses.count
        hold(liberty, moment)
        if clauses.count > told { clauses[told].isHold = true }
      } else {
        recaptured(liberty, moment)
      }
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

  /// Whether the days of a hold do not say that it came before the death: the death alone is told.
  private func overlapsDeath(_ moment: Course.Moment) -> Bool {
    course.moments.contains { other in
      (other.kind == .died || other.kind == .executed) && !moment.span.isBefore(other.span)
    }
  }

  /// Whether somebody was out of the case after it.
  private static func isExit(_ moment: Course.Moment, _ course: Course) -> Bool {
    if moment.isContested { return false }
    switch moment.kind {
    case .released(let how): return how != .bail
    case .judged(let place):
      let found = course.judgments[place].found
      return !found.isEmpty
        && found.allSatisfy { one in
          one.outcome == .acquitted || one.outcome == .dismissed
            || course.counts[one.count].isNotResponsible
        }
    case .sentenceChanged(let change, _): return change == .pardoned || change == .served
    // Who was freed by one court may be held again by the next.
    case .appealDecided(let place):
      let appeal = course.appeals[place]
      return appeal.isOfJudgment && (appeal.result == .quashed || appeal.isRestored)
    default: return false
    }
  }

  // MARK: Telling

  mutating func tell(
    _ verb: Clause.Verb, _ moment: Course.Moment, object: String? = nil, by: String? = nil,
    aside: String? = nil
  ) {
    clauses.append(
      Clause(
        verb: verb, object: object, by: by, date: words.date(at: moment.position),
        aside: [aside, according(moment, by: by)].compactMap(\.self).joined(separator: "; ")
          .nonEmpty,
        span: moment.span))
  }

  mutating func tellWell(_ clause: Clause, _ moment: Course.Moment) {
    var clause = clause
    clause.isWell = true
    clause.span = moment.span
    before = max(before, clauses.count)
    well.append(clause)
  }

  /// "contested", or "according to Mizan" where one source tells it in somebody's words.
  ///
  /// - Parameter by: who decided, where the clause says so: who acted and tells of it is named once.
  func according(_ moment: Course.Moment, by: String? = nil) -> String? {
    guard let item = words.file.item(at: moment.position) else { return nil }
    if item.standing == .contested { return "contested" }
    let voices = item.voices.map(\.name).filter { name in !(by ?? "").contains(name) }
    if voices.isEmpty { return nil }
    switch item.grade?.rating {
    case .attributedOnly, .oneSource, .unverified, .unverifiable, .announced:
      return "according to \(Wording.list(voices.map(LeadWords.aside)))"
    case .corroborated, .confirmed, .disputed, .refuted, .withdrawn, .adjudicated, .noSource, nil:
      return nil
    }
  }

  /// Whether the fact is the last word on where the person is.
  func isLast(_ moment: Course.Moment) -> Bool {
    course.liberty?.position == moment.position
  }

  func counts(_ places: [Int]) -> [CasePerson.Count] { places.map { person.allCounts[$0] } }

  /// "of espionage"; where no offence is recorded nil, and the clause says so.
  func object(_ preposition: String, _ counts: [CasePerson.Count]) -> String? {
    LeadWords.offences(counts).map { "\(preposition) \($0)" }
  }

  /// "to espionage", where a plea names counts.
  func named(_ moment: Course.Moment) -> String? {
    let counts = words.file.item(at: moment.position)?.member("counts")?.array ?? []
    let offences = counts.compactMap { $0["offence"]?.string }
    return offences.isEmpty ? nil : "to \(LeadWords.list(offences))"
  }

  /// "not final", where the fact says that an appeal lies.
  func openToAppeal(_ moment: Course.Moment) -> String? {
    guard words.file.item(at: moment.position)?.member("final")?.bool == false else { return nil }
    return course.appeals.isEmpty ? "not final when given" : nil
  }

  static let unnamed = "the offence is not recorded"

  // MARK: Charges

  /// Whether charges are told: where nothing was found that names the offences.
  var tellsCharges: Bool {
    !course.judgments.contains { $0.opening != .sentence }
  }

  mutating func charged(_ places: [Int], _ moment: Course.Moment) {
    guard tellsCharges || isAfterExit else { return }
    let instrument = course.instruments.first { $0.position == moment.position }
    let isFormal = instrument?.kind == .accusation
    charge(isFormal ? "was formally accused" : "was charged", places, moment)
  }

  mutating func charge(_ verb: String, _ places: [Int], _ moment: Course.Moment) {
    let counts = counts(places)
    let isSuperseded = !counts.isEmpty && counts.allSatisfy { $0.outcome == .superseded }
    if isSuperseded { return }
    let participle = String(verb.dropFirst(4))
    tell(
      .passive(participle), moment,
      object: object(participle.hasSuffix("accused") ? "of" : "with", counts),
      aside: LeadWords.offences(counts) == nil ? StoryReader.unnamed : amended(places))
  }

  /// "as amended in 2020", where a count has the words of a later change.
  private func amended(_ places: [Int]) -> String? {
    let last = course.moments.last { moment in
      if case .chargeAmended(let changed) = moment.kind {
        !changed.allSatisfy { !places.contains($0) }
      } else {
        false
      }
    }
    guard let last else { return nil }
    return ["as amended", words.date(at: last.position)].compactMap(\.self).joined(separator: " ")
  }

  mutating func dropped(_ places: [Int], _ moment: Course.Moment) {
    let dropped = counts(places).filter { $0.outcome == .dropped }
    guard !dropped.isEmpty else { return }
    tellWell(droppedClause(dropped, "dropped", words.date(at: moment.position)), moment)
  }

  func droppedClause(
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
}
