import Events

// Decisions of appeals that are appealed themselves: what each took back or changed, and what the next
// court does to it.
extension Course {
  /// The decision of an appeal, with the judgment as it was before. It is kept because the next court may
  /// set it aside, or send the case back to its court.
  struct Decision {
    var position: Int64
    var span: FactSpan
    /// The marks of its id and of who decided.
    var deciders: [UInt64]
    /// Whether it says who decided.
    var namesCourt: Bool
    /// The place of the judgment in `judgments`.
    var judgment: Int
    var result: AppealResult
    /// What it took back or changed; nil where it left the judgment as it was.
    var took: Undone?
    var effect: AppealEffect
    /// The judgment and its counts before it.
    var before: Judgment
    var counts: [(place: Int, count: Count)]
    /// Positions of the decision, and of what its court found and imposed on that day.
    var own: [Int64]
    /// How many judgments there were.
    var judgmentsThen: Int
    /// Whether it restored what another decision had taken back or changed.
    var isRestoring = false

    /// Whether a court or somebody else that decides is named.
    func isBy(_ others: [UInt64]) -> Bool { deciders.contains { others.contains($0) } }
  }

  /// What a decision on appeal took back or changed.
  public enum Undone: Sendable, Equatable {
    case conviction, acquittal, sentence
    /// A court is to decide again.
    case caseSentBack
    /// Another sentence was set, or counts were found otherwise.
    case change
  }

  /// The judgment of an appeal before its decision.
  func decision(_ appeal: Appeal, _ result: AppealResult, _ step: Step) -> Decision? {
    guard let place = appeal.judgment else { return nil }
    return Decision(
      position: step.position, span: step.span, deciders: appeal.deciders,
      namesCourt: step.marks.decider != 0, judgment: place, result: result, took: nil,
      effect: .elsewhere, before: judgments[place],
      counts: judgments[place].found.map { ($0.count, counts[$0.count]) }, own: [step.position],
      judgmentsThen: judgments.count)
  }

  /// What the court that decided an appeal finds or imposes on that day belongs to its decision.
  mutating func addToDecision(_ step: Step) {
    guard let last = decisions.indices.last, step.verb == .judged || step.verb == .sentenced,
      decisions[last].position == lastDecision?.step.position
    else { return }
    decisions[last].own.append(step.position)
    if decisions[last].took == nil { decisions[last].took = .change }
  }

  // MARK: Which decision is appealed

  /// The decision that an appeal is from, where that took something back: named in `from`, or appealed by
  /// the side that lost by it, or afterwards to another court by a side that is not recorded.
  func appealed(_ appeal: Appeal, _ step: Step) -> Int? {
    guard appeal.isOfJudgment, let place = appeal.judgment else { return nil }
    let last = decisions.lastIndex { $0.judgment == place }
    guard let last, let took = decisions[last].took, isInForce(decisions[last]) else { return nil }
    let from = step.marks.from
    if from != 0 {
      if decisions[last].deciders.contains(from) { return last }
      if judgments[place].stands && judgments[place].isNamed(by: from) { return nil }
    }
    switch (took, appeal.by) {
    case (.change, .prosecution): return mayBeOfAcquittal(appeal, place) ? nil : last
    case (.change, _): return nil
    case (.acquittal, .defence): return last
    case (.acquittal, .prosecution): return nil
    case (_, .prosecution): return mayBeOfAcquittal(appeal, place) ? nil : last
    case (_, .defence): return nil
    case (_, .both), (_, .other), (_, nil):
      let court = step.marks.court
      let isAfter = decisions[last].span.isBefore(step.span)
      let isOther = court == 0 || !decisions[last].deciders.contains(court)
      return step.verb == .appealed && isAfter && isOther ? last : nil
    }
  }

  /// The judgment of the latest decision that somebody lost by, where nothing was judged since: an appeal of
  /// that side, which does not say from what it is, is from there.
  func lost(by side: Appellant?) -> Int? {
    guard let last = decisions.last, let took = last.took, isInForce(last),
      last.judgmentsThen == judgments.count
    else { return nil }
    switch (side, took) {
    case (.prosecution, .conviction), (.prosecution, .caseSentBack), (.prosecution, .sentence),
      (.prosecution, .change), (.defence, .acquittal):
      return last.judgment
    case (.prosecution, .acquittal), (.defence, _), (.both, _), (.other, _), (nil, _): return nil
    }
  }

  /// Links appeals to the decision just made that were lodged about the time of it by the side that lost.
  mutating func linkAppeals(to decision: Decision) {
    guard let took = decision.took, took != .change else { return }
    for place in appeals.indices
    where appeals[place].isPending && appeals[place].judgment == decision.judgment
      && appeals[place].span?.overlaps(decision.span) == true
    {
      let isLoser = appeals[place].by == (took == .acquittal ? .defence : .prosecution)
      guard isLoser, appeals[place].court == 0 || !decision.deciders.contains(appeals[place].court)
      else { continue }
      appeals[place].decision = decisions.count - 1
      appeals[place].undone = took
    }
  }

  /// The prosecution's appeal that succeeds takes no conviction away. What a verdict had set aside is found
  /// again.
  mutating func restoreSetAside(_ place: Int, _ appeal: inout Appeal, _ step: Step) {
    for one in judgments[place].found
    where counts[one.count].outcome == .vacated
      && judgments[place].setAside.contains(counts[one.count].position)
    {
      counts[one.count].outcome = one.outcome
      counts[one.count].position = step.position
      appeal.undone = .change
      appeal.isRestored = true
    }
    if appeal.isRestored {
      if let fell = judgments[place].sentenceFell, judgments[place].setAside.contains(fell) {
        judgments[place].sentenceFell = nil
      }
      judgments[place].setAside = []
    }
  }

  /// Whether the prosecution may appeal an acquittal that stands beside a conviction that fell.
  private func mayBeOfAcquittal(_ appeal: Appeal, _ place: Int) -> Bool {
    if appeal.of == .conviction || appeal.of == .sentence { return false }
    return judgments[place].found.contains { counts[$0.count].outcome == .acquitted }
  }

  private func isInForce(_ decision: Decision) -> Bool {
    let judgment = judgments[decision.judgment]
    switch judgment.fate {
    case .quashed(let position), .remitted(let position):
      return decision.own.contains(position)
    case .withdrawn: return false
    case .stands:
      return judgment.sentenceFell.map(decision.own.contains) ?? false
        || judgment.setAside.contains(where: decision.own.contains)
        || judgment.sentences.contains { decision.own.contains($0.position) && $0.fellBy == nil }
        || decision.counts.contains { decision.own.contains(counts[$0.place].position) }
    }
  }

  /// Whether a fact tells once more of the decision that was told last: with the same result, by the same
  /// court or by one that is not named, within a fortnight.
  func isAnotherAccount(
    _ appeal: Appeal, _ result: AppealResult, _ step: Step, isPending: Bool
  ) -> Bool {
    guard let last = decisions.last(where: { $0.judgment == appeal.judgment }),
      last.result == result, last.position == decisions.last?.position
    else { return false }
    let from = step.marks.from
    if from != 0 && last.deciders.contains(from) { return false }
    let isSoon = isWithinFortnight(last.span, step.span)
    if !isPending {
      // What fell or was restored does not fall or come back once more, whatever the court is called.
      if last.isRestoring && isSoon { return true }
      let isFallen = last.took != nil && appeal.judgment.map { !judgments[$0].stands } ?? false
      if isFallen && isInForce(last) && appealed(appeal, step) == nil { return true }
    }
    let mine = [step.marks.court, step.marks.authority].filter { $0 != 0 }
    if isPending { return mine.isEmpty && last.span.overlaps(step.span) }
    guard mine.isEmpty || last.isBy(mine) || !last.namesCourt else { return false }
    return isSoon
  }

  private func isWithinFortnight(_ first: FactSpan, _ second: FactSpan) -> Bool {
    if first.overlaps(second) { return true }
    guard first.latest != .max, second.earliest != .min else { return false }
    return second.earliest - first.latest <= 14
  }

  // MARK: What a court makes of it

  /// Whether an appeal from a decision concerns the decision: one that changed a judgment falls by itself
  /// only where the side that lost by it appealed.
  func isReviewed(_ decision: Decision, _ result: AppealResult, _ appeal: Appeal) -> Bool {
    guard decision.took == .change else { return true }
    return result == .quashed
      && (appeal.by == .prosecution || (appeal.by != nil && appeal.of == .sentence))
  }

  /// A decision that took something back stays, falls, or is to be made again.
  mutating func review(
    _ decision: Decision, _ result: AppealResult, _ appeal: inout Appeal, _ shape: SentenceShape,
    _ step: Step
  ) -> AppealEffect {
    guard let took = decision.took else { return decision.effect }
    appeal.undone = took
    switch result {
    case .upheld, .refused, .withdrawn: return decision.effect
    case .quashed, .varied:
      guard gains(appeal.by, by: took) else { return decision.effect }
      appeal.isRestored = true
      if restore(decision.judgment, before: decision, step) {
        judgments[decision.judgment].restored.append(
          Judgment.Restoring(of: decision.position, by: step.position))
      }
      if result == .varied { set(shape, decision.judgment, step) }
      return judgments[decision.judgment].isAcquittal ? .acquittalStays : .final
    case .remitted:
      if took == .sentence { return decision.effect }
      for one in decision.counts where decision.own.contains(counts[one.place].position) {
        decide(one.place, .pending, step)
      }
      if !judgments[decision.judgment].stands {
        judgments[decision.judgment].fate = .remitted(step.position)
      }
      return .remitted
    }
  }

  /// Whether what fell is restored for the side that appealed: who was freed by a decision and asks
  /// for more does not get the conviction back.
  private func gains(_ by: Appellant?, by undone: Undone) -> Bool {
    switch by {
    case .defence: undone == .acquittal || undone == .change
    case .prosecution: undone != .acquittal
    case .both, .other, nil: true
    }
  }

  /// A court to which a case went back decides the appeal that it had decided before: the judgment is as it
  /// was then.
  mutating func resume(_ appeal: Appeal, _ step: Step) {
    guard let place = appeal.judgment, case .remitted(let position) = judgments[place].fate,
      let last = decisions.last(where: { $0.judgment == place }), last.position == position,
      let first = decisions.first(where: { $0.judgment == place && $0.isBy(appeal.deciders) }),
      !last.isBy(appeal.deciders)
    else { return }
    restore(place, before: first, step)
  }

  /// Makes a judgment what it was before a decision; what was decided since by others stays. Answers whether
  /// it, or its sentence, had fallen.
  @discardableResult
  private mutating func restore(
    _ place: Int, before decision: Decision, _ step: Step
  ) -> Bool {
    let since = decisions.drop { $0.position != decision.position }.filter { $0.judgment == place }
    let own = Set(since.flatMap(\.own))
    for one in decision.counts where own.contains(counts[one.place].position) {
      counts[one.place].outcome = one.count.outcome
      counts[one.place].isInferred = one.count.isInferred
      counts[one.place].position = one.count.position
      counts[one.place].result = one.count.result
    }
    var isFallen = false
    switch judgments[place].fate {
    case .quashed(let position), .remitted(let position):
      if own.contains(position) {
        judgments[place].fate = decision.before.fate
        isFallen = true
      }
    case .stands, .withdrawn: break
    }
    judgments[place].setAside.removeAll(where: own.contains)
    if let fell = judgments[place].sentenceFell, own.contains(fell) {
      judgments[place].sentenceFell = decision.before.sentenceFell
      isFallen = true
    }
    takeBackSentences(place, own, decision, step)
    return isFallen
  }

  /// The sentence before a decision is in force again, where the decision had set another.
  private mutating func takeBackSentences(
    _ place: Int, _ own: Set<Int64>, _ decision: Decision, _ step: Step
  ) {
    var isChanged = false
    for one in judgments[place].sentences.indices
    where own.contains(judgments[place].sentences[one].position) {
      judgments[place].sentences[one].fellBy = step.position
      isChanged = true
    }
    guard isChanged, let before = decision.before.sentences.last else { return }
    for one in judgments[place].sentences.indices {
      if let fell = judgments[place].sentences[one].fellBy, own.contains(fell) {
        judgments[place].sentences[one].fellBy = nil
      }
    }
    judgments[place].sentences.append(
      Judgment.Sentence(
        kind: .restored, position: step.position, span: step.span, shape: before.shape,
        of: before.position))
  }
}

extension Course.Judgment {
  /// Whether a mark is that of its verdict, plea or sentences, or of its court.
  func isNamed(by mark: UInt64) -> Bool {
    ids.contains(mark) || court == mark || authority == mark
  }
}
