import Documents
import Events
import Ports
import Projections

/// The first rows of a list of cases behind turned dials.
///
/// What is seen of a case depends on its own stream, on the sources that it cites, and on what its
/// links lead to. So the cases are looked at some at a time, in the order of their slugs, until enough
/// are found that are definitely there: the cost grows with the rows that are asked for, and not with
/// the log.
struct FirstCases {
  let log: any LogReader
  /// The views of the whole log: they tell which cases there are.
  let views: any Views
  let standpoint: Standpoint
  let veil: Veil?
  let workshop: any ViewsWorkshop
  let filter: ListFilter
  let limit: Int

  /// The rows; nil where a person of several slugs is in one of the cases, which parties are one being
  /// a matter of the whole log.
  func rows() throws -> [ListRow<CaseList>]? {
    let ids = try views.select(
      Query(StreamRows.self, [.equals(\.kind, .case)], order: [\.id])
    ).map(\.id)
    let merged = try mergedParties()
    var sure: [ListRow<CaseList>] = []
    var possible: [ListRow<CaseList>] = []
    var start = 0
    var count = max(40, 4 * limit)
    while start < ids.count && sure.count < limit {
      let end = min(ids.count, start + count)
      guard let rows = try rows(of: Array(ids[start..<end]), merged) else { return nil }
      sure += rows.filter { ($0.match ?? .definite) == .definite }
      possible += rows.filter { $0.match == .possible }
      start = end
      count *= 2
    }
    return Array((sure + possible).prefix(limit))
  }

  private func rows(of ids: [String], _ merged: Set<String>) throws -> [ListRow<CaseList>]? {
    let streams = ids.map { StreamID(.case, $0).name }
    let own = try PartialLog(log, streams: streams, through: standpoint.through)
    let named = try named(by: own.part, merged)
    guard !named.isMerged else { return nil }
    let part = try PartialLog(
      log, streams: streams + named.targets, through: standpoint.through)
    let vantage = try Vantage(part, standpoint)
    var filter = filter
    filter.limit = nil
    filter.ids = ids
    func rows(_ least: Inside) throws -> [(row: CaseCard, match: Window.Match?)] {
      let outlook = try Outlook(vantage, least: least, veil: veil)
      let views = try workshop.views(of: outlook) { _, _ in }
      return try CaseList.rows(Archive(outlook, views, index: false), filter)
    }
    let sure = try rows(.definite).map { ListRow<CaseList>($0.row, $0.match) }
    guard standpoint.choosesByDates else { return sure }
    return ListRow.beside(sure, try rows(.possible))
  }

  /// What the links of facts lead to, whatever corrections made of them, and whether any fact names one
  /// of these parties.
  private func named(
    by records: [Record], _ merged: Set<String>
  ) throws -> (targets: [String], isMerged: Bool) {
    var targets: Set<String> = []
    var isMerged = false
    for record in records {
      guard let fact = try record.readWords() else { continue }
      let mayLink = FirstCases.mayLink(fact)
      guard mayLink || !merged.isEmpty else { continue }
      _ = fact.eachValue { value in
        guard Slug.isValid(utf8: value) else { return true }
        let slug = String(decoding: value, as: UTF8.self)
        if mayLink { targets.insert(slug) }
        if merged.contains(slug) { isMerged = true }
        return true
      }
    }
    return (
      targets.sorted().flatMap { slug in
        [Subject.case, .law, .swap].map { StreamID($0, slug).name }
      }, isMerged
    )
  }

  private static func mayLink(_ fact: Fact) -> Bool {
    switch fact.event {
    case .proceeding(.linked), .amendment: true
    case .proceeding, .conduct, .custody, .court, .party, .exchange, .law, .evidence: false
    }
  }

  /// The parties of which anything says or said that they are one with another, or that they are not:
  /// behind a dial a judgement may stand that was withdrawn or corrected since.
  private func mergedParties() throws -> Set<String> {
    guard
      let word = try views.select(
        Query(WordRows.self, [.equals(\.name, "party.matched")])
      ).first?.word
    else { return [] }
    let judged = try views.select(Query(TimelineRows.self, [.equals(\.word, word)]))
    let parties = try views.select(
      Query(StreamRows.self, [.among(\.stream, Set(judged.map(\.stream)))]))
    var merged = Set(parties.map(\.id))
    let streams = parties.map { StreamID(.party, $0.id).name }
    try log.records(Selection(.streams(streams), through: standpoint.through)) { record in
      guard let fact = try record.readWords(), FirstCases.mayMerge(fact) else { return true }
      _ = fact.eachValue { value in
        if Slug.isValid(utf8: value) { merged.insert(String(decoding: value, as: UTF8.self)) }
        return true
      }
      return true
    }
    return merged
  }

  private static func mayMerge(_ fact: Fact) -> Bool {
    switch fact.event {
    case .party(.matched), .amendment: true
    case .party, .proceeding, .conduct, .custody, .court, .exchange, .law, .evidence: false
    }
  }
}
