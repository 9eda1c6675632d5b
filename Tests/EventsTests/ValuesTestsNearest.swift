import Events
import Testing

@Suite struct NearestTests {
  static let words = [
    "case.opened", "case.closed", "investigation.opened", "custody.detained", "custody.arrested",
    "charge.laid", "hearing.held", "verdict.given", "did_not_respond", "us", "uk",
  ]

  @Test(arguments: [
    ("case.opened", "case.opened"), ("Case.Opened", "case.opened"), ("case.opend", "case.opened"),
    ("csae.opened", "case.opened"), ("case.colsed", "case.closed"), ("charge.layed", "charge.laid"),
    ("did-not-respond", "did_not_respond"), ("Did Not Respond", "did_not_respond"),
    ("did not repsond", "did_not_respond"), ("custody.arested", "custody.arrested"),
  ])
  func `a slip finds the word, whatever its case and hyphens`(word: String, meant: String) {
    #expect(Nearest.nearest(to: word, among: Self.words) == meant)
  }

  @Test(arguments: [
    ("arrested", "custody.arrested"), ("arrest", "custody.arrested"),
    ("arested", "custody.arrested"), ("verdict", "verdict.given"), ("held", "hearing.held"),
  ])
  func `a part of a single word finds that word`(part: String, meant: String) {
    #expect(Nearest.nearest(to: part, among: Self.words) == meant)
  }

  @Test(arguments: [
    "opened", "case", "custody", "xyz", "release", "", "q", "verdict.reversed", "fr",
  ])
  func `a part of several words, and what is far from all, finds none`(word: String) {
    let words = Self.words.filter { $0 != "us" && $0 != "uk" }
    #expect(Nearest.nearest(to: word, among: words) == nil)
  }

  @Test func `neighbours swapped are one slip, and the first of equals wins`() {
    #expect(Nearest.nearest(to: "acb", among: ["xyz", "abc"]) == "abc")
    #expect(Nearest.nearest(to: "ux", among: ["us", "uk"]) == "us")
    #expect(Nearest.nearest(to: "uk", among: ["us", "uk"]) == "uk")
  }

  @Test func `no more than three slips are forgiven, and only one in a short word`() {
    #expect(Nearest.nearest(to: "abcdefghixyz", among: ["abcdefghijkl"]) == "abcdefghijkl")
    #expect(Nearest.nearest(to: "abcdefghwxyz", among: ["abcdefghijkl"]) == nil)
    #expect(Nearest.nearest(to: "abxy", among: ["abcd"]) == nil)
    #expect(Nearest.nearest(to: "anything", among: []) == nil)
  }
}
