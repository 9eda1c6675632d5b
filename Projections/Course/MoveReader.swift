public import Events

/// Reads what a fact does to the persons of its case.
public enum MoveReader {
  /// Calls `move` once for each thing that the fact does to each party: 0 stands for all of the
  /// case's accused.
  ///
  /// - Parameter day: the fact's place in the order of the world, `Move.day(of:)`.
  public static func moves(
    of fact: Fact, _ event: Event, on day: Int64, parties: inout Strings, texts: inout Strings,
    _ move: (Move, _ party: Int32, _ counts: [CountMove]) -> Void
  ) {
    guard let step = step(of: event) else { return }
    let counts = step.counts.map { read($0, &texts) } ?? []
    func emit(_ verb: Move.Verb, _ list: List<Slug>?) {
      let made = Move(day: day, position: fact.position, verb: verb, isFinal: step.isFinal)
      guard let list else { return move(made, 0, counts) }
      for party in list { move(made, parties.number(of: party), counts) }
    }
    guard let components = step.components else { return emit(step.verb, step.parties) }
    for share in shares(components, step, &parties) {
      let made = Move(
        day: day, position: fact.position, verb: share.verb, isFinal: step.isFinal)
      if let party = share.party {
        move(made, party, [])
      } else {
        emit(share.verb, step.parties)
      }
    }
  }

  private struct Step {
    var verb: Move.Verb
    var parties: List<Slug>?
    var isFinal = false
    var counts: Counts?
    var components: List<Object<Component>>?

    /// A changed sentence moves nobody unless it says what it is made of now.
    var ifImprisoning: Step? { components == nil ? nil : self }
  }

  private enum Counts {
    case plain(List<Object<Count>>)
    case judged(List<Object<JudgedCount>>)
  }

  private static func step(of event: Event) -> Step? {
    switch event {
    case .proceeding(let proceeding): step(of: proceeding)
    case .conduct(let conduct):
      switch conduct {
      case .alleged(let fact): Step(verb: .alleged, parties: fact.parties)
      case .stated, .measureTaken: nil
      }
    case .custody(let custody): step(of: custody)
    case .court(let court): step(of: court)
    case .party, .exchange, .law, .evidence, .amendment: nil
    }
  }

  private static func step(of proceeding: Proceeding) -> Step? {
    switch proceeding {
    case .transferred(let fact):
      switch fact.to {
      case .prosecutors, .militaryProsecutors:
        Step(verb: .transferredToProsecutors, parties: fact.parties)
      case .investigators: Step(verb: .transferredToInvestigators, parties: fact.parties)
      case .court: Step(verb: .transferredToCourt, parties: fact.parties)
      case .other: nil
      }
    case .investigationOpened(let fact): Step(verb: .investigated, parties: fact.parties)
    case .investigationStep(let fact): Step(verb: .investigated, parties: fact.parties)
    case .closed(let fact): Step(verb: .closed, parties: fact.parties)
    case .opened, .linked, .checked, .roleAssigned: nil
    }
  }

  private static func step(of custody: Custody) -> Step? {
    switch custody {
    case .sought: return nil
    case .detained(let fact): return Step(verb: .detained, parties: fact.parties)
    case .arrested(let fact): return Step(verb: .arrested, parties: fact.parties)
    case .remanded(let fact): return Step(verb: .remanded, parties: fact.parties)
    case .restricted(let fact): return Step(verb: .restricted, parties: fact.parties)
    case .released(let fact):
      let verb: Move.Verb =
        switch fact.how {
        case .bail: .bailed
        case .parole: .paroled
        case .exchanged: .exchanged
        case .chargesDropped, .acquitted, .served, .pardon, .commutation, .deported, .unknown:
          .released
        }
      return Step(verb: verb, parties: fact.parties)
    case .escaped(let fact): return Step(verb: .escaped, parties: fact.parties)
    case .surrendered(let fact):
      return fact.step == .carriedOut ? Step(verb: .surrendered, parties: fact.parties) : nil
    case .died(let fact): return Step(verb: .died, parties: fact.parties)
    case .executed(let fact): return Step(verb: .executed, parties: fact.parties)
    }
  }

  private static func step(of court: Court) -> Step? {
    switch court {
    case .chargeLaid(let fact):
      return Step(
        verb: fact.instrument == .accusation ? .accused : .charged, parties: fact.parties,
        counts: fact.counts.map(Counts.plain))
    case .chargeChanged(let fact):
      let verb: Move.Verb
      switch fact.change {
      case .added: verb = .chargeAdded
      case .dropped: verb = .chargeDropped
      case .amended, .merged, .unsealed, .consentGiven, .consentRefused: return nil
      }
      return Step(verb: verb, parties: fact.parties, counts: fact.counts.map(Counts.plain))
    case .pleaEntered(let fact):
      let verb: Move.Verb
      switch fact.plea {
      case .guilty: verb = .pleadedGuilty
      case .withdrawn: verb = .pleaWithdrawn
      case .notGuilty, .noContest, .refused, .confessionReported: return nil
      }
      return Step(verb: verb, parties: fact.parties, counts: fact.counts.map(Counts.plain))
    case .hearingScheduled: return nil
    case .hearingHeld(let fact):
      return fact.kind == .trial ? Step(verb: .triedInCourt, parties: fact.parties) : nil
    case .verdictGiven(let fact):
      let verb: Move.Verb
      switch fact.result {
      case .convicted: verb = .convicted
      case .acquitted: verb = .acquitted
      case .mixed: verb = .mixedVerdict
      case .dismissed: verb = .dismissed
      case .notResponsible: verb = .notResponsible
      case .mistrial, .ruled: return nil
      }
      return Step(
        verb: verb, parties: fact.parties, isFinal: fact.final ?? false,
        counts: fact.counts.map(Counts.judged))
    case .sentenceImposed(let fact):
      return Step(
        verb: .sentenced, parties: fact.parties, isFinal: fact.final ?? false,
        components: fact.components)
    case .sentenceChanged(let fact):
      return fact.change == .vacated
        ? Step(verb: .sentenceVacated, parties: fact.parties)
        : Step(verb: .imprisonedAgain, parties: fact.parties, components: fact.components)
          .ifImprisoning
    case .appealLodged(let fact): return Step(verb: .appealLodged, parties: fact.parties)
    case .appealDecided(let fact):
      let verb: Move.Verb =
        switch fact.result {
        case .upheld, .varied, .withdrawn, .refused: .appealUpheld
        case .remitted: .appealRemitted
        case .quashed: .appealQuashed
        }
      return Step(verb: verb, parties: fact.parties)
    }
  }

  private static func read(_ counts: Counts, _ texts: inout Strings) -> [CountMove] {
    var read: [CountMove] = []
    switch counts {
    case .plain(let list):
      for count in list {
        read.append(
          CountMove(
            number: count.count ?? 0, offence: texts.number(of: count.offence),
            provision: count.provision.map { texts.number(of: $0) } ?? 0,
            law: count.law.map { texts.number(of: $0) } ?? 0))
      }
    case .judged(let list):
      for count in list {
        read.append(
          CountMove(
            number: count.count ?? 0, offence: texts.number(of: count.offence),
            provision: count.provision.map { texts.number(of: $0) } ?? 0,
            law: count.law.map { texts.number(of: $0) } ?? 0, result: count.result))
      }
    }
    return read
  }

  /// Splits a sentence by the parties its components name. Components are parts that add up: prison
  /// or life imprisons, and a sentence suspended whole has neither, only a `suspended` part.
  private static func shares(
    _ components: List<Object<Component>>, _ step: Step, _ parties: inout Strings
  ) -> [(verb: Move.Verb, party: Int32?)] {
    var shares: [(party: Int32?, isServed: Bool)] = []
    for component in components {
      let party = component.party.map { parties.number(of: $0) }
      let isServed: Bool
      switch component.kind {
      case .prison, .life: isServed = true
      case .death, .suspended, .reprieve, .fine, .confiscation, .supervision, .damages, .other:
        isServed = false
      }
      if let place = shares.firstIndex(where: { $0.party == party }) {
        shares[place].isServed = shares[place].isServed || isServed
      } else {
        shares.append((party, isServed))
      }
    }
    let again = step.verb == .imprisonedAgain
    if shares.isEmpty && !again { return [(.sentenced, nil)] }
    var verbs: [(verb: Move.Verb, party: Int32?)] = []
    for share in shares {
      if again {
        if share.isServed { verbs.append((.imprisonedAgain, share.party)) }
      } else {
        verbs.append((share.isServed ? .sentencedToPrison : .sentenced, share.party))
      }
    }
    return verbs
  }
}
