import Events

// Appeals: which judgment they are from, how long they are pending, what their decision does.
extension Course {
  mutating func lodgeAppeal(_ step: Step) {
    guard case .appeal(let of, let by) = step.detail else { return }
    var appeal = Appeal(lodged: step.position, of: of, by: by)
    // Who acted may be the side that appeals: only a `court` is that of the appeal.
    appeal.court = step.marks.court
    if appeal.isOfJudgment { appeal.judgment = target(step, of) }
    appeal.undoing = undoing(appeal, step.marks.from)
    appeal.undone = appeal.undoing.map { undoings[$0].what }
    appeals.append(appeal)
    tell(.appealed(appeals.count - 1), step)
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
        appeal.judgment = target(step, appeal.of)
      }
    }
    appeal.undoing = appeal.undoing ?? undoing(appeal, step.marks.from)
    appeal.undone = appeal.undoing.map { undoings[$0].what }
    appeal.decided = step.position
    appeal.result = result
    appeal.deciders = [step.marks.id, step.marks.court, step.marks.authority].filter { $0 != 0 }
    let effect = appeal.isOfJudgment ? apply(result, appeal, shape, step) : .elsewhere
    let isRestored = judgments.contains { $0.restored.last?.by == step.position }
    appeal.isRestored = isRestored
    if pending.isEmpty {
      appeals.append(appeal)
    } else {
      for place in pending {
        appeals[place].decided = step.position
        appeals[place].ended = nil
        appeals[place].result = result
        appeals[place].deciders = appeal.deciders
        if appeals[place].of == nil { appeals[place].of = of }
        appeals[place].decidedOf = of
        appeals[place].judgment = appeal.judgment ?? appeals[place].judgment
        appeals[place].undoing = appeal.undoing
        appeals[place].undone = appeal.undone
        appeals[place].isRestored = isRestored
      }
    }
    if effect != .elsewhere { lastDecision = (step, effect) }
    tell(.appealDecided(pending.first ?? appeals.count - 1), step)
    return effect
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
    let own = open.filter {
      mine.isEmpty || appeals[$0].court == 0 || mine.contains(appeals[$0].court)
    }
    // Who withdraws an appeal may be named, and is no court.
    if !own.isEmpty || result != .withdrawn { open = own }
    let isOfJudgment = of?.isJudgment ?? true
    let matching = open.filter { appeals[$0].isOfJudgment == isOfJudgment }
    if of == nil && matching.isEmpty && judgments.isEmpty { return open }
    guard let first = matching.first else { return [] }
    let target = step.marks.from == 0 ? appeals[first].judgment : self.target(step, of)
    return matching.filter { appeals[$0].judgment == target || appeals[$0].judgment == nil }
  }

  /// The judgment that an appeal names, by fact or by court; else the only one, else the latest on
  /// which no appeal was decided.
  private func target(_ step: Step, _ of: AppealedMatter?) -> Int? {
    let from = step.marks.from
    if from != 0 {
      if let named = judgments.lastIndex(where: { $0.ids.contains(from) }) { return named }
      if let named = judgments.lastIndex(where: { $0.court == from || $0.authority == from }) {
        return named
      }
      // The decision of one appeal is what the next one is from.
      if let decided = appeals.last(where: { $0.deciders.contains(from) })?.judgment {
        return decided
      }
    }
    let fitting = judgments.indices.filter { place in
      switch of {
      case .acquittal: judgments[place].found.contains { counts[$0.count].outcome == .acquitted }
      case .conviction, .sentence: isConviction(judgments[place])
      case .judgment, .extradition, .custody, .ruling, .other, nil: true
      }
    }
    let standing = fitting.filter { judgments[$0].stands }
    let open = standing.filter { !judgments[$0].isReviewed }
    return open.last ?? standing.last ?? fitting.last
  }

  // MARK: What it does

  private mutating func apply(
    _ result: AppealResult, _ appeal: Appeal, _ shape: SentenceShape, _ step: Step
  ) -> AppealEffect {
    guard let place = appeal.judgment else { return effectWithoutJudgment(result, appeal, step) }
    judgments[place].isReviewed = true
    if let undoing = appeal.undoing { return review(undoing, result, appeal, shape, step) }
    let isOfAcquittal = appeal.of == .acquittal || judgments[place].isAcquittal
    switch result {
    case .upheld, .refused, .withdrawn:
      return isOfAcquittal ? .acquittalStays : .final
    case .varied:
      set(shape, place, step)
      return .final
    case .remitted, .quashed:
      if appeal.of == .sentence {
        // Another in its place is a sentence that was changed.
        if set(shape, place, step) { return .final }
        judgments[place].sentenceFell = step.position
        undoings.append(
          Undoing(
            position: step.position, deciders: appeal.deciders, judgment: place, what: .sentence,
            effect: .sentenceFell))
        return .sentenceFell
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
    // Another account of a decision takes nothing more.
    if undone.isEmpty, !judgments[place].stands,
      let last = undoings.last(where: { $0.judgment == place })
    {
      return last.effect
    }
    let before = undone.map { (place: $0.count, before: counts[$0.count]) }
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
    } else if !isOfAcquittal {
      judgments[place].setAside.append(step.position)
      // A sentence falls with its conviction, also where an acquittal of the same judgment stands.
      if !isConviction(judgments[place]) { judgments[place].sentenceFell = step.position }
    }
    let effect: AppealEffect =
      isRemitted ? .remitted : isOfAcquittal ? .quashedAcquittal : .quashedConviction
    undoings.append(
      Undoing(
        position: step.position, deciders: appeal.deciders, judgment: place,
        what: isRemitted ? .caseSentBack : isOfAcquittal ? .acquittal : .conviction,
        effect: effect,
        counts: before.map { ($0.place, $0.before, counts[$0.place].outcome) }))
    return effect
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
