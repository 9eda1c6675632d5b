import Events

// Verdicts: what a court finds of counts, and the judgments that this opens, continues or changes.
extension Course {
  /// Counts as one verdict leaves them.
  private struct Findings {
    /// Found for the first time, or otherwise than before.
    var new: [Judgment.Found] = []
    /// Found as a judgment had found them.
    var repeated: [Int] = []
    /// Pleaded to before.
    var admitted: [Int] = []
    var hung: [Int] = []
    var setAside: [Int] = []
  }

  /// Answers whether nothing was decided: a mistrial, or a jury that could not agree.
  mutating func judge(_ step: Step, _ named: ArraySlice<NamedCount>) -> Bool {
    guard case .verdict(let result) = step.detail else { return false }
    if result == .mistrial {
      tell(.mistrial, step)
      return true
    }
    let findings = named.isEmpty ? findAll(result, step) : find(named, result, step)
    if !findings.hung.isEmpty { tell(.hung(findings.hung), step) }
    record(findings, step)
    return findings.new.isEmpty && findings.repeated.isEmpty && findings.admitted.isEmpty
      && findings.setAside.isEmpty && !findings.hung.isEmpty
  }

  // MARK: Finding

  private mutating func find(
    _ named: ArraySlice<NamedCount>, _ result: VerdictResult, _ step: Step
  ) -> Findings {
    var findings = Findings()
    var taken: [Int] = []
    for entry in named {
      let outcome = Course.outcome(of: entry.result, result)
      let clears = outcome == .acquitted || outcome == .dismissed
      var places: [Int] = []
      if clears { places = droppedCounts(of: entry, besides: taken) }
      if places.isEmpty {
        places = take(entry, besides: taken, step, revives: true) { $0.isLive }
      }
      taken += places
      for place in places { apply(outcome, entry, result, to: place, step, &findings) }
    }
    return findings
  }

  /// An acquittal or dismissal that names a dropped count, where no live one fits, gives it that
  /// outcome.
  private func droppedCounts(of entry: NamedCount, besides taken: [Int]) -> [Int] {
    func fits(_ count: Count) -> Bool {
      if entry.number != 0 && count.named.number != 0 {
        return entry.number == count.named.number
      }
      return count.named.isOffence(of: entry)
    }
    let free = counts.indices.filter { !taken.contains($0) && fits(counts[$0]) }
    if free.contains(where: { counts[$0].isLive }) { return [] }
    return Array(free.filter { counts[$0].outcome == .dropped }.suffix(1))
  }

  private mutating func findAll(_ result: VerdictResult, _ step: Step) -> Findings {
    var findings = Findings()
    let outcome = Course.outcome(of: nil, result)
    var places = counts.indices.filter { counts[$0].outcome.isUndecided }
    // What was pleaded to is judged with the rest; where all was judged before, it is judged again.
    if outcome == .convicted || places.isEmpty {
      places += counts.indices.filter { counts[$0].outcome == .pleadedGuilty }
    }
    if places.isEmpty {
      places = counts.indices.filter { counts[$0].isLive }
    }
    if places.isEmpty, outcome == .acquitted || outcome == .dismissed {
      places = counts.indices.filter { counts[$0].outcome == .dropped }
    }
    if places.isEmpty { places = [addUnnamed(step, instrument: -1)] }
    for place in places { apply(outcome, nil, result, to: place, step, &findings) }
    return findings
  }

  private mutating func apply(
    _ outcome: Outcome, _ entry: NamedCount?, _ verdict: VerdictResult, to place: Int,
    _ step: Step, _ findings: inout Findings
  ) {
    let before = counts[place].outcome
    if let entry { takeWords(of: entry, to: place, outcome) }
    switch (before, outcome) {
    case (.pleadedGuilty, .convicted):
      findings.admitted.append(place)
      return
    case (_, .hung):
      if before.isUndecided || before == .decided {
        decide(place, .hung, step)
        counts[place].result = .hung
        findings.hung.append(place)
      }
      return
    case (.convicted, .vacated), (.pleadedGuilty, .vacated):
      findings.setAside.append(place)
    case (let same, let found)
    where same == found && !counts[place].isInferred && isJudged(place, found):
      findings.repeated.append(place)
      return
    default: findings.new.append(Judgment.Found(count: place, outcome: outcome))
    }
    decide(place, outcome, step)
    counts[place].result = entry?.result
    counts[place].isNotResponsible = verdict == .notResponsible && outcome == .decided
    counts[place].isMixed = verdict == .mixed && outcome == .decided
  }

  /// Whether a judgment that stands found a count so.
  private func isJudged(_ place: Int, _ outcome: Outcome) -> Bool {
    judgments.contains { judgment in
      judgment.stands
        && judgment.found.contains { $0.count == place && $0.outcome == outcome }
    }
  }

  /// A conviction of another offence than was charged is one of that offence.
  private mutating func takeWords(of entry: NamedCount, to place: Int, _ outcome: Outcome) {
    let named = counts[place].named
    guard !named.isOffence(of: entry), named.offence != 0 else { return }
    guard outcome == .convicted, named.offenceKey != entry.offenceKey else { return }
    counts[place].chargedAs = named.offence
    counts[place].named.offence = entry.offence
    counts[place].named.offenceKey = entry.offenceKey
    if entry.provision != 0 {
      counts[place].named.provision = entry.provision
      counts[place].named.provisionKey = entry.provisionKey
    }
    if entry.law != 0 { counts[place].named.law = entry.law }
  }

  private static func outcome(of result: CountResult?, _ verdict: VerdictResult) -> Outcome {
    switch result {
    case .convicted: .convicted
    case .acquitted, .notProven: .acquitted
    case .dismissed: .dismissed
    case .hung: .hung
    case .setAside: .vacated
    case nil:
      switch verdict {
      case .convicted: .convicted
      case .acquitted: .acquitted
      case .dismissed: .dismissed
      case .mixed, .notResponsible, .ruled, .mistrial: .decided
      }
    }
  }

  // MARK: Recording

  private mutating func record(_ findings: Findings, _ step: Step) {
    for place in judgments.indices where judgments[place].stands {
      if judgments[place].found.contains(where: { findings.setAside.contains($0.count) }) {
        judgments[place].setAside.append(step.position)
      }
    }
    confirm(findings.admitted, step)
    if !findings.new.isEmpty {
      let place = open(.verdict, step)
      judgments[place].found = findings.new
      tell(.judged(place), step)
    } else if let known = judgment(of: findings.repeated + findings.setAside) {
      let isOthers =
        findings.setAside.isEmpty && step.marks.decider != 0
        && judgments[known].decider != 0 && judgments[known].decider != step.marks.decider
      if isOthers {
        let place = open(.verdict, step)
        judgments[place].found = findings.repeated.map {
          Judgment.Found(count: $0, outcome: counts[$0].outcome)
        }
        tell(.judged(place), step)
      } else {
        judgments[known].ids.append(step.marks.id)
        if step.isFinal { judgments[known].isFinal = true }
        tell(.judgedAgain(known, setAside: findings.setAside), step)
      }
    }
  }

  /// A verdict on counts that were pleaded to continues the judgment of the plea.
  private mutating func confirm(_ admitted: [Int], _ step: Step) {
    guard !admitted.isEmpty else { return }
    for place in judgments.indices
    where judgments[place].opening == .plea && judgments[place].stands
      && judgments[place].found.contains(where: { admitted.contains($0.count) })
    {
      if judgments[place].confirmed == nil { judgments[place].confirmed = step.position }
      if judgments[place].court == 0 { judgments[place].court = step.marks.court }
      judgments[place].ids.append(step.marks.id)
      if step.isFinal { judgments[place].isFinal = true }
      tell(.judgedAgain(place, setAside: []), step)
    }
  }

  /// The latest standing judgment that found one of these counts.
  private func judgment(of places: [Int]) -> Int? {
    judgments.lastIndex { judgment in
      judgment.stands && judgment.found.contains { places.contains($0.count) }
    }
  }
}

extension Course.Judgment {
  /// The court, else who acted.
  var decider: UInt64 { court != 0 ? court : authority }
}
