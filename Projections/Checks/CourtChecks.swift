import Events

extension FileUnderCheck {
  /// An arrest in China without the local term.
  func arrestWithoutTerm() -> [Flagged] {
    let china = Country(code: "CN")
    return standing.compactMap { item -> Flagged? in
      guard case .custody(.arrested) = item.fact.event, item.term == nil,
        (item.placeCountry ?? file.country) == china
      else { return nil }
      return flag(
        .arrestWithoutTerm, item,
        "An arrest in China without the local term: whether it was 拘留, 逮捕 or 强制措施 is not said.",
        "Add the source's term (--term), or record custody.restricted where the source has none.")
    }
  }

  /// A charge that names no article or section.
  func chargeWithoutProvision() -> [Flagged] {
    standing.compactMap { item -> Flagged? in
      guard case .court(.chargeLaid) = item.fact.event else { return nil }
      let counts = item.member("counts")?.array ?? []
      let bare = counts.filter { $0["provision"] == nil }.count
      guard counts.isEmpty || bare > 0 else { return nil }
      return flag(
        .chargeWithoutProvision, item,
        counts.isEmpty
          ? "The charge names no counts."
          : bare == counts.count
            ? "The charge names no article or section."
            : "\(bare) of the \(counts.count) counts name no article or section.",
        "Add them from the instrument if it can be had.")
    }
  }

  /// A law that the case applies, and that was not in force at the conduct or at the charge.
  ///
  /// The case's counts name laws, and its links of `applies_law`; of these only those are looked at
  /// whose beginning is recorded. Conduct that went on until the law came is no matter of this.
  func lawNotInForce() -> [Flagged] {
    standing.flatMap { item -> [Flagged] in
      guard case .court(.chargeLaid) = item.fact.event else { return [] }
      var named: [(law: String, provision: String?)] = (item.member("counts")?.array ?? [])
        .compactMap { count in
          count["law"]?.string.map { ($0, count["provision"]?.string) }
        }
      for link in file.linksOut where link.relation == .appliesLaw && named.isEmpty {
        named.append((link.slug, nil))
      }
      var seen: Set<String> = []
      return named.compactMap { law, provision -> Flagged? in
        guard let term = laws[law], seen.insert(law + "\n" + (provision ?? "")).inserted else {
          return nil
        }
        return notInForce(term, provision, charge: item)
      }
    }
  }

  private func notInForce(_ term: LawTerm, _ provision: String?, charge: CaseItem) -> Flagged? {
    let name = (provision.map { "\($0) of " } ?? "") + term.title
    let conduct = standing.filter { item in
      guard case .conduct(.alleged) = item.fact.event else { return false }
      return item.occurred != nil && share(item, charge)
    }.compactMap { $0.fact.occurred?.days }
    func flag(_ sentence: String) -> Flagged {
      self.flag(
        .lawNotInForce, charge, sentence,
        "Look at the dates and at the version that was applied; a source may explain it.")
    }
    if let start = term.start(of: provision), let first = start.bounds.earliest?.number {
      if let charged = charge.fact.occurred?.days, charged.latest < first {
        return flag("\(name) came into force on \(start.words), after the charge.")
      }
      if !conduct.isEmpty, conduct.allSatisfy({ $0.latest < first }) {
        return flag(
          "\(name) came into force on \(start.words), after all conduct that is recorded.")
      }
    }
    if let end = term.end, let last = end.bounds.latest?.number, !conduct.isEmpty,
      conduct.allSatisfy({ $0.earliest > last })
    {
      return flag("\(name) was repealed from \(end.words), before all conduct that is recorded.")
    }
    return nil
  }

  /// Whether two facts can concern one person: a fact without parties concerns all of the accused.
  func share(_ one: CaseItem, _ other: CaseItem) -> Bool {
    guard let one = one.parties, let other = other.parties else { return true }
    return !Set(one).isDisjoint(with: other)
  }
}
