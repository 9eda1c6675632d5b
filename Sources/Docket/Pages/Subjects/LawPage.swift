import Documents
import Events
import Ports
import Projections
import Words

/// All that a docket has on one law, gathered for its page.
struct LawFile {
  /// A case that names it, and in what way.
  struct Naming {
    let `case`: CaseCard
    /// "charged": a count names it; else the relation of a link.
    let how: String
    /// Who made the link.
    let maker: String?
  }

  let history: LawHistory
  let stream: CaseFile
  let cases: [Naming]
  let asOf: Head

  init(_ id: String, _ archive: Archive) throws {
    asOf = archive.asOf
    history = LawHistory(id, try archive.standing(of: .law, id))
    stream = CaseFile(try archive.dossier(of: .law, id))
    let numbers = Set(
      try archive.rows(CaseLawRows.self, where: \.law, is: id, [.equals(\.how, .charged)])
        .map(\.stream))
    let linked = stream.linksIn
    let streams = try linked.compactMap { try archive.stream(of: .case, $0.slug) }
    let cards = try archive.casesWithPersons(numbers.union(streams))
    let counts = try archive.rows(CountRows.self, streams: numbers).filter { $0.law == id }
    cases = cards.flatMap { card -> [Naming] in
      let links = linked.filter { $0.slug == card.id }.map { link in
        Naming(
          case: card, how: link.relation.rawValue,
          maker: link.voices.isEmpty ? nil : Wording.list(link.voices.map { Wording.the($0.name) }))
      }
      guard numbers.contains(card.stream) else { return links }
      // Of those accused in the case, the ones with a count under this law.
      var charged = card
      charged.persons.removeAll { person in
        !counts.contains { $0.stream == card.stream && $0.party == person.party }
      }
      return [Naming(case: charged, how: "charged", maker: nil)] + links
    }
  }
}

/// The page of a law: what was in force when, statements on it, and the cases that name it.
struct LawPage {
  let file: LawFile

  var document: Document {
    let versions = LawVersions.table([file.history], showsLaw: false)
    var blocks: [Block] = []
    if let country = file.history.country {
      blocks.append(
        .paragraph(
          Line([
            .text("Law of "),
            .reference(kind: "country", id: country.code, text: country.nameWithArticle),
            .text("."),
          ])))
    }
    if !versions.rows.isEmpty {
      blocks += [.heading(level: 2, "Versions"), .table(versions)]
    }
    blocks += naming
    blocks += file.stream.record("What is recorded of it") { !LawPage.isStatement($0.fact.event) }
    blocks += file.stream.record("Statements on it") { LawPage.isStatement($0.fact.event) }
    blocks += file.stream.correctionBlocks
    blocks += SourcesSection(file: file.stream).blocks
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: file.history.title, blocks: blocks, data: data, table: versions)
  }

  private static func isStatement(_ event: Event) -> Bool {
    switch event {
    case .conduct: true
    case .proceeding, .party, .custody, .court, .exchange, .law, .evidence, .amendment: false
    }
  }

  private var naming: [Block] {
    guard !file.cases.isEmpty else { return [] }
    let table = Table(
      name: "cases",
      caption: """
        Cases that name it: "charged" where a count does, with those who have such a count; else how \
        somebody links the two, with all who are accused in the case. Sorted by id.
        """,
      columns: [
        .init("id", "Case"), .init("title", "Title"), .init("country", "Prosecuting"),
        .init("how", "How"), .init("made_by", "Link made by"), .init("accused", "Accused"),
      ],
      rows: file.cases.map { naming in
        [
          .reference(.case, naming.case.id), .text(naming.case.title),
          .country(naming.case.country),
          Table.Cell(
            Line(Relation(rawValue: naming.how)?.phrase ?? naming.how), .string(naming.how)),
          .text(naming.how == "charged" ? nil : naming.maker ?? "the recorder"),
          .persons(naming.case.persons),
        ]
      })
    return [.heading(level: 2, "Cases that name it"), .table(table)]
  }

  private var data: JSON {
    .record([
      ("id", .string(file.history.id)), ("title", .string(file.history.title)),
      ("country", .text(file.history.country?.code)),
      ("versions", LawVersions.data(file.history)["versions"] ?? .array([])),
      (
        "cases",
        .array(
          file.cases.map {
            .record([
              ("id", .string($0.case.id)), ("title", .string($0.case.title)),
              ("country", .text($0.case.country?.code)), ("how", .string($0.how)),
              ("made_by", .text($0.maker)),
            ])
          })
      ),
      ("timeline", .array(file.stream.timeline.map { TimelineTable.data($0, file.stream.notes) })),
      ("made_from", file.asOf.data),
    ])
  }
}
