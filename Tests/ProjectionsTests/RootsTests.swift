import Events
import Projections
import Testing

/// Who stands behind a fact: rule 3 of the vocabulary.
struct RootsTests {
  private func fact(_ sources: [String], speaker: String? = nil) throws -> Fact {
    var fact: JSON = [
      "type": "note.added", "id": "n", "case": "x", "text": "…",
      "sources": .array(sources.map { ["source": .string($0)] }),
    ]
    if let speaker { fact["claim"] = ["speaker": .string(speaker)] }
    return try Page(fact: fact.canonical())[0]
  }

  private func card(_ derived: String..., kind: SourceKind = .newspaper, of country: String? = nil)
    -> SourceCard
  {
    SourceCard(kind: kind, country: country.flatMap { try? Country($0) }, derived: derived)
  }

  @Test func `a speaker is one root, however many print it`() throws {
    let fact = try fact(["a", "b"], speaker: "Ministry")
    #expect(Roots.of(fact, ["a": card(), "b": card()]) == ["Ministry"])
  }

  @Test func `reports of one publisher are one root, and a denial is none`() throws {
    let cards = [
      "a": SourceCard(kind: .newspaper, publisher: "The Paper"),
      "b": SourceCard(kind: .web, publisher: "paper"),
      "c": SourceCard(kind: .web, address: PlainAddress("https://www.example.org/1")),
      "d": SourceCard(kind: .web, address: PlainAddress("http://example.org/2#x")),
    ]
    #expect(Roots.of(try fact(["a", "b"]), cards) == ["paper"])
    #expect(Roots.of(try fact(["c", "d"]), cards) == ["example.org"])
    let denied = try Page(
      fact: Array(
        #"{"type":"note.added","id":"n","case":"x","text":"…","claim":{"speaker":"a","speech":"denies"}}"#
          .utf8))[0]
    #expect(Roots.of(denied, cards) == [])
  }

  @Test func `ten copies of one wire are one root`() throws {
    let fact = try fact(["a", "b", "wire"])
    #expect(Roots.of(fact, ["a": card("wire"), "b": card("a"), "wire": card()]) == ["wire"])
  }

  @Test func `state media speak with their state's one voice`() throws {
    let fact = try fact(["cctv", "xinhua"])
    let media = card(kind: .stateMedia, of: "CN")
    #expect(Roots.of(fact, ["cctv": media, "xinhua": media]) == ["state:CN"])
  }

  @Test func `sources made from each other in a circle are one root`() throws {
    let fact = try fact(["b"])
    #expect(Roots.of(fact, ["a": card("b"), "b": card("a")]) == ["a"])
  }

  @Test func `a thicket of descents is walked once`() throws {
    var cards: [String: SourceCard] = [:]
    for level in 0..<60 {
      for side in ["l", "r"] {
        cards["\(side)\(level)"] = card("l\(level + 1)", "r\(level + 1)")
      }
    }
    #expect(Roots.of(try fact(["l0"]), cards) == ["l60", "r60"])
  }
}
