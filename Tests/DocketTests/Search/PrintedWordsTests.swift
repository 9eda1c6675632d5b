import Events
import Ports
import Testing
import Words

@testable import Docket

@Suite struct PrintedWordsTests {
  /// What the index may hold of facts in words of the vocabulary: choices, and what words say.
  private static let known: Set<String> = {
    var known = Set(Speech.allCases.map { Folding.words(of: $0.words) })
    func gather(_ fields: [FieldInfo]) {
      for field in fields {
        switch field.kind.element {
        case .choice(let values):
          known.formUnion(values.map { Folding.words(of: $0.replacing("_", with: " ")) })
        case .object(let parts): gather(parts)
        default: break
        }
      }
    }
    for word in Vocabulary.words {
      gather(word.fields)
      known.formUnion(Folding.parts(Folding.words(of: word.sentence)))
      known.insert(Folding.words(of: String(word.name.map { "._".contains($0) ? " " : $0 })))
    }
    return known
  }()

  @Test func `every line speaks of words that facts have`() {
    for line in PrintedWords.all {
      #expect(Self.known.contains(line.recorded), "\(line.recorded)")
      #expect(!line.printed.contains(line.recorded), "\(line.recorded)")
    }
    #expect(Set(PrintedWords.all.map(\.recorded)).count == PrintedWords.all.count)
  }

  @Test(
    arguments: [
      ("did not respond", [0..<3]), ("CIA did not respond denied", [1..<4, 4..<5]),
      ("did not", []), ("\"did not respond\" denied", [0..<1, 1..<2]), ("quux", []),
      ("conduct that is not specified", [0..<5]), ("not specified", [0..<2]),
    ] as [(String, [Range<Int>])])
  func `the longest runs are taken, one behind the other`(text: String, terms: [Range<Int>]) throws
  {
    #expect(try PrintedWords.substitutes(for: SearchTerms(text).wanted).map(\.terms) == terms)
  }
}
