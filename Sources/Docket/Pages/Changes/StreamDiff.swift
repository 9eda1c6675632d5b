import Events
import Projections
import Words

/// What became of one stream between two sights of it: facts that came, were put right or went, and
/// what that did to each person.
struct StreamDiff {
  /// What happened to a fact.
  enum Kind: String, CaseIterable {
    case new, corrected, retracted, redacted, outvoted, restored, regraded, gone

    var words: String {
      switch self {
      case .new: "New"
      case .corrected: "Corrected"
      case .retracted: "Retracted"
      case .redacted: "Redacted"
      case .outvoted: "Another account is shown now"
      case .restored: "Stands again"
      case .regraded: "On other evidence now"
      case .gone: "No longer inside"
      }
    }
  }

  /// One fact, and what happened to it.
  struct Change {
    let kind: Kind
    /// As it is in the later sight; of one that is gone, as it was in the earlier.
    let item: CaseItem
    /// Of a correction: the fields that differ between the two sights.
    var fields: [Correction.Change] = []
    /// Who put it right, and why, where anybody did.
    var amendment: Correction?
    /// How far it was verified before, where that is another grade now.
    var grade: (was: Grade, isNow: Grade)?
  }

  /// A value of a person that is another now.
  struct Effect {
    let party: String
    let label: String
    /// `stage`, `liberty`, `sentence`, or a count's words.
    let what: String
    let was: String?
    let isNow: String?
    /// The fact that made it so; nil where none is left.
    let position: Int64?
  }

  let file: CaseFile
  let changes: [Change]
  let effects: [Effect]

  var isEmpty: Bool { changes.isEmpty && effects.isEmpty }

  /// - Parameters:
  ///   - old: the earlier sight; nil where nothing was seen of it.
  ///   - new: the later sight.
  init(_ old: CaseFile?, _ new: CaseFile) {
    file = new
    changes = StreamDiff.changes(old, new)
    effects = StreamDiff.effects(old, new)
  }

  // MARK: Facts

  private static func changes(_ old: CaseFile?, _ new: CaseFile) -> [Change] {
    let before = (old?.timeline ?? []).reduce(into: [:]) { $0[$1.position] = $1 }
    let amendments = new.corrections.reduce(into: [:]) { $0[$1.position] = $1 }
    var changes = new.timeline.compactMap { item -> Change? in
      if item.state == .redacted { return redaction(before[item.position], item, amendments) }
      guard let was = before[item.position] else {
        return Change(kind: .new, item: item)
      }
      return change(was, item, new, amendments)
    }
    let now = Set(new.timeline.map(\.position))
    changes += (old?.timeline ?? []).filter { !now.contains($0.position) }
      .map { Change(kind: .gone, item: $0) }
    return changes.sorted { $0.item.position < $1.item.position }
  }

  /// What was destroyed is destroyed at all times; the earlier sight does not know why.
  private static func redaction(
    _ was: CaseItem?, _ item: CaseItem, _ amendments: [Int64: Correction]
  ) -> Change? {
    if let was, was.withdrawal == item.withdrawal { return nil }
    return Change(
      kind: .redacted, item: item, amendment: item.withdrawal.flatMap { amendments[$0] })
  }

  private static func change(
    _ was: CaseItem, _ item: CaseItem, _ new: CaseFile, _ amendments: [Int64: Correction]
  ) -> Change? {
    if was.state != item.state {
      switch item.state {
      case .retracted:
        return Change(
          kind: .retracted, item: item, amendment: item.withdrawal.flatMap { amendments[$0] })
      case .redacted: return nil
      case .outvoted: return Change(kind: .outvoted, item: item)
      case .stands, .corrected:
        if !was.stands { return Change(kind: .restored, item: item) }
      }
    }
    guard was.corrections != item.corrections || was.fact.bytes != item.fact.bytes else {
      guard let before = was.grade, let after = item.grade,
        before.rating != after.rating || before.roots.count != after.roots.count
      else { return nil }
      return Change(kind: .regraded, item: item, grade: (before, after))
    }
    let last = item.corrections.last { !was.corrections.contains($0) }
    return Change(
      kind: .corrected, item: item,
      fields: Correction.Change.between(was.fact, item.fact, Sentence(new.names)),
      amendment: last.flatMap { amendments[$0] })
  }

  // MARK: Persons

  private static func effects(_ old: CaseFile?, _ new: CaseFile) -> [Effect] {
    let before = (old?.persons ?? []).reduce(into: [:]) { $0[$1.party] = $1 }
    let now = Set(new.persons.map(\.party))
    return new.persons.flatMap { effects(before[$0.party], $0, $0) }
      + (old?.persons ?? []).filter { !now.contains($0.party) }.flatMap { effects($0, nil, $0) }
  }

  private static func effects(
    _ was: CasePerson?, _ isNow: CasePerson?, _ person: CasePerson
  ) -> [Effect] {
    var effects: [Effect] = []
    func add(_ what: String, _ before: String?, _ after: String?, _ position: Int64?) {
      guard before != after else { return }
      effects.append(
        Effect(
          party: person.party, label: person.label, what: what, was: before, isNow: after,
          position: position.flatMap { $0 == 0 ? nil : $0 }))
    }
    add(
      "stage", was?.course.stage.map { AxisWords.words($0) },
      isNow?.course.stage.map { AxisWords.words($0) }, isNow?.stagePosition)
    add(
      "liberty", was?.course.liberty.map { AxisWords.words($0) },
      isNow?.course.liberty.map { AxisWords.words($0) }, isNow?.libertyPosition)
    let counts = CountSum.sums(isNow)
    let countsBefore = CountSum.sums(was)
    // What ended well stands first.
    let names = Set(counts.keys).union(countsBefore.keys).sorted {
      ((counts[$0]?.isCleared ?? false) ? 0 : 1, $0)
        < ((counts[$1]?.isCleared ?? false) ? 0 : 1, $1)
    }
    for name in names {
      add(name, countsBefore[name]?.words, counts[name]?.words, counts[name]?.position)
    }
    add(
      "sentence", was.flatMap(StreamDiff.sentences), isNow.flatMap(StreamDiff.sentences),
      isNow?.punishment?.steps.last?.position)
    add(
      "appeals", was.flatMap(StreamDiff.appeals), isNow.flatMap(StreamDiff.appeals),
      isNow?.course.appeals.last.flatMap { $0.decided ?? $0.ended ?? $0.lodged })
    return effects
  }

  /// All sentences of the person; one that fell is said to have fallen.
  private static func sentences(_ person: CasePerson) -> String? {
    guard !person.punishments.isEmpty else { return nil }
    return person.punishments.map { punishment in
      let parts = punishment.parts.isEmpty ? "not stated" : Wording.list(punishment.parts)
      let changes = punishment.changes.map { ", \($0.words)" }.joined()
      return parts + changes + (punishment.isInForce ? "" : ", fallen")
    }.joined(separator: "; ")
  }

  private static func appeals(_ person: CasePerson) -> String? {
    guard !person.course.appeals.isEmpty else { return nil }
    return person.course.appeals.map(AppealWords.words).joined(separator: "; ")
  }
}

/// The counts that a page calls by one name, with what became of them.
private struct CountSum {
  private(set) var outcomes: [Outcome] = []
  private(set) var position: Int64 = 0
  var isCleared: Bool { !outcomes.isEmpty && outcomes.allSatisfy(\.isCleared) }

  /// "convicted"; "acquitted, convicted" where several of one name ended apart.
  var words: String {
    outcomes.map { outcome in
      switch outcome {
      case .hung: "no verdict reached"
      case .decided: "no outcome recorded"
      case .pending, .dropped, .merged, .superseded, .pleadedGuilty, .convicted, .acquitted,
        .dismissed, .vacated, .abated:
        outcome.words
      }
    }.joined(separator: ", ")
  }

  /// By what each count is called.
  static func sums(_ person: CasePerson?) -> [String: CountSum] {
    guard let person else { return [:] }
    return person.counts.reduce(into: [:]) { sums, count in
      let name = CountWords.name(of: [count])
      var sum = sums[name] ?? CountSum()
      if !sum.outcomes.contains(count.outcome) { sum.outcomes.append(count.outcome) }
      sum.position = max(sum.position, count.position)
      sums[name] = sum
    }
  }
}

extension Outcome {
  /// Whether it frees of the charge.
  var isCleared: Bool {
    switch self {
    case .acquitted, .dismissed, .dropped, .vacated: true
    case .pending, .merged, .superseded, .pleadedGuilty, .convicted, .hung, .decided, .abated:
      false
    }
  }
}
