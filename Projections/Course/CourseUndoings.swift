import Events

// What the decision of an appeal took back, and what the next court does to that decision.
extension Course {
  /// What the decision of an appeal took back of a judgment. It is kept because the next court may
  /// restore it.
  struct Undoing {
    /// Position of the decision.
    var position: Int64
    /// The marks of its id and of who decided.
    var deciders: [UInt64]
    /// The place of the judgment in `judgments`.
    var judgment: Int
    var what: Undone
    var effect: AppealEffect
    /// The counts it moved, as they were before and as it left them.
    var counts: [(place: Int, before: Count, after: Outcome)] = []
  }

  /// What a decision on appeal took back.
  public enum Undone: Sendable, Equatable {
    case conviction, acquittal, sentence
    /// A court is to decide again.
    case caseSentBack
  }

  /// The decision that an appeal is from, where that took something back: named in `from`, or else
  /// appealed by the side that lost by it. An appeal of which neither is recorded may be another
  /// account of the first.
  func undoing(_ appeal: Appeal, _ from: UInt64) -> Int? {
    guard appeal.isOfJudgment, let place = appeal.judgment else { return nil }
    let last = undoings.lastIndex { $0.judgment == place && isInForce($0) }
    guard let last else { return nil }
    if from != 0, undoings[last].deciders.contains(from) { return last }
    guard appeal.lodged != nil, let by = appeal.by else { return nil }
    switch undoings[last].what {
    case .acquittal: return by == .defence ? last : nil
    case .sentence: return by == .prosecution && appeal.of == .sentence ? last : nil
    case .conviction, .caseSentBack:
      guard by == .prosecution, appeal.of != .sentence, appeal.of != .acquittal else { return nil }
      // Where acquittals stand beside it the appeal may be of those.
      let isPartly = judgments[place].found.contains { counts[$0.count].outcome == .acquitted }
      let isNamed = !judgments[place].stands || appeal.of == .conviction
      return isNamed || !isPartly ? last : nil
    }
  }

  private func isInForce(_ undoing: Undoing) -> Bool {
    let judgment = judgments[undoing.judgment]
    switch judgment.fate {
    case .quashed(let position), .remitted(let position):
      return position == undoing.position
    case .withdrawn: return false
    case .stands:
      let isOfCounts = undoing.what == .acquittal && !undoing.counts.isEmpty
      return judgment.sentenceFell == undoing.position
        || judgment.setAside.contains(undoing.position)
        || isOfCounts && undoing.counts.allSatisfy { counts[$0.place].outcome == $0.after }
    }
  }

  /// What a court makes of a decision that took something back: it stays, falls, or is to be made
  /// again.
  mutating func review(
    _ place: Int, _ result: AppealResult, _ appeal: Appeal, _ shape: SentenceShape, _ step: Step
  ) -> AppealEffect {
    let undoing = undoings[place]
    switch result {
    case .upheld, .refused, .withdrawn: return undoing.effect
    case .quashed, .varied:
      guard gains(appeal.by, by: undoing.what) else { return undoing.effect }
      restore(undoing, step)
      if result == .varied { set(shape, undoing.judgment, step) }
      return undoing.what == .acquittal ? .acquittalStays : .final
    case .remitted:
      if undoing.what == .sentence { return undoing.effect }
      for one in undoing.counts where counts[one.place].outcome == one.after {
        decide(one.place, .pending, step)
      }
      if !judgments[undoing.judgment].stands {
        judgments[undoing.judgment].fate = .remitted(step.position)
      }
      return .remitted
    }
  }

  /// Whether what fell is restored for the side that appealed: who was freed by a decision and asks
  /// for more does not get the conviction back.
  private func gains(_ by: Appellant?, by undone: Undone) -> Bool {
    switch by {
    case .defence: undone == .acquittal
    case .prosecution: undone != .acquittal
    case .both, .other, nil: true
    }
  }

  private mutating func restore(_ undoing: Undoing, _ step: Step) {
    // What was decided since stays.
    for one in undoing.counts where counts[one.place].outcome == one.after {
      counts[one.place].outcome = one.before.outcome
      counts[one.place].isInferred = one.before.isInferred
      counts[one.place].position = one.before.position
      counts[one.place].result = one.before.result
    }
    let place = undoing.judgment
    if !judgments[place].stands { judgments[place].fate = .stands }
    judgments[place].setAside.removeAll { $0 == undoing.position }
    if judgments[place].sentenceFell == undoing.position { judgments[place].sentenceFell = nil }
    judgments[place].restored.append(Judgment.Restoring(of: undoing.position, by: step.position))
  }
}
