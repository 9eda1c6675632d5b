import Documents
import Events
import Projections
import Words

/// The page of lags.
struct LagPage {
  let file: LagFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    if !file.cases.isEmpty {
      blocks += [
        .heading(level: 2, "Cases"), .figure(figure),
        .heading(level: 2, "Countries"), .table(groups("countries", "Country", file.countries)),
        .heading(level: 2, "Authorities"),
        .table(groups("authorities", "Authority", file.authorities)),
      ]
    }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: "Lag", blocks: blocks, data: data, table: Lag.table(file.cases))
  }

  private var caption: String {
    """
    How long it took from what occurred to its becoming public. The lag of a fact is an interval \
    where its dates are uncertain: at least from the last day it can have occurred to the first it \
    can have been disclosed. Clock: occurred to disclosed. Population: \
    \(Wording.count(file.cases.count, "case")) with a custody, charge, court or conduct fact that \
    says both dates. Left out: \(Wording.count(file.without, "case")) without one, and \
    \(Wording.count(file.leftOut, "fact")) that \(file.leftOut == 1 ? "says" : "say") only one \
    date or neither. Cases are sorted by their longest lag, by what is certain of it.
    """
  }

  /// The longest first; the rest is in the table.
  private static let drawn = 40

  private var figure: Figure {
    let rows = file.cases.prefix(LagPage.drawn).map {
      LagFigure.Row(
        label: $0.case.title, least: $0.longest.least, most: $0.longest.most)
    }
    let cut =
      file.cases.count > rows.count ? " The first \(rows.count) of them are drawn." : ""
    return Figure(
      name: "lag", title: "How long it took until it was public",
      description: """
        The longest lag of each case, from occurred to disclosed, in days; a bar runs from least to \
        most where dates are uncertain, an arrow where one end is open. \
        \(Wording.count(file.cases.count, "case")); \(file.without) left out.\(cut) \
        \(file.asOf.words)
        """,
      table: Lag.shown(file.cases, caption: "The longest lag first, by what is certain of it."),
      draw: LagFigure(rows: Array(rows), unit: "days from event to disclosure").draw)
  }

  private func groups(_ name: String, _ title: String, _ groups: [LagFile.Group]) -> Table {
    Table(
      name: name,
      caption: """
        A case counts once in each. The median is that of the cases' longest lags, by what is \
        certain and by what is possible.
        """,
      columns: [
        .init("name", title), .init("cases", "Cases", isNumeric: true),
        .init("facts", "Facts", isNumeric: true), .init("median", "Median"),
        .init("longest", "Longest"),
      ],
      rows: groups.map { group in
        [
          name == "countries" ? .country(group.country) : .text(group.name),
          .number(group.cases), .number(group.facts), .days(group.median), .days(group.longest),
        ]
      })
  }

  private var data: JSON {
    .record([
      ("cases", Lag.table(file.cases).data),
      ("countries", .array(file.countries.map(data))),
      ("authorities", .array(file.authorities.map(data))),
      ("cases_left_out", .integer(Int64(file.without))),
      ("facts_left_out", .integer(file.leftOut)), ("clock", .string("occurred to disclosed")),
      ("made_from", file.asOf.data),
    ])
  }

  private func data(_ group: LagFile.Group) -> JSON {
    .record([
      ("name", .string(group.name)), ("country", .text(group.country?.code)),
      ("cases", .integer(Int64(group.cases))), ("facts", .integer(group.facts)),
      ("median_least", group.median?.least.map(JSON.integer) ?? .null),
      ("median_most", group.median?.most.map(JSON.integer) ?? .null),
      ("longest_least", group.longest.least.map(JSON.integer) ?? .null),
      ("longest_most", group.longest.most.map(JSON.integer) ?? .null),
    ])
  }
}
