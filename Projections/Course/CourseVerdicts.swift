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

    /// Whether nothing was decided.
    var isEmpty: Bool {
      new.isEmpty && repeated.isEmpty && admitted.isEmpty && setAside.isEmpty
    }
  }

  mutating func judge(_ step: Step, _ named: ArraySlice<NamedCount>, _ effect: inout Effect) {
    guard case .verdict(let result) = step.detail else { return }
    if result == .mistrial { tell(.mistrial, step) }
    if result == .mistrial && named.isEmpty {
      effect.isOnlyHung = true
      return
    }
    let findings = named.isEmpty ? findAll(result, step) : find(named, result, step)
    if !findings.hung.isEmpty && result != .mistrial { tell(.hung(findings.hung), step) }
    record(findings, step)
    effect.isOnlyHung = findings.isEmpty && !findings.hung.isEmpty
    effect.isIdle = findings.isEmpty && findings.hung.isEmpty
    effect.isConviction =
      !findings.admitted.isEmpty || findings.new.contains { $0.outcome.isGuilt }
      || findings.repeated.contains { counts[$0].outcome.isGuilt }
    effect.endsConviction = !findings.setAside.isEmpty && !hasGuilt
  }

  // MARK: Finding

  private mutating func find(
    _ named: ArraySlice<NamedCount>, _ result: VerdictResult, _ step: Step
  ) -> Findings {
    var findings = Findings()
    var taken = TakenCounts()
    for entry in named {
      let outcome = Course.outcome(of: entry.result, result)
      let use: CountUse =
        switch outcome {
        case .acquitted, .dismissed: .clearing
        case .vacated: .settingAside
        case .pending, .dropped, .merged, .superseded, .pleadedGuilty, .convicted, .hung, .decided,
          .abated:
          .finding
        }
      for place in take(entry, for: use, step, &taken) {
        apply(outcome, entry, result, to: place, step, &findings)
      }
    }
    return findings
  }

  /// A verdict that names no counts is on what no court has decided; where nothing is open, on what
  /// a court took back, then on what was admitted or found before. What was pleaded to is judged with
  /// the rest where the person is convicted.
  private mutating func findAll(_ result: VerdictResult, _ step: Step) -> Findings {
    var findings = Findings()
    let outcome = Course.outcome(of: nil, result)
    let isDead = isDead
    func places(_ isMeant: (Count) -> Bool) -> [Int] {
      counts.indices.filter { isMeant(counts[$0]) && !counts[$0].isReplaced }
    }
    var meant = places {
      $0.outcome == .pending || $0.outcome == .hung || (isDead && $0.outcome == .abated)
    }
    if meant.isEmpty { meant = places { $0.outcome == .vacated } }
    if outcome == .convicted || meant.isEmpty {
      meant += places { $0.outcome == .pleadedGuilty }
    }
    if meant.isEmpty { meant = places(\.isLive) }
    if meant.isEmpty, outcome == .acquitted || outcome == .dismissed {
      meant = places { $0.outcome == .dropped }
    }
    if meant.isEmpty { meant = [addUnnamed(step, instrument: -1)] }
    for place in meant { apply(outcome, nil, result, to: place, step, &findings) }
    return findings
  }

  private mutating func apply(
    _ outcome: Outcome, _ entry: NamedCount?, _ verdict: VerdictResult, to place: Int,
    _ step: Step, _ findings: inout Findings
  ) {
    let before = counts[place].outcome
    if let entry, outcome == .convicted { takeWords(of: entry, to: place) }
    switch (before, outcome) {
    case (.pleadedGuilty, .convicted), (.pleadedGuilty, .decided):
      findings.admitted.append(place)
      return
    case (_, .hung):
      if before.isUndecided || before == .decided || before == .abated {
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
      case .mistrial: .hung
      case .mixed, .notResponsible, .ruled: .decided
      }
    }
  }

  // MARK: Recording

  private mutating func record(_ findings: Findings, _ step: Step) {
    for place in judgments.indices where judgments[place].stands {
      if judgments[place].found.contains(where: { findings.setAside.contains($0.count) }) {
        judgments[place].setAside.append(step.position)
        // A sentence falls with the last of its convictions.
        if !isConviction(judgments[place]) && !judgments[place].sentences.isEmpty {
          judgments[place].sentenceFell = step.position
        }
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
