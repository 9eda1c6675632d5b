import Events
import Projections

/// A story told in facts about one case, `x`: people a and b are its accused.
///
/// Each line is the inside of a fact's object; `case` is added where no other subject stands, and
/// ids are `f1`, `f2` … by position where none is given.
struct CaseFileStory {
  private var dossier = Dossier(id: "x", stream: [])
  private var position: Int64 = 0
  /// The facts of parties and sources, by stream.
  private var told: [String: [Fact]] = [:]

  /// The facts that every story begins with: the case, and two who are accused.
  static let opening = [
    #""type":"case.opened","title":"X","country":"US""#,
    #""type":"role.assigned","party":"a","role":"accused""#,
    #""type":"role.assigned","party":"b","role":"defendant""#,
  ]

  init(_ facts: [String], opening: [String] = CaseFileStory.opening) throws {
    for fact in opening + facts { try record(fact) }
  }

  /// The case's file after these facts.
  static func file(_ facts: String..., opening: [String] = CaseFileStory.opening) throws -> CaseFile
  {
    CaseFile(try CaseFileStory(facts, opening: opening).gathered)
  }

  var gathered: Dossier {
    var dossier = dossier
    dossier.headPosition = position
    dossier.headRecorded = position * 1_000_000
    return dossier
  }

  /// Adds a fact of a party or a source, and folds what is known of it.
  private mutating func tell(_ kind: Subject, _ slug: String, _ fact: Fact) {
    told["\(kind.rawValue)/\(slug)", default: []].append(fact)
    let facts = told["\(kind.rawValue)/\(slug)"]!
    switch kind {
    case .party: dossier.parties[slug] = PartyCard(slug, facts)
    default: dossier.sources[slug] = CitedSource(slug, facts)
    }
  }

  private mutating func record(_ inside: String) throws {
    position += 1
    var json = try JSON(parsing: "{\(inside)}")
    if json["id"] == nil { json["id"] = .string("f\(position)") }
    let subjects = ["case", "party", "source", "law", "swap"]
    let type = json["type"]?.string ?? ""
    let isCase = !["party.", "source.", "law.", "swap."].contains { type.hasPrefix($0) }
    if isCase, json["case"] == nil { json["case"] = .string("x") }
    let fact = try Page(fact: json.canonical(), position: position)[0]
    let subject = fact.subject
    let key = subject.key.string
    precondition(subjects.contains(subject.kind.rawValue))
    switch subject.kind {
    case .case where key == "x":
      dossier.stream.append(
        Dossier.Recorded(
          fact, recorded: position * 1_000_000, recorder: "ines",
          revision: Int64(dossier.stream.count + 1)))
    case .case: dossier.incoming[key, default: []].append(fact)
    case .party, .source: tell(subject.kind, key, fact)
    case .law: dossier.laws[key, default: []].append(fact)
    case .swap: dossier.swaps[key, default: []].append(fact)
    case .country: break
    }
  }
}

/// Where a person stands, to compare whole.
struct PersonState: Equatable, CustomStringConvertible {
  var stage: Stage?
  var liberty: Liberty?
  /// "espionage: convicted"; the offence is "-" where no fact names a count.
  var counts: [String]

  init(_ stage: Stage?, _ liberty: Liberty? = nil, _ counts: String...) {
    self.stage = stage
    self.liberty = liberty
    self.counts = counts
  }

  init(_ person: CasePerson) {
    stage = person.stage
    liberty = person.liberty
    counts = person.counts.map { count in
      "\(count.offence ?? "-"): \(count.outcome.rawValue)\(count.isInferred ? ", inferred" : "")"
    }
  }

  var description: String {
    "\(stage?.rawValue ?? "-") · \(liberty?.rawValue ?? "-") · \(counts.joined(separator: "; "))"
  }
}

extension CaseFile {
  /// Where a person of the story stands.
  func state(of party: String) -> PersonState? {
    persons.first { $0.party == party }.map(PersonState.init)
  }

  /// Where the first accused stands.
  var a: PersonState? { state(of: "a") }
}
