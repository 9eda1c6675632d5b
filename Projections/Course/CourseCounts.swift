import Events

// Counts: how papers lay them, how later facts find them, and what becomes of them.
extension Course {
  // MARK: Laying

  mutating func lay(_ step: Step, _ named: ArraySlice<NamedCount>) {
    guard case .instrument(let kind, let hasCounts) = step.detail else { return }
    if hasCounts { supersede(by: kind, step) }
    instruments.append(Instrument(kind: kind, position: step.position, hasCounts: hasCounts))
    let instrument = instruments.count - 1
    var laid: [Int] = []
    if hasCounts {
      for count in named { laid.append(add(count, step, instrument: instrument)) }
    } else if !counts.contains(where: { $0.outcome.isUndecided }) {
      laid.append(addUnnamed(step, instrument: instrument))
    }
    tell(.charged(laid), step)
  }

  /// Closes what a paper with counts takes the place of, as far as no plea or verdict decided it.
  private mutating func supersede(by kind: Events.Instrument, _ step: Step) {
    for place in counts.indices where [.pending, .hung].contains(counts[place].outcome) {
      let of = counts[place].instrument
      let old = of < 0 ? nil : instruments[of]
      let standsForOthers = counts[place].isUnnamed && old?.hasCounts == false
      let isPreliminary = old.map { $0.kind == .complaint || $0.kind == .accusation } ?? false
      let isClosed =
        switch kind {
        case .supersedingIndictment: true
        case .indictment, .information, .charge, .chargesheet: isPreliminary || standsForOthers
        case .complaint, .accusation, .other: standsForOthers
        }
      guard isClosed else { continue }
      decide(place, .superseded, step)
      counts[place].isReplaced = standsForOthers
    }
  }

  @discardableResult
  private mutating func add(_ named: NamedCount, _ step: Step, instrument: Int) -> Int {
    let ordinal = counts.count { $0.instrument == instrument && $0.part == 0 }
    counts.append(
      Count(
        named: named, instrument: instrument, ordinal: ordinal, quantity: max(1, named.quantity),
        laid: step.position, position: step.position))
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
    for entry in named {
      let known = place(of: entry, among: \.isLive, besides: touched)
      if change == .added {
        if let known, counts[known].named.isOffence(of: entry) { continue }
        touched.append(add(entry, step, instrument: instruments.count - 1))
      } else if let known = known ?? onlyUndecided {
        counts[known].named.amend(by: entry)
        touched.append(known)
      } else {
        touched.append(add(entry, step, instrument: instruments.count - 1))
      }
    }
    tell(change == .added ? .chargeAdded(touched) : .chargeAmended(touched), step)
  }

  private var onlyUndecided: Int? {
    let places = counts.indices.filter { counts[$0].outcome.isUndecided }
    return places.count == 1 ? places[0] : nil
  }

  mutating func closeCharge(_ step: Step, _ named: ArraySlice<NamedCount>) {
    guard case .change(let change) = step.detail else { return }
    let outcome: Outcome = change == .merged ? .merged : .dropped
    var closed: [Int] = []
    if named.isEmpty {
      closed = counts.indices.filter { counts[$0].outcome.isUndecided }
      if counts.isEmpty { closed = [addUnnamed(step, instrument: -1)] }
    }
    for entry in named {
      let places = take(entry, besides: closed, step) { $0.isLive }
      closed += places
    }
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
        counts[$0].outcome.isUndecided || counts[$0].outcome == .decided
      }
      if !counts.contains(where: \.isLive) { places = [addUnnamed(step, instrument: -1)] }
    }
    for entry in named { places += take(entry, besides: places, step, revives: true) { $0.isLive } }
    let admitted = places.filter { counts[$0].outcome != .convicted || counts[$0].isInferred }
    for place in admitted where counts[place].outcome != .acquitted || !named.isEmpty {
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
    var places = counts.indices.filter { counts[$0].outcome == .pleadedGuilty }
    if !named.isEmpty {
      var chosen: [Int] = []
      for entry in named {
        if let place = place(of: entry, among: { $0.outcome == .pleadedGuilty }, besides: chosen) {
          chosen.append(place)
        }
      }
      places = chosen
    }
    for place in places { decide(place, .pending, step) }
    for place in judgments.indices
    where judgments[place].opening == .plea && judgments[place].stands {
      if judgments[place].found.allSatisfy({ counts[$0.count].outcome != .pleadedGuilty }) {
        judgments[place].fate = .withdrawn(step.position)
      }
    }
    tell(.pleaWithdrawn, step)
  }

  // MARK: Finding a count

  /// The count that an entry names, among those of a kind: by its number, else by its offence.
  ///
  /// A number finds the counts of that number; of several, the one with the offence, else that of the
  /// later instrument. An entry whose number no count has, or that has none, finds by the offence.
  private func place(
    of entry: NamedCount, among isAllowed: (Count) -> Bool, besides taken: [Int]
  ) -> Int? {
    let free = counts.indices.filter {
      isAllowed(counts[$0]) && !counts[$0].isReplaced && !taken.contains($0)
    }
    if entry.number != 0 {
      let numbered = free.filter { counts[$0].named.number == entry.number }
      if !numbered.isEmpty { return best(numbered, for: entry) }
      return best(
        free.filter {
          counts[$0].named.number == 0 && counts[$0].named.isOffence(of: entry)
        }, for: entry)
    }
    return best(free.filter { counts[$0].named.isOffence(of: entry) }, for: entry)
  }

  private func best(_ places: [Int], for entry: NamedCount) -> Int? {
    places.max { one, other in
      let (left, right) = (counts[one], counts[other])
      let isLeft = left.named.isOffence(of: entry)
      let isRight = right.named.isOffence(of: entry)
      if isLeft != isRight { return isRight }
      if left.outcome.isUndecided != right.outcome.isUndecided { return right.outcome.isUndecided }
      if left.instrument != right.instrument { return left.instrument < right.instrument }
      return one > other
    }
  }

  /// The counts that an entry names: as many as its quantity says, parted from their like where an
  /// entry stands for more. What nobody laid is added.
  ///
  /// - Parameter revives: whether superseded counts may be meant where nothing else fits.
  mutating func take(
    _ entry: NamedCount, besides taken: [Int], _ step: Step, revives: Bool = false,
    _ isAllowed: (Count) -> Bool
  ) -> [Int] {
    var places: [Int] = []
    var wanted = max(1, entry.quantity)
    while wanted > 0 {
      let besides = taken + places
      var found = place(of: entry, among: isAllowed, besides: besides)
      if found == nil { found = filled(by: entry, besides: besides) }
      if found == nil, revives, places.isEmpty {
        found = revived(by: entry, besides: besides, step)
      }
      guard let place = found else { break }
      wanted -= part(place, wanted)
      places.append(place)
    }
    if wanted > 0 {
      var rest = entry
      rest.quantity = wanted
      places.append(addUnlaid(rest, step))
    }
    return places
  }

  /// Parts as many as are wanted from a count that stands for more; answers how many they are.
  private mutating func part(_ place: Int, _ wanted: Int32) -> Int32 {
    let all = counts[place].quantity
    guard all > wanted else { return all }
    var rest = counts[place]
    rest.quantity = all - wanted
    rest.part =
      1
      + (counts.filter {
        $0.instrument == rest.instrument && $0.ordinal == rest.ordinal
      }.map(\.part).max() ?? 0)
    counts[place].quantity = wanted
    counts.append(rest)
    return wanted
  }

  /// A count whose offence is not stated takes the words of a plea or verdict that names one.
  private mutating func filled(by entry: NamedCount, besides taken: [Int]) -> Int? {
    let place = counts.indices.first {
      counts[$0].isLive && counts[$0].isUnnamed && !taken.contains($0) && !counts[$0].isReplaced
    }
    guard let place else { return nil }
    let result = counts[place].named.result
    counts[place].named = entry
    counts[place].named.result = result
    counts[place].quantity = max(1, entry.quantity)
    return place
  }

  /// The latest superseded count of these words: by number with its offence, or by offence alone.
  private mutating func revived(
    by entry: NamedCount, besides taken: [Int], _ step: Step
  ) -> Int? {
    let place = counts.indices.last {
      counts[$0].outcome == .superseded && !counts[$0].isReplaced && !taken.contains($0)
        && counts[$0].named.isOffence(of: entry)
        && (counts[$0].named.number == entry.number || counts[$0].named.number == 0
          || entry.number == 0)
    }
    if let place { decide(place, .pending, step) }
    return place
  }

  private mutating func addUnlaid(_ entry: NamedCount, _ step: Step) -> Int {
    // Where a paper's counts are not recorded, what is named later may well be one of them.
    let open = instruments.lastIndex { !$0.hasCounts }
    let place = add(entry, step, instrument: open ?? -1)
    counts[place].isUnlaid = open == nil && !instruments.isEmpty
    return place
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
    offence = entry.offence
    offenceKey = entry.offenceKey
    if entry.provision != 0 {
      provision = entry.provision
      provisionKey = entry.provisionKey
    }
    if entry.law != 0 { law = entry.law }
    if entry.number != 0 { number = entry.number }
  }
}
