import Testing

@testable import Docket

/// Small words around names.
struct WordingTests {
  @Test(arguments: [
    ("CIA", "the CIA"), ("CNN", "CNN"), ("plea agreement", "the plea agreement"),
    ("family", "the family"), ("Alireza Akbari", "Alireza Akbari"), ("Reuters", "Reuters"),
    ("MSS statement", "the MSS statement"), ("The Times", "The Times"),
  ])
  func `a name has its article`(_ name: String, _ words: String) {
    #expect(Wording.the(name) == words)
  }

  @Test(arguments: [
    ("Commonwealth prosecutors", "are"), ("FBI", "is"), ("FBI and CIA", "are"),
    ("court findings", "are"), ("Ministry of State Security (China)", "is"),
    ("Swedish authorities, Stockholm", "are"),
  ])
  func `one is and several are`(_ name: String, _ verb: String) {
    #expect(Wording.be(name) == verb)
  }
}
