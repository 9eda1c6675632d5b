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
  case proceedingsAfterDeath = "proceedings_after_death"

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
    case .proceedingsAfterDeath:
      "Proceedings against \(names) are recorded after the person's death."
    }
  }

  /// What is unusual in the moves of one person, which come in their order.
  static func found(in moves: [Move]) -> [Unusual] {
    let first: [Move.Verb: Move] = moves.reduce(into: [:]) {
      if $0[$1.verb] == nil { $0[$1.verb] = $1 }
    }
    func any(_ verbs: [Move.Verb]) -> Move? {
      verbs.compactMap { first[$0] }.min(by: Move.precedes)
    }
    let charge = any([.charged, .chargeAdded, .accused, .transferredToCourt])
    let verdict = any([.convicted, .acquitted, .mixedVerdict, .dismissed, .notResponsible])
    let sentence = any([.sentenced, .sentencedToPrison])
    let decision = any([.appealUpheld, .appealRemitted, .appealQuashed])
    let end = any([.died, .executed])
    return allCases.filter { unusual in
      switch unusual {
      case .verdictWithoutCharge: verdict != nil && charge == nil
      case .trialWithoutCharge: first[.triedInCourt] != nil && charge == nil && verdict == nil
      case .sentenceWithoutVerdict:
        sentence != nil && verdict == nil && first[.pleadedGuilty] == nil
      case .sentenceBeforeVerdict:
        sentence.flatMap { sentence in verdict.map { Move.precedes(sentence, $0) } } ?? false
      case .decisionWithoutAppeal: decision != nil && first[.appealLodged] == nil
      case .proceedingsAfterDeath:
        end.map { end in moves.contains { $0.day > end.day && proceedings.contains($0.verb) } }
          ?? false
      }
    }
  }

  private static let proceedings: Set<Move.Verb> = [
    .charged, .chargeAdded, .triedInCourt, .convicted, .acquitted, .mixedVerdict, .sentenced,
    .sentencedToPrison,
  ]
}
