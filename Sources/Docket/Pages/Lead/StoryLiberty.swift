import Events
import Projections

/// Trials and holds while a case is open, and how it ended for the person.
extension StoryReader {
  // MARK: Trials and holds

  mutating func tried(_ moment: Course.Moment) {
    let isRetrial = course.judgments.contains { !$0.stands }
    // A trial has many days: the last that is recorded is told.
    guard course.stage?.position == moment.position, course.stage?.value == .trial else { return }
    let by = words.decider(at: moment.position).map { "before \($0.dropFirst(3))" }
    tell(
      .had(isRetrial ? "a hearing in a new trial" : "a trial hearing"), moment, object: by,
      aside: isRetrial ? "no verdict of that trial is recorded" : nil)
  }

  mutating func hold(_ liberty: Liberty, _ moment: Course.Moment) {
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
          ? "under a restrictive measure that is not specified" : "under \(read.measure.phrase)",
        aside: aside)
    case .atLarge, .released, .bailed, .imprisoned, .paroled, .exchanged, .surrendered, .escaped,
      .dead, .executed, .unknown:
      break
    }
  }

  /// The first hold after an escape that was told.
  mutating func recaptured(_ liberty: Liberty, _ moment: Course.Moment) {
    guard let last = clauses.last, last.verb.one == "escaped" else { return }
    switch liberty {
    case .detained, .arrested, .remanded: tell(.passive("held again"), moment)
    case .restricted, .atLarge, .released, .bailed, .imprisoned, .paroled, .exchanged,
      .surrendered, .escaped, .dead, .executed, .unknown:
      break
    }
  }

  mutating func surrendered(_ moment: Course.Moment) {
    guard let item = words.file.item(at: moment.position),
      case .custody(.surrendered(let read)) = item.fact.event
    else { return }
    tell(.passive("surrendered"), moment, object: "to \(read.to.nameWithArticle)")
  }

  // MARK: Ends

  mutating func released(_ how: ReleaseHow, _ moment: Course.Moment) {
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
    case .unknown:
      // "released (without charge)", in the words of the fact.
      tell(
        .passive("released"), moment,
        aside: words.file.item(at: moment.position)?.member("basis")?.string?.trimmed(of: " .")
          .nonEmpty)
    case .bail: break
    }
  }

  mutating func closed(_ closing: Closing, _ moment: Course.Moment) {
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
