import Events
import Projections
import Words

/// Which versions of a law were in force when a case's conduct, arrest and charge took place.
///
/// A version is definitely in force where it is so on all days that the moment may mean, possibly
/// where it is on some of them.
struct LawAtMoments {
  enum Moment: String, CaseIterable {
    case conduct, arrest, charge
  }

  /// What was in force at a moment.
  struct State {
    /// When the moment was, as far as recorded.
    let date: EDTF?
    var definite: [LawHistory.Version] = []
    var possible: [LawHistory.Version] = []
    /// Where no version was in force: what is known instead.
    var otherwise: String?
    /// Changes made before, of which nothing says from when they are in force.
    var unclear: [LawHistory.Version] = []
    /// The same for later charges, where something else was in force then.
    var further: [State] = []

    /// Whether the same was in force at another time, as far as is known.
    func isSame(as other: State) -> Bool {
      definite.map(\.positions) == other.definite.map(\.positions)
        && possible.map(\.positions) == other.possible.map(\.positions)
        && otherwise == other.otherwise
    }
  }

  /// Whether the version in force at the charge was not yet in force at the conduct.
  enum Later: String {
    case yes, possibly, no
  }

  let law: LawHistory
  private(set) var states: [Moment: State] = [:]
  /// Nil where the facts do not tell.
  private(set) var later: Later?

  /// - Parameter facts: those of the case that stand.
  init(_ law: LawHistory, _ facts: [Fact]) {
    self.law = law
    let conduct = facts.filter(LawAtMoments.isConduct).compactMap { $0.occurred?.edtf }
    let arrest = LawAtMoments.first(facts, where: LawAtMoments.isHold)
    let charges = LawAtMoments.charges(facts, law.id)
    let charge = charges.first
    states[.conduct] = state(conduct)
    states[.arrest] = state(arrest.map { [$0] } ?? [])
    var charged = state(charge.map { [$0] } ?? [])
    for date in charges.dropFirst() {
      let later = state([date])
      if !later.isSame(as: charged.further.last ?? charged) { charged.further.append(later) }
    }
    states[.charge] = charged
    later = later(conduct, charge)
  }

  // MARK: Moments

  private static func isConduct(_ fact: Fact) -> Bool {
    if case .conduct(.alleged) = fact.event { true } else { false }
  }

  private static func isHold(_ fact: Fact) -> Bool {
    switch fact.event {
    case .custody(.detained), .custody(.arrested), .custody(.remanded): true
    case .custody, .proceeding, .party, .conduct, .court, .exchange, .law, .evidence, .amendment:
      false
    }
  }

  private static func isCharge(_ fact: Fact) -> Bool {
    if case .court(.chargeLaid) = fact.event { true } else { false }
  }

  private static func names(_ law: String, _ fact: Fact) -> Bool {
    guard case .court(.chargeLaid(let read)) = fact.event, let counts = read.counts else {
      return false
    }
    return counts.contains { $0.law?.string == law }
  }

  /// When charges were laid that name the law, else when any was; each date once, the first first.
  private static func charges(_ facts: [Fact], _ law: String) -> [EDTF] {
    let named = dates(facts) { isCharge($0) && names(law, $0) }
    return named.isEmpty ? dates(facts, where: isCharge) : named
  }

  private static func first(_ facts: [Fact], where isWanted: (Fact) -> Bool) -> EDTF? {
    dates(facts, where: isWanted).first
  }

  private static func dates(_ facts: [Fact], where isWanted: (Fact) -> Bool) -> [EDTF] {
    facts.filter { isWanted($0) && $0.occurred != nil }
      .sorted {
        (FactSpan.lastDay(of: $0), $0.position) < (FactSpan.lastDay(of: $1), $1.position)
      }
      .compactMap { $0.occurred?.edtf }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: Versions

  /// The days from the first that any of these may mean to the last; nil is open.
  private static func span(_ dates: [EDTF]) -> (first: Int64?, last: Int64?) {
    let bounds = dates.map(\.bounds)
    let firsts = bounds.map(\.earliestMargin?.number)
    let lasts = bounds.map(\.latestMargin?.number)
    return (
      firsts.contains(nil) ? nil : firsts.compactMap(\.self).min(),
      lasts.contains(nil) ? nil : lasts.compactMap(\.self).max()
    )
  }

  private func state(_ dates: [EDTF]) -> State {
    guard !dates.isEmpty else { return State(date: nil, otherwise: "not recorded: no date") }
    let (first, last) = LawAtMoments.span(dates)
    var state = State(date: LawAtMoments.date(dates, first, last))
    for version in law.versions where version.change != .repealed {
      guard let from = version.inForce?.bounds else { continue }
      let end = version.replaced?.bounds
      let begins = (from.earliestMargin?.number ?? .min, from.latestMargin?.number ?? .max)
      let ends = end.map { ($0.earliestMargin?.number ?? .min, $0.latestMargin?.number ?? .max) }
      let isSure =
        begins.1 <= first ?? .min && (ends.map { $0.0 > last ?? .max } ?? true)
      let isPossible = begins.0 <= last ?? .max && (ends.map { $0.1 > first ?? .min } ?? true)
      if isSure {
        state.definite.append(version)
      } else if isPossible {
        state.possible.append(version)
      }
    }
    if state.definite.isEmpty {
      state.otherwise = state.possible.isEmpty ? repealed(first) ?? none(last) : before(first)
    }
    state.unclear = law.versions.filter { version in
      guard version.inForce == nil, version.change == .amended,
        let made = version.adopted?.bounds.earliest?.number
      else { return false }
      return made <= last ?? .max && !(repeal(by: first))
    }
    return state
  }

  /// Whether the law was repealed for certain by a day.
  private func repeal(by day: Int64?) -> Bool { repealed(day) != nil }

  /// "repealed on 20 December 2023", of days that certainly lie after it.
  private func repealed(_ first: Int64?) -> String? {
    guard let repeal = law.versions.last(where: { $0.change == .repealed }),
      let date = repeal.inForce ?? repeal.adopted, let end = date.bounds.latestMargin?.number,
      let first, end <= first
    else { return nil }
    return "repealed" + (Wording.when(date).map { " \($0)" } ?? "")
  }

  private var oldest: LawHistory.Version? {
    law.versions.first { $0.inForce != nil && $0.change != .repealed }
  }

  /// What is known of days that a moment may mean and that lie before all versions.
  private func before(_ first: Int64?) -> String? {
    guard let begins = oldest?.inForce?.bounds.latestMargin?.number, first ?? .min < begins else {
      return nil
    }
    return "or earlier, when no version is recorded as in force"
  }

  private static func date(_ dates: [EDTF], _ first: Int64?, _ last: Int64?) -> EDTF? {
    if dates.count == 1 { return dates[0] }
    let ends = [first, last].map { $0.map { Day(number: $0).description } ?? ".." }
    return ends[0] == ends[1] ? try? EDTF(ends[0]) : try? EDTF(ends.joined(separator: "/"))
  }

  /// Why no version is named.
  private func none(_ last: Int64?) -> String {
    guard let oldest else { return "not recorded: from when any version is in force" }
    guard let begins = oldest.inForce?.bounds.earliestMargin?.number, let last, last < begins else {
      return "not recorded: no version in force then"
    }
    let when = oldest.inForce?.words ?? ""
    switch oldest.change {
    case .enacted, .promulgated: return "not yet in force (from \(when))"
    case .proposed, .amended, .repealed, .interpreted, nil:
      return "not recorded: it lies before the first version with a commencement (\(when))"
    }
  }

  // MARK: A later version

  private func later(_ conduct: [EDTF], _ charge: EDTF?) -> Later? {
    guard !conduct.isEmpty, charge != nil, let state = states[.charge],
      let version = (state.definite.last ?? state.possible.last),
      let from = version.inForce?.bounds
    else { return nil }
    let (first, last) = LawAtMoments.span(conduct)
    if let begins = from.earliestMargin?.number, let last, begins > last {
      return state.definite.isEmpty ? .possibly : .yes
    }
    guard let begins = from.latestMargin?.number, let first else { return .possibly }
    return begins > first ? .possibly : .no
  }
}

extension LawHistory.Version {
  /// "version 2023", else "as amended on 26 April 2023".
  var label: String {
    let name =
      version.map { "version \($0)" }
      ?? change.map {
        ["as", $0.rawValue, Wording.when(adopted)].compactMap(\.self).joined(separator: " ")
      } ?? ""
    let parts = provisions.isEmpty ? "" : " (\(provisions.joined(separator: "; ")))"
    return (name.isEmpty ? "a version without a name" : name) + parts
  }
}
