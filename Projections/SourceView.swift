import Events

/// The sources: what each is, what it was made from, and what rests on it.
public struct SourceView: View {
  public static let name = "source"
  public static let version = 1

  public static let tables = [
    TableLayout(
      .sources, "One row a source that was registered.",
      columns: [
        .integer("stream", "the source's number: the position of its first fact"),
        .text("id", "the source's slug"),
        .text("kind", "official_statement, court_record, newspaper, aggregator …"),
        .text("title", "its headline or title", optional: true),
        .text("publisher", "who published it", optional: true),
        .text("published", "when, EDTF", optional: true),
        .text("url", "where it stands", optional: true),
        .text("country", "the publisher's state", optional: true),
        .text("lang", "its language", optional: true),
        .text("author", "who wrote it", optional: true),
        .text("reliability", "the Admiralty letter", optional: true),
        .text("state", "what became of it, where something did", optional: true),
        .integer("archived", "1 where its bytes are kept, else 0"),
      ],
      key: ["stream"], indexes: [["id"]]),
    TableLayout(
      .sourceDerivations, "One row a descent of a source from another.",
      columns: [
        .integer("stream", "the source"),
        .text("of", "slug of the source it was made from"),
        .text("how", "republished, translated, quoted, summarised or based_on"),
      ],
      key: ["stream", "of", "how"], indexes: [["of"]]),
    TableLayout(
      .citationRows, "One row a source and a stream that cites it.",
      columns: [
        .text("source", "the source's slug"),
        .integer("stream", "the stream that cites it"),
        .integer("facts", "how many of its facts do"),
      ],
      key: ["stream", "source"], indexes: [["source"]]),
  ]

  public static let readable = [
    ReadableView(
      "citations", "Which streams rest on which source.",
      sql: """
        SELECT k.source, s.kind, s.id, k.facts
        FROM citation_rows k JOIN streams s ON s.stream = k.stream
        """)
  ]

  private struct Kept {
    var stream: Int32
    var kind: SourceKind?
    var title: Int32 = 0
    var publisher: Int32 = 0
    var published: Int32 = 0
    var url: Int32 = 0
    var country: Country?
    var lang: Int32 = 0
    var author: Int32 = 0
    var reliability: Reliability?
    var state: SourceState?
    var isArchived = false
  }

  private struct Descent: Hashable {
    var of: Int32
    var how: DerivationHow
  }

  private struct Citations {
    var source: Int32
    var facts: Int32
  }

  private var places: [Int32] = []
  private var sources: [Kept] = []
  private var descents = Chains<Descent>()
  private var citations = Chains<Citations>()

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.stands else { return }
    if let cited = entry.fact.sources {
      for citation in cited {
        let source = registry.slugs.number(of: citation.source)
        let isKnown = citations.change(of: entry.stream) { cited in
          guard cited.source == source else { return false }
          cited.facts += 1
          return true
        }
        if !isKnown { citations.append(Citations(source: source, facts: 1), to: entry.stream) }
      }
    }
    guard entry.kind == .source, case .evidence(let evidence) = entry.event else { return }
    switch evidence {
    case .registered(let fact): keep(fact, entry.stream, &registry)
    case .archived: sources[place(of: entry.stream)].isArchived = true
    case .changed(let fact): sources[place(of: entry.stream)].state = fact.to
    case .assessed: break
    }
  }

  private mutating func keep(
    _ fact: Read<Registered>, _ stream: Int32, _ registry: inout Registry
  ) {
    func number(_ text: Text?) -> Int32 { text.map { registry.texts.number(of: $0) } ?? 0 }
    var kept = sources[place(of: stream)]
    kept.kind = fact.kind
    kept.title = fact.title.map { registry.texts.add($0) } ?? 0
    kept.publisher = number(fact.publisher)
    kept.published = fact.published.map { registry.texts.add($0.text) } ?? 0
    kept.url = fact.url.map { registry.texts.add($0) } ?? 0
    kept.country = fact.country
    kept.lang = number(fact.lang)
    kept.author = number(fact.author)
    kept.reliability = fact.reliability
    let place = place(of: stream)
    sources[place] = kept
    guard let derived = fact.derived else { return }
    for descent in derived {
      let kept = Descent(of: registry.slugs.number(of: descent.of), how: descent.how)
      if !descents.list(of: Int32(place)).contains(kept) {
        descents.append(kept, to: Int32(place))
      }
    }
  }

  private mutating func place(of stream: Int32) -> Int {
    let stream = Int(stream)
    while places.count <= stream { places.append(-1) }
    if places[stream] < 0 {
      places[stream] = Int32(sources.count)
      sources.append(Kept(stream: Int32(stream)))
    }
    return Int(places[stream])
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for place in places where place >= 0 {
      let source = sources[Int(place)]
      guard let kind = source.kind else { continue }
      let origin = registry.origin(of: source.stream)
      rows.begin(.sources)
      rows.integer(origin)
      registry.writeKey(of: source.stream, to: rows)
      rows.text(kind)
      rows.text(source.title, registry.texts)
      rows.text(source.publisher, registry.texts)
      rows.text(source.published, registry.texts)
      rows.text(source.url, registry.texts)
      rows.text(source.country?.code)
      rows.text(source.lang, registry.texts)
      rows.text(source.author, registry.texts)
      rows.text(source.reliability)
      rows.text(source.state)
      rows.integer(source.isArchived ? 1 : 0)
      rows.end()
      var list = descents.list(of: place)
      if list.count > 1 {
        list.sort {
          (registry.slugs[$0.of], $0.how.rawValue) < (registry.slugs[$1.of], $1.how.rawValue)
        }
      }
      for descent in list {
        rows.begin(.sourceDerivations)
        rows.integer(origin)
        rows.text(descent.of, registry.slugs)
        rows.text(descent.how)
        rows.end()
      }
    }
    finishCitations(registry, rows)
  }

  /// Brings a few citations into the order of their sources. A closure for the library's sort would
  /// copy the table of slugs, with all its counts of references, at each comparison.
  private static func sort(_ list: inout [Citations], by slugs: borrowing Strings) {
    for end in list.indices.dropFirst() {
      var place = end
      while place > 0, slugs.precedes(list[place].source, list[place - 1].source) {
        list.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private func finishCitations(_ registry: Registry, _ rows: Rows) {
    for stream in 0..<Int32(citations.keyCount) {
      var list = citations.list(of: stream)
      SourceView.sort(&list, by: registry.slugs)
      for cited in list {
        rows.begin(.citationRows)
        rows.text(cited.source, registry.slugs)
        rows.integer(registry.origin(of: stream))
        rows.integer(Int64(cited.facts))
        rows.end()
      }
    }
  }
}
