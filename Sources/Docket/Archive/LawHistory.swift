import Events
import Projections

/// What was in force when: a law's changes, each with the commencement that brought it into force.
///
/// A commencement belongs to the change that names the same version, else to the last change before
/// it that none has brought into force yet. One of the whole law ends the one before; one of single
/// provisions ends nothing. Where no fact says when a change came into force, that is said.
struct LawHistory {
  /// A version: what was changed, and from when to when it was in force, as far as facts say.
  struct Version {
    /// What was done: enacted, amended …; nil where only the commencement is recorded.
    var change: LawChange?
    var version: String?
    /// When the change was made.
    var adopted: EDTF?
    /// From when it is in force; nil where no fact says.
    var inForce: EDTF?
    /// When the next version of the whole law came into force, or the law was repealed.
    var replaced: EDTF?
    var provisions: [String] = []
    var summary: String?
    /// The facts that say so.
    var positions: [Int64] = []
    fileprivate var isWhole = true
    fileprivate var day: Int64 = .min
  }

  let id: String
  private(set) var title: String
  private(set) var country: Country?
  /// In the order of the days on which each came into force, else was made.
  private(set) var versions: [Version] = []

  /// Reads the facts of a law that stand.
  init(_ id: String, _ facts: [Fact]) {
    self.id = id
    title = id
    let sorted = facts.sorted {
      (FactSpan.lastDay(of: $0), $0.position) < (FactSpan.lastDay(of: $1), $1.position)
    }
    for fact in sorted {
      guard case .law(let law) = fact.event else { continue }
      switch law {
      case .changed(let read): change(fact, read)
      case .commenced(let read): commence(fact, read)
      }
    }
    // The title is the last one recorded, whatever day it was given on.
    for fact in facts {
      if case .law(.changed(let read)) = fact.event, let text = read.title?.string { title = text }
    }
    versions.sort { $0.day < $1.day }
    endVersions()
  }

  private mutating func change(_ fact: Fact, _ read: Read<LawChanged>) {
    country = read.country
    var version = Version(
      change: read.change, version: read.version?.string, adopted: fact.occurred?.edtf,
      provisions: read.provisions.map { $0.map(\.string) } ?? [], summary: read.summary?.string,
      positions: [fact.position])
    version.day = FactSpan.lastDay(of: fact)
    versions.append(version)
  }

  private mutating func commence(_ fact: Fact, _ read: Read<LawCommenced>) {
    country = country ?? read.country
    let provisions = read.provisions.map { $0.map(\.string) } ?? []
    if let place = place(of: read.version?.string) {
      versions[place].inForce = fact.occurred?.edtf
      versions[place].positions.append(fact.position)
      versions[place].day = FactSpan.lastDay(of: fact)
      versions[place].isWhole = provisions.isEmpty
      if !provisions.isEmpty { versions[place].provisions = provisions }
    } else {
      var version = Version(
        version: read.version?.string, inForce: fact.occurred?.edtf, provisions: provisions,
        positions: [fact.position])
      version.day = FactSpan.lastDay(of: fact)
      version.isWhole = provisions.isEmpty
      versions.append(version)
    }
  }

  /// The change that a commencement brings into force.
  private func place(of version: String?) -> Int? {
    let open = versions.indices.filter { place in
      guard versions[place].inForce == nil, let change = versions[place].change else {
        return false
      }
      return change.canCommence
    }
    if let version, let named = open.last(where: { versions[$0].version == version }) {
      return named
    }
    return open.last { version == nil || versions[$0].version == nil }
  }

  private mutating func endVersions() {
    var end: EDTF?
    for place in versions.indices.reversed() {
      if versions[place].change == .repealed {
        end = versions[place].inForce ?? versions[place].adopted
        continue
      }
      guard versions[place].inForce != nil else { continue }
      versions[place].replaced = end
      if versions[place].isWhole { end = versions[place].inForce }
    }
  }
}

extension LawChange {
  /// Whether it makes a text that can come into force; a proposal and an interpretation do not.
  fileprivate var canCommence: Bool {
    switch self {
    case .enacted, .promulgated, .amended, .repealed: true
    case .proposed, .interpreted: false
    }
  }
}
