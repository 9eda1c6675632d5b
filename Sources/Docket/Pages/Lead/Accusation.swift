import Events
import Projections
import Words

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
    let parts = groups.map { group in
      let last = group.acts[group.acts.count - 1]
      let list =
        group.acts.count == 1
        ? last : group.acts.dropLast().joined(separator: ", of ") + " and of " + last
      return "\(group.accuser) of \(list)"
    }
    return "accused" + parts.joined(separator: " and") + behalf
  }

  /// What is alleged, by who says so: each is told with its own speakers.
  private var groups: [(accuser: String, acts: [String])] {
    var groups: [(accuser: String, acts: [String])] = []
    for act in acts {
      let says = conduct.filter { Accusation.act($0, file) == act }.map(\.says)
      let accuser = Accusation.accuser(says)
      if let place = groups.firstIndex(where: { $0.accuser == accuser }) {
        groups[place].acts.append(act)
      } else {
        groups.append((accuser, [act]))
      }
    }
    // What nobody is named for stands first: behind a speaker it would be that speaker's.
    return groups.filter(\.accuser.isEmpty) + groups.filter { !$0.accuser.isEmpty }
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

  private static func accuser(_ voices: [CaseConduct.Says]) -> String {
    var authorities: [String] = []
    var others: [String] = []
    for says in voices {
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
