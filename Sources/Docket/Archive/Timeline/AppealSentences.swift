import Events
import Projections

/// The sentences of facts about appeals that are from the decision of another court: one fact does not say
/// so, its case does.
struct AppealSentences {
  private var byPosition: [Int64: String] = [:]

  /// - Parameter facts: with their positions; a case is read once, and only where one of its facts is of an
  ///   appeal.
  init(_ facts: [Fact], _ archive: Archive) throws {
    let cases = Set(facts.filter(\.isOfAppeal).map(\.subject.key.string)).sorted()
    for id in cases {
      let file = CaseFile(try archive.dossier(of: .case, id))
      for item in file.timeline where item.isOfDecision {
        byPosition[item.position] = item.sentence
      }
    }
  }

  /// "Quashing of the conviction of Ann Berg set aside …"; nil of all other facts.
  func words(of fact: Fact) -> String? { byPosition[fact.position] }
}

extension Fact {
  fileprivate var isOfAppeal: Bool {
    guard subject.kind == .case else { return false }
    switch event {
    case .court(.appealLodged), .court(.appealDecided): return true
    case .court, .custody, .conduct, .proceeding, .party, .exchange, .law, .evidence, .amendment:
      return false
    }
  }
}
