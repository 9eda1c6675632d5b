import Events

/// How one fact answers the dials by its own dates.
///
/// - `--as-of` asks `occurred`, which ends with the day it was disclosed: what was announced had
///   happened. Where it is absent, the fact had occurred when it was disclosed, else when the first
///   of its sources was published, and before that possibly.
/// - `--known-at` asks the earlier of `disclosed` and the first publication among its sources. Where
///   both are absent, the fact was known when it was recorded, and possibly from when it occurred.
///   No source makes public what had not yet occurred when it was published, but a law, which is told
///   of before it is in force.
/// - A source counts from its `published` on both clocks.
struct Judgement {
  let standpoint: Standpoint
  /// When a source was published; nil where nothing says.
  let published: (String) -> EDTF?

  /// The answer, and whether the fact bears the dates for it. One that does not (a role, a name)
  /// waits for another; see `Undated`. It answers then as surely as that, and no more surely than
  /// this.
  struct Answer {
    var inside: Inside
    var isDated: Bool
  }

  func answer(_ fact: Fact) -> Answer {
    // What is left of a redacted fact bears no dates any more.
    if fact.isRedacted { return Answer(inside: .definite, isDated: false) }
    // What a case is called and where it is tried is needed as soon as anything of it is inside.
    if case .proceeding(.opened) = fact.event { return Answer(inside: .definite, isDated: false) }
    let answers = [asOf(fact), knownAt(fact)]
    return Answer(
      inside: answers.compactMap(\.self).min() ?? .definite,
      isDated: !answers.contains { $0 == nil })
  }

  /// Whether all dials that are turned have the fact's own dates definitely inside.
  func isDefinite(_ fact: Fact) -> Bool {
    asOf(fact) == .definite && knownAt(fact) == .definite
  }

  /// Whether the fact says of itself when it was, or through a source when it became public.
  func isDated(_ fact: Fact) -> Bool {
    if fact.occurred != nil || fact.disclosed != nil || ownPublication(fact) != nil { return true }
    return fact.sources?.contains { published($0.source.string) != nil } ?? false
  }

  /// How a fact about the record answers: known from when it was recorded, and no part of the world;
  /// what it says beyond putting right is not told before it was said.
  func answerOfRecord(_ fact: Fact) -> Inside {
    if Judgement.isOpinion(fact) {
      if fact.occurred != nil || fact.disclosed != nil { return answer(fact).inside }
      return standpoint.wasHeld(fact.position) ? .definite : .no
    }
    guard let day = standpoint.knownAt, fact.position > standpoint.knownThrough else {
      return .definite
    }
    // A correction that was public before it was recorded says so.
    return fact.disclosed?.edtf.map { Inside($0.overlap(until: day)) } ?? .no
  }

  private func asOf(_ fact: Fact) -> Inside? {
    guard let day = standpoint.asOf else { return .definite }
    if let occurred = fact.occurred?.edtf {
      let answer = Inside(occurred.overlap(until: day))
      return answer == .possible && hadHappened(fact, occurred, by: day) ? .definite : answer
    }
    if let published = ownPublication(fact) { return Inside(published.overlap(until: day)) }
    let known: Inside
    if let disclosed = fact.disclosed?.edtf {
      known = Inside(disclosed.overlap(until: day))
    } else {
      guard let first = sources(fact).map({ Inside($0.overlap(until: day)) }).max() else {
        return nil
      }
      known = first
    }
    return known == .definite ? .definite : .possible
  }

  /// Whether a fact whose own date leaves it open was announced by a day as something that happened:
  /// a hearing that is set and a law to come are announced before.
  private func hadHappened(_ fact: Fact, _ occurred: EDTF, by day: Day) -> Bool {
    switch fact.event {
    case .court(.hearingScheduled), .law: return false
    case .court, .proceeding, .party, .conduct, .custody, .exchange, .evidence, .amendment: break
    }
    guard let disclosed = fact.disclosed?.edtf, let last = disclosed.bounds.latest,
      disclosed.overlap(until: day) == .definitely
    else { return false }
    return occurred.overlap(until: last) != .no
  }

  private func knownAt(_ fact: Fact) -> Inside? {
    guard let day = standpoint.knownAt else { return .definite }
    if let published = ownPublication(fact) { return Inside(published.overlap(until: day)) }
    let occurred = fact.occurred?.edtf
    var isLaw = false
    if case .law = fact.event { isLaw = true }
    let isAhead = !isLaw && occurred?.overlap(until: day) == .no
    let sources = isAhead ? [] : sources(fact).filter { isLaw || !precedes($0, occurred) }
    let bySources = sources.map { Inside($0.overlap(until: day)) }.max() ?? .no
    if let disclosed = fact.disclosed?.edtf {
      // Only a source that was certainly published earlier says more than the date itself.
      return max(Inside(disclosed.overlap(until: day)), bySources == .definite ? .definite : .no)
    }
    if fact.position <= standpoint.knownThrough { return isDated(fact) ? .definite : nil }
    if bySources == .definite { return .definite }
    guard let occurred else { return bySources == .no && sources.isEmpty ? nil : bySources }
    guard occurred.overlap(until: day) == .no else { return .possible }
    return isLaw ? bySources : .no
  }

  /// When the sources that a fact cites were published, as far as anything says.
  private func sources(_ fact: Fact) -> [EDTF] {
    (fact.sources.map(Array.init) ?? []).compactMap { published($0.source.string) }
  }

  /// Whether a source was certainly published before the fact occurred: it tells of something else.
  private func precedes(_ published: EDTF, _ occurred: EDTF?) -> Bool {
    guard let first = occurred?.bounds.earliestMargin else { return false }
    return published.bounds.latestMargin.map { $0 < first } ?? false
  }

  private func ownPublication(_ fact: Fact) -> EDTF? {
    guard case .evidence(.registered(let read)) = fact.event else { return nil }
    return read.published?.edtf
  }

  /// Whether a fact is about the record itself.
  static func isOfRecord(_ fact: Fact) -> Bool {
    if fact.isRedacted { return false }
    return switch fact.event {
    case .amendment(let amendment):
      switch amendment {
      case .corrected, .retracted, .redacted, .marked: true
      case .noted: fact.occurred == nil && fact.disclosed == nil
      }
    case .evidence(let evidence):
      switch evidence {
      case .assessed, .archived: true
      case .registered, .changed: false
      }
    case .proceeding(let proceeding):
      switch proceeding {
      case .checked: fact.occurred == nil && fact.disclosed == nil
      case .opened, .transferred, .linked, .closed, .investigationOpened, .investigationStep,
        .roleAssigned:
        false
      }
    case .party, .conduct, .custody, .court, .exchange, .law: false
    }
  }

  /// Whether a fact about the record says something beyond putting the record right: an assessment, a
  /// note, a look for news.
  private static func isOpinion(_ fact: Fact) -> Bool {
    if fact.isRedacted { return false }
    return switch fact.event {
    case .evidence(.assessed), .amendment(.noted), .proceeding(.checked): true
    case .evidence, .amendment, .proceeding, .party, .conduct, .custody, .court, .exchange, .law:
      false
    }
  }

  /// The fact that a fact about the record names.
  static func target(of fact: Fact) -> String? {
    if fact.isRedacted { return nil }
    return switch fact.event {
    case .amendment(let amendment):
      switch amendment {
      case .corrected(let read): read.target.string
      case .retracted(let read): read.target.string
      case .redacted(let read): read.target.string
      case .marked(let read): read.target.string
      case .noted: nil
      }
    case .evidence(.assessed(let read)): read.about.string
    case .evidence, .proceeding, .party, .conduct, .custody, .court, .exchange, .law: nil
    }
  }
}

/// What a fact without dates waits for, where it was recorded after the days one looks from.
enum Undated {
  /// For anything dated of its stream: an opening, what is left of a redacted fact.
  case stream
  /// For a fact that names it: a party, a source.
  case name
  /// For a dated fact of its case that names whose part it is.
  case part(String, isAccused: Bool)
  /// For the day it was recorded on: a link, a match, further names.
  case record
  /// For nothing: it may have happened on any day.
  case nothing

  init(_ fact: Fact) {
    if fact.isRedacted {
      self = .stream
      return
    }
    switch fact.event {
    case .proceeding(let proceeding):
      switch proceeding {
      case .opened: self = .stream
      case .linked, .checked: self = .record
      case .roleAssigned(let read):
        // Whose part is that of an exchange has it from the exchange on.
        if read.role == .exchanged || read.role == .mediator {
          self = .record
        } else if let party = read.party {
          self = .part(party.string, isAccused: read.role.isAccused)
        } else {
          let state = read.state?.code ?? ""
          self = read.role == .prosecuting ? .stream : .part(state, isAccused: false)
        }
      case .transferred, .closed, .investigationOpened, .investigationStep: self = .nothing
      }
    case .party(let party):
      switch party {
      case .introduced: self = .name
      case .identified, .matched: self = .record
      }
    case .evidence(let evidence):
      switch evidence {
      case .registered: self = .name
      case .archived, .changed, .assessed: self = .record
      }
    case .amendment: self = .record
    case .conduct, .custody, .court, .exchange, .law: self = .nothing
    }
  }

  /// Whether a fact of a case speaks of all accused.
  static func isOfAll(_ fact: Fact) -> Bool {
    guard fact.value(Key("parties")) == nil else { return false }
    return switch fact.event {
    case .custody, .court, .conduct(.alleged): true
    case .proceeding(let proceeding):
      switch proceeding {
      case .transferred, .closed, .investigationOpened, .investigationStep: true
      case .opened, .linked, .checked, .roleAssigned: false
      }
    case .conduct, .party, .exchange, .law, .evidence, .amendment: false
    }
  }
}

/// How undated facts of a stream answer: as surely as the surest of its dated ones.
struct Frame {
  private(set) var surest: Inside = .no
  private(set) var hasDates = false

  mutating func take(_ dated: Inside) {
    surest = max(surest, dated)
    hasDates = true
  }

  /// - Parameters:
  ///   - position: where the undated fact stands.
  ///   - kind: what its stream is about.
  func answer(_ position: Int64, _ kind: Subject, _ standpoint: Standpoint) -> Inside {
    if standpoint.asOf == nil, position <= standpoint.knownThrough { return .definite }
    if hasDates { return surest }
    // A case that bears no date at all is certain from when it was recorded; a name follows its use.
    return kind == .case && !standpoint.wasHeld(position) ? .possible : .definite
  }
}
