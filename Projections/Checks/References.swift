public import Events

/// Something that a fact names for certain, by its slug or its id.
public struct Named: Sendable, Hashable {
  public var referent: Referent
  /// The fact that names it.
  public var position: Int64

  public init(_ referent: Referent, position: Int64) {
    self.referent = referent
    self.position = position
  }

  /// What facts name, each once for each fact; not what may be words (`speaker`, `court`), and no
  /// countries, which are there without a record.
  public static func all(_ facts: some Sequence<Fact>) -> [Named] {
    var found: [Named] = []
    for fact in facts {
      var seen: Set<Referent> = []
      fact.eachReference { reference in
        guard let referent = reference.referent, !referent.isCountry,
          seen.insert(referent).inserted
        else { return }
        found.append(Named(referent, position: fact.position))
      }
    }
    return found
  }
}

extension Referent {
  fileprivate var isCountry: Bool {
    if case .stream(let stream) = self { stream.kind == .country } else { false }
  }

  /// "party ann", "case, law or exchange us-li-2020".
  public var words: String {
    switch self {
    case .stream(let stream): "\(stream.kind.rawValue) \(stream.key)"
    case .oneOf(_, let slug): "case, law or exchange \(slug)"
    case .fact(let id): "fact \(id)"
    }
  }

  fileprivate var way: String {
    switch self {
    case .stream(let stream) where stream.kind == .party: "Introduce it, or put the name right."
    case .stream(let stream) where stream.kind == .source: "Register it, or put the name right."
    case .stream, .oneOf: "Record it, or put the name right."
    case .fact: "Put the id right."
    }
  }
}

extension FileUnderCheck {
  /// What the facts name and the docket does not have.
  func linksToNothing() -> [Flagged] {
    let stand = Set(standing.map(\.position))
    return Named.flags(missing.filter { stand.contains($0.position) }, kind, file.id)
  }
}

extension Named {
  /// One finding for each name that a stream's facts give and the docket does not have, at the first
  /// of them.
  public static func flags(
    _ missing: [Named], _ kind: Subject, _ id: String
  ) -> [Flagged] {
    let groups = Dictionary(grouping: missing, by: \.referent.words)
    return groups.sorted { $0.key < $1.key }.map { name, all in
      let more = all.count - 1
      let others =
        more == 0 ? "" : more == 1 ? ", as one more fact does" : ", as \(more) more facts do"
      return Flagged(
        .linksToNothing, kind, id, at: all.map(\.position).min(),
        "It names the \(name), of which nothing is recorded\(others).", all[0].referent.way)
    }
  }
}
