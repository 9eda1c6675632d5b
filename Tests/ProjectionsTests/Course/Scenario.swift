import Events
import Testing

@testable import Projections

/// A course of proceedings as tests and `docs/course.md` write it: a line a fact.
///
///     2020-01-10  charge.laid    instrument=indictment  counts=1 espionage (794)|2 fraud x3
///     2021-03     verdict.given  result=mixed  counts=1 espionage: convicted|2 fraud: hung
///     -           sentence.imposed  components=prison P5Y|fine @b
///
/// Parts stand two spaces apart: the date it occurred (`-` for none), the word, its fields. Facts are
/// called 1, 2, 3 … by their lines. The case and the roles of its accused come before them.
struct Scenario {
  let file: CaseFile
  /// What the bulk view says of each person, as `state` says it.
  let bulk: [String: String]
  /// How many facts come before the first line.
  private let lead: Int64

  init(_ text: String, accused: [String] = ["a"]) throws {
    var facts = [#"{"type":"case.opened","case":"x","id":"opened","title":"X","country":"US"}"#]
    for party in accused {
      facts.append(
        #"{"type":"role.assigned","case":"x","id":"role-\#(party)","party":"\#(party)","#
          + #""role":"accused"}"#)
    }
    let lead = Int64(facts.count)
    for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
      facts.append(
        String(
          decoding: Scenario.json(line, number: facts.count - Int(lead) + 1).canonical(),
          as: UTF8.self))
    }
    try self.init(facts: facts, lead: lead)
  }

  /// - Parameters:
  ///   - facts: facts of the case `x`, each a JSON object.
  ///   - lead: how many of them come before those that are counted.
  init(facts: [String], lead: Int64 = 0) throws {
    self.lead = lead
    var checker = Checker()
    var dossier = Dossier(id: "x", stream: [])
    for (place, fact) in facts.enumerated() {
      let draft = try checker.draft(JSON(parsing: fact)) { _ in "f\(place + 1)" }
      let fact = try Page(fact: draft.body, position: Int64(place + 1))[0]
      dossier.stream.append(
        Dossier.Recorded(fact, recorded: 0, recorder: "ines", revision: Int64(place + 1)))
    }
    file = CaseFile(dossier)
    bulk = BulkCase(dossier).states(lead: lead)
  }

  // MARK: What is answered

  func person(_ party: String = "a") -> CasePerson? { file.persons.first { $0.party == party } }

  /// Stage, liberty and counts of a person, each with the line that says so.
  func state(_ party: String = "a") -> String {
    guard let person = person(party) else { return "nobody" }
    return StateWords(
      stage: person.course.stage, liberty: person.course.liberty, counts: person.counts,
      lead: lead
    ).text
  }

  /// Where a person was, change by change.
  func liberties(_ party: String = "a") -> [String] {
    (person(party)?.course.liberties ?? []).map {
      "\($0.value.rawValue) \($0.position - lead)" + ($0.reason == .said ? "" : " (\($0.reason))")
    }
  }

  /// What opened each judgment, what it found, what was imposed, and what became of it.
  func judgments(_ party: String = "a") -> [String] {
    guard let person = person(party) else { return [] }
    return person.course.judgments.map { judgment in
      let found = judgment.found.map {
        "\(person.allCounts[$0.count].offence ?? "?") \($0.outcome.words)"
      }
      let sentences = judgment.sentences.map { "\(words($0.kind)) \($0.position - lead)" }
      let fate: [String] =
        switch judgment.fate {
        case .stands: judgment.sentenceFell.map { ["sentence fell \($0 - lead)"] } ?? []
        case .quashed(let position): ["quashed \(position - lead)"]
        case .remitted(let position): ["remitted \(position - lead)"]
        case .withdrawn(let position): ["withdrawn \(position - lead)"]
        }
      let opening = "\(judgment.opening) \(judgment.position - lead)"
      let restored = judgment.restored.map { "restored \($0.by - lead)" }
      let parts =
        sentences + judgment.setAside.map { "set aside \($0 - lead)" } + restored + fate
      return "\(opening): " + (found + parts).joined(separator: ", ")
    }
  }

  /// Each appeal: when it was lodged, from which judgment, and how it ended.
  func appeals(_ party: String = "a") -> [String] {
    (person(party)?.course.appeals ?? []).map { appeal in
      let lodged = appeal.lodged.map { "lodged \($0 - lead)" } ?? "not lodged"
      let from = appeal.judgment.map { " from judgment \($0 + 1)" } ?? ""
      let end =
        appeal.decided.map { "\(appeal.result?.rawValue ?? "decided") \($0 - lead)" }
        ?? appeal.ended.map { "ended \($0 - lead)" } ?? "pending"
      return "\(lodged)\(from), \(end)"
    }
  }

  /// The lines in the order of the timeline.
  var order: [Int64] { file.timeline.map { $0.position - lead }.filter { $0 > 0 } }

  private func words(_ kind: Course.Judgment.Sentence.Kind) -> String {
    switch kind {
    case .imposed: "imposed"
    case .changed(let change): change.rawValue
    case .set: "set"
    case .restored: "sentence restored"
    }
  }

  // MARK: Lines

  static func json(_ line: Substring, number: Int) -> JSON {
    var parts: [Substring] = []
    for part in line.split(separator: " ", omittingEmptySubsequences: false) {
      // Two spaces leave an empty part between them.
      if part.isEmpty || parts.isEmpty || parts.last!.isEmpty {
        parts.append(part)
      } else {
        parts[parts.count - 1] = line[parts.last!.startIndex..<part.endIndex]
      }
    }
    parts = parts.filter { !$0.isEmpty }
    var members: [(String, JSON)] = [
      ("type", .string(String(parts[1]))), ("case", .string("x")), ("id", .string("f\(number)")),
    ]
    if parts[0] != "-" { members.append(("occurred", .string(String(parts[0])))) }
    for part in parts.dropFirst(2) {
      let sides = part.split(separator: "=", maxSplits: 1)
      members.append(field(String(sides[0]), sides[1]))
    }
    return .object(members.map { JSON.Member($0.0, $0.1) })
  }

  private static func field(_ name: String, _ value: Substring) -> (String, JSON) {
    switch name {
    case "counts": (name, .array(value.split(separator: "|").map(count)))
    case "components": (name, .array(value.split(separator: "|").map(component)))
    case "parties": (name, .array(value.split(separator: "|").map { .string(String($0)) }))
    case "standing":
      ("claim", .object([JSON.Member("standing", .string(String(value)))]))
    case "final", "in_absentia": (name, .bool(value == "true"))
    default: (name, .string(String(value)))
    }
  }

  /// `2 fraud (s 2) x3: convicted`.
  private static func count(_ text: Substring) -> JSON {
    var text = text
    var members: [JSON.Member] = []
    func add(_ name: String, _ value: JSON) { members.append(.init(name, value)) }
    if let colon = text.lastIndex(of: ":") {
      add("result", .string(text[colon...].dropFirst().trimmed))
      text = text[..<colon]
    }
    if let times = text.lastIndex(of: "x"), text[..<times].hasSuffix(" "),
      let many = Int64(text[text.index(after: times)...])
    {
      add("quantity", .integer(many))
      text = text[..<times].trimmed[...]
    }
    if text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
      add("provision", .string(text[open...].dropFirst().dropLast().trimmed))
      text = text[..<open]
    }
    if let space = text.firstIndex(of: " "), let number = Int64(text[..<space]) {
      add("count", .integer(number))
      text = text[space...]
    }
    add("offence", .string(text.trimmed))
    return .object(members)
  }

  /// `prison P5Y @a`.
  private static func component(_ text: Substring) -> JSON {
    var members: [JSON.Member] = []
    for (place, part) in text.split(separator: " ").enumerated() {
      let name = place == 0 ? "kind" : part.hasPrefix("@") ? "party" : "term"
      members.append(.init(name, .string(String(part.drop { $0 == "@" }))))
    }
    return .object(members)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// Stage, liberty and counts in one line: "acquitted 2 | released 2 (acquittal) | theft: acquitted 2".
struct StateWords {
  var stage: Course.Answer<Stage>?
  var liberty: Course.Answer<Liberty>?
  var counts: [CasePerson.Count]
  var lead: Int64

  var text: String {
    [
      stage.map { answer($0.value.rawValue, $0) } ?? "-",
      liberty.map { answer($0.value.rawValue, $0) } ?? "-",
      counts.map(words).joined(separator: "; "),
    ].filter { !$0.isEmpty }.joined(separator: " | ")
  }

  private func answer<T>(_ value: String, _ answer: Course.Answer<T>) -> String {
    var remarks: [String] = []
    if answer.reason != .said { remarks.append(answer.reason.rawValue) }
    if answer.isContested { remarks.append("contested") }
    if answer.isOrderUnrecorded { remarks.append("order not recorded") }
    return "\(value)\(line(answer.position))"
      + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  private func line(_ position: Int64) -> String { position > lead ? " \(position - lead)" : "" }

  private func words(_ count: CasePerson.Count) -> String {
    var text = count.number.map { "\($0) " } ?? ""
    text += count.offence ?? "?"
    if let provision = count.provision { text += " (\(provision))" }
    if count.quantity > 1 { text += " x\(count.quantity)" }
    text += ": \(count.outcome.words)\(line(count.position))"
    if count.isInferred { text += ", inferred" }
    if let charged = count.chargedAs { text += ", charged as \(charged)" }
    return text
  }
}

/// What the bulk view makes of a case.
private struct BulkCase {
  private var rows: [TableName: [[String: String]]] = [:]

  init(_ dossier: Dossier) {
    var taken: [TableName: [[String: String]]] = [:]
    let columns = Dictionary(
      uniqueKeysWithValues: CaseView.tables.map { ($0.name, $0.columns.map(\.name)) })
    let sink = Rows { packed in
      packed.each { table, place in
        guard let names = columns[table.text] else { return }
        var row: [String: String] = [:]
        packed.values(at: place) { column, value in
          switch value {
          case .null: break
          case .integer(let number): row[names[Int(column) - 1]] = String(number)
          case .text(let bytes):
            row[names[Int(column) - 1]] = String(decoding: bytes, as: UTF8.self)
          }
        }
        taken[table, default: []].append(row)
      }
    }
    var fold = Fold([CaseView.name])
    for item in Amended(dossier.stream.map(\.fact), evidence: [String: SourceCard]()).items {
      fold.apply(item.fact, sink, state: item.state)
    }
    fold.finish(sink)
    sink.flush()
    rows = taken
  }

  func states(lead: Int64) -> [String: String] {
    let counts = Dictionary(grouping: rows[.countRows] ?? []) { $0["party"] ?? "" }
    return (rows[.accusedRows] ?? []).reduce(into: [:]) { states, row in
      let party = row["party"] ?? ""
      states[party] =
        StateWords(
          stage: answer("stage", Stage.init, row), liberty: answer("liberty", Liberty.init, row),
          counts: (counts[party] ?? []).map(count), lead: lead
        ).text
    }
  }

  private func answer<T: Sendable & Equatable>(
    _ axis: String, _ read: (String) -> T?, _ row: [String: String]
  ) -> Course.Answer<T>? {
    guard let value = row[axis].flatMap(read), let position = Int64(row["\(axis)_position"] ?? "")
    else { return nil }
    return Course.Answer(
      value: value, position: position, span: .always,
      reason: row["\(axis)_reason"].flatMap(Course.Reason.init) ?? .said,
      isOrderUnrecorded: row["\(axis)_unordered"] == "1",
      isContested: row["\(axis)_contested"] == "1")
  }

  private func count(_ row: [String: String]) -> CasePerson.Count {
    CasePerson.Count(
      number: row["count"].flatMap { Int64($0) }, offence: row["offence"], law: row["law"],
      provision: row["provision"], quantity: row["quantity"].flatMap { Int($0) } ?? 0,
      chargedAs: row["charged_as"], outcome: row["outcome"].flatMap(Outcome.init) ?? .pending,
      isInferred: row["inferred"] == "1", isNoContest: false, isNotResponsible: false,
      isMixed: false, isUnlaid: false, isOfClosed: false, isReplaced: false,
      laid: row["laid"].flatMap { Int64($0) } ?? 0,
      position: row["position"].flatMap { Int64($0) } ?? 0)
  }
}

/// Plays a scenario and holds what it gives of a person to what it must give; page and tables agree.
func expect(
  _ text: String, _ party: String = "a", accused: [String] = ["a"], is state: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let scenario = try Scenario(text, accused: accused)
  #expect(scenario.state(party) == state, sourceLocation: sourceLocation)
  for person in scenario.file.persons {
    #expect(
      scenario.bulk[person.party] == scenario.state(person.party), "the tables say otherwise",
      sourceLocation: sourceLocation)
  }
}

/// The counts of the one person of a scenario, as pages have them; the tables have the same.
func counts(_ facts: String) throws -> String {
  let scenario = try Scenario(facts)
  for person in scenario.file.persons {
    #expect(scenario.bulk[person.party] == scenario.state(person.party))
  }
  return scenario.state().split(separator: "|").dropFirst(2).joined(separator: "|")
    .drop { $0 == " " }.description
}
