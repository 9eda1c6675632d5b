import Events
import Projections
import Testing

/// Who speaks for a fact.
struct VoiceTests {
  private func voices(_ speaker: String, authority: String? = nil) throws -> [Voice] {
    let acted = authority.map { #","authority":"\#($0)""# } ?? ""
    let file = try CaseFileStory.file(
      #""type":"conduct.alleged","kind":"payment","claim":{"speaker":"\#(speaker)"}\#(acted)"#)
    return try #require(file.timeline.last).voices
  }

  @Test func `what carried the words is no part of who spoke`() throws {
    let voices = try voices("Alireza Akbari, aired by BBC Persian; Carsten L., through counsel")
    #expect(voices.map(\.name) == ["Alireza Akbari", "Carsten L."])
    #expect(voices.map(\.carrier) == ["aired by BBC Persian", "through counsel"])
  }

  @Test func `on what a speaker rests stays with it`() throws {
    #expect(
      try voices("New York Times, citing three officials").map(\.name)
        == ["New York Times, citing three officials"])
    #expect(
      try voices("Bureau of Prisons, Florence").map(\.name) == ["Bureau of Prisons, Florence"])
  }

  @Test func `who disputes it does not say so`() throws {
    #expect(try voices("DOJ; disputed by defence").map(\.name) == ["DOJ"])
  }

  @Test func `initials are the authority's`() throws {
    let voices = try voices("CPS, quoted by LBC", authority: "Crown Prosecution Service")
    #expect(voices.map(\.name) == ["Crown Prosecution Service"])
    #expect(voices.map(\.isAuthority) == [true])
  }
}
