import Events

extension FileUnderCheck {
  /// A sentence whose terms are not those of the persons whom it names, or are of somebody whom no
  /// verdict convicts while it convicts others.
  func sentenceShares() -> [Flagged] {
    standing.flatMap { item -> [Flagged] in
      switch item.fact.event {
      case .court(.sentenceImposed), .court(.sentenceChanged), .court(.appealDecided): break
      case .court, .proceeding, .party, .conduct, .custody, .exchange, .law, .evidence, .amendment:
        return []
      }
      let components = item.member("components")?.array ?? []
      let owners = components.map { $0["party"]?.string }
      let shares = Set(owners.compactMap(\.self).map(file.names.identities.person))
      guard !shares.isEmpty else { return [] }
      let isForAll = owners.contains(nil)
      let named = item.parties.map { $0.map(file.names.identities.person) }
      let without = isForAll ? [] : (named ?? []).filter { !shares.contains($0) }
      let beside = named.map { named in shares.filter { !named.contains($0) }.sorted() } ?? []
      return missing(without, item) + unnamed(beside, item) + unconvicted(shares, item)
    }
  }

  private func missing(_ parties: [String], _ item: CaseItem) -> [Flagged] {
    guard !parties.isEmpty else { return [] }
    return [
      flag(
        .sentenceShares, item,
        "\(called(item)) names \(words(of: parties)) and gives no term for "
          + "\(parties.count == 1 ? "this person" : "them"), as it does for others.",
        "Add what each was sentenced to (components with party), as far as a source has it.")
    ]
  }

  private func unnamed(_ parties: [String], _ item: CaseItem) -> [Flagged] {
    guard !parties.isEmpty else { return [] }
    return [
      flag(
        .sentenceShares, item,
        "\(called(item)) gives a term for \(words(of: parties)), whom its parties do not name.",
        "Name everybody whom it concerns in parties, or put the component's party right.")
    ]
  }

  /// Those of whom a conviction is inferred from this sentence alone, beside others whom a plea or a
  /// verdict convicts.
  private func unconvicted(_ parties: Set<String>, _ item: CaseItem) -> [Flagged] {
    let persons = file.persons.filter { parties.contains($0.party) }
    func isInferred(_ person: CasePerson) -> Bool {
      person.course.judgments.allSatisfy { $0.opening == .sentence }
    }
    let names = persons.filter(isInferred)
    guard case .court(.sentenceImposed) = item.fact.event, !names.isEmpty,
      file.accused.contains(where: {
        !isInferred($0) && $0.course.judgments.contains(where: \.isConviction)
      })
    else { return [] }
    return [
      flag(
        .sentenceShares, item,
        "\(called(item)) gives a term for \(names.map(\.label).joinedInWords), whom no plea and no "
          + "verdict convicts, as others are.",
        "Record the verdict on everybody whom it concerns, or put the component's party right.")
    ]
  }

  private func words(of parties: [String]) -> String {
    parties.map { file.names.name(of: $0) }.joinedInWords
  }

  /// A sentence by a court of which no conviction is recorded, though one of another court is.
  func courtOfSentence() -> [Flagged] {
    var names: [Int64: (labels: [String], court: String, verdict: CaseItem)] = [:]
    for person in file.persons {
      let judgments = person.course.judgments
      for place in judgments.indices where judgments[place].opening == .sentence {
        guard let item = file.item(at: judgments[place].position), let court = item.court,
          let other = judgments[..<place].last(where: {
            $0.opening != .sentence && $0.isConviction && $0.court != 0
          }),
          let verdict = file.item(at: other.confirmed ?? other.position)
        else { continue }
        names[item.position, default: ([], court, verdict)].labels.append(person.label)
      }
    }
    return names.sorted { $0.key < $1.key }.compactMap { position, found in
      file.item(at: position).map { item in
        flag(
          .courtOfSentence, item,
          "\(called(item)) on \(found.labels.joinedInWords) is by \(found.court), and the conviction "
            + "that is recorded is by \(found.verdict.court ?? "another") (\(cited(found.verdict))).",
          "Give verdict and sentence of one trial one name of the court; record a sentence that was set "
            + "on appeal in appeal.decided (components), and one of another trial beside its verdict."
        )
      }
    }
  }
}
