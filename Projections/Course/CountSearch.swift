import Events

/// What somebody names counts for: it decides which of several that fit is meant.
enum CountUse {
  /// A plea, or a verdict that finds guilt.
  case finding
  /// An acquittal or a dismissal, which may speak of counts that were dropped.
  case clearing
  /// A finding of guilt is taken back.
  case settingAside
  /// A count is dropped or merged.
  case closing
}

/// The counts that one fact has named so far.
struct TakenCounts {
  private var isTaken: [Bool] = []

  func contains(_ place: Int) -> Bool { place < isTaken.count && isTaken[place] }

  mutating func insert(_ place: Int) {
    while isTaken.count <= place { isTaken.append(false) }
    isTaken[place] = true
  }
}

// How facts find the counts that they name.
extension Course {
  /// The count that an entry names, among those of a kind: by its number, else by its offence.
  ///
  /// A number finds the counts of that number; an entry whose number no count has finds by its offence
  /// those without one. Of several that fit: the one with the offence, then the one that is open (for
  /// what takes a finding back: the one that is not), then that of the later paper.
  func place(
    of entry: NamedCount, _ taken: TakenCounts, isTakingBack: Bool = false,
    _ isAllowed: (Count) -> Bool
  ) -> Int? {
    func best(_ fits: (Count) -> Bool) -> Int? {
      var found: Int?
      for place in counts.indices where fits(counts[place]) && isAllowed(counts[place]) {
        if counts[place].isReplaced || taken.contains(place) { continue }
        if found.map({ isBetter(place, than: $0) }) ?? true { found = place }
      }
      return found
    }
    func isBetter(_ one: Int, than other: Int) -> Bool {
      let (one, other) = (counts[one], counts[other])
      let isNamed = one.named.isOffence(of: entry)
      if isNamed != other.named.isOffence(of: entry) { return isNamed }
      if one.outcome.isUndecided != other.outcome.isUndecided {
        return one.outcome.isUndecided != isTakingBack
      }
      return one.instrument > other.instrument
    }
    if entry.number == 0 { return best { $0.named.isOffence(of: entry) } }
    return best { $0.named.number == entry.number }
      ?? best { $0.named.number == 0 && $0.named.isOffence(of: entry) }
  }

  /// The count that an amendment gives other words: by its number or offence; else by the offence
  /// without its provision, by the provision, or because no other is open.
  func place(ofAmended entry: NamedCount, _ taken: TakenCounts) -> Int? {
    if let known = place(of: entry, taken, { $0.isLive }) { return known }
    let open = counts.indices.filter { counts[$0].outcome.isUndecided && !taken.contains($0) }
    let unnumbered = open.filter { entry.number == 0 || counts[$0].named.number == 0 }
    return unnumbered.first {
      counts[$0].named.offenceKey == entry.offenceKey && entry.offenceKey != 0
    }
      ?? unnumbered.first {
        counts[$0].named.provisionKey == entry.provisionKey && entry.provisionKey != 0
      } ?? (open.count == 1 ? open[0] : nil)
  }

  /// The counts that an entry names: as many as its quantity says, parted from their like where an
  /// entry stands for more. What nobody laid is added.
  mutating func take(
    _ entry: NamedCount, for use: CountUse, _ step: Step, _ taken: inout TakenCounts
  ) -> [Int] {
    var places: [Int] = []
    var wanted = max(1, entry.quantity)
    var revives = true
    while wanted > 0 {
      var found = place(ofOpen: entry, for: use, taken)
      if found != nil {
        revives = false
      } else if use != .closing {
        if let filled = filled(by: entry, wanted, taken, step) {
          found = filled
          revives = false
        } else if revives {
          found = revived(by: entry, taken, step)
        }
      }
      guard let place = found else { break }
      wanted -= part(place, wanted)
      taken.insert(place)
      places.append(place)
    }
    if wanted > 0 {
      var rest = entry
      rest.quantity = wanted
      let place = addUnlaid(rest, step)
      taken.insert(place)
      places.append(place)
    }
    return places
  }

  /// A live count; after a death also one that it abated. An acquittal or dismissal that fits none
  /// of them may speak of one that was dropped.
  private func place(
    ofOpen entry: NamedCount, for use: CountUse, _ taken: TakenCounts
  ) -> Int? {
    let isDead = isDead
    let live = place(of: entry, taken, isTakingBack: use == .settingAside) {
      $0.isLive || (isDead && $0.outcome == .abated)
    }
    if live != nil || use != .clearing { return live }
    return place(of: entry, taken) { $0.outcome == .dropped }
  }

  /// Parts as many as are wanted from a count that stands for more; answers how many they are.
  private mutating func part(_ place: Int, _ wanted: Int32) -> Int32 {
    let all = counts[place].quantity
    guard all > wanted else { return all }
    var rest = counts[place]
    rest.quantity = all - wanted
    rest.part =
      1
      + counts.lazy.filter { $0.instrument == rest.instrument && $0.ordinal == rest.ordinal }
      .map(\.part).max()!
    counts[place].quantity = wanted
    counts.append(rest)
    // What was found of the whole was found of the rest.
    for judgment in judgments.indices {
      if let found = judgments[judgment].found.first(where: { $0.count == place }) {
        judgments[judgment].found.append(
          Judgment.Found(count: counts.count - 1, outcome: found.outcome))
      }
    }
    for moment in moments.indices { moments[moment].kind.add(part: counts.count - 1, of: place) }
    return wanted
  }

  /// A count whose offence is not stated takes the words of a plea or verdict that names one.
  private mutating func filled(
    by entry: NamedCount, _ wanted: Int32, _ taken: TakenCounts, _ step: Step
  ) -> Int? {
    let place = counts.indices.first {
      counts[$0].isLive && counts[$0].isUnnamed && !counts[$0].isReplaced && !taken.contains($0)
        && !isSentenced($0, before: step)
    }
    guard let place else { return nil }
    counts[place].named = entry
    counts[place].named.result = nil
    counts[place].quantity = wanted
    return place
  }

  /// Whether a court sentenced for a count before: what is found years later is another matter.
  private func isSentenced(_ place: Int, before step: Step) -> Bool {
    if counts[place].outcome.isUndecided { return false }
    let sentences = judgments.filter { judgment in
      judgment.stands && judgment.found.contains { $0.count == place }
    }.flatMap(\.sentences)
    return moments.contains { moment in
      guard case .sentenced = moment.kind else { return false }
      return moment.span.isBefore(step.span)
        && sentences.contains { $0.position == moment.position }
    }
  }

  /// The latest superseded count of these words, by number with its offence, or by offence alone;
  /// none where they are those of a count that was dropped.
  private mutating func revived(
    by entry: NamedCount, _ taken: TakenCounts, _ step: Step
  ) -> Int? {
    if counts.contains(where: { $0.outcome == .dropped && $0.isCalled(by: entry) }) { return nil }
    let place = counts.indices.filter {
      counts[$0].outcome == .superseded && !counts[$0].isReplaced && !taken.contains($0)
        && counts[$0].isCalled(by: entry)
    }.max { counts[$0].instrument < counts[$1].instrument }
    if let place { decide(place, .pending, step) }
    return place
  }

  private mutating func addUnlaid(_ entry: NamedCount, _ step: Step) -> Int {
    // Where a paper's counts are not recorded, what is named later may well be one of them.
    let open = instruments.lastIndex { !$0.hasCounts }
    let isOfClosed = open == nil && counts.contains { $0.isClosedForGood && $0.isCalled(by: entry) }
    let place = add(entry, step, instrument: open ?? -1)
    counts[place].named.result = nil
    counts[place].isOfClosed = isOfClosed
    counts[place].isUnlaid = open == nil && !isOfClosed && !instruments.isEmpty
    return place
  }

  /// A plea or verdict of another offence than was charged is one of that offence.
  mutating func takeWords(of entry: NamedCount, to place: Int) {
    let named = counts[place].named
    guard !named.isOffence(of: entry), named.offence != 0 else { return }
    if named.offenceKey != entry.offenceKey && counts[place].chargedAs == 0 {
      counts[place].chargedAs = named.offence
    }
    counts[place].named.takeOffence(of: entry)
  }
}

extension Course.Count {
  /// Whether it was laid and is past: nothing revives what was dropped or merged.
  fileprivate var isClosedForGood: Bool {
    switch outcome {
    case .dropped, .merged, .abated: instrument >= 0 && !isReplaced
    case .pending, .superseded, .pleadedGuilty, .convicted, .acquitted, .dismissed, .hung,
      .decided, .vacated:
      false
    }
  }

  /// Whether an entry calls it so: by number with its offence, or by offence alone.
  fileprivate func isCalled(by entry: NamedCount) -> Bool {
    named.isOffence(of: entry)
      && (named.number == entry.number || named.number == 0 || entry.number == 0)
  }
}
