import Docket
import Events
import Ports
import Projections
import Words

/// A fact on its way into the index: its texts folded, ready for the tables.
struct SearchEntry: Sendable {
  let position: Int64
  /// The position of its stream's first fact.
  let stream: Int64
  let state: Entry.State
  let date: String?
  let head: SearchGroup?
  let isFact: Bool
  /// Parties, each as one word: see `SearchExpression.word`.
  let who: String
  let names: String
  let pressNames: String
  let told: String
  let notes: String

  /// Nil where nothing of the fact is found, or its words are to be gone.
  init?(_ fact: Fact, stream: Int64, state: Entry.State = .stands, formerTitles: [String] = []) {
    guard state != .redacted, let text = SearchText(fact) else { return nil }
    position = fact.position
    self.stream = stream
    self.state = state
    date = text.date
    head = text.head
    isFact = text.isFact
    who = text.parties.map(SearchExpression.word).joined(separator: " ")
    names = SearchEntry.column(text.names + (head == nil ? [] : formerTitles))
    pressNames = SearchEntry.column(text.pressNames)
    told = SearchEntry.column(text.told + text.printed)
    notes = SearchEntry.column(text.notes)
  }

  /// Texts as one: words that stand in two texts are not side by side.
  private static func column(_ texts: [String]) -> String {
    let joined = texts.joined(separator: " | ")
    // What is plain is folded by the index's own tokenizer, which parts words in the same way.
    return joined.utf8.allSatisfy { $0 < 0x80 } ? joined : Folding.words(of: joined)
  }

  /// The entries of a stream in which facts amend each other, or tell of one event twice.
  static func entries(
    of facts: [Fact], stream: Int64, _ evidence: LogEvidence
  ) throws -> [SearchEntry] {
    let items = try Amended(facts, evidence: evidence).items
    let titles = FormerTitles(items)
    return items.compactMap {
      SearchEntry(
        $0.fact, stream: stream, state: $0.state, formerTitles: titles[$0.position])
    }
  }
}
