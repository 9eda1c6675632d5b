import Events
import Projections
import Testing

/// Whom facts concern, found by an index.
@Suite struct ConcernsTests {
  private static let facts = [
    #""type":"custody.arrested","parties":["a"],"occurred":"2020-01-01""#,
    #""type":"charge.laid","instrument":"charge","occurred":"2020-02-01""#,
    #""type":"role.assigned","party":"c","role":"defendant","occurred":"2021-01-01""#,
    #""type":"verdict.given","result":"convicted","parties":["b","c"],"occurred":"2022-01-01""#,
    #""type":"note.added","text":"A note.""#,
    #""type":"custody.arrested","parties":["w"],"occurred":"2020-01-01""#,
    #""type":"role.assigned","party":"w","role":"witness""#,
  ]

  @Test func `the index finds what asking each person of each fact finds`() throws {
    let file = CaseFile(try CaseFileStory(Self.facts).gathered)
    #expect(file.persons.map(\.party).sorted() == ["a", "b", "c", "w"])
    let concerns = Concerns(file.timeline)
    for person in file.persons {
      #expect(
        concerns.places(of: person)
          == file.timeline.indices.filter { person.isConcerned(by: file.timeline[$0]) })
    }
    for item in file.timeline {
      #expect(
        file.persons(concernedBy: item).map(\.party).sorted()
          == file.persons.filter { $0.isConcerned(by: item) }.map(\.party).sorted())
    }
  }
}
