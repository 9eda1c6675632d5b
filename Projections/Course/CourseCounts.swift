import Events

// Counts: how papers lay them, and what changes, pleas and closings make of them.
extension Course {
  // MARK: Laying

  mutating func lay(_ step: Step, _ named: ArraySlice<NamedCount>) {
    guard case .instrument(let kind, let hasCounts) = step.detail else { return }
    if hasCounts { supersede(by: kind, step) }
    instruments.append(Instrument(kind: kind, position: step.position, hasCounts: hasCounts))
    let instrument = instruments.count - 1
    let first = counts.count
    if hasCounts {
      for entry in named where !isRepeated(entry, since: first) {
        append(entry, step, instrument: instrument, ordinal: counts.count - first)
      }
    } else if !counts.contains(where: { $0.outcome.isUndecided }) {
      addUnnamed(step, instrument: instrument)
    }
    tell(.charged(Array(first..<counts.count)), step)
  }

  /// Within one paper counts are known by number: one that is listed twice is one.
  private func isRepeated(_ entry: NamedCount, since first: Int) -> Bool {
    entry.number != 0
      && counts[first...].contains {
        $0.named.number == entry.number && $0.named.isOffence(of: entry)
      }
  }

  /// Closes what a paper with counts takes the place of, as far as no plea or verdict decided it.
  private mutating func supersede(by kind: Events.Instrument, _ step: Step) {
    switch kind {
    case .complaint, .accusation, .other: return
    case .supersedingIndictment, .indictment, .information, .charge, .chargesheet: break
    }
    for place in counts.indices
    where counts[place].outcome == .pending || counts[place].outcome == .hung {
      let of = counts[place].instrument
      let old = of < 0 ? nil : instruments[of]
      let standsForOthers = counts[place].isUnnamed && old?.hasCounts == false
      let isPreliminary = old.map { $0.kind == .complaint || $0.kind == .accusation } ?? false
      guard kind == .supersedingIndictment || isPreliminary || standsForOthers else { continue }
      decide(place, .superseded, step)
      counts[place].isReplaced = standsForOthers
    }
  }

  private mutating func append(
    _ named: NamedCount, _ step: Step, instrument: Int, ordinal: Int
  ) {
    counts.append(
      Count(
        named: named, instrument: instrument, ordinal: ordinal, quantity: max(1, named.quantity),
        laid: step.position, position: step.position))
  }

  @discardableResult
  mutating func add(_ named: NamedCount, _ step: Step, instrument: Int) -> Int {
    let ordinal = counts.count { $0.instrument == instrument && $0.part == 0 }
    append(named, step, instrument: instrument, ordinal: ordinal)
    return counts.count - 1
  }

  /// A count that stands for all whose words are not recorded.
  @discardableResult
  mutating func addUnnamed(_ step: Step, instrument: Int) -> Int {
    add(NamedCount(), step, instrument: instrument)
  }

  // MARK: Changing

  mutating func changeCharge(_ step: Step, _ named: ArraySlice<NamedCount>) {
    guard case .change(let change) = step.detail else { return }
    var touched: [Int] = []
    if change == .added {
      let paper = instruments.count - 1
      for entry in named where !isKnown(entry, paper) {
        touched.append(add(entry, step, instrument: paper))
      }
      return tell(.chargeAdded(touched), step)
    }
    var taken = TakenCounts()
    for entry in named {
      if let known = place(ofAmended: entry, taken) {
        counts[known].named.amend(by: entry)
        taken.insert(known)
        touched.append(known)
      } else {
        touched.append(add(entry, step, instrument: instruments.count - 1))
      }
    }
    tell(.chargeAmended(touched), step)
  }

  /// Whether the paper has a count of this number and offence: then it is named again, not added.
  private func isKnown(_ entry: NamedCount, _ paper: Int) -> Bool {
    entry.number != 0
      && counts.contains {
        $0.instrument == paper && $0.isLive && $0.named.number == entry.number
          && $0.named.isOffence(of: entry)
      }
  }

  mutating func closeCharge(_ step: Step, _ named: ArraySlice<NamedCount>) {
    guard case .change(let change) = step.detail else { return }
    let outcome: Outcome = change == .merged ? .merged : .dropped
    var closed: [Int] = []
    if named.isEmpty {
      closed = counts.indices.filter { counts[$0].outcome.isUndecided }
      if counts.isEmpty { closed = [addUnnamed(step, instrument: -1)] }
    }
    var taken = TakenCounts()
    for entry in named { closed += take(entry, for: .closing, step, &taken) }
    for place in closed { decide(place, outcome, step) }
    tell(change == .merged ? .chargesMerged(closed) : .chargesDropped(closed), step)
  }

  // MARK: Pleas

  mutating func plead(_ step: Step, _ named: ArraySlice<NamedCount>) {
    guard case .plea(let plea) = step.detail else { return }
    switch plea {
    case .guilty, .noContest: admit(step, named, isNoContest: plea == .noContest)
    case .withdrawn: withdrawPlea(step, named)
    case .notGuilty: tell(.notGuilty, step)
    case .refused: tell(.pleaRefused, step)
    case .confessionReported: tell(.confessionReported, step)
    }
  }

  private mutating func admit(
    _ step: Step, _ named: ArraySlice<NamedCount>, isNoContest: Bool
  ) {
    var places: [Int] = []
    if named.isEmpty {
      places = counts.indices.filter {
        counts[$0].outcome.isUndecided || counts[$0].outcome == .decided || counts[$0].isInferred
      }
      if !counts.contains(where: \.isLive) { places = [addUnnamed(step, instrument: -1)] }
    }
    var taken = TakenCounts()
    for entry in named {
      let meant = take(entry, for: .finding, step, &taken)
      for place in meant { takeWords(of: entry, to: place) }
      places += meant
    }
    // What a court has found is not admitted any more.
    let admitted = places.filter { counts[$0].outcome != .convicted || counts[$0].isInferred }
    for place in admitted {
      decide(place, .pleadedGuilty, step)
      counts[place].isNoContest = isNoContest
    }
    let judgment = open(.plea, step)
    judgments[judgment].found = admitted.map {
      Judgment.Found(count: $0, outcome: .pleadedGuilty)
    }
    tell(.pleaded(judgment: judgment), step)
  }

  private mutating func withdrawPlea(_ step: Step, _ named: ArraySlice<NamedCount>) {
    var places: [Int] = []
    if named.isEmpty {
      places = counts.indices.filter { counts[$0].outcome == .pleadedGuilty }
    }
    var taken = TakenCounts()
    for entry in named {
      if let place = place(of: entry, taken, { $0.outcome == .pleadedGuilty }) {
        taken.insert(place)
        places.append(place)
      }
    }
    for place in places { decide(place, .pending, step) }
    let withdrawn = Set(places)
    for place in judgments.indices
    where judgments[place].opening == .plea && judgments[place].stands {
      let found = judgments[place].found
      if found.contains(where: { withdrawn.contains($0.count) }),
        found.allSatisfy({ counts[$0.count].outcome != .pleadedGuilty })
      {
        judgments[place].fate = .withdrawn(step.position)
      }
    }
    tell(.pleaWithdrawn, step)
  }

  /// Gives a count its outcome.
  mutating func decide(_ place: Int, _ outcome: Outcome, _ step: Step) {
    counts[place].outcome = outcome
    counts[place].isInferred = false
    counts[place].position = step.position
  }
}

extension NamedCount {
  /// Takes the words of an amendment; what it does not say stays.
  fileprivate mutating func amend(by entry: NamedCount) {
    takeOffence(of: entry)
    if entry.number != 0 { number = entry.number }
  }

  /// Takes offence, provision and law, as far as they are said.
  mutating func takeOffence(of entry: NamedCount) {
    offence = entry.offence
    offenceKey = entry.offenceKey
    if entry.provision != 0 {
      provision = entry.provision
      provisionKey = entry.provisionKey
    }
    if entry.law != 0 { law = entry.law }
  }
}
