public import Events

/// The table `sources`.
public struct SourceRows: StoredTable {
  public let stream = Column<Int64>("the source's number: the position of its first fact")
  public let id = Column<String>("the source's slug")
  public let kind = Column<SourceKind>("official_statement, court_record, newspaper, aggregator …")
  public let title = Column<String?>("its headline or title")
  public let publisher = Column<String?>("who published it")
  public let published = Column<EDTF?>("when, EDTF")
  public let url = Column<String?>("where it stands")
  public let country = Column<Country?>("the publisher's state")
  public let lang = Column<String?>("its language")
  public let author = Column<String?>("who wrote it")
  public let reliability = Column<Reliability?>("the Admiralty letter")
  public let state = Column<SourceState?>("what became of it, where something did")
  public let archived = Column<Bool>("1 where its bytes are kept, else 0")

  public static var table: TableName { .sources }
  public static let layout = TableLayout(
    SourceRows(), "One row a source that was registered.", key: [\.stream], indexes: [[\.id]])
}

/// The table `source_derivations`.
public struct DerivationRows: StoredTable {
  public let stream = Column<Int64>("the source")
  public let of = Column<String>("slug of the source it was made from")
  public let how = Column<DerivationHow>("republished, translated, quoted, summarised or based_on")

  public static var table: TableName { .sourceDerivations }
  public static let layout = TableLayout(
    DerivationRows(), "One row a descent of a source from another.", key: [\.stream, \.of, \.how],
    indexes: [[\.of]])
}

/// The table `citation_rows`.
public struct CitationRows: StoredTable {
  public let source = Column<String>("the source's slug")
  public let stream = Column<Int64>("the stream that cites it")
  public let facts = Column<Int64>("how many of its facts do")

  public static var table: TableName { .citationRows }
  public static let layout = TableLayout(
    CitationRows(), "One row a source and a stream that cites it.", key: [\.stream, \.source],
    indexes: [[\.source]])
}

/// The sources: what each is, what it was made from, and what rests on it.
public struct SourceView: View {
  public static let name = "source"
  public static let version = 1

  public static let tables = [SourceRows.layout, DerivationRows.layout, CitationRows.layout]

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
      rows.add(SourceRows.self) { row in
        row.put(\.stream, origin)
        registry.withKey(of: source.stream) { row.put(\.id, utf8: $0) }
        row.put(\.kind, kind)
        row.put(\.title, source.title, registry.texts)
        row.put(\.publisher, source.publisher, registry.texts)
        row.put(\.published, source.published, registry.texts)
        row.put(\.url, source.url, registry.texts)
        row.put(\.country, source.country)
        row.put(\.lang, source.lang, registry.texts)
        row.put(\.author, source.author, registry.texts)
        row.put(\.reliability, source.reliability)
        row.put(\.state, source.state)
        row.put(\.archived, source.isArchived)
      }
      var list = descents.list(of: place)
      if list.count > 1 {
        list.sort {
          (registry.slugs[$0.of], $0.how.rawValue) < (registry.slugs[$1.of], $1.how.rawValue)
        }
      }
      for descent in list {
        rows.add(DerivationRows.self) { row in
          row.put(\.stream, origin)
          row.put(\.of, descent.of, registry.slugs)
          row.put(\.how, descent.how)
        }
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
        rows.add(CitationRows.self) { row in
          row.put(\.source, cited.source, registry.slugs)
          row.put(\.stream, registry.origin(of: stream))
          row.put(\.facts, Int64(cited.facts))
        }
      }
    }
  }
}
