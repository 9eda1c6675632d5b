import Documents
import Events
import Projections
import Words

/// The page of a party: names, what is known of it, its part in cases, exchanges, and with whom it
/// may be the same. An acquittal stands before all else.
struct PartyPage {
  let file: PartyFile
  let options: CasePage.Options

  var document: Document {
    var blocks: [Block] = cleared
    blocks.append(.paragraph(Line(CountryPage.nobodyIsCalledASpy)))
    blocks += identity
    if !known.isEmpty { blocks.append(.bullets(known)) }
    blocks += names
    blocks += [.heading(level: 2, "Part in cases")]
    blocks.append(file.parts.isEmpty ? .paragraph("None is recorded.") : .table(parts))
    blocks += whereabouts + happened
    blocks += exchanges + matches
    blocks += record
    blocks += file.stream.correctionBlocks
    blocks += SourcesSection(file: file.stream).blocks
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: label, blocks: blocks, data: data, table: parts)
  }

  /// Where the person is, all cases taken together: told where there are several.
  private var whereabouts: [Block] {
    let placed = file.parts.filter { $0.axes?.liberty != nil }
    guard let liberty = file.liberty, placed.count > 1 else { return [] }
    let contested = file.contestedLiberty.map { ([.text("; contested: ")] as [Run]) + place($0) }
    return [
      .paragraph(
        Line(
          [.strong("Liberty, all of these cases together"), .text(": ")] + place(liberty)
            + contested.flatMap(\.self) + [.text(".")]))
    ]
  }

  private func place(_ liberty: (answer: Course.Answer<Liberty>, in: CaseCard)) -> [Run] {
    let since = AccusedCard.Days(liberty.answer.span).words.map { ", \($0)" } ?? ""
    return [
      .text("\(AxisWords.words(liberty.answer))\(since) ("),
      .reference(kind: "case", id: liberty.in.id, text: liberty.in.title),
      .text(", #\(liberty.answer.position))"),
    ]
  }

  /// What facts of its cases tell of the person, case by case; sources and notes stand there.
  private var happened: [Block] {
    let told = file.parts.filter { !$0.facts.isEmpty }
    guard !told.isEmpty else { return [] }
    let clock = "\(CasePage.clock) Sources and notes stand on the page of the case."
    var blocks: [Block] = [
      .heading(level: 2, "What facts of its cases say"), .paragraph(Line(clock)),
    ]
    for part in told {
      blocks.append(
        .paragraph(
          Line([
            .reference(kind: "case", id: part.case.id, text: part.case.title),
            .text(" (\(part.case.id)):"),
          ])))
      blocks.append(.bullets(part.facts.map { line($0, part.file) }))
    }
    return blocks
  }

  private func line(_ item: CaseItem, _ file: CaseFile) -> Line {
    let date = Wording.date(item.occurred, lasts: item.fact.event.lasts) ?? "no date"
    let says = Attribution.words(item, file, isBrief: true)
    let attribution = says.isEmpty ? "" : " \(Wording.ended(says))"
    let contest =
      item.standing == .contested ? " \(Wording.capitalised(ContestWords.words(item)))." : ""
    return Line([
      .strong(Wording.capitalised(date)),
      .text(": \(Wording.ended(item.sentence))\(attribution)\(contest) #\(item.position)"),
    ])
  }

  private var record: [Block] {
    let items = PartyRecord(file: file, options: options).items
    // That somebody was introduced, on no day, tells nothing.
    let isPlain = items.allSatisfy { item in
      guard case .party(.introduced) = item.fact.event else { return false }
      return item.occurred == nil && item.disclosed == nil && item.citations.isEmpty
        && item.note == nil && item.stands
    }
    guard !isPlain else { return [] }
    let section = TimelineSection(file: file.stream)
    return [
      .heading(level: 2, "What is recorded of the party itself"), .paragraph(Line(CasePage.clock)),
      .bullets(items.map(section.line)),
    ]
  }

  private var label: String { file.card?.label ?? file.id }

  private var cleared: [Block] {
    file.parts.compactMap { part in
      guard let axes = part.axes, axes.isCleared else { return nil }
      let count =
        axes.outcome == .vacated
        ? "At least one conviction set aside" : "At least one count \(axes.outcome?.words ?? "")"
      let words = axes.freedWords.map(Wording.capitalised) ?? count
      return .notice(
        Line([
          .strong(words), .text(": "),
          .reference(kind: "case", id: part.case.id, text: part.case.title),
          .text(" (\(part.case.id))\(waiting(part))."),
        ]))
    }
  }

  /// What may still take back what is said: an appeal on which no decision is recorded.
  private func waiting(_ part: PartyFile.Part) -> String {
    let appeals = part.person?.course.appeals ?? []
    guard let appeal = appeals.last(where: { $0.isPending && $0.isOfJudgment }) else { return "" }
    return "; no decision is recorded on an \(AppealWords.called(appeal))"
  }

  // MARK: What is known

  private var known: [Line] {
    guard let card = file.card else { return ["Mentioned, but never introduced."] }
    var lines: [Line] = [Line("Kind: \(card.kind.words).")]
    if let naming = card.naming { lines.append(Line("Naming: \(naming.words).")) }
    if !card.citizenship.isEmpty {
      lines.append(
        Line([.text("Citizenship: ")] + Line.countries(card.citizenship).runs + [.text(".")]))
    }
    if card.isStateless { lines.append("Citizenship: none; stateless.") }
    if let born = card.born { lines.append(Line("Born: \(born.words).")) }
    if let sex = card.sex { lines.append(Line("Sex: \(sex.words).")) }
    if let description = card.description {
      lines.append(Line([.text("Description, as recorded: "), .emphasis(description)]))
    }
    return lines
  }

  var shownNames: [PartyCard.Name] {
    (file.card?.names ?? []).filter { options.pressNames || $0.kind != .press }
  }

  private var names: [Block] {
    let hidden = (file.card?.names.count ?? 0) - shownNames.count
    var blocks: [Block] = []
    if !shownNames.isEmpty {
      let table = Table(
        name: "names", caption: "Further names, in every script they are recorded in.",
        columns: [
          .init("form", "Name"), .init("kind", "Kind"), .init("lang", "Language"),
          .init("script", "Script"),
        ],
        rows: shownNames.map { name in
          [
            Table.Cell(Line([.foreign(name.form, language: name.lang)]), .string(name.form)),
            .word(name.kind?.rawValue), .text(name.lang), .text(name.script),
          ]
        })
      blocks += [.heading(level: 2, "Names"), .table(table)]
    }
    if hidden > 0 {
      let names = hidden == 1 ? "A name that is" : "\(hidden) names that are"
      blocks.append(.paragraph(Line("\(names) known from the press alone: not printed here.")))
    }
    return blocks
  }

  // MARK: Cases, exchanges, matches

  private var parts: Table {
    Table(
      name: "parts",
      caption: """
        Sorted by id, after cases in which counts ended without a conviction. Stage and liberty are the \
        last that facts say, "since" the days on which that can have been (clock: occurred, else \
        disclosed); the outcome is that of each count.
        """,
      columns: [
        .init("case", "Case"), .init("title", "Title"), .init("country", "Prosecuting"),
        .init("roles", "Role"), .init("stage", "Stage"), .init("stage_since", "Stage since"),
        .init("liberty", "Liberty"), .init("liberty_since", "Liberty since"),
        .init("outcome", "Outcome"),
      ],
      rows: file.parts.map { part in
        [
          .reference(.case, part.case.id), .text(part.case.title), .country(part.case.country),
          .words(part.roles),
          .line(Line(part.axes?.stageWords ?? ""), .text(part.axes?.stage?.rawValue)),
          .moment(part.date(at: part.person?.stagePosition) ?? part.axes?.stageDays.date),
          .line(Line(part.axes?.libertyWords ?? ""), .text(part.axes?.liberty?.rawValue)),
          .moment(part.date(at: part.person?.libertyPosition) ?? part.axes?.libertyDays.date),
          .line(
            Line(part.person.map { $0.counts.isEmpty ? "" : CountWords.list($0) } ?? ""),
            .text(part.axes?.outcome?.rawValue)),
        ]
      })
  }

  private var exchanges: [Block] {
    let rows = file.exchanges.flatMap { swap in
      swap.legs.filter { file.slugs.contains($0.party) }.map { leg -> [Table.Cell] in
        [
          .reference(.swap, swap.id), .date(swap.occurred), .country(leg.from), .country(leg.to),
          .text(leg.form), leg.caseID.map { .reference(.case, $0, leg.caseTitle) } ?? .text(nil),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    let table = Table(
      name: "exchanges", caption: "By when they occurred.",
      columns: [
        .init("swap", "Exchange"), .init("occurred", "When"), .init("from", "From"),
        .init("to", "To"), .init("form", "Form"), .init("case", "Case"),
      ], rows: rows)
    return [.heading(level: 2, "Exchanges"), .table(table)]
  }

  // MARK: Identity

  /// That several slugs are one person, and which of them was asked for.
  private var identity: [Block] {
    guard file.slugs.count > 1 else { return [] }
    let slugs = Wording.list(file.slugs)
    let asked =
      file.asked == file.id
      ? "" : " \(file.asked) was asked for; \(file.id) was recorded first and stands for all."
    return [
      .paragraph(
        Line("Judged to be one person: \(slugs).\(asked) Who judged so stands below."))
    ]
  }

  private var matches: [Block] {
    guard !file.matches.isEmpty else { return [] }
    let lines = file.matches.map { match in
      Line([
        PartyPage.run(match.match.one, match.labels[0]), .text(" and "),
        PartyPage.run(match.match.other, match.labels[1]),
        .text(": \(PartyPage.words(match)), #\(match.match.position)."),
      ])
    }
    return [.heading(level: 2, "The same or not"), .bullets(lines)]
  }

  private static func run(_ slug: String, _ label: String) -> Run {
    .reference(kind: "party", id: slug, text: label == slug ? slug : "\(label) (\(slug))")
  }

  /// "judged the same by Docket of X, recorded 1 March 2026 by ana".
  private static func words(_ match: PartyFile.Match) -> String {
    var words = words(match.match.judgement)
    if match.isContradicted { words += ", though both are judged the same as others" }
    guard let record = match.record else { return words }
    if let judge = record.fact.claim?.speaker?.string ?? record.fact.authority?.string {
      words += " by \(judge)"
    }
    let date = Instant(microseconds: record.recorded).date
    return words + ", recorded \(date) by \(record.recorder)"
  }

  private static func words(_ judgement: Judgement) -> String {
    switch judgement {
    case .positive: "judged the same"
    case .negative: "judged not the same"
    case .unsure: "perhaps the same, not certain"
    }
  }
}
