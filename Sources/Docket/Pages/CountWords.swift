import Events
import Projections
import Words

/// Counts in words, equal ones together.
enum CountWords {
  /// "counts 1 to 7: economic espionage (18 U.S.C. § 1831): convicted; gross corruption: acquitted".
  static func list(_ person: CasePerson) -> String {
    let groups = groups(person)
    return groups.isEmpty ? "none recorded" : groups.map(\.words).joined(separator: "; ")
  }

  /// Counts of one offence and one outcome.
  struct Group {
    /// "counts 1 to 7: economic espionage (18 U.S.C. § 1831)".
    let name: String
    /// "convicted", "no outcome recorded".
    let outcome: String
    let counts: [CasePerson.Count]

    var words: String { "\(name): \(outcome)" }
  }

  static func groups(_ person: CasePerson) -> [Group] {
    var groups: [[CasePerson.Count]] = []
    for count in person.counts {
      let place = groups.firstIndex { group in
        let first = group[0]
        return ground(first) == ground(count) && first.offence == count.offence
          && outcome(first) == outcome(count) && first.chargedAs == count.chargedAs
      }
      if let place { groups[place].append(count) } else { groups.append([count]) }
    }
    return groups.map { Group(name: name(of: $0), outcome: outcome($0[0]), counts: $0) }
  }

  /// "count 2: espionage (18 U.S.C. 794)", "theft of trade secrets (four counts)".
  static func name(of counts: [CasePerson.Count]) -> String {
    let first = counts[0]
    guard let offence = first.offence else { return "counts that are not recorded" }
    var text = offence
    if let ground = ground(first) { text += " (\(ground))" }
    if let charged = first.chargedAs { text += ", charged as \(charged)" }
    let numbers = counts.compactMap(\.number)
    if numbers.count == counts.count { return "\(called(numbers)): \(text)" }
    let quantity = LeadWords.quantity(counts)
    return quantity == 1 ? text : "\(text), \(Wording.number(quantity)) counts"
  }

  /// "count 2", "counts 2 and 4", "counts 1 to 7".
  private static func called(_ numbers: [Int64]) -> String {
    if numbers.count == 1 { return "count \(numbers[0])" }
    let sorted = numbers.sorted()
    let isRun = sorted.count > 2 && sorted[sorted.count - 1] - sorted[0] == Int64(sorted.count - 1)
    return isRun
      ? "counts \(sorted[0]) to \(sorted[sorted.count - 1])"
      : "counts \(Wording.list(sorted.map { String($0) }))"
  }

  private static func ground(_ count: CasePerson.Count) -> String? {
    let grounds = [count.law, count.provision].compactMap { $0 }
    return grounds.isEmpty ? nil : grounds.joined(separator: ", ")
  }

  static func outcome(_ count: CasePerson.Count) -> String {
    if count.isInferred { return "\(count.outcome.words) (inferred from the sentence)" }
    if count.isNotResponsible { return "found not responsible" }
    if count.isMixed { return "partly acquitted, partly convicted; which is not recorded" }
    switch count.outcome {
    case .hung: return "no verdict reached"
    case .decided: return "no outcome recorded"
    case .vacated: return count.result == .setAside ? "set aside" : "conviction quashed"
    case .acquitted where count.result == .notProven: return "not proven"
    case .pleadedGuilty where count.isNoContest: return "no contest pleaded"
    case .abated: return "ended by death"
    case .superseded: return "replaced by a later charge"
    case .pending, .dropped, .merged, .pleadedGuilty, .convicted, .acquitted, .dismissed:
      return count.outcome.words
    }
  }

  /// Names that may be printed.
  static func names(_ person: CasePerson, _ options: CasePage.Options) -> [PartyCard.Name] {
    (person.card?.names ?? []).filter { name in
      name.form != person.label && (options.pressNames || name.kind != .press)
    }
  }
}
