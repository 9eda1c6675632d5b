public import Events

/// The facts of one stream as they stand: corrections applied, retractions and redactions honoured,
/// and among accounts of one event the one that is shown as current chosen. All views see facts
/// through this one place.
public struct Amended: Sendable {
  /// A fact of the stream, and what became of it.
  public struct Item: Sendable {
    /// The fact as it stands; where a correction touched it, the corrected one.
    public var fact: Fact
    /// The fact as it was written.
    public var original: Fact
    public var state: Entry.State
    /// Positions of the corrections that hold, in their order.
    public var corrections: [Int64] = []
    /// Position of the retraction or redaction that holds.
    public var withdrawal: Int64?
    /// For an account that lost: position of the one shown, and the rule that chose it.
    public var lostTo: (position: Int64, rule: String)?
    /// For an account that won: positions of the others.
    public var others: [Int64] = []
  }

  /// All facts of the stream in the order of their positions, amendments included.
  public private(set) var items: [Item]

  /// - Parameters:
  ///   - facts: all facts of one stream, in the order of their positions.
  ///   - evidence: what is known of sources, for choosing among accounts.
  public init(_ facts: [Fact], evidence: some EvidenceLookup) {
    items = facts.map { Item(fact: $0, original: $0, state: .stands) }
    guard facts.contains(where: Amended.isSpecial) else { return }
    amend()
    chooseAccounts(evidence)
  }

  /// Whether a fact makes others of its stream stand otherwise than they were written.
  public static func isSpecial(_ fact: Fact) -> Bool {
    if fact.accountOf != nil { return true }
    guard case .amendment(let amendment) = fact.event else { return false }
    switch amendment {
    case .corrected, .retracted, .redacted: return true
    case .marked, .noted: return false
    }
  }

  // MARK: Corrections and retractions

  private mutating func amend() {
    var places: [String: Int] = [:]
    for (place, item) in items.enumerated() {
      if let id = item.original.id?.string { places[id] = place }
    }
    // What retracts or redacts what: a withdrawn amendment amends nothing, and a withdrawal of a
    // withdrawal restores. Walking from the newest to the oldest decides each before its target.
    for place in items.indices.reversed() {
      guard case .amendment(let amendment) = items[place].original.event,
        items[place].state == .stands
      else { continue }
      switch amendment {
      case .retracted(let read):
        withdraw(places[read.target.string], by: place, .retracted)
      case .redacted(let read):
        withdraw(places[read.target.string], by: place, .redacted)
      case .corrected, .marked, .noted: break
      }
    }
    var corrections: [Int: [Int]] = [:]
    for place in items.indices {
      guard case .amendment(.corrected(let read)) = items[place].original.event,
        items[place].stands, let target = places[read.target.string], target < place
      else { continue }
      corrections[target, default: []].append(place)
    }
    // A correction stands after what it corrects, so that from the newest target to the oldest each
    // correction has been corrected itself before it is applied.
    for target in corrections.keys.sorted(by: >) {
      for place in corrections[target]! {
        guard case .amendment(.corrected(let read)) = items[place].fact.event else { continue }
        correct(target, with: read.patch, at: items[place].original.position)
      }
    }
  }

  private mutating func withdraw(_ target: Int?, by place: Int, _ state: Entry.State) {
    guard let target, target < place else { return }
    items[target].state = state
    items[target].withdrawal = items[place].original.position
  }

  private mutating func correct(_ target: Int, with patch: Value, at position: Int64) {
    guard items[target].stands || items[target].state == .retracted,
      let corrected = Amended.corrected(items[target].fact, with: patch)
    else { return }
    items[target].fact = corrected
    items[target].corrections.append(position)
    if items[target].state == .stands { items[target].state = .corrected }
  }

  /// A fact with a patch applied; nil where the result is not a fact of the same word and stream,
  /// which admission refuses.
  static func corrected(_ fact: Fact, with patch: Value) -> Fact? {
    guard let old = try? JSON(parsing: fact.bytes[...]),
      let change = try? JSON(parsing: patch.raw[...]),
      let page = try? Page(fact: old.mergePatch(change).canonical(), position: fact.position)
    else { return nil }
    return page[0]
  }

  // MARK: Accounts

  private mutating func chooseAccounts(_ evidence: some EvidenceLookup) {
    var places: [String: Int] = [:]
    for (place, item) in items.enumerated() {
      if let id = item.original.id?.string { places[id] = place }
    }
    var groups: [Occasion: [Int]] = [:]
    for place in items.indices {
      var root = place
      var steps = 0
      while let above = items[root].fact.accountOf.flatMap({ places[$0.string] }), above != root,
        steps < items.count
      {
        root = above
        steps += 1
      }
      let above = items[root].fact.accountOf?.string
      let missing = above.flatMap { places[$0] == nil ? $0 : nil }
      groups[missing.map(Occasion.missing) ?? .here(root), default: []].append(place)
    }
    for group in groups.values where group.count > 1 { choose(among: group, evidence) }
  }

  /// The event that accounts are of: the fact that begins them, or one that is not in the stream.
  private enum Occasion: Hashable {
    case here(Int)
    case missing(String)
  }

  private mutating func choose(among group: [Int], _ evidence: some EvidenceLookup) {
    let standing = group.filter { items[$0].stands }
    guard standing.count > 1 else { return }
    let accounts = standing.map { Account(items[$0].fact, place: $0, evidence) }
    let (winner, rule) = Account.chosen(among: accounts)
    let position = items[winner].original.position
    for place in standing where place != winner {
      items[place].lostTo = (position, rule)
      items[place].state = .outvoted
      items[winner].others.append(items[place].original.position)
    }
  }
}

extension Amended.Item {
  /// Whether it moves persons and makes rows.
  public var stands: Bool { state == .stands || state == .corrected }
  public var position: Int64 { original.position }
}

/// What the choice among accounts must know of sources.
public protocol EvidenceLookup {
  /// What is known of a source; nil where it is not registered.
  func source(_ slug: String) -> SourceCard?
}

/// What is known of a source.
public struct SourceCard: Sendable, Equatable {
  public var kind: SourceKind
  public var publisher: String?
  public var country: Country?
  public var derived: [String]

  public init(
    kind: SourceKind, publisher: String? = nil, country: Country? = nil, derived: [String] = []
  ) {
    self.kind = kind
    self.publisher = publisher
    self.country = country
    self.derived = derived
  }
}

/// No sources are known.
public struct NoEvidence: EvidenceLookup, Sendable {
  public init() {}
  public func source(_ slug: String) -> SourceCard? { nil }
}

extension Dictionary: EvidenceLookup where Key == String, Value == SourceCard {
  public func source(_ slug: String) -> SourceCard? { self[slug] }
}
