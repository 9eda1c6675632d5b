import Events

/// How sources were made from each other, and which of them are made from nothing else that is
/// known: the roots.
///
/// Republication, translation and summaries collapse; who quotes a source or builds on it does not
/// (`Descents`). One page under several spellings of its address is one. Sources made from each other
/// in a circle have no beginning; together they are one root. Each source is walked once, however
/// many facts cite it.
struct SourceGraph {
  /// What the graph asks of a source.
  struct Node {
    /// The sources of which it brings the whole.
    var derived: [String] = []
    /// State media speak with their state's one voice, whatever they were made from.
    var state: Country?
    /// Reprints others, without saying whom.
    var isAnonymousCopy = false
    /// Its publisher no longer stands by it.
    var isWithdrawn = false
    var address: PlainAddress?
    /// Whether it says who publishes it.
    var hasPublisher = false
  }

  /// Where the words of a source began.
  enum Origin: Hashable, Comparable {
    /// A source made from nothing else that is known.
    case source(String)
    /// The voice of a state, by its code.
    case state(String)
    /// An aggregator's unnamed original.
    case unnamed

    /// `ft-2023`, `state:CN`, `unnamed`: what it is called in data, and its place in lists.
    var key: String {
      switch self {
      case .source(let slug): slug
      case .state(let code): "state:\(code)"
      case .unnamed: "unnamed"
      }
    }

    static func < (left: Origin, right: Origin) -> Bool { left.key < right.key }
  }

  private var origins: [String: Set<Origin>] = [:]
  private var live: [String: Set<Origin>] = [:]
  private var withdrawn: [String: Set<String>] = [:]

  /// - Parameters:
  ///   - slugs: the sources to begin with; what they were made from is asked for as it is met.
  ///   - node: what is known of a source; nil where it is not registered, which makes it a root.
  init<Failure>(
    of slugs: some Sequence<String>, _ node: @escaping (String) throws(Failure) -> Node?
  ) throws(Failure) {
    var walk = SourceWalk(node)
    let slugs = Array(slugs)
    for slug in slugs { try walk.visit(slug) }
    if walk.joinAddresses() {
      // What one spelling was made from holds for the others, so that the walk begins once more.
      var joined = SourceWalk<Failure> { [nodes = walk.nodes] slug in nodes[slug] }
      for slug in slugs { try joined.visit(slug) }
      walk = joined
    }
    for circle in walk.circles { settle(circle, walk.nodes) }
  }

  /// Where the words of these sources began, each once.
  ///
  /// An unnamed original counts only where there is no other: it may be any of them.
  func origins(of slugs: some Sequence<String>) -> Set<Origin> {
    SourceGraph.united(slugs.map { origins[$0] ?? [.source($0)] })
  }

  /// The same without sources that were withdrawn, and what was made from nothing else.
  func liveOrigins(of slugs: some Sequence<String>) -> Set<Origin> {
    SourceGraph.united(slugs.map { live[$0] ?? [.source($0)] })
  }

  /// Whether nothing is left of a source: it was withdrawn, or all that it was made from.
  func isSpent(_ slug: String) -> Bool { live[slug]?.isEmpty ?? false }

  /// The withdrawn sources among a source and what it was made from, in the order of their slugs.
  func withdrawn(behind slug: String) -> [String] { (withdrawn[slug] ?? []).sorted() }

  private static func united(_ sets: [Set<Origin>]) -> Set<Origin> {
    var all = sets.count == 1 ? sets[0] : sets.reduce(into: []) { $0.formUnion($1) }
    if all.count > 1 { all.remove(.unnamed) }
    return all
  }

  /// Gives the sources of one circle (mostly one source) their origins; what lies outside of it and
  /// was reached from it has its own already.
  private mutating func settle(_ circle: [String], _ nodes: [String: Node]) {
    let inside = Set(circle)
    let known = circle.map { nodes[$0] ?? Node() }
    let parents = Set(known.flatMap(\.derived)).subtracting(inside)
    var own: Set<Origin> = Set(known.compactMap { $0.state.map { .state($0.code) } })
    if own.isEmpty, parents.isEmpty {
      own =
        known.allSatisfy(\.isAnonymousCopy)
        ? [.unnamed] : [.source(SourceGraph.first(of: circle, known))]
    }
    let all = parents.reduce(into: own) { $0.formUnion(origins[$1] ?? []) }
    let standing = known.allSatisfy(\.isWithdrawn) ? [] : own
    let left = parents.reduce(into: standing) { $0.formUnion(live[$1] ?? []) }
    var gone = Set(zip(circle, known).filter(\.1.isWithdrawn).map(\.0))
    for parent in parents { gone.formUnion(withdrawn[parent] ?? []) }
    for (slug, node) in zip(circle, known) {
      if !gone.isEmpty { withdrawn[slug] = gone }
      origins[slug] = all
      live[slug] = node.isWithdrawn ? [] : left
    }
  }

  /// The one by whose name a circle is called: one that says who publishes it, if any does.
  private static func first(of circle: [String], _ known: [Node]) -> String {
    let named = zip(circle, known).filter(\.1.hasPublisher).map(\.0)
    return named.min() ?? circle.min()!
  }
}

extension SourceGraph.Node {
  /// From what the choice among accounts knows of a source.
  init(_ card: SourceCard) {
    derived = card.derived
    state = card.kind == .stateMedia ? card.country : nil
    isAnonymousCopy = card.kind == .aggregator && card.derived.isEmpty
    address = card.address
    hasPublisher = card.publisher != nil
  }
}

/// Finds the circles of a graph of sources, those that others are made from first (Tarjan 1972),
/// with a stack of its own: a chain of copies may be long.
private struct SourceWalk<Failure: Error> {
  private struct Frame {
    var slug: String
    var next = 0
  }

  private(set) var nodes: [String: SourceGraph.Node] = [:]
  private(set) var circles: [[String]] = []
  private var numbers: [String: Int] = [:]
  private var lowest: [String: Int] = [:]
  private var open: [String] = []
  private var isOpen: Set<String> = []
  private let node: (String) throws(Failure) -> SourceGraph.Node?

  init(_ node: @escaping (String) throws(Failure) -> SourceGraph.Node?) { self.node = node }

  /// Makes a circle of all sources of one address; whether there were any.
  mutating func joinAddresses() -> Bool {
    let known = nodes.filter { $0.value.address != nil }
    let pages = Dictionary(grouping: known.keys) { nodes[$0]!.address! }
    for slugs in pages.values where slugs.count > 1 {
      let circle = slugs.sorted()
      for (slug, next) in zip(circle, circle.dropFirst() + circle.prefix(1)) {
        nodes[slug]?.derived.append(next)
      }
    }
    return pages.values.contains { $0.count > 1 }
  }

  mutating func visit(_ slug: String) throws(Failure) {
    guard numbers[slug] == nil else { return }
    var frames: [Frame] = []
    try enter(slug, &frames)
    while var frame = frames.popLast() {
      let parents = nodes[frame.slug]?.derived ?? []
      guard frame.next < parents.count else {
        leave(frame.slug, to: frames.last?.slug)
        continue
      }
      let parent = parents[frame.next]
      frame.next += 1
      frames.append(frame)
      if numbers[parent] == nil {
        try enter(parent, &frames)
      } else if isOpen.contains(parent) {
        lowest[frame.slug] = min(lowest[frame.slug]!, numbers[parent]!)
      }
    }
  }

  private mutating func enter(_ slug: String, _ frames: inout [Frame]) throws(Failure) {
    if var known = try node(slug) {
      if known.state != nil { known.derived = [] }
      nodes[slug] = known
    }
    numbers[slug] = numbers.count
    lowest[slug] = numbers[slug]
    open.append(slug)
    isOpen.insert(slug)
    frames.append(Frame(slug: slug))
  }

  private mutating func leave(_ slug: String, to below: String?) {
    if let below { lowest[below] = min(lowest[below]!, lowest[slug]!) }
    guard lowest[slug] == numbers[slug] else { return }
    var circle: [String] = []
    while let last = open.popLast() {
      isOpen.remove(last)
      circle.append(last)
      if last == slug { break }
    }
    circles.append(circle)
  }
}
