import Events

// Appeals: which judgment they are from, how long they are pending, what their decision does.
extension Course {
  mutating func lodgeAppeal(_ step: Step) {
    guard case .appeal(let of, let by) = step.detail else { return }
    var appeal = Appeal(lodged: step.position, of: of, by: by)
    // Who acted may be the side that appeals: only a `court` is that of the appeal.
    appeal.court = step.marks.court
    appeal.span = step.span
    if appeal.isOfJudgment { appeal.judgment = target(step, of, by: by) }
    take(appealed(appeal, step), &appeal)
    appeals.append(appeal)
    tell(.appealed(appeals.count - 1), step)
  }

  /// Keeps which decision an appeal is from.
  private func take(_ decision: Int?, _ appeal: inout Appeal) {
    appeal.decision = decision
    appeal.undone = decision.flatMap { decisions[$0].took == .change ? nil : decisions[$0].took }
  }

  mutating func decideAppeal(_ step: Step) -> AppealEffect {
    guard case .decision(let result, let of, let by, let shape) = step.detail else {
      return .elsewhere
    }
    let pending = pendingAppeals(step, result, of, by)
    if result == .withdrawn, let by, by != .both { part(pending, by) }
    var appeal = pending.first.map { appeals[$0] } ?? Appeal()
    appeal.of = of ?? appeal.of
    appeal.decidedOf = of
    appeal.by = by ?? (pending.count == 1 ? appeal.by : nil)
    if appeal.isOfJudgment {
      if step.marks.from != 0 || appeal.judgment == nil {
        appeal.judgment = target(step, appeal.of, by: appeal.by)
      }
    }
    if appeal.isOfJudgment,
      isAnotherAccount(appeal, result, step, isPending: !pending.isEmpty)
    {
      if let last = appeals.lastIndex(where: { $0.decided == decisions.last?.position }) {
        appeals[last].accounts.append(step.position)
      }
      return .elsewhere
    }
    // What an appeal is from is known when it is lodged.
    let isLodged = appeal.lodged != nil && step.marks.from == 0
    take(appeal.decision ?? (isLodged ? nil : appealed(appeal, step)), &appeal)
    appeal.decided = step.position
    appeal.result = result
    appeal.deciders = [step.marks.id, step.marks.court, step.marks.authority].filter { $0 != 0 }
    let effect = appeal.isOfJudgment ? decide(&appeal, result, shape, step) : .elsewhere
    if pending.isEmpty {
      appeals.append(appeal)
    } else {
      for place in pending { close(place, as: appeal) }
    }
    if effect != .elsewhere { lastDecision = (step, effect) }
    if let made = decisions.last, made.position == step.position { linkAppeals(to: made) }
    moveStageToPending()
    tell(.appealDecided(pending.first ?? appeals.count - 1), step)
    return effect
  }

  /// Decides an appeal from a judgment, or from what another decision made of it.
  private mutating func decide(
    _ appeal: inout Appeal, _ result: AppealResult, _ shape: SentenceShape, _ step: Step
  ) -> AppealEffect {
    let reviewed = appeal.decision.map { decisions[$0] }
    if reviewed == nil { resume(appeal, step) }
    var record = decision(appeal, result, step)
    let effect: AppealEffect
    // A judgment that is named itself, and upheld, is in force: what had taken it back has fallen.
    let isOfJudgment =
      step.marks.from != 0
      && appeal.judgment.map { judgments[$0].isNamed(by: step.marks.from) } ?? false
    if let reviewed, isReviewed(reviewed, result, appeal) {
      let done = isOfJudgment && result == .upheld ? .quashed : result
      effect = review(reviewed, done, &appeal, shape, step)
    } else {
      appeal.undone = nil
      effect = apply(result, &appeal, shape, step)
      record?.took = Course.took(effect, result, shape)
    }
    record?.effect = effect
    record?.isRestoring = appeal.isRestored
    if let record { decisions.append(record) }
    return effect
  }

  private static func took(
    _ effect: AppealEffect, _ result: AppealResult, _ shape: SentenceShape
  ) -> Undone? {
    switch effect {
    case .quashedConviction: .conviction
    case .quashedAcquittal: .acquittal
    case .sentenceFell: .sentence
    case .remitted: .caseSentBack
    case .final, .acquittalStays:
      result == .varied || shape.contains(.isStated) ? .change : nil
    case .elsewhere: nil
    }
  }

  private mutating func close(_ place: Int, as appeal: Appeal) {
    appeals[place].decided = appeal.decided
    appeals[place].ended = nil
    appeals[place].result = appeal.result
    appeals[place].deciders = appeal.deciders
    if appeals[place].of == nil { appeals[place].of = appeal.decidedOf }
    appeals[place].decidedOf = appeal.decidedOf
    appeals[place].judgment = appeal.judgment ?? appeals[place].judgment
    appeals[place].decision = appeal.decision
    appeals[place].undone = appeal.undone
    appeals[place].isRestored = appeal.isRestored
  }

  /// A verdict of the court to which somebody appealed decides the appeal, where no other fact says so.
  mutating func decideAppeals(byFinding step: Step) {
    let court = step.marks.court
    guard court != 0 else { return }
    for place in appeals.indices where appeals[place].isPending && appeals[place].isOfJudgment {
      let own = appeals[place].judgment.map { judgments[$0].court }
      guard appeals[place].court == court, own != court else { continue }
      appeals[place].decided = step.position
      appeals[place].deciders = [step.marks.id, court].filter { $0 != 0 }
    }
  }

  /// Of an appeal of both sides that one side withdraws, the other's goes on.
  private mutating func part(_ pending: [Int], _ by: Appellant) {
    for place in pending where appeals[place].by == .both {
      var other = appeals[place]
      other.by = by == .defence ? .prosecution : .defence
      appeals[place].by = by
      appeals.append(other)
    }
  }

  /// Which appeals end without a decision.
  enum Ended {
    /// The person was pardoned, exchanged or released, or died.
    case all
    /// A plea, verdict or sentence came: an extradition, a custody or a ruling is past.
    case ofOtherMatters
  }

  /// Ends appeals that wait for nobody any more.
  mutating func endAppeals(_ position: Int64, _ which: Ended) {
    for place in appeals.indices where appeals[place].isPending {
      if which == .ofOtherMatters && appeals[place].isOfJudgment { continue }
      appeals[place].ended = position
    }
  }

  /// An appeal to the court that quashes, from the same judgment, has nothing left to be of.
  private mutating func endAppeals(fromFallen judgment: Int, _ step: Step) {
    for place in appeals.indices
    where appeals[place].isPending && appeals[place].judgment == judgment
      && appeals[place].court != 0 && appeals[place].court == step.marks.court
      && appeals[place].span?.isBefore(step.span) == true
    {
      appeals[place].ended = step.position
    }
  }

  /// Of several appeals from judgments the stage is that of one that still waits.
  mutating func moveStageToPending() {
    guard let stage, stage.value == .appeal,
      appeals.contains(where: { $0.lodged == stage.position && !$0.isPending }),
      let waiting = appeals.first(where: { $0.isPending && $0.isOfJudgment }),
      let lodged = waiting.lodged, let span = waiting.span
    else { return }
    self.stage?.position = lodged
    self.stage?.span = span
  }

  // MARK: Which

  /// The appeals that a decision decides: of its court, of one matter, by one side.
  private func pendingAppeals(
    _ step: Step, _ result: AppealResult, _ of: AppealedMatter?, _ by: Appellant?
  ) -> [Int] {
    let mine = [step.marks.court, step.marks.authority].filter { $0 != 0 }
    func undecided(_ isMeant: (Appeal) -> Bool) -> [Int] {
      appeals.indices.filter { place in
        let appeal = appeals[place]
        guard appeal.decided == nil, isMeant(appeal) else { return false }
        guard let by, let other = appeal.by else { return true }
        return by == other || by == .both || other == .both
      }
    }
    // Its own court may still decide what a death or a pardon had ended; so may any where none is said,
    // and nothing else waits for it.
    var open = undecided { $0.isPending || ($0.court != 0 && mine.contains($0.court)) }
    if open.isEmpty { open = undecided { _ in true } }
    // Where no court is named, what was certainly lodged before is decided, not what came about then.
    if mine.isEmpty {
      let earlier = open.filter { appeals[$0].span?.isBefore(step.span) ?? true }
      if !earlier.isEmpty { open = earlier }
    }
    let own = open.filter {
      mine.isEmpty || appeals[$0].court == 0 || mine.contains(appeals[$0].court)
    }
    // Who withdraws an appeal may be named, and is no court.
    if !own.isEmpty || result != .withdrawn { open = own }
    let isOfJudgment = of?.isJudgment ?? true
    let matching = open.filter { appeals[$0].isOfJudgment == isOfJudgment }
    if of == nil && matching.isEmpty && judgments.isEmpty { return open }
    guard let first = matching.first else { return [] }
    let target = step.marks.from == 0 ? appeals[first].judgment : self.target(step, of, by: by)
    return matching.filter { appeals[$0].judgment == target || appeals[$0].judgment == nil }
  }

  /// The judgment that an appeal names, by fact or by court; else the only one, else the latest on
  /// which no appeal was decided.
  private func target(_ step: Step, _ of: AppealedMatter?, by: Appellant?) -> Int? {
    let from = step.marks.from
    if from != 0 {
      if let named = judgments.lastIndex(where: { $0.ids.contains(from) }) { return named }
      if let named = judgments.lastIndex(where: { $0.isNamed(by: from) }) { return named }
      // The decision of one appeal is what the next one is from.
      if let decided = appeals.last(where: { $0.deciders.contains(from) })?.judgment {
        return decided
      }
    }
    if let place = lost(by: by), of != .acquittal || decisions.last?.took == .acquittal {
      return place
    }
    let isMeant = judgments.indices.filter { place in
      switch of {
      case .acquittal: judgments[place].found.contains { counts[$0.count].outcome == .acquitted }
      case .conviction, .sentence: isConviction(judgments[place])
      case .judgment, .extradition, .custody, .ruling, .other, nil: true
      }
    }
    // Where none is so any more, what was found at first tells: a decision took it back.
    let fitting =
      !isMeant.isEmpty
      ? isMeant
      : judgments.indices.filter { place in
        switch of {
        case .acquittal: judgments[place].found.contains { $0.outcome == .acquitted }
        case .conviction, .sentence, .judgment, .extradition, .custody, .ruling, .other, nil:
          judgments[place].isConviction
        }
      }
    let standing = fitting.filter { judgments[$0].stands }
    let open = standing.filter { !judgments[$0].isReviewed }
    return open.last ?? standing.last ?? fitting.last
  }

  // MARK: What it does

  private mutating func apply(
    _ result: AppealResult, _ appeal: inout Appeal, _ shape: SentenceShape, _ step: Step
  ) -> AppealEffect {
    guard let place = appeal.judgment else { return effectWithoutJudgment(result, appeal, step) }
    judgments[place].isReviewed = true
    let isOfAcquittal = appeal.of == .acquittal || judgments[place].isAcquittal
    switch result {
    case .upheld, .refused, .withdrawn:
      // What has fallen is not upheld: the decision by which it fell is.
      if !judgments[place].stands, let last = decisions.last(where: { $0.judgment == place }) {
        if result == .upheld { appeal.undone = last.took }
        return last.effect
      }
      return isOfAcquittal ? .acquittalStays : .final
    case .varied:
      // A sentence in place of an acquittal is of a conviction.
      if judgments[place].isAcquittal && shape.contains(.isStated) {
        for one in judgments[place].found where counts[one.count].outcome == .acquitted {
          decide(one.count, .convicted, step)
          counts[one.count].isInferred = true
        }
      }
      set(shape, place, step)
      return .final
    case .remitted, .quashed:
      if appeal.of == .sentence {
        // Another in its place is a sentence that was changed.
        if set(shape, place, step) { return .final }
        judgments[place].sentenceFell = step.position
        return .sentenceFell
      }
      if result == .quashed && appeal.by == .prosecution && appeal.of != .acquittal
        && judgments[place].stands && isConviction(judgments[place])
        && !judgments[place].found.contains(where: { counts[$0.count].outcome == .acquitted })
      {
        restoreSetAside(place, &appeal, step)
        return .final
      }
      return undo(place, result, appeal, step)
    }
  }

  /// Takes the sentence that a decision set; answers whether it set one.
  @discardableResult
  mutating func set(_ shape: SentenceShape, _ place: Int, _ step: Step) -> Bool {
    guard shape.contains(.isStated) else { return false }
    judgments[place].sentenceFell = nil
    judgments[place].sentences.append(
      Judgment.Sentence(kind: .set, position: step.position, span: step.span, shape: shape))
    return true
  }

  /// Takes back what a judgment found, as far as it was appealed.
  private mutating func undo(
    _ place: Int, _ result: AppealResult, _ appeal: Appeal, _ step: Step
  ) -> AppealEffect {
    let acquitted = judgments[place].found.filter { counts[$0.count].outcome == .acquitted }
    let found = judgments[place].found.filter {
      counts[$0.count].outcome.isGuilt || counts[$0.count].outcome == .decided
    }
    let isRemitted = result == .remitted
    let isOfAcquittal: Bool
    switch appeal.of {
    case .acquittal: isOfAcquittal = true
    case .conviction: isOfAcquittal = false
    case .judgment, .sentence, .extradition, .custody, .ruling, .other, nil:
      isOfAcquittal = found.isEmpty || (appeal.by == .prosecution && !acquitted.isEmpty)
    }
    let isWhole =
      isRemitted && appeal.of != .acquittal && appeal.of != .conviction
      && appeal.by != .defence && appeal.by != .prosecution
    var undone = isOfAcquittal ? acquitted : found
    if isWhole { undone = acquitted + found }
    // What fell before does not fall once more.
    if undone.isEmpty, !judgments[place].stands,
      let last = decisions.last(where: { $0.judgment == place })
    {
      return last.effect
    }
    for one in undone {
      decide(one.count, isRemitted || isOfAcquittal ? .pending : .vacated, step)
      counts[one.count].result = nil
    }
    let isLeft = judgments[place].found.contains { one in
      !undone.contains { $0.count == one.count } && counts[one.count].outcome == one.outcome
    }
    if !isLeft {
      judgments[place].fate =
        isRemitted ? .remitted(step.position) : .quashed(step.position)
      if !isRemitted { endAppeals(fromFallen: place, step) }
    } else if !isOfAcquittal {
      judgments[place].setAside.append(step.position)
      // A sentence falls with its conviction, also where an acquittal of the same judgment stands.
      if !isConviction(judgments[place]) { judgments[place].sentenceFell = step.position }
    }
    if isRemitted { return .remitted }
    return isOfAcquittal ? .quashedAcquittal : .quashedConviction
  }

  /// No judgment is recorded: what was found is not known, and neither is what fell.
  private mutating func effectWithoutJudgment(
    _ result: AppealResult, _ appeal: Appeal, _ step: Step
  ) -> AppealEffect {
    switch result {
    case .upheld, .varied, .refused, .withdrawn:
      return appeal.of == .acquittal ? .acquittalStays : .final
    case .remitted: return appeal.of == .sentence ? .sentenceFell : .remitted
    case .quashed:
      switch appeal.of {
      case .acquittal: return .quashedAcquittal
      case .sentence: return .sentenceFell
      case .judgment, .conviction, .extradition, .custody, .ruling, .other, nil:
        for place in counts.indices where counts[place].outcome == .pending {
          decide(place, .vacated, step)
        }
        return .quashedConviction
      }
    }
  }
}
