import Events

extension FileUnderCheck {
  // MARK: Results and counts

  /// A verdict whose result its own counts contradict.
  func resultAgainstCounts() -> [Flagged] {
    verdicts().compactMap { item, result in
      let results = self.results(of: item)
      let isContradicted =
        switch result {
        case .convicted: !results.isEmpty && !results.contains(.convicted)
        case .acquitted, .dismissed, .notResponsible, .mistrial: results.contains(.convicted)
        case .mixed, .ruled: false
        }
      guard isContradicted else { return nil }
      return flag(
        .resultAgainstCounts, item,
        "\(called(item)) is “\(result.words)”, and finds of its counts: "
          + "\(Set(results).map(\.words).sorted().joined(separator: ", ")).",
        "Put the result right, or the results of the counts.")
    }
  }

  /// A verdict that is partly a conviction and partly not, and does not say of which counts; or that
  /// is so by its counts and is not called mixed.
  func mixedWithoutCounts() -> [Flagged] {
    verdicts().compactMap { item, result in
      let counts = item.member("counts")?.array ?? []
      let results = self.results(of: item)
      func found(_ sentence: String, _ advice: String) -> Flagged {
        flag(.mixedWithoutCounts, item, "\(called(item)) \(sentence)", advice)
      }
      let advice = "Add each count with its result (counts), as far as a source has them."
      switch result {
      case .mixed where counts.isEmpty:
        return found("is mixed and names no counts: which were acquitted is not recorded.", advice)
      case .mixed where results.isEmpty:
        return found("is mixed, and none of its counts has a result.", advice)
      case .mixed where Set(results) == [.convicted]:
        return found("is mixed, and every count that it names is convicted.", advice)
      case .convicted where results.contains(.acquitted) || results.contains(.notProven):
        return found(
          "is “convicted”, and acquits of a count: its result is mixed.",
          "Put the result right: mixed.")
      case .convicted, .acquitted, .mixed, .dismissed, .mistrial, .notResponsible, .ruled:
        return nil
      }
    }
  }

  private func verdicts() -> [(CaseItem, VerdictResult)] {
    standing.compactMap { item in
      guard case .court(.verdictGiven(let read)) = item.fact.event else { return nil }
      return (item, read.result)
    }
  }

  private func results(of item: CaseItem) -> [CountResult] {
    (item.member("counts")?.array ?? []).compactMap {
      $0["result"]?.string.flatMap(CountResult.init(rawValue:))
    }
  }

  // MARK: Groups

  /// A verdict or a sentence of several, or of all of the accused, that contradicts what is recorded of
  /// one of them: who was acquitted is convicted with the rest, or has a sentence.
  func groupContradicted() -> [Flagged] {
    file.persons.flatMap { foundOtherwise($0) + judgedThoughCleared($0) + passedOver($0) }
  }

  /// A conviction or sentence of all that did not reach somebody who was cleared before.
  private func passedOver(_ person: CasePerson) -> [Flagged] {
    person.course.passedOver.compactMap { position in
      guard let item = file.item(at: position) else { return nil }
      let cleared = person.course.judgments.last {
        $0.stands && !$0.found.isEmpty
          && $0.found.allSatisfy { $0.outcome == .acquitted || $0.outcome == .dismissed }
      }
      if let cleared, let before = file.item(at: cleared.position) {
        let word = cleared.isAcquittal ? "acquitted" : "cleared"
        return contradiction(person, item, "was \(word) by \(cited(before))")
      }
      return discontinuance(of: person, before: position).flatMap {
        contradiction(person, item, "had the proceedings ended by \(cited($0))")
      }
    }
  }

  /// Two verdicts, one of them of fewer, that find one count of a person otherwise, with no decision on
  /// an appeal between.
  private func foundOtherwise(_ person: CasePerson) -> [Flagged] {
    let judgments = person.course.judgments
    var flags: [Flagged] = []
    for later in judgments.indices {
      for earlier in judgments[..<later] where earlier.stands {
        guard let clash = clash(earlier, judgments[later]),
          let first = file.item(at: earlier.position),
          let second = file.item(at: judgments[later].position),
          reach(first) != reach(second),
          !person.course.appeals.contains(where: { appeal in
            appeal.decided.flatMap { file.item(at: $0) }.map { !certainly(second, before: $0) }
              ?? false
          })
        else { continue }
        let (group, own) = reach(first) > reach(second) ? (first, second) : (second, first)
        // What one court finds of one later, of whom it had found with the rest, is a change.
        if group.position == first.position, certainly(first, before: second) { continue }
        let words = group.position == first.position ? clash : (clash.1, clash.0)
        flags.append(
          flag(
            .groupContradicted, group,
            "\(called(group))\(scope(group)) finds \(person.label) \(words.0), and \(cited(own)) "
              + "\(words.1 == "guilty" ? "is the plea of guilty" : "finds \(words.1)").",
            "Name in parties whom the verdict concerns, or record the decision on the appeal between."
          ))
      }
    }
    return flags
  }

  /// What two judgments found of one count where that differs: in words, the earlier first.
  private func clash(
    _ earlier: Course.Judgment, _ later: Course.Judgment
  ) -> (String, String)? {
    func words(_ outcome: Outcome) -> String? {
      if outcome.isGuilt { return "convicted" }
      return outcome == .acquitted || outcome == .dismissed ? outcome.words : nil
    }
    for one in earlier.found {
      guard let other = later.found.first(where: { $0.count == one.count }),
        let first = words(one.outcome), let second = words(other.outcome), first != second,
        first == "convicted" || second == "convicted"
      else { continue }
      return (one.outcome == .pleadedGuilty ? "guilty" : first, second)
    }
    return nil
  }

  /// A sentence or conviction of somebody of whom all was over: acquitted, or with the charges dropped.
  private func judgedThoughCleared(_ person: CasePerson) -> [Flagged] {
    let judgments = person.course.judgments
    return judgments.indices.compactMap { place -> Flagged? in
      let judgment = judgments[place]
      guard let item = file.item(at: judgment.position), isNewGuilt(judgment, person) else {
        return nil
      }
      let earlier = judgments[..<place]
      guard !earlier.contains(where: { $0.isConviction && $0.stands }) else { return nil }
      let cleared = earlier.last {
        $0.stands && !$0.found.isEmpty
          && $0.found.allSatisfy { $0.outcome == .acquitted || $0.outcome == .dismissed }
      }
      if let cleared, let before = file.item(at: cleared.position) {
        let word = cleared.isAcquittal ? "acquitted" : "cleared"
        return contradiction(person, item, "was \(word) by \(cited(before))")
      }
      guard reach(item) > 1, let end = discontinuance(of: person, before: judgment.position) else {
        return nil
      }
      return contradiction(person, item, "had the proceedings ended by \(cited(end))")
    }
  }

  private func contradiction(
    _ person: CasePerson, _ item: CaseItem, _ words: String
  ) -> Flagged {
    flag(
      .groupContradicted, item,
      "\(called(item))\(scope(item)) reaches \(person.label), who \(words), and no other conviction "
        + "is recorded.",
      "Name in parties whom it concerns, or record what opened the case again.")
  }

  /// Whether a judgment finds guilt that no count laid before has: a sentence alone, or a conviction of
  /// counts that came with it.
  private func isNewGuilt(_ judgment: Course.Judgment, _ person: CasePerson) -> Bool {
    if judgment.opening == .sentence { return true }
    return judgment.isConviction
      && judgment.found.allSatisfy { person.course.counts[$0.count].laid == judgment.position }
  }

  /// The fact that ended the proceedings against a person, where nothing opened them again before a
  /// judgment.
  private func discontinuance(of person: CasePerson, before position: Int64) -> CaseItem? {
    var end: Int64?
    for moment in person.course.moments {
      if moment.position == position { break }
      switch moment.kind {
      case .released(.chargesDropped), .closed(.discontinued), .closed(.chargesWithdrawn):
        end = moment.position
      case .chargesDropped(let dropped):
        let isAll = person.course.counts.indices.allSatisfy { place in
          let count = person.course.counts[place]
          return dropped.contains(place) || count.laid == position || !count.isLive
            || count.isInferred
        }
        if isAll { end = moment.position }
      case .charged, .chargeAdded, .returned, .investigated, .appealDecided: end = nil
      case .alleged, .sought, .handedToProsecutors, .handedToCourt, .chargeAmended, .chargesMerged,
        .notGuilty, .pleaRefused, .pleaWithdrawn, .confessionReported, .pleaded, .tried, .mistrial,
        .hung, .judged, .judgedAgain, .sentenced, .sentenceChanged, .appealed, .hold, .released,
        .bailed, .escaped, .surrendered, .died, .executed, .closed:
        break
      }
    }
    return end.flatMap { file.item(at: $0) }
  }

  /// How many a fact speaks of.
  private func reach(_ item: CaseItem) -> Int {
    item.parties?.count ?? file.accused.count { $0.isConcerned(by: item) }
  }

  private func scope(_ item: CaseItem) -> String {
    guard reach(item) > 1 else { return "" }
    guard let parties = item.parties else { return ", which speaks of all of the accused," }
    return ", which names \(parties.map { file.names.name(of: $0) }.joinedInWords),"
  }
}
