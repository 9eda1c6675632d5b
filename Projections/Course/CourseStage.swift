import Events

// The stage: VOCABULARY.md, "How facts move a person", first point.
extension Course {
  /// Where a step brings the proceedings; nil where it leaves them.
  func nextStage(_ step: Step, _ effect: Effect) -> Stage? {
    switch step.verb {
    case .alleged: return stage == nil && !isOutsider ? .alleged : nil
    case .assigned, .sought, .detained, .arrested, .restricted, .surrendered, .surrenderSought,
      .remanded, .bailed, .escaped:
      return firstStage
    case .named, .concerned: return nil
    case .released:
      guard case .release(.chargesDropped) = step.detail else { return firstStage }
      return hasGuilt || isAcquitted ? nil : .discontinued
    case .died, .executed: return isOver ? nil : .ended
    case .investigated: return canInvestigate ? .investigation : nil
    case .returned: return .investigation
    case .handedToProsecutors: return .prosecutionReview
    case .handedToCourt: return canReachCourt ? .charged : nil
    case .charged:
      if case .instrument(.accusation, _) = step.detail { return .accused }
      return .charged
    case .chargeChanged:
      guard case .change(.added) = step.detail else { return nil }
      return isEarlier(than: .charged) ? .charged : nil
    case .chargeClosed:
      guard !hasGuilt, isNothingLeft, let cleared, cleared != stage?.value else { return nil }
      return cleared
    case .pleaded: return stage(afterPlea: step)
    case .tried: return .trial
    case .judged: return stage(afterVerdict: step, effect)
    case .sentenced:
      if effect.isOfDecision && !reopens && !isAcquitted { return nil }
      return step.isFinal ? .final : .sentenced
    case .appealed:
      // A second appeal leaves the stage where the first one brought it.
      return appeals.last?.isOfJudgment == true && stage?.value != .appeal ? .appeal : nil
    case .appealDecided: return effect.appeal.flatMap(stage(after:))
    case .sentenceChanged:
      guard case .sentenceChange(.vacated, _) = step.detail else { return nil }
      // The conviction stands, unless it fell before.
      return counts.isEmpty || hasGuilt ? .verdict : nil
    case .closed: return stage(afterClosing: step)
    }
  }

  /// Of somebody of whom nothing else is recorded, or only what is alleged.
  private var firstStage: Stage? {
    if isOutsider { return nil }
    return stage == nil || stage?.value == .alleged ? .accused : nil
  }

  /// An investigation is told only of whom nothing further is.
  private var canInvestigate: Bool {
    stage.map { $0.value.isEarlier(than: .prosecutionReview) } ?? true
  }

  /// A court that gets the file does not take proceedings back from a trial, nor takes back an
  /// acquittal; what had ended begins again.
  private var canReachCourt: Bool {
    switch stage?.value {
    case nil, .alleged, .investigation, .accused, .prosecutionReview, .charged, .ended,
      .discontinued:
      true
    case .trial, .verdict, .sentenced, .appeal, .final, .acquitted: false
    }
  }

  private func isEarlier(than other: Stage) -> Bool {
    stage.map { $0.value.isEarlier(than: other) } ?? true
  }

  private func stage(afterPlea step: Step) -> Stage? {
    guard case .plea(let plea) = step.detail else { return nil }
    return switch plea {
    case .guilty, .noContest: isEarlier(than: .verdict) || isEnded ? .verdict : nil
    case .notGuilty, .refused: isEarlier(than: .charged) ? .charged : nil
    // Nobody is guilty by a plea that was taken back.
    case .withdrawn:
      !hasGuilt && (stage?.value == .verdict || stage?.value == .sentenced) ? .charged : nil
    case .confessionReported: nil
    }
  }

  private func stage(afterVerdict step: Step, _ effect: Effect) -> Stage? {
    if effect.isOnlyHung { return .trial }
    if effect.isIdle { return nil }
    if isNothingLeft && !hasGuilt {
      if let cleared { return cleared }
    }
    if effect.endsConviction { return isOpen ? .charged : .ended }
    if effect.isOfDecision && !reopens && !isAcquitted { return nil }
    return step.isFinal ? .final : .verdict
  }

  private func stage(after effect: AppealEffect) -> Stage? {
    switch effect {
    case .final: decidedStage
    case .acquittalStays:
      isNothingLeft && !hasGuilt ? (isOnlyAcquitted ? .acquitted : .ended) : decidedStage
    case .remitted: .trial
    case .quashedConviction:
      standingStage ?? (isOpen ? .charged : isAppealPending ? decidedStage : .ended)
    case .quashedAcquittal: stageAfterQuashedAcquittal
    case .sentenceFell: .verdict
    case .elsewhere: nil
    }
  }

  /// Of another count a conviction may stand: it stays where that has brought it.
  private var stageAfterQuashedAcquittal: Stage? {
    guard let standingStage else { return .charged }
    return stage?.value == .appeal ? standingStage : nil
  }

  private var isAppealPending: Bool { appeals.contains { $0.isPending && $0.isOfJudgment } }

  /// Nothing is final while another appeal waits for its court.
  private var decidedStage: Stage? {
    guard isAppealPending else { return .final }
    return stage?.value == .appeal ? nil : .appeal
  }

  /// Whether acquittals and dropped counts are all that is left.
  private var isOnlyAcquitted: Bool {
    !counts.contains { $0.outcome == .vacated && !$0.isReplaced }
  }

  /// Where another conviction leaves the proceedings after one was quashed.
  private var standingStage: Stage? {
    guard let other = judgments.last(where: isConviction) else {
      return nil
    }
    return other.hasSentence ? .sentenced : .verdict
  }

  private func stage(afterClosing step: Step) -> Stage? {
    guard case .closing(let closing) = step.detail else { return nil }
    if isAcquitted { return nil }
    switch closing {
    case .discontinued, .chargesWithdrawn:
      if !hasGuilt { return .discontinued }
      return isOver ? nil : .ended
    case .completed, .terminatedByCourt, .abatedByDeath, .transferredAbroad, .amnesty,
      .timeBarred:
      return isOver ? nil : .ended
    }
  }

  // MARK: What counts leave

  private var isAcquitted: Bool { stage?.value == .acquitted }

  /// Whether proceedings had come to an end without a conviction that is final: who pleads guilty
  /// after that is before a court again.
  private var isEnded: Bool {
    stage?.value == .ended || stage?.value == .discontinued || isAcquitted
  }

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

  var hasGuilt: Bool {
    counts.contains { $0.outcome.isGuilt || ($0.outcome == .decided && !$0.isNotResponsible) }
  }

  /// Whether a judgment stands, and what it found of some count still is a conviction.
  func isConviction(_ judgment: Judgment) -> Bool {
    guard judgment.stands else { return false }
    if judgment.found.isEmpty { return judgment.opening == .sentence }
    return judgment.found.contains {
      counts[$0.count].outcome.isGuilt || counts[$0.count].outcome == .decided
    }
  }

  /// Whether something is still to be decided: a count, or the sentence for one.
  var isOpen: Bool {
    counts.contains { ($0.outcome == .pending || $0.outcome == .hung) && !$0.isReplaced }
      || judgments.contains { isConviction($0) && !$0.hasSentence }
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

// MARK: What rests on the order

extension Course {
  /// Whether a step would move the stage from where it is.
  static func moves(_ step: Step, from stage: Stage) -> Bool {
    var course = Course()
    course.stage = Answer(value: stage, position: 0, span: .always)
    switch step.verb {
    case .alleged, .assigned, .sought, .detained, .arrested, .restricted, .surrendered,
      .surrenderSought, .remanded, .bailed, .escaped:
      return course.firstStage != nil
    case .investigated: return course.canInvestigate
    case .handedToCourt: return course.canReachCourt
    case .chargeChanged: return course.isEarlier(than: .charged)
    case .pleaded: return course.stage(afterPlea: step) != nil
    case .closed, .died, .executed: return !course.isOver
    case .returned, .handedToProsecutors, .charged, .chargeClosed, .tried, .judged, .sentenced,
      .appealed, .appealDecided, .sentenceChanged, .released, .named, .concerned:
      return true
    }
  }
}
