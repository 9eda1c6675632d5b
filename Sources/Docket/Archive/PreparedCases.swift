import Events
import Ports
import Projections

extension Archive {
  /// What is fetched for cases before they are looked at.
  enum Preparation {
    /// All that their files are made from.
    case files
    /// Their own facts.
    case streams
  }

  /// Goes through cases some at a time, with what is read of them fetched for all of these in a few
  /// queries.
  func each<Case>(
    _ cases: [Case], id: (Case) -> String, preparing preparation: Preparation = .files,
    _ visit: (Case) throws -> Void
  ) throws {
    for start in stride(from: 0, to: cases.count, by: Archive.portion) {
      let portion = cases[start..<min(start + Archive.portion, cases.count)]
      shelf.trim()
      try prepare(portion.map(id), preparation)
      for one in portion { try visit(one) }
    }
    shelf.prepared = Shelf.Prepared()
  }

  private static let portion = 200

  private func prepare(_ ids: [String], _ preparation: Preparation) throws {
    var prepared = Shelf.Prepared()
    try addStreams(ids, to: &prepared)
    guard preparation == .files else {
      shelf.prepared = prepared
      return
    }
    // Behind a dial what links to a case is looked for case by case.
    if !viewsAreIndex { try addIncoming(ids, to: &prepared) }
    var mentions = Mentions(prepared.streams.values.joined().map(\.fact))
    let others = Mentions(prepared.incoming.values.flatMap { $0.values.joined() })
    mentions.parties.formUnion(others.parties)
    mentions.sources.formUnion(others.sources)
    try fetch(mentions)
    if !viewsAreIndex {
      let cases = Set(mentions.targets).union(prepared.incoming.values.flatMap(\.keys))
      let titles = try titles(of: cases)
      for slug in cases { prepared.titles[slug] = .some(titles[slug]) }
    }
    shelf.prepared = prepared
  }

  private func addStreams(_ ids: [String], to prepared: inout Shelf.Prepared) throws {
    let streams = ids.map { StreamID(.case, $0) }
    let selection = Selection(.streams(streams.map(\.name)), through: asOf.position)
    for item in try recorded(selection) {
      prepared.streams[item.fact.stream.key, default: []].append(item)
    }
    let found = prepared.streams.map { (StreamID(.case, $0.key), $0.value.count) }
    try refuseLess(Dictionary(uniqueKeysWithValues: found), of: streams)
  }

  /// Adds what links to cases: a case that corrected a link is read whole.
  private func addIncoming(_ ids: [String], to prepared: inout Shelf.Prepared) throws {
    for id in ids { prepared.incoming[id] = [:] }
    let links = try rows(LinkRows.self, where: \.target, among: ids, [.equals(\.stands, true)])
    if links.isEmpty { return }
    let slugs = try caseIDs(links.map(\.stream))
    let corrected = try streamsWithChanges(links)
    let streams = Set(slugs.values).map { StreamID(.case, $0).name }
    let records = try recorded(Selection(.streams(streams), through: asOf.position))
    let facts = Dictionary(grouping: records.map(\.fact)) { $0.stream.key }
    for link in links {
      guard let from = slugs[link.stream], let stream = facts[from] else { continue }
      if corrected.contains(link.stream) {
        prepared.incoming[link.target]?[from] = stream
      } else {
        prepared.incoming[link.target]?[from, default: []] += stream.filter {
          $0.position == link.position
        }
      }
    }
  }
}
