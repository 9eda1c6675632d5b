import Documents
import Events
import Projections
import Words

/// All facts of a case as rows: what `--format csv` prints, and the timeline of the data.
struct TimelineTable {
  let file: CaseFile

  var table: Table {
    Table(
      name: "timeline", caption: CasePage.clock,
      columns: [
        .init("position", "Position", isNumeric: true), .init("occurred", "Occurred"),
        .init("disclosed", "Disclosed"), .init("recorded", "Recorded"), .init("word", "Word"),
        .init("sentence", "What"), .init("persons", "Persons"), .init("authority", "Authority"),
        .init("speaker", "Speaker"), .init("speech", "Speech"), .init("standing", "Standing"),
        .init("publicity", "Publicity"), .init("lag_least", "Lag from", isNumeric: true),
        .init("lag_most", "Lag to", isNumeric: true), .init("place", "Place"),
        .init("place_country", "Country"), .init("sources", "Sources"), .init("note", "Note"),
        .init("state", "State"), .init("verification", "Verification"),
        .init("verification_by", "Verified by"),
        .init("roots", "Independent sources", isNumeric: true),
      ],
      rows: file.timeline.map(row))
  }

  private func row(_ item: CaseItem) -> [Table.Cell] {
    let isOpen = item.state != .redacted
    func cell(_ text: String?) -> Table.Cell { .init(isOpen ? text ?? "" : "") }
    func date(_ date: EDTF?) -> Table.Cell {
      isOpen
        ? .init(Line(date?.words ?? ""), .text(date?.description)) : .init("")
    }
    func number(_ number: Int64?) -> Table.Cell {
      .init(Line(number.map(String.init) ?? ""), number.map(JSON.integer) ?? .null)
    }
    let instant = Instant(microseconds: item.recorded)
    return [
      number(item.position), date(item.occurred), date(item.disclosed),
      .init(Line(instant.words), .string(instant.text)), .init(item.word), cell(item.sentence),
      list(isOpen ? (item.parties ?? []).map(file.names.name) : []), cell(item.authority),
      cell(item.speaker), cell(item.speech?.rawValue), cell(item.standing?.rawValue),
      cell(item.publicity?.rawValue), number(isOpen ? item.lag?.least : nil),
      number(isOpen ? item.lag?.most : nil), cell(item.place), cell(item.placeCountry?.code),
      list(isOpen ? item.citations.map(\.source) : []), cell(item.note),
      .init(TimelineTable.state(item.state)), cell(item.grade?.rating.rawValue),
      cell(item.grade.map { $0.assessment?.by ?? "computed" }),
      number(item.grade.map { Int64($0.roots.count) }),
    ]
  }

  private func list(_ items: [String]) -> Table.Cell {
    .init(Line(Wording.list(items)), items.isEmpty ? .null : .array(items.map(JSON.string)))
  }

  // MARK: Data

  /// A fact as data; of one whose words were destroyed only the envelope is left.
  static func data(_ item: CaseItem, _ notes: [Int64: AmendmentNote]) -> JSON {
    let envelope: [(String, JSON)] = [
      ("position", .integer(item.position)), ("revision", .integer(item.revision)),
      ("recorded", .string(Instant(microseconds: item.recorded).text)),
      ("recorder", .string(item.recorder)), ("word", .string(item.word)),
      ("state", .string(state(item.state))),
      ("corrected_by", .array(item.corrections.map(JSON.integer))),
      ("withdrawn_by", item.withdrawal.map(JSON.integer) ?? .null),
    ]
    guard item.state == .redacted else { return .record(envelope + content(item)) }
    let redaction = AmendmentWords(notes: notes).data(ofRedaction: item.withdrawal)
    return .record(envelope + [("redaction", redaction)])
  }

  private static func content(_ item: CaseItem) -> [(String, JSON)] {
    [
      ("account_shown", item.lostTo.map { .integer($0.position) } ?? .null),
      ("account_rule", .text(item.lostTo?.rule)),
      ("other_accounts", .array(item.others.map(JSON.integer))),
      ("occurred", .text(item.occurred?.description)),
      ("disclosed", .text(item.disclosed?.description)),
      ("publicity", .text(item.publicity?.rawValue)),
      ("lag_least", item.lag?.least.map(JSON.integer) ?? .null),
      ("lag_most", item.lag?.most.map(JSON.integer) ?? .null),
      ("sentence", .string(item.sentence)),
      ("parties", item.parties.map { .array($0.map(JSON.string)) } ?? .null),
      ("authority", .text(item.authority)), ("speaker", .text(item.speaker)),
      ("speech", .text(item.speech?.rawValue)), ("standing", .text(item.standing?.rawValue)),
      ("place", .text(item.place)), ("place_country", .text(item.placeCountry?.code)),
      ("sources", .array(item.citations.map(citation))),
      ("term", .text(item.term)), ("term_lang", .text(item.termLanguage)),
      ("note", .text(item.note)), ("fields", fields(item)),
      ("details", item.member("details") ?? .null),
    ] + GradeWords.members(item.grade)
  }

  private static func citation(_ citation: CaseItem.Citation) -> JSON {
    .record([
      ("source", .string(citation.source)), ("locator", .text(citation.locator)),
      ("quote", .text(citation.quote)), ("lang", .text(citation.lang)),
    ])
  }

  /// The word's own fields, as they were recorded.
  private static func fields(_ item: CaseItem) -> JSON {
    .record(
      item.fact.word.fields.filter { $0.name != "parties" }.compactMap { info in
        item.member(info.name).map { (info.name, $0) }
      })
  }

  static func state(_ state: Entry.State) -> String {
    switch state {
    case .stands: "stands"
    case .corrected: "corrected"
    case .retracted: "retracted"
    case .redacted: "redacted"
    case .outvoted: "another account"
    }
  }
}
