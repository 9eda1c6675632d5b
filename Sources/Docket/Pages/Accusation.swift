import Events
import Projections

/// What people are accused of, by whom, from what is alleged of them.
struct Accusation {
  private let conduct: [CaseConduct]
  private let file: CaseFile

  init(_ persons: [CasePerson], _ file: CaseFile) {
    self.file = file
    let slugs = Set(persons.map(\.party))
    conduct = file.conduct.filter { $0.parties.map { !slugs.isDisjoint(with: $0) } ?? true }
  }

  /// "accused by the FSB of collecting information, allegedly on behalf of the United States"; nil
  /// where nothing is alleged.
  var words: String? {
    guard !conduct.isEmpty else { return nil }
    var acts: [String] = []
    for act in conduct.map(Accusation.act) where !acts.contains(act) { acts.append(act) }
    let states = conduct.flatMap(\.onBehalfOf).reduce(into: [Country]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let behalf =
      states.isEmpty
      ? "" : ", allegedly on behalf of \(Wording.list(states.map(\.nameWithArticle)))"
    let list =
      acts.count == 1
      ? acts[0] : acts.dropLast().joined(separator: ", of ") + " and of " + acts[acts.count - 1]
    return "accused\(accuser) of \(list)\(behalf)"
  }

  /// The one voice behind all that is alleged, where all its accounts have only one root, and
  /// that is somebody's word.
  var onlyVoice: String? {
    let grades = conduct.compactMap { file.item(at: $0.position)?.grade }
    let roots = Set(grades.flatMap(\.roots).map(\.key))
    guard roots.count == 1, !grades.contains(where: { $0.roots.isEmpty }) else { return nil }
    return conduct.lazy.compactMap { act -> String? in
      switch act.says {
      case .authority(let name): Wording.the(name)
      case .speakers(let names): names.first.map(Wording.the)
      case .publishers, .nobody: nil
      }
    }.first
  }

  private var accuser: String {
    var authorities: [String] = []
    var others: [String] = []
    for says in conduct.map(\.says) {
      switch says {
      case .authority(let name): if !authorities.contains(name) { authorities.append(name) }
      case .speakers(let names), .publishers(let names):
        for name in names where !others.contains(name) { others.append(name) }
      case .nobody: break
      }
    }
    if !authorities.isEmpty { return " by \(Wording.list(authorities.map(Wording.the)))" }
    return others.isEmpty ? "" : ", according to \(Wording.list(others.map(Wording.the))),"
  }

  /// "passing information to the CIA".
  static func act(_ conduct: CaseConduct) -> String {
    let (act, preposition) = phrase(conduct.kind)
    return act + (conduct.counterpart.map { " \(preposition) \(Wording.the($0))" } ?? "")
  }

  private static func phrase(_ kind: ConductKind) -> (act: String, preposition: String) {
    switch kind {
    case .recruitment: ("recruitment", "with")
    case .tasking: ("tasking", "with")
    case .training: ("training", "with")
    case .collection: ("collecting information", "with")
    case .transmission: ("passing information", "to")
    case .meeting: ("meetings", "with")
    case .payment: ("payment", "with")
    case .influence: ("influence", "with")
    case .cyber: ("cyber operations", "with")
    case .sabotage: ("sabotage", "with")
    case .export: ("export", "to")
    case .unspecified: ("conduct that is not specified", "with")
    }
  }
}
