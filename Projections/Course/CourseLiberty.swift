import Events

// Liberty: VOCABULARY.md, "How facts move a person", second point.
extension Course {
  mutating func moveLiberty(_ step: Step, _ effect: Effect) {
    if let said = Course.liberty(said: step) {
      return put(
        Answer(
          value: said, position: step.position, span: step.span, isContested: step.isContested,
          until: step.until))
    }
    let isNewStage = stage?.position == step.position
    if isNewStage, stage?.value == .acquitted { return release(.acquittal, step, endsBail: true) }
    if isNewStage, stage?.value == .discontinued {
      return release(.discontinuance, step, endsBail: true)
    }
    if effect.endsConviction { return endConviction(step) }
    if effect.endsSentence { return endSentence(step) }
    switch step.detail {
    case .sentence(let shape): serve(shape, step)
    case .sentenceChange(let change, let shape):
      switch change {
      case .pardoned: release(.pardon, step)
      // Who has another sentence to serve stays.
      case .served: if !isSentencedElsewhere { release(.served, step) }
      case .commuted, .reduced, .increased: serve(shape, step)
      case .vacated, .paroleGranted, .paroleRefused: break
      }
    case .decision(_, _, _, let shape): serve(shape, step)
    case .closing(.amnesty): release(.amnesty, step)
    case .closing(.terminatedByCourt), .closing(.timeBarred):
      if !hasGuilt { release(.discontinuance, step, endsBail: true) }
    case .verdict:
      if step.isInAbsentia, effect.isConviction { goAtLarge(step) }
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
      .appealDecided, .sentenceChanged, .closed, .assigned, .surrenderSought, .named, .concerned:
      nil
    }
  }

  /// Contested facts move only somebody of whom nothing uncontested is recorded, and whom no other
  /// of them calls dead.
  private mutating func put(_ answer: Answer<Liberty>) {
    if let liberty {
      if answer.isContested, !liberty.isContested || liberty.value.isDeath {
        contestedLiberty.append(answer)
        return
      }
      if liberty.isContested, !answer.isContested { contestedLiberty.append(liberty) }
    }
    liberty = answer
    liberties.append(answer)
    libertyMovers.append((answer.value, answer.reason, answer.span))
  }

  private mutating func infer(_ value: Liberty, _ reason: Reason, _ step: Step) {
    put(
      Answer(
        value: value, position: step.position, span: step.span, reason: reason,
        isContested: step.isContested))
  }

  /// Whether what was said or inferred would move somebody from where the person is.
  static func moves(_ reason: Reason, from last: Answer<Liberty>) -> Bool {
    switch reason {
    case .said: true
    case .bySentence, .byDeathSentence: isWithinReach(last)
    case .acquittal, .discontinuance, .quashing: isEnded(last.value, withBail: true)
    case .suspension, .noPrison, .pardon, .served, .amnesty: isEnded(last.value, withBail: false)
    case .absence: isUnknown(last)
    case .sentenceFell: last.reason.isBySentence
    }
  }

  // MARK: Sentences

  private mutating func serve(_ shape: SentenceShape, _ step: Step) {
    if shape.contains(.imprisons) {
      if step.isInAbsentia || wasAway(step) {
        goAtLarge(step)
      } else if liberty.map({ Course.isWithinReach($0) && $0.value != .imprisoned }) ?? true {
        infer(.imprisoned, shape.contains(.isDeath) ? .byDeathSentence : .bySentence, step)
      } else if liberty?.reason == .byDeathSentence, !shape.contains(.isDeath) {
        liberty?.reason = .bySentence
        if let last = liberties.indices.last { liberties[last].reason = .bySentence }
      }
    } else if !isSentencedElsewhere {
      if shape.contains(.isSuspended) {
        release(.suspension, step)
      } else if shape.isWithoutPrison {
        release(.noPrison, step)
      } else if step.isInAbsentia {
        goAtLarge(step)
      }
    }
  }

  /// Whether the judgment that a sentence answers was given in absence, of somebody who is not held:
  /// then the sentence was too.
  private func wasAway(_ step: Step) -> Bool {
    guard step.verb == .sentenced, !(liberty?.value.isHeld ?? false) else { return false }
    let answered = judgments.filter { judgment in
      judgment.sentences.contains { $0.position == step.position }
    }
    return !answered.isEmpty && answered.allSatisfy(\.isInAbsentia)
  }

  /// Whether a sentence takes the person to prison: who was released otherwise than on bail, paroled
  /// or exchanged, is wanted or has escaped, stays so until a hold.
  private static func isWithinReach(_ liberty: Answer<Liberty>) -> Bool {
    switch liberty.value {
    case .detained, .arrested, .remanded, .imprisoned, .restricted, .bailed, .surrendered, .unknown:
      true
    case .released: liberty.reason.isInferred && !liberty.reason.isClemency
    case .atLarge, .paroled, .exchanged, .escaped, .dead, .executed: false
    }
  }

  private static func isUnknown(_ liberty: Answer<Liberty>) -> Bool {
    liberty.value == .unknown || (liberty.value == .released && liberty.reason.isInferred)
  }

  private mutating func goAtLarge(_ step: Step) {
    if liberty.map(Course.isUnknown) ?? true { infer(.atLarge, .absence, step) }
  }

  /// A conviction fell and no trial is to follow: the person goes free, unless another sentence or
  /// proceedings that are open hold the person.
  private mutating func endConviction(_ step: Step) {
    if isSentencedElsewhere || isOpen {
      endSentence(step)
    } else {
      release(.quashing, step, endsBail: true)
    }
  }

  /// The hold before an imprisonment by the sentence stands again, else nothing is known.
  private mutating func endSentence(_ step: Step) {
    guard let liberty, liberty.reason.isBySentence else { return }
    if isSentencedElsewhere { return restBySentence() }
    guard let value = liberties.last(where: { !$0.reason.isBySentence })?.value, value.isHeld,
      let hold = liberties.last(where: { $0.reason == .said && $0.value == value })
    else { return infer(.unknown, .sentenceFell, step) }
    infer(value, .sentenceFell, step)
    if self.liberty?.position == step.position { self.liberty = hold }
  }

  /// An imprisonment rests on a sentence that is in force.
  private mutating func restBySentence() {
    guard let liberty else { return }
    let inForce = judgments.filter { holds($0) }
    let rests = inForce.contains { judgment in
      judgment.sentences.contains { $0.position == liberty.position }
    }
    guard !rests,
      let first = inForce.first?.sentences.last(where: { $0.shape.contains(.imprisons) })
    else { return }
    self.liberty?.position = first.position
    self.liberty?.span = first.span
  }

  /// Whether a sentence to prison of another judgment is in force.
  private var isSentencedElsewhere: Bool { judgments.contains { holds($0) } }

  /// Whether a judgment holds somebody by its sentence, as far as is known.
  private func holds(_ judgment: Judgment) -> Bool {
    judgment.hasSentence && judgment.imprisons && isConviction(judgment) && !wasLeft(judgment)
  }

  /// Whether the imprisonment by a judgment's sentence is over: the person was out of it, or arrested, since.
  public func wasLeft(_ judgment: Judgment) -> Bool {
    let served = liberties.firstIndex { answer in
      judgment.sentences.contains { $0.position == answer.position }
    }
    guard let served else { return false }
    return liberties[(served + 1)...].contains { answer in
      switch answer.value {
      case .released, .paroled, .exchanged, .bailed, .escaped, .arrested, .detained:
        answer.reason != .sentenceFell
      case .remanded, .restricted, .surrendered, .imprisoned, .atLarge, .dead, .executed, .unknown:
        false
      }
    }
  }

  // MARK: Ends

  /// Ends a hold, an imprisonment and being at large, and, with the proceedings, bail and measures.
  private mutating func release(_ reason: Reason, _ step: Step, endsBail: Bool = false) {
    guard let liberty, Course.isEnded(liberty.value, withBail: endsBail) else { return }
    infer(.released, reason, step)
  }

  private static func isEnded(_ liberty: Liberty, withBail: Bool) -> Bool {
    switch liberty {
    case .detained, .arrested, .remanded, .imprisoned, .surrendered, .atLarge, .escaped: true
    case .restricted, .bailed: withBail
    case .released, .paroled, .exchanged, .dead, .executed, .unknown: false
    }
  }
}

extension Course.Judgment {
  /// Whether its latest sentence with parts takes to prison, and was neither pardoned nor served.
  fileprivate var imprisons: Bool {
    if sentences.contains(where: { $0.kind == .changed(.pardoned) || $0.kind == .changed(.served) })
    {
      return false
    }
    return sentences.last { $0.shape.contains(.isStated) }?.shape.contains(.imprisons) ?? false
  }
}

extension Course.Reason {
  /// Whether it lets somebody go for good: a sentence that is recorded later does not take the person
  /// back.
  fileprivate var isClemency: Bool {
    switch self {
    case .pardon, .served, .amnesty: true
    case .said, .bySentence, .byDeathSentence, .acquittal, .discontinuance, .quashing, .suspension,
      .noPrison,
      .absence, .sentenceFell:
      false
    }
  }
}
