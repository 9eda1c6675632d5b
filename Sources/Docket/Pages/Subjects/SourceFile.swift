import Events
import Ports
import Projections

/// All that a docket has on one source, gathered for its page.
struct SourceFile {
  /// A step of republication, up to what it was made from or down to what was made from it.
  struct Step {
    let depth: Int
    /// The source at the far end, and what it is called.
    let slug: String
    let name: String
    let how: String
    /// The source at the near end.
    let near: String
  }

  /// A stream that cites it, and the facts that do.
  struct Resting {
    let kind: String
    let id: String
    let title: String
    let facts: Int64
    /// The facts themselves; none where there are more streams than a page can hold.
    let items: [CaseItem]
    /// The facts that cite only what was made from it.
    let throughCopies: [CaseItem]
    /// The stream's file, to print them with.
    let file: CaseFile?
  }

  /// So many streams are read for their facts; the others are counted.
  static let readable = 50

  let id: String
  let source: CitedSource
  let stream: CaseFile
  let up: [Step]
  let down: [Step]
  /// In the order of kind and id.
  let resting: [Resting]
  let asOf: Head

  init(_ id: String, _ archive: Archive) throws {
    self.id = id
    asOf = archive.asOf
    let dossier = try archive.dossier(of: .source, id)
    source = CitedSource(id, dossier.stream.map(\.fact))
    stream = CaseFile(dossier)
    up = SourceFile.up(from: id, dossier, source)
    down = try SourceFile.down(from: id, archive)
    resting = try SourceFile.resting(id, copies: Set(down.map(\.slug)), archive)
  }

  /// What it was made from, however far back; each source once.
  private static func up(from id: String, _ dossier: Dossier, _ source: CitedSource) -> [Step] {
    var steps: [Step] = []
    var seen: Set = [id]
    func follow(_ source: CitedSource, depth: Int) {
      for descent in source.derived where seen.insert(descent.of).inserted {
        let parent = dossier.sources[descent.of] ?? CitedSource(descent.of, [])
        steps.append(
          Step(
            depth: depth, slug: descent.of, name: parent.name, how: descent.how.phrase,
            near: source.slug))
        follow(parent, depth: depth + 1)
      }
    }
    follow(source, depth: 1)
    return steps
  }

  /// What was made from it, however far on; each source once.
  private static func down(from id: String, _ archive: Archive) throws -> [Step] {
    var steps: [Step] = []
    var seen: Set = [id]
    func follow(_ slug: String, depth: Int) throws {
      let derived = try archive.rows(DerivationRows.self, where: \.of, is: slug)
      let children = try archive.rows(SourceRows.self, streams: derived.map(\.stream))
      let byStream = children.reduce(into: [:]) { $0[$1.stream] = $1 }
      for row in derived {
        guard let child = byStream[row.stream], seen.insert(child.id).inserted else { continue }
        steps.append(
          Step(
            depth: depth, slug: child.id, name: CitedSource.name(of: child), how: row.how.phrase,
            near: slug))
        try follow(child.id, depth: depth + 1)
      }
    }
    try follow(id, depth: 1)
    return steps
  }

  private static func title(_ kind: Subject, _ id: String, _ titles: [String: String]) -> String {
    switch kind {
    case .country: Country(code: id)?.name ?? id
    case .case: titles[id] ?? id
    case .law, .party, .source, .swap: id
    }
  }

  private static func resting(_ id: String, copies: Set<String>, _ archive: Archive) throws
    -> [Resting]
  {
    let rows = try archive.rows(CitationRows.self, where: \.source, is: id)
    let facts = rows.reduce(into: [:]) { $0[$1.stream] = $1.facts }
    let further = try archive.rows(CitationRows.self, where: \.source, among: copies)
    let names = try archive.rows(StreamRows.self, streams: (rows + further).map(\.stream))
      .sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    let titles = try archive.titles(of: names.filter { $0.kind == .case }.map(\.id))
    return try names.enumerated().map { place, row in
      let file =
        place < readable ? CaseFile(try archive.dossier(of: row.kind, row.id)) : nil
      let standing = (file?.timeline ?? []).filter { $0.stands && !$0.citations.isEmpty }
      let citing = standing.filter { item in item.citations.contains { $0.source == id } }
      let direct = Set(citing.map(\.position))
      let through = standing.filter { item in
        !direct.contains(item.position)
          && item.citations.contains { copies.contains($0.source) }
      }
      return Resting(
        kind: row.kind.rawValue, id: row.id, title: title(row.kind, row.id, titles),
        facts: facts[row.stream] ?? 0,
        items: citing.map(PartyRecord.printable),
        throughCopies: through.map(PartyRecord.printable), file: file)
    }
  }
}

extension CitedSource {
  /// What a source is called, from its row.
  fileprivate static func name(of row: ViewRow<SourceRows>) -> String {
    row.publisher ?? row.url.flatMap { PlainAddress($0).name } ?? row.title
      ?? CitedSource(row.id, []).name
  }
}
