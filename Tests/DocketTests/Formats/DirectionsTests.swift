import Documents
import Testing

@testable import Docket

struct DirectionsTests {
  /// Brackets of ours around the stretches that run from right to left.
  private func marked(_ text: String) -> String {
    Directions.stretches(of: text).map { $0.isRightToLeft ? "<\($0.text)>" : $0.text }.joined()
  }

  @Test(arguments: [
    ("", ""), ("Zeng, 5 years", "Zeng, 5 years"), ("מרדכי", "<מרדכי>"),
    ("Sentence on محمد: 5 years", "Sentence on <محمد>: 5 years"),
    ("محمد (أبو علي): 5", "<محمد (أبو علي)>: 5"), ("(محمد), 5", "(<محمد>), 5"),
    ("«صحيفة مصر» and «مصر [قديمة]»", "«<صحيفة مصر>» and «<مصر [قديمة]>»"),
    ("محمد 12 علي", "<محمد 12 علي>"), ("محمد and علي", "<محمد> and <علي>"),
    ("محمد, علي.", "<محمد, علي>."), ("محمد  علي", "<محمد>  <علي>"), ("قضية A", "<قضية> A"),
    ("曾 שלום 曾", "曾 <שלום> 曾"), ("\u{1E900}x", "<\u{1E900}>x"), ("(ا((", "(<ا>(("),
  ])
  func `a stretch goes from the first letter to the last, with its brackets`(
    text: String, expected: String
  ) {
    #expect(marked(text) == expected)
  }

  @Test(arguments: 0..<300)
  func `stretches are the text in parts, and none is empty`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let text = (0..<8).map { _ in
      [dice.text(4), "محمد", "(", ")", "  ", "5", "שלום"].randomElement(using: &dice)!
    }.joined()
    let stretches = Directions.stretches(of: text)
    #expect(stretches.map(\.text).joined() == text)
    #expect(!stretches.contains { $0.text.isEmpty })
    let isolated = text.isolated.unicodeScalars
    #expect(
      isolated.count { $0 == "\u{2069}" } - text.unicodeScalars.count { $0 == "\u{2069}" }
        == stretches.count(where: \.isRightToLeft))
  }
}
