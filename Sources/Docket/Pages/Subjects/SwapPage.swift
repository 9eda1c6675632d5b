import Documents
import Events
import Ports
import Projections
import Words

/// All that a docket has on one exchange, gathered for its page.
struct SwapFile {
  let id: String
  /// Nil where no fact that stands says that it was concluded.
  let card: SwapCard?
  let stream: CaseFile
  let asOf: Head

  init(_ id: String, _ archive: Archive) throws {
    self.id = id
    asOf = archive.asOf
    stream = CaseFile(try archive.dossier(of: .swap, id))
    card = try archive.stream(of: .swap, id).flatMap { try archive.swaps([$0]).first }
  }
}

/// The page of an exchange: when, between whom, who went where, and what is said of it.
struct SwapPage {
  let file: SwapFile

  var document: Document {
    var blocks: [Block] = [.paragraph(lead)]
    if let card = file.card, !card.legs.isEmpty {
      blocks += [.heading(level: 2, "Who was exchanged"), .table(legs)]
    }
    blocks += file.stream.record("What is recorded of it")
    blocks += LinksSection(file: file.stream).blocks
    blocks += file.stream.correctionBlocks
    blocks += SourcesSection(file: file.stream).blocks
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: title, blocks: blocks, data: data, table: legs)
  }

  private var title: String {
    guard let card = file.card else { return file.id }
    let states = Wording.list(card.states.map(\.nameWithArticle))
    return "Exchange between \(states)" + (card.occurred.map { ", \($0.wordsOfMoment)" } ?? "")
  }

  private var lead: Line {
    guard let card = file.card else { return "No fact that stands says that it was concluded." }
    var runs: [Run] = [.text("Between ")] + Line.statesInText(card.states).runs
    if let mediator = card.mediator {
      runs += [.text("; mediated by ")] + Line.statesInText([mediator]).runs
    }
    let when = card.occurred.map { "; \($0.wordsOfMoment)" } ?? "; no date is recorded"
    runs.append(
      .text(
        "\(when). The facts name \(Wording.count(card.legs.count, "person")); more may have been exchanged."
      ))
    return Line(runs)
  }

  private var legs: Table {
    Table(
      name: "legs",
      caption: """
        Persons in the order in which the fact lists them; stage and outcome are those of the case.
        """,
      columns: [
        .init("party", "Person"), .init("description", "As recorded"), .init("case", "Case"),
        .init("stage", "Stage"),
        .init("outcome", "Outcome"), .init("from", "From"), .init("to", "To"),
        .init("form", "Form"),
      ],
      rows: (file.card?.legs ?? []).map { leg in
        [
          .reference(.party, leg.party, leg.label), .text(leg.description),
          leg.caseID.map { .reference(.case, $0, leg.caseTitle) } ?? .text(nil),
          .text(leg.standing?.stageWords),
          .text(leg.standing.flatMap { $0.outcome?.told(beside: $0.stage) }),
          .country(leg.from), .country(leg.to), .text(leg.form),
        ]
      })
  }

  private var data: JSON {
    .record([
      ("id", .string(file.id)),
      ("states", .array((file.card?.states ?? []).map { .string($0.code) })),
      ("mediator", .text(file.card?.mediator?.code)),
      ("occurred", .text(file.card?.occurred?.description)),
      ("legs", .array((file.card?.legs ?? []).map(\.data))),
      ("timeline", .array(file.stream.timeline.map { TimelineTable.data($0, file.stream.notes) })),
      ("made_from", file.asOf.data),
    ])
  }
}
