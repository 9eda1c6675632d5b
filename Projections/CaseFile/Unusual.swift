import Events

/// What is unusual in the order in which facts move a person.
///
/// Nothing is refused for it: sources are partial, and what is not in them is not in the record.
enum Unusual {
  static func words(_ name: String, _ moves: [Move]) -> [String] {
    var words: [String] = []
    let first = first(of: moves)
    let hasCharge = [.charged, .chargeAdded, .accused, .transferredToCourt].contains {
      first[$0] != nil
    }
    let verdict = verdicts.compactMap { first[$0] }.min(by: Move.precedes)
    let sentence = [Move.Verb.sentenced, .sentencedToPrison].compactMap { first[$0] }
      .min(by: Move.precedes)
    if verdict != nil && !hasCharge {
      words.append("A verdict on \(name) is recorded, but no charge.")
    }
    if sentence != nil && verdict == nil && first[.pleadedGuilty] == nil {
      words.append("A sentence on \(name) is recorded, but no verdict and no plea of guilty.")
    }
    if first[.triedInCourt] != nil && !hasCharge && verdict == nil {
      words.append("A trial of \(name) is recorded, but no charge.")
    }
    if let verdict, let sentence, Move.precedes(sentence, verdict) {
      words.append("The sentence on \(name) stands before the verdict.")
    }
    if first[.appealLodged] == nil,
      [.appealUpheld, .appealRemitted, .appealQuashed].contains(where: { first[$0] != nil })
    {
      words.append("A decision on an appeal of \(name) is recorded, but no appeal.")
    }
    if let end = [Move.Verb.died, .executed].compactMap({ first[$0] }).min(by: Move.precedes),
      moves.contains(where: { $0.day > end.day && proceedings.contains($0.verb) })
    {
      words.append("Proceedings against \(name) are recorded after the person's death.")
    }
    return words
  }

  private static let verdicts: [Move.Verb] = [
    .convicted, .acquitted, .mixedVerdict, .dismissed, .notResponsible,
  ]
  private static let proceedings: Set<Move.Verb> = [
    .charged, .chargeAdded, .triedInCourt, .convicted, .acquitted, .mixedVerdict, .sentenced,
    .sentencedToPrison,
  ]

  private static func first(of moves: [Move]) -> [Move.Verb: Move] {
    moves.reduce(into: [:]) { if $0[$1.verb] == nil { $0[$1.verb] = $1 } }
  }
}
