import Events

// The stage: VOCABULARY.md, "How facts move a person", first point.
extension Course {
  /// Where a step brings the proceedings; nil where it leaves them.
  func nextStage(_ step: Step, _ effect: Effect) -> Stage? {
    switch step.verb {
    case .alleged: return stage == nil ? .alleged : nil
    case .assigned, .sought, .detained, .arrested, .restricted, .surrendered, .remanded, .bailed,
      .escaped:
      return firstStage
    case .released:
      guard case .release(.chargesDropped) = step.detail else { return firstStage }
      return hasGuilt || isAcquitted ? nil : .discontinued
    case .died, .executed: return isOver ? nil : .ended
    case .investigated:
      switch stage?.value {
      case nil, .alleged, .accused: return .investigation
      case .investigation, .prosecutionReview, .charged, .trial, .verdict, .sentenced, .appeal,
        .final, .ended, .discontinued, .acquitted:
        return nil
      }
    case .returned: return .investigation
    case .handedToProsecutors: return .prosecutionReview
    case .handedToCourt: return isEarlier(than: .trial) ? .charged : nil
    case .charged:
      if case .instrument(.accusation, _) = step.detail { return .accused }
      return .charged
    case .chargeChanged:
      guard case .change(.added) = step.detail else { return nil }
      return isEarlier(than: .charged) ? .charged : nil
    case .chargeClosed: return hasGuilt || !isNothingLeft ? nil : cleared
    case .pleaded: return stage(afterPlea: step)
    case .tried: return .trial
    case .judged: return stage(afterVerdict: step, effect)
    case .sentenced:
      if effect.isOfDecision && !reopens { return nil }
      return step.isFinal ? .final : .sentenced
    case .appealed: return appeals.last?.isOfJudgment == true ? .appeal : nil
    case .appealDecided: return effect.appeal.flatMap(stage(after:))
    case .sentenceChanged:
      guard case .sentenceChange(.vacated, _) = step.detail else { return nil }
      return .verdict
    case .closed: return stage(afterClosing: step)
    }
  }

  /// Of somebody of whom nothing else is recorded, or only what is alleged.
  private var firstStage: Stage? { stage == nil || stage?.value == .alleged ? .accused : nil }

  private func isEarlier(than other: Stage) -> Bool {
    stage.map { $0.value.isEarlier(than: other) } ?? true
  }

  private func stage(afterPlea step: Step) -> Stage? {
    guard case .plea(let plea) = step.detail else { return nil }
    return switch plea {
    case .guilty, .noContest: isEarlier(than: .verdict) ? .verdict : nil
    case .notGuilty, .refused: isEarlier(than: .charged) ? .charged : nil
    case .confessionReported, .withdrawn: nil
    }
  }

  private func stage(afterVerdict step: Step, _ effect: Effect) -> Stage? {
    if effect.isOnlyHung { return .trial }
    if isNothingLeft && !hasGuilt {
      if let cleared { return cleared }
    }
    if effect.isOfDecision && !reopens { return nil }
    return step.isFinal ? .final : .verdict
  }

  private func stage(after effect: AppealEffect) -> Stage? {
    switch effect {
    case .final: .final
    case .acquittalStays: isNothingLeft && !hasGuilt ? .acquitted : .final
    case .remitted: .trial
    case .quashedConviction: standingStage ?? .ended
    case .quashedAcquittal: .charged
    case .sentenceFell: .verdict
    case .elsewhere: nil
    }
  }

  /// Where another conviction leaves the proceedings after one was quashed.
  private var standingStage: Stage? {
    guard let other = judgments.last(where: { $0.stands && $0.isConviction && hasGuilt($0) }) else {
      return nil
    }
    return other.hasSentence ? .sentenced : .verdict
  }

  private func stage(afterClosing step: Step) -> Stage? {
    guard case .closing(let closing) = step.detail else { return nil }
    if isAcquitted { return nil }
    switch closing {
    case .discontinued, .chargesWithdrawn: return hasGuilt ? .ended : .discontinued
    case .completed, .terminatedByCourt, .abatedByDeath, .transferredAbroad, .amnesty,
      .timeBarred:
      return isOver ? nil : .ended
    }
  }

  // MARK: What counts leave

  private var isAcquitted: Bool { stage?.value == .acquitted }

  /// Acquitted, final and discontinued stay what they are when a case is closed or somebody dies.
  private var isOver: Bool {
    switch stage?.value {
    case .acquitted, .final, .discontinued: true
    case nil, .alleged, .investigation, .accused, .prosecutionReview, .charged, .trial, .verdict,
      .sentenced, .appeal, .ended:
      false
    }
  }

  /// Whether the decision on that day opened the case again.
  private var reopens: Bool {
    switch lastDecision?.effect {
    case .remitted, .quashedConviction, .quashedAcquittal, .sentenceFell: true
    case .final, .acquittalStays, .elsewhere, nil: false
    }
  }

  private var hasGuilt: Bool {
    counts.contains { $0.outcome.isGuilt || ($0.outcome == .decided && !$0.isNotResponsible) }
  }

  private func hasGuilt(_ judgment: Judgment) -> Bool {
    judgment.opening == .sentence && judgment.found.isEmpty
      || judgment.found.contains {
        counts[$0.count].outcome.isGuilt || counts[$0.count].outcome == .decided
      }
  }

  /// Whether every count came to an end without a finding of guilt.
  private var isNothingLeft: Bool {
    counts.allSatisfy { count in
      switch count.outcome {
      case .acquitted, .dropped, .dismissed, .merged, .superseded, .vacated, .abated: true
      case .pending, .pleadedGuilty, .convicted, .hung, .decided: false
      }
    }
  }

  /// How proceedings ended of which nothing is left: acquitted where somebody was acquitted of
  /// something, else discontinued.
  private var cleared: Stage? {
    let told = counts.filter { !$0.isReplaced }
    if told.contains(where: { $0.outcome == .acquitted }) { return .acquitted }
    let isEnded = told.contains { $0.outcome == .dropped || $0.outcome == .dismissed }
    return isEnded ? .discontinued : nil
  }
}
