import Events

/// The laws: what was changed when, and from when it is in force.
public struct LawView: View {
  public static let name = "law"
  public static let version = 1

  public static let tables = [
    TableLayout(
      .laws, "One row a law.",
      columns: [
        .integer("stream", "the law's number: the position of its first fact"),
        .text("id", "the law's slug"),
        .text("country", "whose law"),
        .text("title", "what it is called; its slug where no fact says", optional: true),
        .integer("changes", "how many changes are recorded"),
        .integer("in_force", "the first day a version is in force from", optional: true),
        .text("last_change", "the latest change", optional: true),
        .integer("last_change_day", "its day", optional: true),
      ],
      key: ["stream"], indexes: [["country"]]),
    TableLayout(
      .lawVersions, "One row a change of a law, or a commencement.",
      columns: [
        .integer("position", "the fact that says so"),
        .integer("stream", "the law"),
        .text("change", "proposed, enacted, amended … or commenced"),
        .text("version", "the version's name", optional: true),
        .text("provisions", "which articles, joined by '; '", optional: true),
        .text("summary", "what it says, in short", optional: true),
        .text("occurred", "when, EDTF", optional: true),
        .integer("earliest", "the first day it can be", optional: true),
        .integer("latest", "the last day it can be", optional: true),
      ],
      key: ["position"], indexes: [["stream"]]),
  ]

  private struct Statute {
    var stream: Int32
    var country: Country?
    var title: Int32 = 0
    var changes: Int64 = 0
    var inForce: Int64 = .max
    var lastChange: LawChange?
    var lastDay: Int64 = .min
  }

  private var places: [Int32: Int] = [:]
  private var laws: [Statute] = []

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .law, entry.stands, case .law(let law) = entry.event else { return }
    let place = place(of: entry.stream)
    switch law {
    case .changed(let fact):
      laws[place].country = fact.country
      laws[place].changes += 1
      if let title = fact.title { laws[place].title = registry.texts.number(of: title) }
      let day = entry.span.day ?? .min
      if laws[place].lastChange == nil || day >= laws[place].lastDay {
        laws[place].lastChange = fact.change
        laws[place].lastDay = day
      }
      row(entry, fact.change.rawValue, fact.version, fact.provisions, fact.summary, rows)
    case .commenced(let fact):
      laws[place].country = laws[place].country ?? fact.country
      if let first = entry.occurred?.earliest, first != .min {
        laws[place].inForce = min(laws[place].inForce, first)
      }
      row(entry, "commenced", fact.version, fact.provisions, nil, rows)
    }
  }

  private mutating func place(of stream: Int32) -> Int {
    if let place = places[stream] { return place }
    places[stream] = laws.count
    laws.append(Statute(stream: stream))
    return laws.count - 1
  }

  private func row(
    _ entry: Entry, _ change: String, _ version: Text?, _ provisions: List<Text>?,
    _ summary: Text?, _ rows: Rows
  ) {
    rows.begin(.lawVersions)
    rows.integer(entry.position)
    rows.integer(entry.origin)
    rows.text(change)
    rows.text(version)
    rows.text(provisions.map { $0.map(\.string).joined(separator: "; ") })
    rows.text(summary)
    rows.text(entry.fact.occurred?.description)
    rows.day(entry.occurred?.earliest)
    rows.day(entry.occurred?.latest)
    rows.end()
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for law in laws.sorted(by: { $0.stream < $1.stream }) {
      guard let country = law.country else { continue }
      rows.begin(.laws)
      rows.integer(registry.origin(of: law.stream))
      registry.writeKey(of: law.stream, to: rows)
      rows.text(country.code)
      rows.text(law.title, registry.texts)
      rows.integer(law.changes)
      rows.day(law.inForce)
      rows.text(law.lastChange)
      rows.day(law.lastDay)
      rows.end()
    }
  }
}
