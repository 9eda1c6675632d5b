import Events

// What steps do to counts, judgments and appeals: one function a kind of step.
extension Course {
  /// What a step did, as far as stage and liberty ask.
  struct Effect {
    /// No count was decided: the jury could not agree, or the trial was broken off.
    var isOnlyHung = false
    /// A verdict found nothing that it could move: hung on a count that was decided.
    var isIdle = false
    var appeal: AppealEffect?
    /// A verdict found guilt.
    var isConviction = false
    /// A conviction fell, on appeal or by a verdict that set all of its counts aside, and no trial
    /// is to follow.
    var endsConviction = false
    /// A verdict or sentence of the court that decides an appeal, on that day.
    var isOfDecision = false
    /// Whether it ended every imprisonment by the sentence it speaks of.
    var endsSentence = false
  }

  /// What the decision of an appeal did.
  enum AppealEffect {
    case final, acquittalStays, remitted, quashedConviction, quashedAcquittal, sentenceFell
    /// It was no appeal from a judgment.
    case elsewhere
  }

  mutating func moveProceedings(_ step: Step, _ named: ArraySlice<NamedCount>) -> Effect {
    var effect = Effect()
    if let last = lastDecision, step.isOfDecision(last.step) {
      effect.isOfDecision = true
      addToDecision(step)
    }
    switch step.verb {
    case .alleged: tell(.alleged, step)
    case .investigated: tell(.investigated, step)
    case .returned: tell(.returned, step)
    case .handedToProsecutors: tell(.handedToProsecutors, step)
    case .handedToCourt: tell(.handedToCourt, step)
    case .charged: lay(step, named)
    case .chargeChanged: changeCharge(step, named)
    case .chargeClosed: closeCharge(step, named)
    case .pleaded: plead(step, named)
    case .tried: tell(.tried, step)
    case .judged: judge(step, named, &effect)
    case .sentenced: sentence(step)
    case .sentenceChanged: effect.endsSentence = changeSentence(step)
    case .appealed: lodgeAppeal(step)
    case .appealDecided:
      let done = decideAppeal(step)
      effect.appeal = done
      // Who was freed by the first decision and is held since is held for another reason.
      if !appeals.contains(where: { $0.decided == step.position && $0.undone != nil }) {
        effect.endsSentence = done == .remitted || done == .sentenceFell
        effect.endsConviction = done == .quashedConviction
      }
    case .released:
      if case .release(.chargesDropped) = step.detail { drop(step) }
      endAppeals(step.position, .all)
      if case .release(let how) = step.detail { tell(.released(how), step) }
    case .bailed: tell(.bailed, step)
    case .sought: tell(.sought, step)
    case .detained: tell(.hold(.detained), step)
    case .arrested: tell(.hold(.arrested), step)
    case .remanded: tell(.hold(.remanded), step)
    case .restricted: tell(.hold(.restricted), step)
    case .surrendered: tell(.surrendered, step)
    case .surrenderSought, .named, .concerned, .assigned: break
    case .escaped: tell(.escaped, step)
    case .closed: closeCase(step)
    case .died, .executed: die(step)
    }
    if step.verb == .pleaded || step.verb == .judged || step.verb == .sentenced {
      endAppeals(step.position, .ofOtherMatters)
      if step.verb == .judged && !effect.isIdle && !effect.isOnlyHung {
        decideAppeals(byFinding: step)
      }
    }
    return effect
  }

  mutating func tell(_ kind: Moment.Kind, _ step: Step) {
    moments.append(
      Moment(
        kind: kind, position: step.position, span: step.span, isContested: step.isContested))
  }

  // MARK: Ends

  /// Pending and hung counts are dropped with what ends the proceedings.
  private mutating func drop(_ step: Step, as outcome: Outcome = .dropped) {
    for place in counts.indices where [.pending, .hung].contains(counts[place].outcome) {
      decide(place, outcome, step)
    }
  }

  private mutating func closeCase(_ step: Step) {
    guard case .closing(let closing) = step.detail else { return }
    switch closing {
    case .completed, .transferredAbroad: break
    case .abatedByDeath: drop(step, as: .abated)
    case .discontinued, .chargesWithdrawn, .terminatedByCourt, .amnesty, .timeBarred: drop(step)
    }
    tell(.closed(closing), step)
  }

  /// Who dies before a verdict has the counts abated; who is executed was judged, and what was found
  /// is not recorded.
  private mutating func die(_ step: Step) {
    let isDeath = step.verb == .died
    drop(step, as: isDeath ? .abated : .decided)
    endAppeals(step.position, .all)
    tell(isDeath ? .died : .executed, step)
  }

  // MARK: Sentences

  private mutating func sentence(_ step: Step) {
    guard case .sentence(let shape) = step.detail else { return }
    let isAnyJudged = judgments.contains { $0.opening != .sentence }
    func fits(_ judgment: Judgment) -> Bool {
      isConviction(judgment) && judgment.isOfCourt(of: step)
    }
    var places = judgments.indices.filter {
      !judgments[$0].hasSentence && fits(judgments[$0])
    }
    if places.isEmpty {
      places = [judgments.lastIndex(where: fits) ?? open(.sentence, step)]
      if !isAnyJudged { inferConviction(places[0], step) }
    }
    for place in places {
      if let fell = judgments[place].sentenceFell,
        let last = judgments[place].sentences.indices.last
      {
        judgments[place].sentences[last].fellBy = fell
      }
      judgments[place].sentenceFell = nil
      judgments[place].sentences.append(
        Judgment.Sentence(kind: .imposed, position: step.position, span: step.span, shape: shape))
      judgments[place].ids.append(step.marks.id)
      if step.isFinal { judgments[place].isFinal = true }
      if step.isInAbsentia { judgments[place].isInAbsentia = true }
    }
    // What the court of appeal imposes stands for what it was asked about.
    let asked = appeals.filter { appeal in
      appeal.result == nil && appeal.decided != nil && step.marks.court != 0
        && appeal.deciders.contains(step.marks.court)
    }.compactMap(\.judgment)
    for place in asked where !places.contains(place) && judgments[place].hasSentence {
      judgments[place].sentenceFell = step.position
    }
    if isAnyJudged { leaveUnnamed(by: places, step) }
    tell(.sentenced(places), step)
  }

  /// What the pleas and verdicts that a sentence answers left unnamed has no outcome that is
  /// recorded. Charges that came after them are still to be decided, and so is what went back to a
  /// court.
  private mutating func leaveUnnamed(by places: [Int], _ step: Step) {
    let papers = places.map { judgments[$0].instruments }.max() ?? 0
    let isAnswered = places.contains { judgments[$0].opening != .sentence }
    let fallen = isAnswered ? judgments.filter { !$0.stands }.flatMap(\.found).map(\.count) : []
    let sentBack = Set(fallen)
    for place in counts.indices
    where counts[place].outcome == .pending && counts[place].instrument < papers {
      if !sentBack.contains(place) { decide(place, .decided, step) }
    }
  }

  private mutating func inferConviction(_ place: Int, _ step: Step) {
    if !counts.contains(where: \.isLive) { addUnnamed(step, instrument: -1) }
    for count in counts.indices where counts[count].outcome.isUndecided {
      decide(count, .convicted, step)
      counts[count].isInferred = true
      judgments[place].found.append(Judgment.Found(count: count, outcome: .convicted))
    }
  }

  /// Answers whether it ended the sentence.
  private mutating func changeSentence(_ step: Step) -> Bool {
    guard case .sentenceChange(let change, let shape) = step.detail else { return false }
    // Of several sentences the first is served first.
    let served =
      change == .served ? judgments.firstIndex { $0.runs && $0.isOfCourt(of: step) } : nil
    let place =
      served
      ?? judgments.lastIndex { $0.hasSentence && $0.isOfCourt(of: step) }
      ?? judgments.lastIndex { $0.hasSentence }
      ?? (shape.contains(.isStated)
        ? judgments.lastIndex { isConviction($0) && !$0.sentences.isEmpty } : nil)
    if let place {
      judgments[place].sentences.append(
        Judgment.Sentence(
          kind: .changed(change), position: step.position, span: step.span, shape: shape))
      // What is changed is in force, whatever had been told of it.
      judgments[place].sentenceFell = change == .vacated ? step.position : nil
    }
    // One sentence may answer several convictions: it is served for all of them.
    if change == .served, let place {
      let imposed = Set(judgments[place].sentences.map(\.position))
      for other in judgments.indices
      where other != place
        && judgments[other].sentences.contains(where: { imposed.contains($0.position) })
      {
        judgments[other].sentences.append(
          Judgment.Sentence(
            kind: .changed(change), position: step.position, span: step.span, shape: shape))
      }
    }
    if change == .pardoned { endAppeals(step.position, .all) }
    tell(.sentenceChanged(change, judgment: place), step)
    return change == .vacated
  }

  // MARK: Judgments

  /// A new judgment by the court of a step.
  mutating func open(_ opening: Judgment.Opening, _ step: Step) -> Int {
    var judgment = Judgment(
      opening: opening, position: step.position, court: step.marks.court,
      authority: step.marks.authority)
    judgment.ids.append(step.marks.id)
    judgment.isInAbsentia = step.isInAbsentia
    judgment.isFinal = step.isFinal
    judgment.instruments = instruments.count
    judgments.append(judgment)
    return judgments.count - 1
  }
}

extension Course.Judgment {
  /// Whether nothing says that a step is another court's: two names of courts that differ do.
  func isOfCourt(of step: Step) -> Bool {
    court == 0 || step.marks.court == 0 || court == step.marks.court
  }
}
