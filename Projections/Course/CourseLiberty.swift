import Events

// Liberty: VOCABULARY.md, "How facts move a person", second point.
extension Course {
  mutating func moveLiberty(_ step: Step, _ effect: Effect, stageBefore: Stage?) {
    if let said = Course.liberty(said: step) { return say(said, step) }
    let isNewStage = stage?.position == step.position
    if isNewStage, stage?.value == .acquitted { return release(.acquittal, step, endsBail: true) }
    if isNewStage, stage?.value == .discontinued {
      return release(.discontinuance, step, endsBail: true)
    }
    if effect.appeal == .quashedConviction {
      if !isSentencedElsewhere { release(.quashing, step, endsBail: true) }
      return
    }
    if effect.endsSentence { return endSentence(step) }
    switch step.detail {
    case .sentence(let shape): serve(shape, step)
    case .sentenceChange(let change, let shape):
      switch change {
      case .pardoned: release(.pardon, step)
      case .served: release(.served, step)
      case .commuted, .reduced, .increased: serve(shape, step)
      case .vacated, .paroleGranted, .paroleRefused: break
      }
    case .decision(_, _, _, let shape): serve(shape, step)
    case .closing(.amnesty): release(.amnesty, step)
    case .verdict:
      if step.isInAbsentia, judgments.last?.isConviction ?? false { goAtLarge(step) }
    case .none, .instrument, .change, .plea, .appeal, .release, .closing: break
    }
  }

  /// What a fact of custody says in its own words.
  private static func liberty(said step: Step) -> Liberty? {
    switch step.verb {
    case .sought: .atLarge
    case .detained: .detained
    case .arrested: .arrested
    case .remanded: .remanded
    case .restricted: .restricted
    case .bailed: .bailed
    case .surrendered: .surrendered
    case .escaped: .escaped
    case .died: .dead
    case .executed: .executed
    case .released:
      switch step.detail {
      case .release(.parole): .paroled
      case .release(.exchanged): .exchanged
      default: .released
      }
    case .alleged, .investigated, .handedToProsecutors, .returned, .charged, .chargeChanged,
      .handedToCourt, .pleaded, .chargeClosed, .tried, .judged, .sentenced, .appealed,
      .appealDecided, .sentenceChanged, .closed, .assigned:
      nil
    }
  }

  /// Contested facts move only somebody of whom nothing uncontested is recorded.
  private mutating func say(_ value: Liberty, _ step: Step) {
    let answer = Answer(
      value: value, position: step.position, span: step.span, isContested: step.isContested,
      until: step.until)
    if step.isContested, let liberty, !liberty.isContested {
      contestedLiberty.append(answer)
    } else {
      set(answer)
    }
  }

  private mutating func set(_ answer: Answer<Liberty>) {
    if let liberty, liberty.isContested, !answer.isContested { contestedLiberty.append(liberty) }
    liberty = answer
    liberties.append(answer)
    libertyMovers.append((answer.value, answer.span))
  }

  private mutating func infer(_ value: Liberty, _ reason: Reason, _ step: Step) {
    set(Answer(value: value, position: step.position, span: step.span, reason: reason))
  }

  // MARK: Sentences

  private mutating func serve(_ shape: SentenceShape, _ step: Step) {
    if shape.contains(.imprisons) {
      if step.isInAbsentia {
        goAtLarge(step)
      } else if isWithinReach {
        infer(.imprisoned, .bySentence, step)
      }
    } else if !isSentencedElsewhere {
      if shape.contains(.isSuspended) { release(.suspension, step) }
      if shape.isWithoutPrison { release(.noPrison, step) }
    }
  }

  /// Whether a sentence takes the person to prison: who was released otherwise than on bail, paroled
  /// or exchanged, is wanted or has escaped, stays so until a hold.
  private var isWithinReach: Bool {
    guard let liberty else { return true }
    switch liberty.value {
    case .detained, .arrested, .remanded, .imprisoned, .restricted, .bailed, .surrendered, .unknown:
      return true
    case .released: return liberty.reason.isInferred
    case .atLarge, .paroled, .exchanged, .escaped, .dead, .executed: return false
    }
  }

  private mutating func goAtLarge(_ step: Step) {
    let isUnknown =
      liberty.map {
        $0.value == .unknown || ($0.value == .released && $0.reason.isInferred)
      } ?? true
    if isUnknown { infer(.atLarge, .absence, step) }
  }

  /// The hold before an imprisonment by the sentence stands again, else nothing is known.
  private mutating func endSentence(_ step: Step) {
    guard let liberty, liberty.reason == .bySentence, !isSentencedElsewhere else { return }
    let before = liberties.last { $0.reason != .bySentence }
    if let before, !before.reason.isInferred {
      set(
        Answer(
          value: before.value, position: before.position, span: before.span,
          isContested: before.isContested, until: before.until))
    } else {
      infer(.unknown, .sentenceFell, step)
    }
  }

  /// Whether a sentence to prison of another judgment is in force.
  private var isSentencedElsewhere: Bool {
    judgments.contains { judgment in
      judgment.hasSentence && judgment.sentences.last?.shape.contains(.imprisons) == true
        && judgment.found.contains { counts[$0.count].outcome.isGuilt }
    }
  }

  // MARK: Ends

  /// Ends a hold, an imprisonment and being at large, and, with the proceedings, bail and measures.
  private mutating func release(_ reason: Reason, _ step: Step, endsBail: Bool = false) {
    guard let liberty else { return }
    switch liberty.value {
    case .detained, .arrested, .remanded, .imprisoned, .surrendered, .atLarge:
      infer(.released, reason, step)
    case .restricted, .bailed:
      if endsBail { infer(.released, reason, step) }
    case .released, .paroled, .exchanged, .escaped, .dead, .executed, .unknown: break
    }
  }
}
