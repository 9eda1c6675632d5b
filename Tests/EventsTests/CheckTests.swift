import Events
import Testing

/// What becomes of a fact that is right, and what is taken for one.
@Suite struct CheckTests {
  @Test func `a fact becomes a draft with its stream, its id and its canonical bytes`() throws {
    let draft = try CheckSample.draft(
      #"{ "type": "custody.arrested", "case": "us-wei-2023", "id": "f-1", "basis": "\u00e9" }"#)
    #expect(draft.type == "custody.arrested")
    #expect(draft.subject == .case)
    #expect(draft.key == "us-wei-2023")
    #expect(draft.stream == "case/us-wei-2023")
    #expect(draft.id == "f-1")
    #expect(
      String(decoding: draft.body, as: UTF8.self)
        == #"{"basis":"é","case":"us-wei-2023","id":"f-1","type":"custody.arrested"}"#)
  }

  @Test(arguments: [
    (
      #"{"type":"law.commenced","law":"a","country":"CN"}"#,
      #"{"country":"CN","id":"made","law":"a","type":"law.commenced"}"#
    ),
    (
      #"{"type":"note.added","country":"CN","text":"A."}"#,
      #"{"country":"CN","id":"made","text":"A.","type":"note.added"}"#
    ),
    (
      #"{"type":"appeal.lodged","case":"a","details":{"idle":1},"court":"b"}"#,
      #"{"case":"a","court":"b","details":{"idle":1},"id":"made","type":"appeal.lodged"}"#
    ),
  ])
  func `an id is made where there is none, and set in its place`(_ line: String, _ body: String)
    throws
  {
    #expect(try String(decoding: CheckSample.draft(line).body, as: UTF8.self) == body)
  }

  @Test func `an id is made from the canonical fact without it`() throws {
    var checker = Checker()
    var seen = ""
    _ = try checker.draft(["type": "appeal.lodged", "case": "a"]) { canonical in
      seen = String(decoding: canonical, as: UTF8.self)
      return "made"
    }
    #expect(seen == #"{"case":"a","type":"appeal.lodged"}"#)
  }

  @Test func `a line of a log is taken without what the log had added`() throws {
    let line = """
      {"case":"a","id":"f-1","position":42,"recorded":"2026-03-01T12:00:00.000000Z",\
      "recorder":"ana","revision":3,"type":"appeal.lodged"}
      """
    let draft = try CheckSample.draft(line, acceptingLogMembers: true)
    #expect(
      String(decoding: draft.body, as: UTF8.self)
        == #"{"case":"a","id":"f-1","type":"appeal.lodged"}"#)
    #expect(
      CheckSample.findings(line).map(\.path) == ["position", "recorded", "recorder", "revision"])
  }

  @Test func `details may hold anything`() throws {
    let line = CheckSample.arrest(#""details":{"n":1.5,"none":null,"list":[{},[],""],"id":"x y"}"#)
    _ = try CheckSample.draft(line)
  }

  @Test func `names and values may be written with escapes`() throws {
    let line = #"{"\u0074ype":"custody\u002earrested","case":"\u0061"}"#
    #expect(
      try String(decoding: CheckSample.draft(line).body, as: UTF8.self)
        == #"{"case":"a","id":"made","type":"custody.arrested"}"#)
  }

  @Test func `the longest fact has 48 KiB, its id included`() throws {
    let frame = #"{"case":"a","id":"made","note":"","type":"custody.arrested"}"#.utf8.count
    func line(_ count: Int) -> String {
      #"{"type":"custody.arrested","case":"a","note":"\#(String(repeating: "x", count: count))"}"#
    }
    #expect(try CheckSample.draft(line(Checker.longest - frame)).body.count == Checker.longest)
    let findings = CheckSample.findings(line(Checker.longest - frame + 1))
    #expect(
      findings.map(\.description) == [
        "The fact has 49153 bytes; the log takes at most 49152. Keep long texts in a file, and "
          + "name it as a source."
      ])
  }

  @Test func `all that is wrong with a fact is found in one go, in the order of the line`() {
    let line = CheckSample.arrest(
      #""parties":["a","B"],"occurred":"2023-13","hwo":1,"counts":[],"claim":{"speech":"says"}"#)
    let findings = CheckSample.findings(line)
    #expect(
      findings.map { "\($0.identifier) \($0.path)" } == [
        "value.slug parties[1]", "value.date occurred", "fact.unknown-field hwo",
        "fact.unknown-field counts", "value.choice claim.speech",
      ])
  }

  @Test func `a refused fact names its stream and id, as far as it can be read`() {
    var checker = Checker()
    let facts: [(JSON, String?, String?)] = [
      (["type": "case.opened", "case": "a", "id": "f-1"], "case/a", "f-1"),
      (["type": "case.opened", "case": 5], nil, nil),
      (["type": "no.word", "party": "p", "id": "f-2"], "party/p", "f-2"),
    ]
    for (fact, stream, id) in facts {
      let error = #expect(throws: Findings.self) { try checker.draft(fact) { _ in "made" } }
      #expect(error?.stream == stream)
      #expect(error?.id == id)
    }
  }

  @Test func `a checker that refused one fact takes the next`() throws {
    var checker = Checker()
    let fact: JSON = ["type": "appeal.lodged", "case": "a"]
    for _ in 0..<3 {
      #expect(throws: Findings.self) { try checker.draft("nonsense") { _ in "made" } }
      #expect(try checker.draft(fact) { _ in "made" }.stream == "case/a")
    }
  }

  @Test func `the names of the vocabulary's fields and words are told apart by their numbers`() {
    #expect(Set(Vocabulary.words.map(\.name)).count == Vocabulary.words.count)
    for word in Vocabulary.words {
      let names =
        ["type"] + word.subjects.map(\.rawValue) + word.fields.map(\.name)
        + Envelope.infos.map(\.name).filter { name in !word.fields.contains { $0.name == name } }
      #expect(Set(names).count == names.count, "\(word.name)")
      #expect(Set(names.map(Key.init)).count == names.count)
    }
  }
}
