public import Events

/// Reads what a fact does to the persons of its case.
public enum StepReader {
  /// What is read: the step, and whom it moves.
  public struct Reading {
    public var step: Step
    /// The number of the person's slug; 0 stands for all of the case's accused.
    public var party: Int32
  }

  /// Calls `take` once for each person whom the fact moves.
  ///
  /// - Parameters:
  ///   - span: the days of the fact.
  ///   - parties: the numbers of slugs.
  ///   - texts: the numbers of offences, provisions and their keys.
  public static func steps(
    of fact: Fact, _ event: Event, on span: FactSpan, parties: inout Strings, texts: inout Strings,
    _ take: (Step, _ party: Int32, _ counts: [NamedCount]) -> Void
  ) {
    guard let read = read(event), read.verb.moves || read.parties != nil else { return }
    let counts = read.counts.map { named($0, &texts) } ?? []
    var step = Step(read.verb, read.detail, span: span, position: fact.position)
    step.isFinal = read.isFinal
    step.isInAbsentia = read.isInAbsentia
    if read.isNamed, !step.isInAbsentia { step.isInAbsentia = isTaggedAbsent(fact) }
    if read.verb.canMoveLiberty { step.isContested = fact.claim?.standing == .contested }
    step.until = read.until?.days.map { FactSpan($0.earliest, $0.latest) }
    step.marks = marks(fact, read)
    guard let components = read.components else {
      return emit(step, to: read.parties, &parties, counts, take)
    }
    let shares = Shares(components, &parties)
    for (party, shape) in shares.own {
      var own = step
      own.detail = read.detail.with(shape)
      take(own, party, counts)
    }
    step.detail = read.detail.with(shares.common)
    if let list = read.parties {
      for party in list {
        let number = parties.number(of: party)
        if !shares.own.contains(where: { $0.party == number }) { take(step, number, counts) }
      }
    } else if !shares.isAllOwn {
      // Whoever has a share of his own is not moved by what is everybody's: see `Roster`.
      take(step, 0, counts)
    }
  }

  /// The place of a fact in the law's order.
  static func rank(of event: Event) -> Int {
    read(event).map { $0.rank ?? $0.verb.rank } ?? Step.lastRank
  }

  private static func emit(
    _ step: Step, to list: List<PartySlug>?, _ parties: inout Strings, _ counts: [NamedCount],
    _ take: (Step, Int32, [NamedCount]) -> Void
  ) {
    guard let list else { return take(step, 0, counts) }
    for party in list { take(step, parties.number(of: party), counts) }
  }

  // MARK: What a word does

  private struct Read {
    var verb: Step.Verb
    var detail: Step.Detail = .none
    /// Its place in the law's order, where that is not its verb's.
    var rank: Int?
    var parties: List<PartySlug>?
    var isFinal = false
    var isInAbsentia = false
    var court: Text?
    var from: Text?
    var until: Dated?
    /// Whether other facts may name it: verdicts, pleas, sentences, decisions of appeals.
    var isNamed = false
    var counts: Counts?
    var components: List<Object<Component>>?
  }

  private enum Counts {
    case plain(List<Object<Count>>)
    case judged(List<Object<JudgedCount>>)
  }

  private static func read(_ event: Event) -> Read? {
    switch event {
    case .proceeding(let proceeding): read(proceeding)
    case .conduct(let conduct):
      switch conduct {
      case .alleged(let fact): Read(verb: .alleged, parties: fact.parties)
      case .stated, .measureTaken: nil
      }
    case .custody(let custody): read(custody)
    case .court(let court): read(court)
    case .party, .exchange, .law, .evidence, .amendment: nil
    }
  }

  private static func read(_ proceeding: Proceeding) -> Read? {
    switch proceeding {
    case .transferred(let fact):
      switch fact.to {
      case .prosecutors, .militaryProsecutors:
        Read(verb: .handedToProsecutors, parties: fact.parties)
      case .investigators: Read(verb: .returned, parties: fact.parties)
      case .court: Read(verb: .handedToCourt, parties: fact.parties)
      // Where the file went is not known: the stage stays what it was.
      case .other:
        Read(verb: .concerned, rank: Step.Verb.returned.rank, parties: fact.parties)
      }
    case .investigationOpened(let fact): Read(verb: .investigated, parties: fact.parties)
    case .investigationStep(let fact):
      Read(
        verb: fact.kind == .returnedForInvestigation ? .returned : .investigated,
        parties: fact.parties)
    case .closed(let fact):
      Read(verb: .closed, detail: .closing(fact.outcome), parties: fact.parties)
    case .opened, .linked, .checked, .roleAssigned: nil
    }
  }

  private static func read(_ custody: Custody) -> Read? {
    switch custody {
    case .sought(let fact): Read(verb: .sought, parties: fact.parties)
    case .detained(let fact): Read(verb: .detained, parties: fact.parties, until: fact.until)
    case .arrested(let fact): Read(verb: .arrested, parties: fact.parties, until: fact.until)
    case .remanded(let fact): Read(verb: .remanded, parties: fact.parties, until: fact.until)
    case .restricted(let fact):
      Read(
        verb: fact.measure == .bail ? .bailed : .restricted, parties: fact.parties,
        until: fact.until)
    case .released(let fact):
      Read(
        verb: fact.how == .bail ? .bailed : .released, detail: .release(fact.how),
        parties: fact.parties)
    case .escaped(let fact): Read(verb: .escaped, parties: fact.parties)
    case .surrendered(let fact):
      Read(
        verb: fact.step == .carriedOut ? .surrendered : .surrenderSought, parties: fact.parties)
    case .died(let fact): Read(verb: .died, parties: fact.parties)
    case .executed(let fact): Read(verb: .executed, parties: fact.parties)
    }
  }

  private static func read(_ court: Court) -> Read? {
    switch court {
    case .chargeLaid(let fact):
      Read(
        verb: .charged,
        detail: .instrument(
          fact.instrument, hasCounts: fact.counts?.contains { _ in true } ?? false),
        parties: fact.parties, counts: fact.counts.map(Counts.plain))
    case .chargeChanged(let fact): read(fact)
    case .pleaEntered(let fact):
      Read(
        verb: .pleaded, detail: .plea(fact.plea), parties: fact.parties, isNamed: true,
        counts: fact.counts.map(Counts.plain))
    case .hearingScheduled(let fact): Read(verb: .concerned, parties: fact.parties)
    case .hearingHeld(let fact):
      Read(
        verb: fact.kind == .trial ? .tried : .concerned, rank: Step.Verb.tried.rank,
        parties: fact.parties)
    case .verdictGiven(let fact):
      fact.result == .ruled
        ? Read(verb: .named, rank: Step.Verb.judged.rank, parties: fact.parties)
        : Read(
          verb: .judged, detail: .verdict(fact.result), parties: fact.parties,
          isFinal: fact.final ?? false, isInAbsentia: fact.inAbsentia ?? false,
          court: fact.court, isNamed: true, counts: fact.counts.map(Counts.judged))
    case .sentenceImposed(let fact):
      Read(
        verb: .sentenced, detail: .sentence([]), parties: fact.parties,
        isFinal: fact.final ?? false, isInAbsentia: fact.inAbsentia ?? false,
        court: fact.court, isNamed: true, components: fact.components)
    case .sentenceChanged(let fact):
      Read(
        verb: .sentenceChanged, detail: .sentenceChange(fact.change, []), parties: fact.parties,
        components: fact.components)
    case .appealLodged(let fact):
      Read(
        verb: .appealed, detail: .appeal(of: fact.of, by: fact.by), parties: fact.parties,
        court: fact.court, from: fact.from)
    case .appealDecided(let fact):
      Read(
        verb: .appealDecided, detail: .decision(fact.result, of: fact.of, by: fact.by, []),
        parties: fact.parties, court: fact.court, from: fact.from, isNamed: true,
        components: fact.components)
    }
  }

  private static func read(_ fact: Events.Read<ChargeChanged>) -> Read {
    switch fact.change {
    case .added, .amended, .dropped, .merged:
      Read(
        verb: fact.change == .added || fact.change == .amended ? .chargeChanged : .chargeClosed,
        detail: .change(fact.change), parties: fact.parties, counts: fact.counts.map(Counts.plain))
    case .unsealed, .consentGiven, .consentRefused:
      Read(verb: .named, rank: Step.Verb.chargeChanged.rank, parties: fact.parties)
    }
  }

  /// Before there was a field for it, a tag said that somebody was tried in absence.
  private static func isTaggedAbsent(_ fact: Fact) -> Bool {
    guard let tags = fact.tags else { return false }
    return tags.contains { tag in
      PlainText.withBytes(of: tag) { $0.elementsEqual("inabsentia".utf8) }
    }
  }

  private static func marks(_ fact: Fact, _ read: Read) -> CourtMarks {
    var marks = CourtMarks()
    switch read.verb {
    case .judged, .sentenced, .pleaded, .appealed, .appealDecided, .sentenceChanged, .remanded:
      marks.court = read.court.map { PlainText.mark($0) } ?? 0
      marks.authority = fact.authority.map { PlainText.mark($0) } ?? 0
      marks.from = read.from.map { PlainText.mark($0) } ?? 0
      if read.isNamed { marks.id = fact.id.map { PlainText.mark($0) } ?? 0 }
    case .alleged, .investigated, .sought, .detained, .arrested, .restricted, .surrendered,
      .bailed, .handedToProsecutors, .returned, .charged, .chargeChanged, .handedToCourt,
      .chargeClosed, .tried, .released, .escaped, .closed, .died, .executed,
      .assigned, .surrenderSought, .named, .concerned:
      break
    }
    return marks
  }

  // MARK: Counts

  private static func named(_ counts: Counts, _ texts: inout Strings) -> [NamedCount] {
    var named: [NamedCount] = []
    switch counts {
    case .plain(let list):
      for count in list {
        named.append(
          NamedCount(
            count.count, count.offence, count.provision, count.law, count.quantity, &texts))
      }
    case .judged(let list):
      for count in list {
        var one = NamedCount(
          count.count, count.offence, count.provision, count.law, count.quantity, &texts)
        one.result = count.result
        named.append(one)
      }
    }
    return named
  }
}

extension NamedCount {
  fileprivate init(
    _ number: Int64?, _ offence: Text, _ provision: Text?, _ law: Text?, _ quantity: Int64?,
    _ texts: inout Strings
  ) {
    self.number = Int32(clamping: number ?? 0)
    (self.offence, offenceKey) = PlainText.numbers(of: offence, &texts)
    if let provision {
      (self.provision, provisionKey) = PlainText.numbers(of: provision, &texts)
    }
    self.law = law.map { texts.number(of: $0) } ?? 0
    self.quantity = Int32(clamping: quantity ?? 1)
  }
}

extension Step.Detail {
  /// The same with what a sentence does to liberty.
  fileprivate func with(_ shape: SentenceShape) -> Step.Detail {
    switch self {
    case .sentence: .sentence(shape)
    case .sentenceChange(let change, _): .sentenceChange(change, shape)
    case .decision(let result, let of, let by, _): .decision(result, of: of, by: by, shape)
    case .none, .instrument, .change, .plea, .verdict, .appeal, .release, .closing: self
    }
  }
}

/// A sentence split by the persons whom its components name.
private struct Shares {
  private(set) var own: [(party: Int32, shape: SentenceShape)] = []
  private(set) var common: SentenceShape = []
  /// Whether each component is somebody's own.
  let isAllOwn: Bool

  init(_ components: List<Object<Component>>, _ parties: inout Strings) {
    if let plain = Shares.plain(components) {
      isAllOwn = false
      common = plain
      return
    }
    var parts: [(party: Int32, part: SentencePart)] = []
    for component in components {
      let party = component.party.map { parties.number(of: $0) } ?? 0
      parts.append((party, SentencePart(kind: component.kind, component: component)))
    }
    isAllOwn = !parts.isEmpty && parts.allSatisfy { $0.party != 0 }
    common = SentenceShape(parts.filter { $0.party == 0 }.map(\.part))
    for part in parts where part.party != 0 && !own.contains(where: { $0.party == part.party }) {
      let mine = parts.filter { $0.party == 0 || $0.party == part.party }.map(\.part)
      own.append((part.party, SentenceShape(mine)))
    }
  }
}

extension Shares {
  /// The shape of a sentence of one part that names nobody, as most are; nil of others.
  fileprivate static func plain(_ components: List<Object<Component>>) -> SentenceShape? {
    var iterator = components.makeIterator()
    guard let only = iterator.next(), iterator.next() == nil, only.party == nil else { return nil }
    switch only.kind {
    case .prison, .life: return [.isStated, .imprisons]
    case .death: return [.isStated, .imprisons, .isDeath]
    case .fine, .confiscation, .supervision, .damages, .other: return .isStated
    case .suspended, .reprieve: return nil
    }
  }
}

/// What of a sentence's part decides whether somebody goes to prison.
private struct SentencePart {
  var kind: ComponentKind
  var component: Events.Read<Component>

  /// Read only where something is suspended: most sentences are not.
  var term: Period? { component.term }
}

extension SentenceShape {
  fileprivate init(_ parts: [SentencePart]) {
    self = parts.isEmpty ? [] : .isStated
    let suspended = parts.filter { $0.kind == .suspended }
    var prison: [SentencePart] = []
    for part in parts {
      switch part.kind {
      case .life:
        insert(.imprisons)
        return
      case .death:
        formUnion([.imprisons, .isDeath])
        return
      case .prison: prison.append(part)
      case .suspended, .reprieve, .fine, .confiscation, .supervision, .damages, .other: break
      }
    }
    if suspended.isEmpty {
      if !prison.isEmpty { insert(.imprisons) }
      return
    }
    // Suspended whole: alone, or without a term, or for no less than the prison's.
    let isWhole =
      prison.isEmpty
      || suspended.contains { part in
        guard let term = part.term else { return true }
        return prison.allSatisfy { $0.term.map { !term.isShorter(than: $0) } ?? false }
      }
    insert(isWhole ? .isSuspended : .imprisons)
  }
}
