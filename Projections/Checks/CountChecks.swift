public import Events

/// A law of the docket by what it is called.
public struct TitledLaw: Sendable, Equatable {
  public let title: String
  public let country: Country?
  /// The title as it is looked for in a provision.
  fileprivate let words: String

  public init(title: String, country: Country?) {
    self.title = title
    self.country = country
    words = FileUnderCheck.spaced(title)
  }
}

extension FileUnderCheck {
  /// Counts that a plea, a verdict or a change names, and that no recorded charge has.
  func countNobodyLaid() -> [Flagged] {
    nobodyLaid() + closedBefore()
  }

  /// Counts that a plea or verdict names after the charge's count was dropped or merged.
  private func closedBefore() -> [Flagged] {
    grouped { person in
      let closed = Dictionary(grouping: person.allCounts.filter(\.isOfClosed), by: \.laid)
      return closed.map { position, counts in (position, words(of: counts)) }
    }.compactMap { found in
      file.item(at: found.position).map { item in
        flag(
          .countNobodyLaid, item,
          "\(called(item)) names of \(found.names.joinedInWords) what was dropped or merged before: "
            + "\(found.text).",
          "Look at the dates and at the numbers of the counts, or record the charge that laid it "
            + "again.")
      }
    }
  }

  private func nobodyLaid() -> [Flagged] {
    grouped { person in
      let unlaid = Dictionary(grouping: person.allCounts.filter(\.isUnlaid), by: \.laid)
      return unlaid.map { position, counts in (position, words(of: counts)) }
    }.compactMap { found in
      file.item(at: found.position).map { item in
        flag(
          .countNobodyLaid, item,
          "\(called(item)) names of \(found.names.joinedInWords) what no recorded charge has: "
            + "\(found.text).",
          "Give counts the number and the words of the charge, or record the charge that laid them."
        )
      }
    }
  }

  /// Offences that differ under one number: in one charge, or in a charge and in what came of it.
  func offencesDiffer() -> [Flagged] {
    standing.flatMap(numberedTwice)
      + grouped { person in
        mine(person).flatMap { item in
          entries(item).compactMap { number, offence in
            charged(number, offence, item, person).map { laid in
              (
                item.position,
                "Count \(number) is “\(offence)” in \(called(item)), and “\(laid)” in the charge"
              )
            }
          }
        }
      }.compactMap { found in
        file.item(at: found.position).map { item in
          flag(
            .offencesDiffer, item, "\(found.text) against \(found.names.joinedInWords).",
            "Use the charge's words, put the number right, or record the change of the charge "
              + "(charge.changed with amended).")
        }
      }
  }

  private func numberedTwice(_ item: CaseItem) -> [Flagged] {
    guard case .court(.chargeLaid) = item.fact.event else { return [] }
    let entries = self.entries(item, laying: true)
    return entries.indices.compactMap { place -> Flagged? in
      let (number, offence) = entries[place]
      guard
        let first = entries[..<place].first(where: {
          $0.number == number && PlainText.plain($0.offence) != PlainText.plain(offence)
        })
      else { return nil }
      return flag(
        .offencesDiffer, item,
        "Count \(number) stands twice in \(called(item)): “\(first.offence)” and “\(offence)”.",
        "Put the numbers right.")
    }
  }

  /// The counts that a fact names by number and offence; those that lay or amend them only where they
  /// are asked for.
  private func entries(
    _ item: CaseItem, laying: Bool = false
  ) -> [(number: Int64, offence: String)] {
    let isLaying: Bool
    switch item.fact.event {
    case .court(.chargeLaid): isLaying = true
    case .court(.chargeChanged(let read)):
      isLaying = read.change == .added || read.change == .amended
    case .court(.pleaEntered), .court(.verdictGiven): isLaying = false
    case .court, .proceeding, .party, .conduct, .custody, .exchange, .law, .evidence, .amendment:
      return []
    }
    guard isLaying == laying else { return [] }
    return (item.member("counts")?.array ?? []).compactMap { count in
      guard let number = count["count"]?.integer, let offence = count["offence"]?.string else {
        return nil
      }
      return (number, offence)
    }
  }

  /// What a person's charge calls the count of a number, where it is never called as a fact calls it.
  ///
  /// Counts that another paper superseded are left out: their numbers stand for others since.
  private func charged(
    _ number: Int64, _ offence: String, _ item: CaseItem, _ person: CasePerson
  ) -> String? {
    let counts = person.allCounts.filter {
      $0.number == number && !$0.isUnlaid && !$0.isOfClosed && !$0.isReplaced
        && $0.outcome != .superseded
    }
    let plain = PlainText.plain(offence)
    let names = counts.compactMap { $0.chargedAs ?? $0.offence }
    guard let first = names.first, !names.contains(where: { PlainText.plain($0) == plain }) else {
      return nil
    }
    let laid = Set(counts.map(\.laid))
    let isCalledSo = mine(person).contains { other in
      guard laid.contains(other.position) || isAmendment(other) else { return false }
      return entries(other, laying: true).contains {
        $0.number == number && PlainText.plain($0.offence) == plain
      }
    }
    return isCalledSo ? nil : first
  }

  private func isAmendment(_ item: CaseItem) -> Bool {
    guard case .court(.chargeChanged) = item.fact.event else { return false }
    return true
  }

  /// Findings of persons by fact and words, each with all whom it is said of.
  private func grouped(
    _ find: (CasePerson) -> [(position: Int64, text: String)]
  ) -> [(position: Int64, text: String, names: [String])] {
    var found: [(position: Int64, text: String, names: [String])] = []
    for person in file.persons {
      for (position, text) in find(person) {
        if let known = found.firstIndex(where: { $0.position == position && $0.text == text }) {
          if !found[known].names.contains(person.label) { found[known].names.append(person.label) }
        } else {
          found.append((position, text, [person.label]))
        }
      }
    }
    return found.sorted { ($0.position, $0.text) < ($1.position, $1.text) }
  }

  /// `count 2, “espionage” (s. 1)`, each with what parts it from the next.
  private func words(of counts: [CasePerson.Count]) -> String {
    counts.map { count in
      let parts = [
        count.number.map { "count \($0)" },
        (count.chargedAs ?? count.offence).map { "“\($0)”" },
      ].compactMap(\.self)
      return parts.joined(separator: ", ") + (count.provision.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
  }

  // MARK: Laws

  /// A provision that begins with, or holds, the title of a law of the docket, of a count that names no
  /// law: once for each law.
  func provisionNamesLaw() -> [Flagged] {
    var found: [(law: String, provision: String, items: [CaseItem])] = []
    for item in standing {
      for count in item.member("counts")?.array ?? [] where count["law"] == nil {
        guard let provision = count["provision"]?.string, let law = law(named: provision) else {
          continue
        }
        if let known = found.firstIndex(where: { $0.law == law }) {
          if found[known].items.last?.position != item.position { found[known].items.append(item) }
        } else {
          found.append((law, provision, [item]))
        }
      }
    }
    return found.filter { one in !file.laws.contains { $0.law == one.law && $0.isCharged } }.map {
      one in
      let more = one.items.count - 1
      return flag(
        .provisionNamesLaw, one.items[0],
        "The provision “\(one.provision)” names \(titledLaws[one.law]?.title ?? one.law), which no count "
          + "names as its law\(more == 0 ? "" : more == 1 ? ", as one more fact does" : ", as \(more) more facts do").",
        "Add the law to the count: \"law\":\"\(one.law)\".")
    }
  }

  /// The law of the case's country whose title a provision holds: of several the longest.
  private func law(named provision: String) -> String? {
    let words = " " + FileUnderCheck.spaced(provision) + " "
    return titledLaws.filter { _, law in
      law.country == file.country && law.words.contains(" ") && words.contains(" \(law.words) ")
    }.max { ($0.value.title.count, $1.key) < ($1.value.title.count, $0.key) }?.key
  }

  /// Small letters and digits, in words parted by one blank.
  fileprivate static func spaced(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
