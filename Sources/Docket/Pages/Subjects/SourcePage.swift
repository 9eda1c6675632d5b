import Documents
import Events
import Projections
import Words

/// The page of a source: what it is, what it was made from and what was made from it, and every
/// fact that rests on it.
struct SourcePage {
  let file: SourceFile

  var document: Document {
    var blocks: [Block] = state
    blocks.append(.bullets(known))
    blocks += chain
    blocks += [.heading(level: 2, "What rests on it")]
    blocks.append(cited.isEmpty ? .paragraph("No fact cites it.") : .table(resting))
    blocks += regraded
    blocks +=
      facts(
        "The facts that rest on it", \.items)
      + facts("Through what was made from it", \.throughCopies)
    blocks += file.stream.record("What became of it") { !SourcePage.isRegistration($0.fact.event) }
    blocks += file.stream.correctionBlocks
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: title, blocks: blocks, data: data, table: resting)
  }

  private var title: String { file.source.title ?? file.source.name }

  /// A source that no longer says what was cited is told of first.
  private var state: [Block] {
    switch file.source.state {
    case .withdrawn, .removed, .dead, .silentlyEdited, .corrected:
      [.notice(Line([.strong("This source is now \(file.source.state?.words ?? "").")]))]
    case .usable, .paywalled, nil: []
    }
  }

  private var known: [Line] {
    let source = file.source
    var lines: [Line] = [Line("Kind: \(source.kind?.words ?? "not registered").")]
    if let publisher = source.publisher {
      let state = source.country.map { " (\($0.name))" } ?? ""
      lines.append(Line("Publisher: \(publisher)\(state)."))
    }
    if let author = source.author { lines.append(Line("Author: \(author).")) }
    if let published = source.published { lines.append(Line("Published: \(published.words).")) }
    if let lang = source.lang { lines.append(Line("Language: \(lang).")) }
    if let grade = source.reliability {
      lines.append(Line("Reliability (Admiralty): \(grade.rawValue)."))
    }
    if let url = source.url {
      lines.append(Line([.text("Address: "), .link(text: url, url: url)]))
    } else {
      lines.append("No address is recorded.")
    }
    if let state = source.state { lines.append(Line("State: \(state.words).")) }
    return lines
  }

  // MARK: The chain

  private var chain: [Block] {
    var blocks: [Block] = []
    if !file.up.isEmpty {
      blocks += [.heading(level: 2, "Made from"), .bullets(file.up.map(upLine))]
    }
    if !file.down.isEmpty {
      blocks += [.heading(level: 2, "Others made from it"), .bullets(file.down.map(downLine))]
    }
    return blocks
  }

  private func upLine(_ step: SourceFile.Step) -> Line {
    let near = step.depth == 1 ? "" : "\(step.near), itself "
    return Line([
      .text("\(near)\(step.how) "), .reference(kind: "source", id: step.slug, text: step.name),
      .text(" (\(step.slug))"),
    ])
  }

  private func downLine(_ step: SourceFile.Step) -> Line {
    let near = step.depth == 1 ? "it" : step.near
    return Line([
      .reference(kind: "source", id: step.slug, text: step.name),
      .text(" (\(step.slug))"), .text(", \(step.how) \(near)"),
    ])
  }

  // MARK: What rests on it

  /// The streams that cite the source itself.
  private var cited: [SourceFile.Resting] { file.resting.filter { $0.facts > 0 } }

  private var resting: Table {
    Table(
      name: "rests_on_it", caption: "Streams with facts that stand and cite it, by kind and id.",
      columns: [
        .init("kind", "Kind"), .init("id", "Id"), .init("title", "Title"),
        .init("facts", "Facts", isNumeric: true),
      ],
      rows: cited.map { row in
        [
          .text(row.kind), Table.Cell(Line([reference(row, row.id)]), .string(row.id)),
          .text(row.title), .number(row.facts),
        ]
      })
  }

  private func reference(_ row: SourceFile.Resting, _ text: String) -> Run {
    .reference(kind: row.kind, id: row.id, text: text)
  }

  /// Of a source that was withdrawn: what became of the grades of what rested on it.
  private var regraded: [Block] {
    guard file.source.state == .withdrawn else { return [] }
    let lines = file.resting.flatMap { row in
      touched(row).compactMap { item -> Line? in
        guard let grade = item.grade, let before = grade.before else { return nil }
        return Line([
          reference(row, row.title),
          .text(
            ": \(item.sentence). Was: \(before.words); is: \(grade.computed.words). "
              + "#\(item.position)"),
        ])
      }
    }
    return [
      .heading(level: 2, "What that changed"),
      lines.isEmpty
        ? .paragraph(
          "Its withdrawal changed nothing: what rested on it has other independent sources too.")
        : .bullets(lines),
    ]
  }

  /// What rested on it, and what a statement bore on that rested on it.
  private func touched(_ row: SourceFile.Resting) -> [CaseItem] {
    let resting = row.items + row.throughCopies
    let positions = Set(resting.map(\.position))
    let further = (row.file?.timeline ?? []).filter { item in
      guard !positions.contains(item.position) else { return false }
      return item.grade?.reasons.contains { reason in
        guard case .lapsed(let bearing) = reason else { return false }
        return positions.contains(bearing.position)
      } ?? false
    }
    return resting + further
  }

  private func facts(_ heading: String, _ items: KeyPath<SourceFile.Resting, [CaseItem]>)
    -> [Block]
  {
    let read = file.resting.filter { !$0[keyPath: items].isEmpty }
    guard !read.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading(level: 2, heading), .paragraph(Line(CasePage.clock)),
    ]
    blocks += GradeMarks.legend(read.flatMap { $0[keyPath: items] })
    for row in read {
      guard let stream = row.file else { continue }
      blocks.append(.heading(level: 3, row.title))
      blocks.append(.bullets(row[keyPath: items].map(TimelineSection(file: stream).line)))
    }
    let more = file.resting.count - SourceFile.readable
    if more > 0 { blocks.append(.paragraph(Line("The facts of \(more) more are not shown."))) }
    return blocks
  }

  private static func isRegistration(_ event: Event) -> Bool {
    if case .evidence(.registered) = event { return true }
    return false
  }

  // MARK: Data

  private var data: JSON {
    let source = file.source
    return .record([
      ("id", .string(file.id)), ("kind", .text(source.kind?.rawValue)),
      ("title", .text(source.title)), ("publisher", .text(source.publisher)),
      ("published", .text(source.published?.description)), ("url", .text(source.url)),
      ("country", .text(source.country?.code)), ("lang", .text(source.lang)),
      ("author", .text(source.author)), ("reliability", .text(source.reliability?.rawValue)),
      ("state", .text(source.state?.rawValue)),
      ("made_from_sources", .array(file.up.map(data))),
      ("sources_made_from_it", .array(file.down.map(data))),
      (
        "rests_on_it",
        .array(
          cited.map { row in
            .record([
              ("kind", .string(row.kind)), ("id", .string(row.id)), ("title", .string(row.title)),
              ("facts", .integer(row.facts)),
              ("positions", .array(row.items.map { .integer($0.position) })),
              ("claims", .array(row.items.compactMap(claim))),
            ])
          })
      ),
      (
        "rests_on_it_through_copies",
        .array(
          file.resting.filter { !$0.throughCopies.isEmpty }.map { row in
            .record([
              ("kind", .string(row.kind)), ("id", .string(row.id)), ("title", .string(row.title)),
              ("positions", .array(row.throughCopies.map { .integer($0.position) })),
              ("claims", .array(row.throughCopies.compactMap(claim))),
            ])
          })
      ),
      ("timeline", .array(file.stream.timeline.map { TimelineTable.data($0, file.stream.notes) })),
      ("made_from", file.asOf.data),
    ])
  }

  /// The grade that a claim has now, and what it was before sources were withdrawn.
  private func claim(_ item: CaseItem) -> JSON? {
    item.grade.map { grade in
      .record(
        [("position", .integer(item.position))] + GradeWords.members(grade)
          + [("before_withdrawal", .text(grade.before?.rawValue))])
    }
  }

  private func data(_ step: SourceFile.Step) -> JSON {
    .record([
      ("source", .string(step.slug)), ("name", .string(step.name)), ("how", .string(step.how)),
      ("of", .string(step.near)), ("depth", .integer(Int64(step.depth))),
    ])
  }
}
