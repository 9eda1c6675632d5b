public import Documents
public import Events
import Ports
import Projections
import Words

extension Reading {
  /// For each line of a summary, the facts that made it so.
  ///
  /// Throws `NotFound` and `OutsideDials` as `page` does.
  public func blame(_ kind: Subject, _ id: String) throws -> Document {
    try require(kind, id)
    guard let file = try file(kind, id) else {
      throw OutsideDials(kind: kind, id: id, dials: words)
    }
    return stated(BlamePage(file: file).document)
  }
}

/// Who says each line: the record it was made from, who recorded it when, and its sources.
struct BlamePage {
  /// A line of the summary, and the positions of the facts it was made from.
  struct Entry {
    let line: String
    let value: String
    let positions: [Int64]
    /// Why the record says so, where it is an answer of the model.
    var why: String?
  }

  let file: CaseFile

  var document: Document {
    Document(
      title: "Who says what of \(file.title)",
      blocks: [
        .paragraph(
          Line(
            """
            Each line of the summary, with the records that made it so. Corrections that hold \
            stand beside the record they put right.
            """)), .table(table),
        .paragraph(
          Line([
            .emphasis(
              Head(position: file.headPosition, recorded: file.headRecorded).madeFrom)
          ])),
      ],
      data: data, table: table)
  }

  // MARK: Lines

  var entries: [Entry] {
    (head + persons + roles + conduct + links + nextDates + events).filter {
      !$0.positions.isEmpty
    }
  }

  private func opened() -> [Int64] {
    file.timeline.filter { item in
      guard item.stands, case .proceeding(.opened) = item.fact.event else { return false }
      return true
    }.map(\.position)
  }

  private var head: [Entry] {
    let opened = opened()
    var entries = [Entry(line: "title", value: file.title, positions: opened)]
    if let country = file.country {
      entries.append(Entry(line: "prosecuting state", value: country.name, positions: opened))
    }
    if !file.onBehalfOf.isEmpty {
      entries.append(
        Entry(
          line: "said to benefit", value: Wording.list(file.onBehalfOf.map(\.name)),
          positions: opened))
    }
    if let basis = file.basis {
      entries.append(Entry(line: "basis", value: basis.words, positions: opened))
    }
    return entries
  }

  private var persons: [Entry] {
    file.persons.flatMap { person -> [Entry] in
      var entries: [Entry] = []
      func add(
        _ what: String, _ value: String?, _ positions: [Int64], why: Course.Reason? = nil
      ) {
        guard let value else { return }
        let known = positions.filter { $0 != 0 }.reduce(into: [Int64]()) {
          if !$0.contains($1) { $0.append($1) }
        }
        entries.append(
          Entry(
            line: "\(person.label): \(what)", value: value, positions: known,
            why: why.map(AxisWords.reason)))
      }
      let course = person.course
      add(
        "stage", course.stage.map { AxisWords.words($0) }, [person.stagePosition],
        why: course.stage?.reason)
      add(
        "liberty", course.liberty.map { AxisWords.words($0) }, [person.libertyPosition],
        why: course.liberty?.reason)
      for answer in course.contestedLiberty {
        add("liberty, beside that", AxisWords.words(answer), [answer.position])
      }
      for count in person.counts {
        add(CountWords.name(of: [count]), CountWords.outcome(count), [count.laid, count.position])
      }
      for punishment in person.punishments {
        let parts = punishment.parts.isEmpty ? "not stated" : Wording.list(punishment.parts)
        add(
          "sentence", punishment.isInForce ? parts : "\(parts); it fell",
          [punishment.position] + punishment.changes.map(\.position))
      }
      for appeal in course.appeals {
        add("appeal", AppealWords.words(appeal), AppealWords.positions(appeal))
      }
      return entries
    }
  }

  private var roles: [Entry] {
    file.roles.map {
      Entry(line: $0.label, value: $0.role.words, positions: [$0.position])
    }
  }

  private var conduct: [Entry] {
    file.conduct.map {
      Entry(
        line: "alleged", value: Accusation.act($0, file) ?? $0.kind.words, positions: [$0.position])
    }
  }

  private var links: [Entry] {
    file.linksOut.map {
      Entry(line: "link to \($0.title)", value: $0.relation.words, positions: [$0.position])
    }
  }

  private var nextDates: [Entry] {
    file.nextDates.map {
      Entry(
        line: $0.isPassed(on: TimelineEntry.day(of: file.headRecorded))
          ? "passed date" : "next date",
        value: $0.on.wordsOfMoment, positions: [$0.position])
    }
  }

  /// What happened and is told in no line above.
  private var events: [Entry] {
    let told = Set((persons + conduct).flatMap(\.positions))
    return file.timeline.filter { $0.isEvent && !told.contains($0.position) }.map { item in
      let isOpen = item.state != .redacted
      return Entry(
        line: isOpen
          ? Wording.date(item.occurred, lasts: item.fact.event.lasts) ?? "no date" : "redacted",
        value: isOpen ? PartyWords.sentence(of: item.fact) ?? item.sentence : item.word,
        positions: [item.position])
    }
  }

  // MARK: The table

  private var table: Table {
    Table(
      name: "blame",
      columns: [
        .init("line", "Line"), .init("value", "Is"), .init("why", "Why"),
        .init("position", "Record", isNumeric: true),
        .init("word", "Word"), .init("recorder", "Recorder"), .init("recorded", "Recorded"),
        .init("speaker", "Speaker"), .init("sources", "Sources"),
        .init("corrected_by", "Put right"),
      ],
      rows: entries.flatMap { entry in entry.positions.compactMap { row(entry, $0) } })
  }

  private func row(_ entry: Entry, _ position: Int64) -> [Table.Cell]? {
    guard let item = file.item(at: position) else { return nil }
    let isOpen = item.state != .redacted
    let instant = Instant(microseconds: item.recorded)
    let corrections = file.corrections.filter { item.corrections.contains($0.position) }
    let sources = isOpen ? item.citations.map(\.source) : []
    return [
      .text(entry.line), .text(entry.value), .text(entry.why), .number(position), .text(item.word),
      .text(item.recorder), Table.Cell(Line(instant.date), .string(instant.text)),
      .text(isOpen ? item.speaker : nil),
      Table.Cell(
        Line(sources.map { file.source($0)?.name ?? $0 }.joined(separator: "; ")),
        .array(sources.map(JSON.string))),
      Table.Cell(
        Line(
          corrections.map { "#\($0.position) by \($0.recorder): \($0.reason)" }
            .joined(separator: "; ")),
        .array(corrections.map { .integer($0.position) })),
    ]
  }

  private var data: JSON {
    .record([
      ("id", .string(file.id)), ("title", .string(file.title)), ("lines", table.data),
      (
        "made_from", Head(position: file.headPosition, recorded: file.headRecorded).data
      ),
    ])
  }
}
