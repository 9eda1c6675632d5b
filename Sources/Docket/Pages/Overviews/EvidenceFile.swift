import Events
import Ports
import Projections

/// What a case rests on: how many of its claims are how far verified, and who alone says what.
struct EvidenceFile {
  /// A case's balance.
  struct Balance {
    let id: String
    let title: String
    let country: Country?
    /// Claims that something happened, by how far they are verified; statements are not counted.
    let claims: [Rating: Int]
    /// Who alone stands behind a claim, and behind how many.
    let only: [(name: String, claims: Int)]
    /// How many claims were assessed by somebody.
    let assessed: Int

    /// "Ministry of State Security (China): 4; FBI: 1".
    var onlyWords: String {
      only.map { "\($0.name): \($0.claims)" }.joined(separator: "; ")
    }

    var total: Int { claims.values.reduce(0, +) }

    /// How many have two independent sources, a document or a court's finding behind them.
    var firm: Int {
      [.corroborated, .confirmed, .adjudicated].reduce(0) { $0 + (claims[$1] ?? 0) }
    }
  }

  /// In the order of their ids; those without a claim are left out.
  let cases: [Balance]
  let without: Int
  let asOf: Head

  init(_ cards: [CaseCard], _ archive: Archive) throws {
    var balances: [Balance] = []
    try archive.each(cards.sorted { $0.id < $1.id }, id: \.id) { card in
      balances.append(Balance(CaseFile(try archive.dossier(of: .case, card.id))))
    }
    cases = balances.filter { $0.total > 0 }
    without = balances.count - cases.count
    asOf = archive.asOf
  }
}

extension EvidenceFile.Balance {
  init(_ file: CaseFile) {
    id = file.id
    title = file.title
    country = file.country
    var claims: [Rating: Int] = [:]
    var only: [String: Int] = [:]
    var assessed = 0
    for item in file.timeline where item.stands {
      guard let grade = item.grade, !grade.isOfStatement else { continue }
      // Accounts that agree are one claim.
      if case .told? = grade.reasons.first { continue }
      claims[grade.rating, default: 0] += 1
      if grade.assessment != nil { assessed += 1 }
      if grade.roots.count == 1 { only[grade.roots[0].name, default: 0] += 1 }
    }
    self.claims = claims
    self.assessed = assessed
    self.only = only.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (name: $0.key, claims: $0.value) }
  }
}
