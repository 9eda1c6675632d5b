import Documents
import Events
public import Ports
import Projections
import Words

/// What checks of quality need beside the facts: the bytes of sources, and how checks are set.
public struct Checking: Sendable {
  public let store: any SourceStore
  public let settings: CheckSettings

  public init(store: any SourceStore, settings: CheckSettings) {
    self.store = store
    self.settings = settings
  }
}

/// What `docket check` finds, over all cases.
enum Quality: OverviewPage {
  /// A finding with its severity in this docket.
  struct Finding {
    let flag: Flagged
    let severity: Severity
    /// 1, 2, 3 … among the findings of one check at one place.
    let ordinal: Int

    var id: String {
      let place = [
        flag.kind.rawValue, flag.id, flag.position.map(String.init) ?? "", flag.check.rawValue,
      ]
      return (place + (ordinal > 1 ? [String(ordinal)] : [])).joined(separator: "/")
    }
  }

  static let name = Overview.quality.rawValue
  static let title = "Quality"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.maybeACase
  static let asks: [Overview.Asks] = [.country]
  static let caption = """
    One row a finding of 'docket check': what in the record wants mending, or a second look. Checks \
    that are off in docket.toml are not put.
    """

  static var columns: [ListColumn<Finding>] {
    [
      ListColumn("id", "Finding", "kind, id, record and check", shown: false) { .text($0.id) },
      ListColumn("severity", "Severity", "error, warning or info") {
        .text($0.severity.rawValue)
      },
      ListColumn("check", "Check", "the check that found it") { .text($0.flag.check.rawValue) },
      ListColumn("kind", "Kind", "what it was found in", shown: false) {
        .text($0.flag.kind.rawValue)
      },
      ListColumn("subject", "Where", "the slug or code of that") {
        .reference($0.flag.kind, $0.flag.id)
      },
      ListColumn("position", "Record", "the fact, where it is one", numeric: true) {
        .number($0.flag.position)
      },
      ListColumn("sentence", "What", "what was found") { .text($0.flag.sentence) },
      ListColumn("advice", "Way out", "what would be right") { .text($0.flag.advice) },
    ]
  }

  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [Finding] {
    guard let checking = asked.checking else { return [] }
    let inspection = Inspection(
      archive, checking.store, checking.settings.checks(named: []), checking.settings,
      today: archive.today(asked))
    let known = asked.country == nil && asked.caseID == nil ? nil : try archive.cases(asked: asked)
    let wanted = known.map { cases in Set(cases.values.map(\.id)) }
    var seen: [String: Int] = [:]
    return try inspection.run().compactMap { flag -> Finding? in
      if let wanted {
        let isOfCountry = flag.kind == .country && flag.id == asked.country?.code
        guard isOfCountry || (flag.kind == .case && wanted.contains(flag.id)) else { return nil }
      }
      let severity = checking.settings.severityOfFinding(flag.check)
      let first = Finding(flag: flag, severity: severity, ordinal: 1)
      seen[first.id, default: 0] += 1
      return Finding(flag: flag, severity: severity, ordinal: seen[first.id]!)
    }
    .sorted { $0.id < $1.id }
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    QualityPage(findings: try rows(archive, asked: asked), asOf: archive.asOf).document
  }
}

/// The page of findings.
private struct QualityPage {
  let findings: [Quality.Finding]
  let asOf: Head

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    if findings.isEmpty {
      blocks.append(.paragraph("Nothing was found."))
    } else {
      blocks.append(.figure(figure))
      blocks += [
        .heading(level: 2, "Findings"),
        .table(Quality.shown(findings, caption: "Sorted by kind, id, record and check.")),
      ]
    }
    blocks.append(.paragraph(Line([.emphasis(asOf.madeFrom)])))
    return Document(
      title: Quality.title, blocks: blocks, data: data, table: Quality.table(findings))
  }

  private var caption: String {
    """
    \(Wording.count(findings.count, "finding")) of 'docket check' in \
    \(Wording.count(Set(findings.map { $0.flag.kind.rawValue + $0.flag.id }).count, "place")). A \
    finding is a question to whoever keeps the record, and says nothing of the persons in it. \
    \(asOf.words)
    """
  }

  /// How many findings each check has; the most first.
  private var counts: [(check: Check, severity: Severity, count: Int)] {
    Dictionary(grouping: findings) { $0.flag.check }.map { check, findings in
      (check, findings[0].severity, findings.count)
    }
    .sorted { ($1.count, $0.check.rawValue) < ($0.count, $1.check.rawValue) }
  }

  private var countTable: Table {
    Table(
      name: "checks",
      columns: [
        .init("check", "Check"), .init("severity", "Severity"),
        .init("findings", "Findings", isNumeric: true), .init("meaning", "Meaning"),
      ],
      rows: counts.map {
        [
          .text($0.check.rawValue), .text($0.severity.rawValue), .number($0.count),
          .text($0.check.meaning),
        ]
      })
  }

  private var figure: Figure {
    let parts: [(severity: Severity, look: Drawing.Look)] = [
      (.error, .solid), (.warning, .filled(.bars)), (.info, .filled(.dots)),
    ]
    let bars = StackedBarsFigure(
      parts: parts.map { .init(label: $0.severity.rawValue, look: $0.look) },
      bars: counts.map { count in
        .init(
          label: count.check.rawValue,
          numbers: parts.map { $0.severity == count.severity ? count.count : 0 })
      })
    return Figure(
      name: "quality", title: "What the checks found",
      description: """
        A bar a check, by severity. \(Wording.count(findings.count, "finding")). \(asOf.words)
        """,
      table: countTable, draw: bars.draw)
  }

  private var data: JSON {
    .record([
      ("checks", countTable.data), ("findings", Quality.table(findings).data),
      ("made_from", asOf.data),
    ])
  }
}
