import Documents
import Events
import Projections
import Words

/// The page of reciprocity: the matrix, what somebody asserts, and what only lies close in time.
struct ReciprocityPage {
  let count: ReciprocityCount
  let asked: Overview.Question
  let archive: Archive

  /// At most so many couples and links are printed; all are counted.
  private static let most = 100

  func document() throws -> Document {
    let assertions = try self.assertions()
    let coincidences = try self.coincidences()
    let table = Reciprocity.table(count.pairs)
    var blocks: [Block] = [
      .paragraph(Line(CountryPage.nobodyIsCalledASpy)), .paragraph(Line(population)),
    ]
    if count.pairs.isEmpty {
      blocks.append(.paragraph("No case is filed as allegedly for another state."))
    } else {
      blocks.append(.figure(figure))
    }
    if asked.states.count == 2 { blocks += try cases() }
    if !assertions.rows.isEmpty {
      blocks += [.heading(level: 2, "What somebody asserts"), .table(assertions)]
    }
    blocks += [
      .heading(level: 2, "Coincidences"), .paragraph(Line(coincidenceRule)), .table(coincidences),
      .paragraph(Line([.emphasis(archive.asOf.madeFrom)])),
    ]
    return Document(
      title: title, blocks: blocks, data: data(table, assertions, coincidences), table: table)
  }

  private var title: String {
    asked.states.isEmpty
      ? "Reciprocity" : "Reciprocity: \(Wording.list(asked.states.map(\.name)))"
  }

  /// Rule 6 of the vocabulary.
  private var population: String {
    let inPairs = count.cases.count - count.withoutBeneficiary.count
    let left = count.withoutBeneficiary.count
    let reason = left == 0 ? "" : ", for which no beneficiary is recorded"
    return """
      \(Wording.count(inPairs, "case")) filed here as allegedly for another state (who says so stands on the page of each), in \
      \(Wording.count(count.pairs.count, "pair")) of a prosecuting state and a state said to \
      benefit; a case counts once a pair. Left out: \(left) of \
      \(Wording.count(count.cases.count, "case"))\(reason). Stages count persons. \
      \(archive.asOf.words)
      """
  }

  private var figure: Figure {
    let matrix = MatrixFigure(
      cells: count.pairs.map {
        .init(
          row: $0.prosecuting.code, column: $0.beneficiary.code, cases: Int64($0.items.count),
          persons: $0.persons,
          detail: """
            \($0.prosecuting.name), allegedly for \($0.beneficiary.name): \
            \(Wording.count($0.items.count, "case")), \(Wording.count($0.persons, "person"))
            """)
      }, rowTitle: "Prosecuting", columnTitle: "Allegedly for")
    let cut =
      matrix.fits
      ? "" : " Where there is no room for all, the states with the most cases are drawn."
    return Figure(
      name: "reciprocity", title: "Who prosecutes, and for whom it is said to have been",
      description: """
        Rows are prosecuting states, columns states said to benefit; each field has the number of \
        cases and below it of persons. An empty field: no case is recorded.\(cut) \(archive.asOf.words)
        """,
      table: Reciprocity.shown(count.pairs, caption: tableCaption), draw: matrix.draw)
  }

  private var tableCaption: String {
    """
    Stages count persons; what a court found of which count, and what became of a sentence (a pardon, an exchange, an execution), stands on the page of each case. Coincidences and what is asserted are those with the opposite direction, \
    by when cases first became public (disclosed). \(archive.asOf.words)
    """
  }

  // MARK: Cases of two states

  private func cases() throws -> [Block] {
    try count.pairs.flatMap { pair -> [Block] in
      let title =
        "Cases of \(pair.prosecuting.nameWithArticle), allegedly for "
        + pair.beneficiary.nameWithArticle
      let table = CaseTable(
        name: pair.id,
        caption: """
          Sorted by id; earliest is the first day of the earliest date in it: of a year its 1 January \
          (occurred).
          """,
        cases: try archive.casesWithPersons(pair.items.map(\.stream)), showsCountry: false,
        showsBeneficiary: false
      ).table
      return [.heading(level: 2, title), .table(table)]
    }
  }

  // MARK: What is asserted

  private func assertions() throws -> Table {
    var table = Table(
      name: "asserted",
      caption: """
        Links between two cases of opposite directions that say more than context (timing, retaliation, an \
        exchange, the same people), with who says so and how far that is \
        established. That somebody says so does not make it so, and timing is no evidence.\(rest(count.assertions.count))
        """,
      columns: [
        .init("case", "Case"), .init("relation", "Relation"), .init("other", "Other case"),
        .init("says", "Who says so"), .init("standing", "Standing"),
        .init("days", "Days apart", isNumeric: true), .init("position", "Record", isNumeric: true),
      ])
    for assertion in count.assertions.prefix(ReciprocityPage.most) {
      let fact = try archive.standing(of: .case, assertion.from.id)
        .first { $0.position == assertion.position }
      let speaker = fact?.claim?.speaker?.string
      let label = try speaker.flatMap { try archive.labels(of: [$0])[$0] } ?? speaker
      let days = ReciprocityCount.Coincidence(one: assertion.from, other: assertion.to)
      let isKnown = assertion.from.disclosed != nil && assertion.to.disclosed != nil
      table.rows.append([
        .reference(.case, assertion.from.id, assertion.from.title),
        Table.Cell(Line(assertion.relation.words), .string(assertion.relation.rawValue)),
        .reference(.case, assertion.to.id, assertion.to.title),
        .text(label ?? "the recorder; no speaker is named"),
        .word(fact?.claim?.standing?.rawValue), .number(isKnown ? days.days : nil),
        .number(assertion.position),
      ])
    }
    return table
  }

  private func rest(_ number: Int) -> String {
    number > ReciprocityPage.most ? " The first \(ReciprocityPage.most) of \(number)." : ""
  }

  // MARK: Coincidences

  private var coincidenceRule: String {
    let pairs = count.mutual
    let total = pairs.reduce(0) { $0 + count.pairs[$1.0].coincidences }
    let without = Set(
      pairs.flatMap { [$0.0, $0.1] }.flatMap { count.pairs[$0].items }
        .filter { $0.disclosed == nil }.map(\.stream)
    ).count
    return """
      Pairs of cases of opposite directions of which the first news came within \
      \(Wording.count(count.within, "day")) of each other: \(total). Clock: disclosed, at \
      the latest when a source of the case was published; of a date that is not exact, the first \
      possible day counts. That two cases lie close in time says nothing of why. \
      Left out: \(Wording.count(without, "case")) of these states of which no fact says when it \
      became public.\(rest(total))
      """
  }

  private func coincidences() throws -> Table {
    var table = Table(
      name: "coincidences", caption: "The closest first.",
      columns: [
        .init("case", "Case"), .init("disclosed", "First public"), .init("other", "Other case"),
        .init("other_disclosed", "First public"), .init("days", "Days apart"),
        .init("match", "Certainty"), .init("called", "What it is called"),
      ])
    var found: [ReciprocityCount.Coincidence] = []
    for pair in count.mutual {
      found += count.coincidences(pair, limit: ReciprocityPage.most)
    }
    found.sort { ($0.days, $0.one.id, $0.other.id) < ($1.days, $1.one.id, $1.other.id) }
    for couple in found.prefix(ReciprocityPage.most) {
      table.rows.append(try row(couple))
    }
    return table
  }

  private func row(_ couple: ReciprocityCount.Coincidence) throws -> [Table.Cell] {
    let (one, other) = (try news(couple.one), try news(couple.other))
    let least = max(0, max(other.first - one.last, one.first - other.last))
    let most = max(other.last - one.first, one.last - other.first)
    let asserted = count.assertion(of: couple.one, and: couple.other)
    return [
      .reference(.case, couple.one.id, couple.one.title), .date(one.date),
      .reference(.case, couple.other.id, couple.other.title), .date(other.date),
      Table.Cell(
        Line(least == most ? "\(most)" : "\(least) to \(most)"),
        .array([.integer(least), .integer(most)])),
      .text(most <= count.within ? "definite" : "possible"),
      asserted.map { Table.Cell("\($0.relation.words), as asserted in #\($0.position)") }
        ?? Table.Cell("coincidence"),
    ]
  }

  /// When a case first became public: the days from the first to the last on which that can have been.
  private func news(
    _ item: ReciprocityCount.Item
  ) throws -> (date: EDTF?, first: Int64, last: Int64) {
    let dates = try archive.standing(of: .case, item.id).compactMap { $0.disclosed?.edtf }
    let day = item.disclosed ?? 0
    let published = item.published ?? .max
    let first = min(published, dates.compactMap { $0.bounds.earliestMargin?.number }.min() ?? day)
    let last = min(published, dates.compactMap { $0.bounds.latestMargin?.number }.min() ?? day)
    let date = dates.filter { $0.bounds.earliest?.number == day }
      .min { ($0.bounds.latest?.number ?? .max) < ($1.bounds.latest?.number ?? .max) }
    return (date ?? EDTF(Day(number: day)), first, max(first, last))
  }

  // MARK: Data

  private func data(_ table: Table, _ assertions: Table, _ coincidences: Table) -> JSON {
    .record([
      ("states", .array(asked.states.map { .string($0.code) })),
      ("within_days", .integer(count.within)), ("clock", .string("disclosed")),
      ("cases", .integer(Int64(count.cases.count - count.withoutBeneficiary.count))),
      (
        "left_out",
        .record([
          ("nobody_says_for_whom", .integer(Int64(count.withoutBeneficiary.count)))
        ])
      ),
      ("pairs", table.data), ("asserted", assertions.data), ("coincidences", coincidences.data),
      ("made_from", archive.asOf.data),
    ])
  }
}
