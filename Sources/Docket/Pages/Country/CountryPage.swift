import Documents
import Events
import Ports
import Projections
import Words

/// The page of a country: its prosecutions in figures, the cases in which it has a part, who is
/// held or exchanged, its laws with what was in force when, its statements and measures.
struct CountryPage {
  let file: CountryFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(CountryPage.nobodyIsCalledASpy))]
    blocks += cleared
    blocks +=
      ProsecutionSection(country: file.country, figure: file.prosecutions, asOf: file.asOf)
      .blocks
    blocks += cases
    blocks += heldSection
    blocks += exchanges
    blocks += LawVersions.blocks(of: file.laws, country: file.country)
    blocks += statements
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(
      title: file.country.name, blocks: blocks, data: CountryData(file: file).json, table: table)
  }

  /// What every page that names people says first.
  static let nobodyIsCalledASpy = """
    Nobody is called a spy here: people are accused or convicted of what somebody says, and their \
    stage is how far proceedings have come.
    """

  private var name: String { file.country.nameWithArticle }

  /// Acquittals and dropped charges stand before all else.
  private var cleared: [Block] {
    let persons = file.prosecutions.all.flatMap { card in
      card.persons.compactMap { person in person.freedWords.map { (card, person, $0) } }
    }
    return persons.map { card, person, words in
      .notice(
        Line([
          .reference(kind: "party", id: person.party, text: person.label), .text(": \(words) ("),
          .reference(kind: "case", id: card.id, text: card.title), .text(")."),
        ]))
    }
  }

  // MARK: Cases

  private var cases: [Block] {
    var blocks = section(
      "Cases of \(name)", "prosecuting", file.prosecutions.all,
      "Cases in which \(name) is the prosecuting state, prosecutions or not.", showsCountry: false)
    blocks += section(
      "Cases allegedly for \(name)", "said_to_benefit", file.saidToBenefit,
      "Cases that this docket files as allegedly for \(name), whatever came of them; who says so stands on the page of each.",
      showsBeneficiary: false)
    blocks += section(
      "Cases with an accused who is a citizen of \(name)", "citizenship", file.citizens,
      "Cases with an accused who is a citizen, by the party's facts or by a role of the state.")
    guard !file.otherRoles.isEmpty else { return blocks }
    let table = Table(
      name: "other_roles",
      caption: "Cases in which a fact gives \(name) another role. \(CountryPage.once)",
      columns: [.init("role", "Role"), .init("cases", "Cases")],
      rows: file.otherRoles.map { [.word($0.role), CountryPage.references($0.cases)] })
    return blocks + [.heading(level: 2, "Other roles"), .table(table)]
  }

  /// Rule 6 of the vocabulary.
  static let once = "A case counts once per country and role."

  private func section(
    _ title: String, _ name: String, _ cases: [CaseCard], _ caption: String,
    showsCountry: Bool = true, showsBeneficiary: Bool = true
  ) -> [Block] {
    guard !cases.isEmpty else { return [] }
    let table = CaseTable(
      name: name,
      caption: """
        \(caption) \(CountryPage.once) Sorted by id; earliest is the first day of the \
        earliest date in it: of a year its 1 January (occurred).
        """,
      cases: cases, showsCountry: showsCountry, showsBeneficiary: showsBeneficiary
    ).table
    return [.heading(level: 2, title), .table(table)]
  }

  static func references(_ cases: [CaseCard]) -> Table.Cell {
    let runs = cases.enumerated().flatMap { place, card -> [Run] in
      (place == 0 ? [] : [.text(", ")])
        + [.reference(kind: "case", id: card.id, text: card.title), .text(" (\(card.id))")]
    }
    return Table.Cell(Line(runs), .array(cases.map { .string($0.id) }))
  }

  // MARK: People and exchanges

  private var heldSection: [Block] {
    people(
      "Held", "held", file.held,
      """
      Accused persons in cases of \(name) whose last recorded place is a hold or a measure short of \
      custody; whoever was acquitted of everything is not among them. "By the sentence": imprisoned as a sentence \
      says, and no later fact is recorded. Clock: occurred. That no later fact is recorded is not to \
      say that nothing has changed.\(leftOut)
      """)
      + people(
        "Exchanged", "exchanged", file.exchanged,
        """
        Accused persons in cases of \(name) who were handed over in an exchange, as far as facts of \
        the case say. Clock: occurred.
        """)
  }

  /// " Left out: A and B, sentenced, of whom it is not recorded where they are."
  private var leftOut: String {
    if file.unplaced.isEmpty { return "" }
    let names = Wording.list(file.unplaced.map(\.person.label))
    return " Left out: \(names), sentenced: whether they are held is not recorded."
  }

  private func people(
    _ title: String, _ key: String, _ held: [CountryFile.Held], _ caption: String
  ) -> [Block] {
    guard !held.isEmpty else { return [] }
    let table = Table(
      name: key, caption: caption,
      columns: [
        .init("party", "Person"), .init("case", "Case"), .init("liberty", "Where"),
        .init("since", "Since"), .init("stage", "Stage"),
        .init("position", "Record", isNumeric: true),
      ],
      rows: held.map { held in
        [
          .reference(.party, held.person.party, held.person.label),
          .reference(.case, held.case.id, held.case.title),
          .line(
            Line(
              [held.person.libertyWords, held.aside].compactMap(\.self).joined(separator: ", ")),
            .text(held.person.liberty?.rawValue)),
          .moment(held.since),
          .line(
            Line(
              [held.person.outcome?.aside(held.person.stage), held.person.stageWords]
                .compactMap(\.self).joined(separator: "; ")), .text(held.person.stage?.rawValue)),
          .number(held.person.libertyPosition),
        ]
      })
    return [.heading(level: 2, title), .table(table)]
  }

  private var exchanges: [Block] {
    guard !file.exchanges.isEmpty else { return [] }
    let table = Table(
      name: "exchanges", caption: "Exchanges it took part in or mediated, by when they occurred.",
      columns: [
        .init("id", "Exchange"), .init("occurred", "When"), .init("states", "Between"),
        .init("mediator", "Through"), .init("persons", "Persons"),
      ],
      rows: file.exchanges.map { swap in
        [
          .reference(.swap, swap.id), .date(swap.occurred), .countries(swap.states),
          .country(swap.mediator), .legs(swap.legs),
        ]
      })
    return [.heading(level: 2, "Exchanges"), .table(table)]
  }

  // MARK: Statements

  private var statements: [Block] {
    guard !file.stream.timeline.isEmpty else { return [] }
    let section = TimelineSection(file: file.stream)
    return [
      .heading(level: 2, "Statements and measures"), .paragraph(Line(CasePage.clock)),
    ] + GradeMarks.legend(file.stream.timeline)
      + [.bullets(file.stream.timeline.map(section.line))]
  }

  /// One row a case and role: what CSV prints.
  private var table: Table {
    let roles: [(String, [CaseCard])] =
      [
        ("prosecuting", file.prosecutions.all), ("said_to_benefit", file.saidToBenefit),
        ("citizenship", file.citizens),
      ] + file.otherRoles.map { ($0.role, $0.cases) }
    let columns = CaseList.columns
    return Table(
      name: "cases", columns: [.init("role", "Role")] + columns.map(\.column),
      rows: roles.flatMap { role, cases in
        cases.map { card in [.word(role)] + columns.map { $0.cell(card) } }
      })
  }
}

extension Table.Cell {
  /// Who was exchanged: "Li Yi from China to the United States".
  static func legs(_ legs: [SwapCard.Leg]) -> Table.Cell {
    let runs = legs.enumerated().flatMap { place, leg -> [Run] in
      let way = [
        leg.from.map { "from \($0.nameWithArticle)" }, leg.to.map { "to \($0.nameWithArticle)" },
      ].compactMap(\.self).joined(separator: " ")
      return (place == 0 ? [] : [.text("; ")])
        + [.reference(kind: "party", id: leg.party, text: leg.label)]
        + (way.isEmpty ? [] : [.text(" \(way)")])
    }
    return Table.Cell(Line(runs), .array(legs.map { .string($0.party) }))
  }
}

extension Head {
  /// What a page was made from.
  var madeFrom: String {
    "Made from log position #\(position) of \(Instant(microseconds: recorded).words)."
  }

  var data: JSON {
    .record([
      ("position", .integer(position)),
      ("recorded", .string(Instant(microseconds: recorded).text)),
    ])
  }
}
