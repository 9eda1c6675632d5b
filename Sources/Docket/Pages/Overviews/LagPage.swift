import Events
import Projections

/// The page of lags.
struct LagPage {
  let file: LagFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    if !file.cases.isEmpty {
      blocks += [
        .heading(level: 2, "Cases"), .table(table(shown: true)),
        .heading(level: 2, "Countries"), .table(groups("countries", "Country", file.countries)),
        .heading(level: 2, "Authorities"),
        .table(groups("authorities", "Authority", file.authorities)),
      ]
    }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: "Lag", blocks: blocks, data: data, table: table(shown: false))
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

  private func table(shown: Bool) -> Table {
    var columns: [Table.Column] = [
      .init("id", "Case"), .init("title", "Title"), .init("country", "Country"),
      .init("facts", "Facts", isNumeric: true), .init("left_out", "Left out", isNumeric: true),
      .init("shortest", "Shortest lag"), .init("longest", "Longest lag"),
      .init("position", "Record", isNumeric: true),
    ]
    if !shown {
      columns += [
        .init("shortest_least", "Shortest, at least", isNumeric: true),
        .init("shortest_most", "Shortest, at most", isNumeric: true),
        .init("longest_least", "Longest, at least", isNumeric: true),
        .init("longest_most", "Longest, at most", isNumeric: true),
      ]
    }
    return Table(
      name: "lag", columns: columns,
      rows: file.cases.map { entry in
        let cells: [Table.Cell] = [
          .reference(.case, entry.case.id), .text(entry.case.title), .country(entry.case.country),
          .number(entry.facts), .number(entry.leftOut), .days(entry.shortest),
          .days(entry.longest), .number(entry.position),
        ]
        let ends = [
          entry.shortest.least, entry.shortest.most, entry.longest.least, entry.longest.most,
        ]
        return shown ? cells : cells + ends.map { .number($0) }
      })
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
      ("cases", table(shown: false).data),
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
