import Events
import Ports
import Projections
import Synchronization

/// What one reading has fetched of the parties, sources, laws and exchanges that facts name: a stream
/// is read once, however many pages name it.
final class Shelf: Sendable {
  /// A source, and the sources that its facts name.
  struct Source {
    let card: CitedSource
    let mentions: Set<String>
  }

  /// What the files of some cases are made from, as far as it is theirs alone.
  struct Prepared {
    /// The facts of cases, by slug.
    var streams: [String: [Dossier.Recorded]] = [:]
    /// The facts that link to each, by the slugs of the cases that they are of.
    var incoming: [String: [String: [Fact]]] = [:]
    /// What cases are called; none of those that were never opened.
    var titles: [String: String?] = [:]
  }

  private struct Contents {
    var facts: [StreamID: [Fact]] = [:]
    var prepared = Prepared()
    var parties: [String: PartyCard?] = [:]
    var sources: [String: Source?] = [:]
  }

  private let contents = Mutex(Contents())
  /// So many streams are kept at hand.
  private static let limit = 20_000

  /// Those of the streams that have not been fetched.
  func missing(_ streams: some Sequence<StreamID>) -> [StreamID] {
    contents.withLock { contents in streams.filter { contents.facts[$0] == nil } }
  }

  /// Keeps the facts of streams; of those without any, that they have none.
  func keep(_ streams: [StreamID], _ facts: [StreamID: [Fact]]) {
    contents.withLock { contents in
      for stream in streams { contents.facts[stream] = facts[stream] ?? [] }
    }
  }

  /// Lets go of what was fetched, where that is much; between cases only, whose files would lack it.
  func trim() {
    contents.withLock { if $0.facts.count > Shelf.limit { $0 = Contents() } }
  }

  /// What was prepared last.
  var prepared: Prepared {
    get { contents.withLock { $0.prepared } }
    set { contents.withLock { $0.prepared = newValue } }
  }

  func facts(_ stream: StreamID) -> [Fact] { contents.withLock { $0.facts[stream] } ?? [] }

  /// What is known of a party; nil where nothing introduces it.
  func party(_ slug: String) -> PartyCard? {
    if let known = contents.withLock({ $0.parties[slug] }) { return known }
    let card = PartyCard(slug, facts(StreamID(.party, slug)))
    contents.withLock { $0.parties[slug] = .some(card) }
    return card
  }

  /// What is known of a source; nil where nothing is recorded of it.
  func source(_ slug: String) -> Source? {
    if let known = contents.withLock({ $0.sources[slug] }) { return known }
    let facts = facts(StreamID(.source, slug))
    let source =
      facts.isEmpty
      ? nil : Source(card: CitedSource(slug, facts), mentions: Mentions(facts).sources)
    contents.withLock { $0.sources[slug] = .some(source) }
    return source
  }
}

extension Archive {
  /// The facts of what a fact that is seen names: it is introduced there, whatever the dates of that.
  func facts(ofNamed kind: Subject, _ id: String) throws -> [Fact] {
    let stream = StreamID(kind, id)
    try fetch([stream])
    return shelf.facts(stream)
  }

  /// Fetches streams that are not on the shelf, in one go.
  func fetch(_ streams: some Sequence<StreamID>) throws {
    let missing = shelf.missing(streams)
    guard !missing.isEmpty else { return }
    var facts: [StreamID: [Fact]] = [:]
    let selection = Selection(.streams(missing.map(\.name)), through: asOf.position)
    for item in try recorded(selection, named: true) {
      facts[item.fact.stream, default: []].append(item.fact)
    }
    try refuseLess(facts.mapValues(\.count), of: missing)
    shelf.keep(missing, facts)
  }
}
