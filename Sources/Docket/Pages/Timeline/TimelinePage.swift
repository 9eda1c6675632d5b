public import Documents
import Events
import Ports
import Projections
import Words

extension Archive {
  /// What happened when: over all streams, one case or one country, by one of the three clocks.
  ///
  /// Throws `NotFound` where the case is not in the docket.
  public func timeline(_ query: TimelineQuery = TimelineQuery()) throws -> Document {
    if case .case(let id) = query.scope { try require(.case, id) }
    let found = try TimelineReader(archive: self, query: query).read()
    let facts = found.entries.map(\.fact)
    let names = try names(in: facts)
    return TimelinePage(
      query: query, found: found, sentences: Sentence(names),
      appeals: try AppealSentences(facts, self), speakers: try Speakers(facts, names, self),
      asOf: asOf,
      splits: query.window.asks || splits
    ).document
  }
}

/// A timeline as a page: one row a fact; what a window only possibly holds stands apart.
struct TimelinePage {
  let query: TimelineQuery
  let found: TimelineReader.Found
  let sentences: Sentence
  let appeals: AppealSentences
  let speakers: Speakers
  let asOf: Head
  /// Whether what is definite and what is only possible stand apart.
  let splits: Bool

  var document: Document {
    let table = full
    return Document(
      title: title, blocks: [.paragraph(Line(caption))] + tables, data: table.data, table: table)
  }

  private var title: String {
    switch query.scope {
    case .all: "Timeline"
    case .case(let id): "Timeline of \(id)"
    case .country(let country): "Timeline of \(country.nameWithArticle)"
    }
  }

  private var caption: String {
    var words = [query.clock.rule]
    if case .country(let country) = query.scope {
      words.append(
        """
        The cases in which \(country.nameWithArticle) has any role, its laws, its exchanges, \
        its statements and measures.
        """)
    }
    if query.window.asks { words.append("Asked for: \(query.window.words).") }
    if found.isCut { words.append("The first \(query.limit) only; there are more.") }
    if let what = query.clock.leavesOut {
      words.append("Left out: \(found.undated.map { "\($0) " } ?? "")\(what).")
    }
    return (words + [asOf.words]).joined(separator: " ")
  }

  // MARK: Tables

  private var tables: [Block] {
    guard splits else { return [.table(shown(found.entries))] }
    return Window.Match.allCases.flatMap { match -> [Block] in
      [
        .heading(level: 2, match == .definite ? "Definitely" : "Possibly"),
        .table(shown(found.entries.filter { $0.match == match })),
      ]
    }
  }

  private func shown(_ entries: [TimelineEntry]) -> Table {
    Table(
      name: "timeline",
      columns: [
        .init("date", query.clock.rawValue.capitalizedFirst), .init("stream", "Stream"),
        .init("sentence", "What"), .init("speaker", "Who says so"),
        .init("position", "Record", isNumeric: true),
      ],
      rows: entries.map { entry in
        [
          entry.fact.event.lasts ? .date(date(entry)) : .moment(date(entry)), stream(entry),
          .line(sentence(entry)),
          .text(speakers.words(entry.fact)), .number(entry.position),
        ]
      })
  }

  private func stream(_ entry: TimelineEntry) -> Table.Cell { .reference(entry.kind, entry.id) }

  private func date(_ entry: TimelineEntry) -> EDTF? {
    query.clock.date(entry.fact, recorded: entry.record.recorded)
  }

  private func words(_ fact: Fact) -> String {
    PartyWords.sentence(of: fact) ?? appeals.words(of: fact) ?? sentences.words(of: fact)
  }

  private func sentence(_ entry: TimelineEntry) -> Line {
    let words = words(entry.fact)
    return switch entry.state {
    case .stands: Line(words)
    case .corrected: Line("\(words) (\(entry.mark ?? "as corrected"))")
    case .retracted: Line([.struck(words), .text(" (\(entry.mark ?? "retracted"))")])
    case .redacted: Line(entry.mark ?? "Redacted")
    case .outvoted: Line("Another account: \(words)")
    }
  }

  /// All columns, for scripts.
  private var full: Table {
    let columns: [Table.Column] = [
      .init("position", "Record", isNumeric: true), .init("date", "Date"),
      .init("occurred", "Occurred"), .init("disclosed", "Disclosed"),
      .init("recorded", "Recorded"), .init("kind", "Kind"), .init("id", "Id"),
      .init("word", "Word"), .init("sentence", "What"), .init("speaker", "Who says so"),
      .init("standing", "Standing"), .init("state", "State"),
    ]
    let match = splits ? [Table.Column("match", "Match")] : []
    return Table(name: "timeline", columns: columns + match, rows: found.entries.map(row))
  }

  private func row(_ entry: TimelineEntry) -> [Table.Cell] {
    let fact = entry.fact
    let isOpen = entry.state != .redacted
    let cells: [Table.Cell] = [
      .number(entry.position), .date(date(entry)),
      .date(isOpen ? fact.occurred?.edtf : nil), .date(isOpen ? fact.disclosed?.edtf : nil),
      .text(Instant(microseconds: entry.record.recorded).text), .text(entry.kind.rawValue),
      .reference(entry.kind, entry.id), .text(fact.word.name),
      .text(isOpen ? words(fact) : nil), .text(isOpen ? speakers.words(fact) : nil),
      .word(isOpen ? fact.claim?.standing?.rawValue : nil),
      .text(TimelineTable.state(entry.state)),
    ]
    return splits ? cells + [.text(entry.match?.rawValue)] : cells
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
