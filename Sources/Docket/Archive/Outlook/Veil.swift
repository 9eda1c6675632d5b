import Events
public import Ports
public import Projections

/// What of a log an audience may not see: facts marked for a narrower circle, all of a case, party or
/// source whose beginning is, and every fact that names one of these; a law or exchange of which
/// nothing may be seen is not named either.
///
/// It is made from the log as it stands, whatever the dials: a marking of today also covers what is
/// shown of the past.
public struct Veil: Sendable {
  public let audience: Audience
  private var positions: Set<Int64> = []
  private var names = Strings(capacity: 64)
  private var known: Set<String> = []
  /// What hidden parties are called.
  private var callings: Set<String> = []

  /// Nil where the audience may see all there is.
  public init?(_ audience: Audience, over log: any LogReader) throws {
    self.audience = audience
    guard audience.limit != .red else { return nil }
    var streams: Set<String> = []
    try log.records(Selection(.marked)) { record in
      streams.insert(record.stream)
      // Nobody knows how far a marking that cannot be read lets it go, nor what it marks.
      if try record.unread() != nil {
        positions.insert(record.position)
        add(record.id)
        hide(record.stream)
      }
      return true
    }
    for stream in streams.sorted() { try cover(stream, log) }
    guard !positions.isEmpty else { return nil }
    try coverWhatNames(log)
  }

  /// Whether the audience may not see the record at a position.
  public func hides(_ position: Int64) -> Bool { positions.contains(position) }

  /// Hides what is marked in a stream.
  private mutating func cover(_ stream: String, _ log: any LogReader) throws {
    let facts = try log.facts(ofStream: stream, through: .max, remains: true)
    let markings = Markings(facts)
    let hidden = markings.hidden(from: audience)
    note(stream, facts.filter { hidden.contains($0.position) })
    positions.formUnion(hidden)
    for position in hidden { if let id = markings.id(at: position) { add(id) } }
    if markings.hidesStream(from: audience) { hide(stream) }
  }

  /// Hides facts that name what is hidden, by a reference or by any other value (a tag, a detail), until nothing more is found: a source made from a hidden
  /// one is hidden, and so is what cites it.
  private mutating func coverWhatNames(_ log: any LogReader) throws {
    var before = -1
    while before != known.count {
      before = known.count
      var (met, shown): (Set<String>, Set<String>) = ([], [])
      try log.scanPages(through: .max, remains: true) { page in
        for row in 0..<page.count {
          let fact = page[row]
          let wasHidden = positions.contains(fact.position)
          let isHidden = wasHidden || fact.names(anyOf: names)
          if let key = Veil.keyWithoutBeginning(fact) {
            met.insert(key)
            if !isHidden { shown.insert(key) }
          }
          guard isHidden, !wasHidden else { continue }
          positions.insert(fact.position)
          if let id = fact.id?.string { add(id) }
          if Markings([fact]).begins { add(fact.stream.key) }
        }
      }
      met.subtracting(shown).forEach { add($0) }
    }
  }

  /// The slug of a law or exchange, which no one fact begins.
  private static func keyWithoutBeginning(_ fact: Fact) -> String? {
    switch fact.subject.kind {
    case .law, .swap: fact.subject.key.string
    case .case, .party, .source, .country: nil
    }
  }

  /// Hides all of a stream: whoever names it is hidden too.
  private mutating func hide(_ stream: String) {
    add(StreamID.parts(of: stream).key)
  }

  /// Remembers what a hidden party is called.
  private mutating func note(_ stream: String, _ hidden: [Fact]) {
    guard let id = StreamID(stream), id.kind == .party, let card = PartyCard(id.key, hidden) else {
      return
    }
    let forms = [card.label] + card.names.map(\.form)
    callings.formUnion(forms.filter { $0.unicodeScalars.count > 2 })
  }

  /// Positions of facts that are shown and hold words by which a hidden party is called: nothing can
  /// tell whether they give it away, but somebody should look.
  public func exposures(in log: any LogReader) throws -> [Int64] {
    guard !callings.isEmpty else { return [] }
    var found: [Int64] = []
    try log.scanPages(through: .max) { page in
      for row in 0..<page.count where !hides(page[row].position) {
        let text = String(decoding: page[row].bytes, as: UTF8.self)
        if callings.contains(where: text.contains) { found.append(page[row].position) }
      }
    }
    return found
  }

  private mutating func add(_ name: String) {
    if known.insert(name).inserted { _ = names.number(of: name) }
  }
}
