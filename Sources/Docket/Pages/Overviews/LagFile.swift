import Documents
import Events
import Ports
import Projections

/// How long it took until facts became public, per case, per authority and per country.
struct LagFile {
  /// The lags of a case, or of an authority in one.
  struct Entry {
    let `case`: CaseCard
    /// Empty for the whole case.
    let authority: String
    let facts: Int64
    let leftOut: Int64
    let shortest: DaySpan
    let longest: DaySpan
    /// The fact with the longest lag.
    let position: Int64?
  }

  /// Entries that have something in common, each case once.
  struct Group {
    let name: String
    let country: Country?
    let cases: Int
    let facts: Int64
    /// The middle one of the cases' longest lags.
    let median: DaySpan?
    let longest: DaySpan
  }

  /// Cases with a lag, the longest first.
  let cases: [Entry]
  let authorities: [Group]
  let countries: [Group]
  /// How many cases there are of which nothing says both dates.
  let without: Int
  /// How many facts say only one date, or neither.
  let leftOut: Int64
  let asOf: Head

  init(_ asked: Overview.Question, _ archive: Archive) throws {
    let known = try archive.cases(asked: asked)
    let rows = try archive.rows(LagRows.self, of: known, asked: asked)
    let entries = rows.compactMap { row in known[row.stream].map { Entry($0, row) } }
    let whole = entries.filter { $0.authority.isEmpty }
    cases = whole.filter { $0.facts > 0 }.sorted(by: LagFile.isLonger)
    without = known.count - cases.count
    leftOut = whole.reduce(0) { $0 + $1.leftOut }
    let named = entries.filter { !$0.authority.isEmpty && $0.facts > 0 }
    authorities = LagFile.groups(named) { ($0.authority, $0.case.country) }
    countries = LagFile.groups(cases) { ($0.case.country?.name ?? "", $0.case.country) }
    asOf = archive.asOf
  }

  private static func isLonger(_ one: Entry, _ other: Entry) -> Bool {
    let (left, right) = (one.longest.least ?? .min, other.longest.least ?? .min)
    if left != right { return left > right }
    let (most, otherMost) = (one.longest.most ?? .max, other.longest.most ?? .max)
    return most != otherMost ? most > otherMost : one.case.id < other.case.id
  }

  private static func groups(
    _ entries: [Entry], by name: (Entry) -> (String, Country?)
  ) -> [Group] {
    var byName: [String: [Entry]] = [:]
    for entry in entries {
      let (text, country) = name(entry)
      byName[text + "\u{0}" + (country?.code ?? ""), default: []].append(entry)
    }
    return byName.values.map { entries in
      let sorted = entries.sorted(by: isLonger)
      let (text, country) = name(sorted[0])
      return Group(
        name: text, country: country, cases: sorted.count,
        facts: sorted.reduce(0) { $0 + $1.facts }, median: DaySpan.median(sorted.map(\.longest)),
        longest: sorted[0].longest)
    }
    .sorted { ($0.name, $0.country?.code ?? "") < ($1.name, $1.country?.code ?? "") }
  }
}

extension LagFile.Entry {
  fileprivate init(_ card: CaseCard, _ row: ViewRow<LagRows>) {
    self.case = card
    authority = row.authority
    facts = row.facts
    leftOut = row.leftOut
    shortest = DaySpan(least: row.shortestLeast, most: row.shortestMost)
    longest = DaySpan(least: row.longestLeast, most: row.longestMost)
    position = row.longestPosition
  }
}
