import Events

/// What is unusual in the order in which facts move a person.
///
/// Nothing is refused for it: sources are partial, and what is not in them is not in the record.
public enum Unusual: String, Sendable, CaseIterable {
  case verdictWithoutCharge = "verdict_without_charge"
  case trialWithoutCharge = "trial_without_charge"
  case sentenceWithoutVerdict = "sentence_without_verdict"
  case sentenceBeforeVerdict = "sentence_before_verdict"
  case decisionWithoutAppeal = "decision_without_appeal"
  case countNobodyLaid = "count_nobody_laid"
  case closedCountNamed = "closed_count_named"
  case orderNotRecorded = "order_not_recorded"
  case proceedingsAfterDeath = "proceedings_after_death"
  case posthumousJudgment = "posthumous_judgment"

  /// What is unusual, of these people.
  public func words(_ names: String) -> String {
    switch self {
    case .verdictWithoutCharge: "A verdict on \(names) is recorded, but no charge."
    case .trialWithoutCharge: "A trial of \(names) is recorded, but no charge."
    case .sentenceWithoutVerdict:
      "A sentence on \(names) is recorded, but no verdict and no plea of guilty."
    case .sentenceBeforeVerdict: "The sentence on \(names) stands before the verdict."
    case .decisionWithoutAppeal:
      "A decision on an appeal of \(names) is recorded, but no appeal."
    case .countNobodyLaid:
      "A plea or verdict of \(names) names a count that no recorded charge has."
    case .closedCountNamed:
      "A plea or verdict of \(names) names a count that was dropped or merged before."
    case .orderNotRecorded:
      "Which of two events came first is not recorded of \(names): their dates overlap, and they "
        + "stand in the order in which proceedings usually go."
    case .proceedingsAfterDeath:
      "Steps against \(names) are recorded after the person's death."
    case .posthumousJudgment:
      "A trial, a verdict or a sentence of \(names) is recorded after the person's death."
    }
  }

  /// What is unusual in the course of one person, and in the steps that it was made from.
  static func found(in course: Course, _ steps: [Step]) -> [Unusual] {
    let verbs = Set(steps.map(\.verb))
    let hasCharge = !verbs.isDisjoint(with: [.charged, .chargeChanged, .handedToCourt])
    let hasPlea = course.judgments.contains { $0.opening == .plea }
    let verdicts = steps.filter { $0.verb == .judged }
    let sentences = steps.filter { $0.verb == .sentenced }
    return allCases.filter { unusual in
      switch unusual {
      case .verdictWithoutCharge: !verdicts.isEmpty && !hasCharge
      case .trialWithoutCharge: verbs.contains(.tried) && !hasCharge && verdicts.isEmpty
      case .sentenceWithoutVerdict: !sentences.isEmpty && verdicts.isEmpty && !hasPlea
      case .sentenceBeforeVerdict:
        !hasPlea && !verdicts.isEmpty
          && sentences.contains { sentence in
            verdicts.allSatisfy { sentence.span.isBefore($0.span) }
          }
      case .decisionWithoutAppeal:
        course.appeals.contains { $0.decided != nil && $0.lodged == nil }
      case .countNobodyLaid: course.counts.contains(where: \.isUnlaid)
      case .closedCountNamed: course.counts.contains(where: \.isOfClosed)
      case .orderNotRecorded:
        course.stage?.isOrderUnrecorded == true || course.liberty?.isOrderUnrecorded == true
      case .proceedingsAfterDeath: !course.afterDeath.isEmpty
      case .posthumousJudgment: !course.posthumous.isEmpty
      }
    }
  }
}
