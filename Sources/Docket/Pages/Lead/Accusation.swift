import Events
import Projections

/// What people are accused of, by whom: each person's own accusations only.
struct Accusation {
  private let conduct: [CaseConduct]
  private let file: CaseFile

  /// What is alleged of these people, and of nobody else's doing.
  init(_ persons: [CasePerson], _ file: CaseFile) {
    self.file = file
    conduct = file.conduct.filter { act in
      guard let item = file.item(at: act.position) else { return false }
      return persons.allSatisfy { $0.isConcerned(by: item) }
    }
  }

  var isEmpty: Bool { acts.isEmpty }

  /// "accused by the FSB of collecting information, allegedly on behalf of the United States"; nil
  /// where nothing is alleged.
  var words: String? {
    guard !acts.isEmpty else { return nil }
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

  private var acts: [String] {
    var acts: [String] = []
    for act in conduct.compactMap({ Accusation.act($0, file) }) where !acts.contains(act) {
      acts.append(act)
    }
    return acts
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

  /// "passing information to the CIA"; of conduct that is not specified the first sentence of its
  /// note stands elsewhere, and here nothing.
  static func act(_ conduct: CaseConduct, _ file: CaseFile) -> String? {
    Acts.words(conduct.kind, counterpart: conduct.counterpart)
  }
}
