import Docket
import Events
import Logs
import Ports

/// Chance that can be repeated: SplitMix64.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// Seeds that lie side by side give sequences that have nothing in common.
  init(_ seed: Int) {
    state = UInt64(seed) &* 0xD134_2543_DE82_EF95
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func one<T>(of items: [T]) -> T { items.randomElement(using: &self)! }

  /// Whether something that happens so many times in a hundred does.
  mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// Facts as a busy docket might hold them: all words, corrected and retracted, with several accounts
/// of one event, links to what nobody opened, sources that are registered after being cited,
/// corrections of corrections, retractions of retractions, parties judged to be one, markings, and
/// redactions.
struct RandomLog {
  private var chance: Chance
  private var records: [Record] = []
  private var revisions: [String: Int64] = [:]
  /// Ids of the facts of each stream.
  private var ids: [String: [String]] = [:]
  /// The ids of redactions.
  private var redactions: Set<String> = []

  /// So many facts; the same seed makes the same facts.
  static func records(_ count: Int, seed: Int) throws -> [Record] {
    var log = RandomLog(chance: Chance(seed))
    while log.records.count < count { try log.addOne() }
    return log.records
  }

  /// The fact that a redaction names; nil for all other records.
  static func target(ofRedaction record: Record) throws -> String? {
    guard record.type == "record.redacted", let body = record.body else { return nil }
    return try JSON(parsing: body[...])["target"]?.string
  }

  private init(chance: Chance) { self.chance = chance }

  private static let cases = (1...5).map { "case-\($0)" }
  private static let parties = (1...5).map { "party-\($0)" }
  private static let sources = (1...6).map { "source-\($0)" }
  private static let laws = (1...3).map { "law-\($0)" }
  private static let swaps = (1...2).map { "swap-\($0)" }
  private static let states = ["CN", "US", "RU", "DE", "SU"]
  private static let dates = [
    "2020-01-02", "2020-05", "2021", "../2021-03-04", "2019-06-07/..", "2020~", "2020-22",
    "2018/2020", "[2019,2021]", "1952-11-29",
  ]

  // MARK: Facts

  private mutating func addOne() throws {
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<46: try addToCase()
    case 46..<58: try addToParty()
    case 58..<74: try addToSource()
    case 74..<80: try addToLaw()
    case 80..<84: try addToSwap()
    case 84..<86: try addToCountry()
    default: try addAmendment()
    }
  }

  private mutating func addToCase() throws {
    let id = chance.one(of: Self.cases)
    guard ids["case/\(id)"] != nil else {
      return try add(
        "case", id, "case.opened",
        [
          "title": .string("Case \(id)"), "country": state(), "on_behalf_of": list { $0.state() },
          "basis": "reported",
        ])
    }
    let (word, fields) = caseFact()
    try add("case", id, word, fields)
  }

  private mutating func caseFact() -> (String, JSON) {
    switch Int.random(in: 0..<17, using: &chance) {
    case 0:
      ("role.assigned", ["party": party(), "role": choice("accused", "defendant", "witness")])
    case 1:
      (
        "role.assigned",
        ["state": state(), "role": choice("target", "citizenship", "accused_sponsor")]
      )
    case 2: ("conduct.alleged", ["kind": "recruitment", "parties": parties()])
    case 3: ("custody.detained", ["parties": parties()])
    case 4:
      ("custody.released", ["parties": parties(), "how": choice("bail", "exchanged", "served")])
    case 5:
      (
        "charge.laid",
        [
          "instrument": choice("indictment", "accusation"), "parties": parties(),
          "counts": counts(judged: false),
        ]
      )
    case 6:
      ("charge.changed", ["change": choice("dropped", "added"), "counts": counts(judged: false)])
    case 7:
      ("plea.entered", ["plea": choice("guilty", "not_guilty", "withdrawn"), "parties": parties()])
    case 8: ("hearing.scheduled", ["kind": "trial", "on": date()])
    case 9: ("hearing.held", ["kind": "trial", "parties": parties()])
    case 10:
      (
        "verdict.given",
        [
          "result": choice("convicted", "acquitted", "mixed"), "parties": parties(),
          "counts": counts(judged: true),
        ]
      )
    case 11:
      (
        "sentence.imposed",
        [
          "parties": parties(),
          "components": [
            ["kind": "prison", "term": "P2Y", "party": party()],
            ["kind": "suspended", "term": "P2Y"],
          ],
        ]
      )
    case 12: ("appeal.decided", ["result": choice("upheld", "quashed", "remitted")])
    case 13:
      ("case.linked", ["to": target(), "relation": choice("context", "applies_law", "timing")])
    case 14: ("case.transferred", ["to": choice("prosecutors", "court", "investigators")])
    case 15: ("case.checked", ["result": "nothing_new", "next": date()])
    default: ("case.closed", ["outcome": "completed"])
    }
  }

  private mutating func addToParty() throws {
    let id = chance.one(of: Self.parties)
    if ids["party/\(id)"] == nil {
      try add(
        "party", id, "party.introduced",
        [
          "kind": "person", "label": .string("Label \(id)"), "citizenship": list { $0.state() },
          "names": [["form": .string("Alias \(id)"), "kind": choice("alias", "press")]],
        ])
    } else if chance.happens(50) {
      let form = JSON.string("Known \(Int.random(in: 0..<3, using: &chance))")
      try add(
        "party", id, "party.identified",
        [
          "label": form, "names": [["form": form, "kind": choice("press", "birth")]],
          "born": date(), "citizenship": list { $0.state() },
        ])
    } else {
      try add(
        "party", id, "party.matched",
        ["other": party(), "judgement": choice("positive", "negative", "unsure")])
    }
  }

  private mutating func addToSource() throws {
    let id = chance.one(of: Self.sources)
    switch Int.random(in: 0..<4, using: &chance) {
    case 0:
      try add(
        "source", id, "source.archived", ["sha256": .string(String(repeating: "0a", count: 32))])
    case 1: try add("source", id, "source.changed", ["to": choice("dead", "withdrawn", "usable")])
    default:
      try add(
        "source", id, "source.registered",
        [
          "kind": choice("court_record", "newspaper", "official_statement", "state_media", "web"),
          "publisher": .string("Publisher \(id)"), "published": date(), "country": state(),
          "derived": list { ["of": $0.source(), "how": $0.choice("republished", "quoted")] },
        ])
    }
  }

  private mutating func addToLaw() throws {
    let id = chance.one(of: Self.laws)
    if chance.happens(60) {
      try add(
        "law", id, "law.changed",
        [
          "country": state(), "change": choice("enacted", "amended", "repealed"),
          "title": .string("Law \(id)"),
        ])
    } else {
      try add("law", id, "law.commenced", ["country": state(), "provisions": ["Article 1"]])
    }
  }

  private mutating func addToSwap() throws {
    let id = chance.one(of: Self.swaps)
    try add(
      "swap", id, "swap.concluded",
      [
        "states": [state(), state()], "mediator": state(),
        "legs": [["party": party(), "case": .string(chance.one(of: Self.cases)), "to": state()]],
      ])
  }

  private mutating func addToCountry() throws {
    try add(
      "country", chance.one(of: Self.states), "measure.taken",
      ["kind": "expulsion", "against": "diplomats"])
  }

  private mutating func addAmendment() throws {
    guard let stream = ids.keys.sorted().randomElement(using: &chance),
      let target = ids[stream]?.randomElement(using: &chance)
    else { return }
    let parts = stream.split(separator: "/").map(String.init)
    if chance.happens(12) {
      var fields: JSON = ["target": .string(target), "marking": choice("clear", "green", "red")]
      if chance.happens(20) { fields["embargo_until"] = date() }
      try add(parts[0], parts[1], "record.marked", fields)
    } else if chance.happens(40) {
      // A redaction is not redacted: its record stays as it is.
      guard !redactions.contains(target) else { return }
      redactions.insert("f\(records.count + 1)")
      try add(
        parts[0], parts[1], "record.redacted",
        ["target": .string(target), "basis": choice("privacy", "court_order")])
    } else if chance.happens(60) {
      let patches: [JSON] = [
        ["occurred": date()], ["occurred": .null, "note": "corrected"], ["sources": sources()],
        ["disclosed": date()], ["account_of": .string(target)],
        ["parties": parties()], ["patch": ["note": "corrected twice"]], ["title": .null],
      ]
      try add(
        parts[0], parts[1], "record.corrected",
        ["target": .string(target), "patch": chance.one(of: patches), "reason": "better source"])
    } else {
      try add(
        parts[0], parts[1], "record.retracted", ["target": .string(target), "reason": "error"])
    }
  }

  // MARK: Values

  private mutating func choice(_ words: String...) -> JSON { .string(chance.one(of: words)) }
  private mutating func state() -> JSON { .string(chance.one(of: Self.states)) }
  private mutating func party() -> JSON { .string(chance.one(of: Self.parties)) }
  private mutating func source() -> JSON { .string(chance.one(of: Self.sources)) }
  private mutating func date() -> JSON { .string(chance.one(of: Self.dates)) }

  /// A target that may be a case, a law, a country, or nothing that anybody opened.
  private mutating func target() -> JSON {
    .string(chance.one(of: Self.cases + Self.laws + ["CN", "nowhere"]))
  }

  private mutating func list(_ element: (inout RandomLog) -> JSON) -> JSON {
    .array((0..<Int.random(in: 1...2, using: &chance)).map { _ in element(&self) })
  }

  private mutating func parties() -> JSON { list { $0.party() } }

  private mutating func sources() -> JSON { list { ["source": $0.source()] } }

  private mutating func counts(judged: Bool) -> JSON {
    list { log in
      var count: JSON = [
        "offence": log.choice("espionage", "bribery"), "law": log.choice("law-1", "Penal Code"),
      ]
      if log.chance.happens(50) { count["count"] = .integer(log.chance.happens(50) ? 1 : 2) }
      if judged { count["result"] = log.choice("convicted", "acquitted", "hung") }
      return count
    }
  }

  // MARK: Records

  private mutating func add(_ kind: String, _ key: String, _ word: String, _ fields: JSON) throws {
    let stream = "\(kind)/\(key)"
    let position = Int64(records.count + 1)
    let id = "f\(position)"
    var fact = fields
    fact["type"] = .string(word)
    fact[kind] = .string(key)
    fact["id"] = .string(id)
    if chance.happens(70) { fact["occurred"] = date() }
    if chance.happens(40) { fact["disclosed"] = date() }
    if chance.happens(60) { fact["sources"] = sources() }
    if chance.happens(20) { fact["claim"] = ["speaker": "a speaker"] }
    if chance.happens(4), fact["marking"] == nil { fact["marking"] = choice("green", "amber") }
    if chance.happens(25), !word.hasPrefix("record."), word != "case.opened" {
      // Mostly an account of an earlier fact of the stream, now and then of one that is not there.
      let earlier = ids[stream]?.randomElement(using: &chance)
      fact["account_of"] = .string(chance.happens(90) ? earlier ?? "f0" : "f0")
    }
    revisions[stream, default: 0] += 1
    ids[stream, default: []].append(id)
    records.append(
      .sealed(
        position: position, stream: stream, revision: revisions[stream]!, id: id, type: word,
        recorded: position * 1_000_000, recorder: "ana", salt: Array(repeating: 9, count: 16),
        body: fact.canonical()))
  }
}
