import Events

/// How one fact answers the dials by its own dates.
///
/// - `--as-of` asks `occurred`; where it is absent, the fact had occurred when it was disclosed, and
///   before that possibly.
/// - `--known-at` asks `disclosed`. Where it is absent, the fact was known when the first of its
///   sources was published, else when it was recorded, and possibly from when it occurred. A source
///   that was perhaps published earlier makes nothing public that had not yet occurred, but a law,
///   which is told of before it is in force.
/// - A source counts from its `published` on both clocks.
struct Judgement {
  let standpoint: Standpoint
  /// When a source was published; nil where nothing says.
  let published: (String) -> EDTF?

  /// The answer, and whether the fact bears the dates for it. One that does not (a role, a name)
  /// follows the dated facts of its stream, as far as the answer goes.
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

  /// Whether the fact says of itself when it was, or through a source when it became public.
  private func isDated(_ fact: Fact) -> Bool {
    if fact.occurred != nil || fact.disclosed != nil || ownPublication(fact) != nil { return true }
    return fact.sources?.contains { published($0.source.string) != nil } ?? false
  }

  /// How a fact about the record answers: known from when it was recorded, and no part of the world.
  func answerOfRecord(_ fact: Fact) -> Inside {
    standpoint.knownAt != nil && fact.position > standpoint.knownThrough ? .no : .definite
  }

  private func asOf(_ fact: Fact) -> Inside? {
    guard let day = standpoint.asOf else { return .definite }
    if let occurred = fact.occurred?.edtf { return Inside(occurred.overlap(until: day)) }
    if let published = ownPublication(fact) { return Inside(published.overlap(until: day)) }
    guard let disclosed = fact.disclosed?.edtf else { return nil }
    return disclosed.overlap(until: day) == .definitely ? .definite : .possible
  }

  private func knownAt(_ fact: Fact) -> Inside? {
    guard let day = standpoint.knownAt else { return .definite }
    if let disclosed = fact.disclosed?.edtf { return Inside(disclosed.overlap(until: day)) }
    if let published = ownPublication(fact) { return Inside(published.overlap(until: day)) }
    if fact.position <= standpoint.knownThrough { return isDated(fact) ? .definite : nil }
    let sources = (fact.sources.map(Array.init) ?? []).compactMap { published($0.source.string) }
    let bySources = sources.map { Inside($0.overlap(until: day)) }.max() ?? .no
    if bySources == .definite { return .definite }
    guard let occurred = fact.occurred?.edtf else { return bySources == .no ? nil : bySources }
    guard occurred.overlap(until: day) == .no else { return .possible }
    if case .law = fact.event { return bySources }
    return .no
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
    // A case that bears no date at all is known from when it was recorded; a name follows its use.
    let isUnknown =
      kind == .case && standpoint.knownAt != nil && position > standpoint.knownThrough
    return isUnknown ? .possible : .definite
  }
}
