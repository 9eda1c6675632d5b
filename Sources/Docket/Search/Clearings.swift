import Documents
import Events
import Ports
import Projections

/// Who was acquitted or freed of the charge: said with a case or party wherever it is found.
struct Clearings {
  private var byCase: [String: [AccusedCard]] = [:]
  private var byParty: [String: [(card: AccusedCard, caseID: String)]] = [:]

  init(cases: some Collection<Int64>, _ archive: Archive) throws {
    for card in try archive.casesWithPersons(cases) {
      byCase[card.id] = card.persons.filter(\.isCleared)
    }
  }

  init(parties: some Collection<String>, _ archive: Archive) throws {
    let cards = try archive.accused(
      archive.rows(AccusedRows.self, where: \.party, among: parties)
    ).filter(\.isCleared)
    let ids = try archive.caseIDs(cards.map(\.stream))
    // In the order in which the cases were recorded.
    for card in cards.sorted(by: { $0.stream < $1.stream }) {
      byParty[card.party, default: []].append((card, ids[card.stream] ?? ""))
    }
  }

  /// What is said before a case or party: "Acquitted: Jan Kowalski. ".
  func runs(of kind: Subject, _ id: String) -> [Run] {
    let words =
      kind == .case
      ? (byCase[id] ?? []).map { "\(Clearings.word($0)): \($0.label.visible). " }
      : (byParty[id] ?? []).map { "\(Clearings.word($0.card)) in \($0.caseID). " }
    return words.isEmpty ? [] : [.emphasis(words.joined())]
  }

  private static func word(_ card: AccusedCard) -> String {
    switch card.stage {
    case .acquitted: return "Acquitted"
    case .discontinued: return "Proceedings discontinued"
    case .alleged, .investigation, .accused, .prosecutionReview, .charged, .trial, .verdict,
      .sentenced, .appeal, .final, .ended, nil:
      break
    }
    // Of one count at least: what became of others is told on the page.
    switch card.outcome {
    case .acquitted: return "Acquitted of a count"
    case .vacated: return "Conviction set aside"
    case .dismissed, .dropped: return "A count \(card.outcome?.words ?? "")"
    case .pending, .merged, .superseded, .pleadedGuilty, .convicted, .hung, .decided, .abated, nil:
      return "Cleared"
    }
  }
}
