import Testing

@testable import Events

@Suite struct EDTFFuzzTests {
  @Test func `no text crashes the parser, and what it accepts it accepts again`() {
    var random = SplitMix(state: 6)
    for turn in 0..<100_000 {
      let text = turn % 3 == 0 ? EDTFSamples.noise(&random) : EDTFSamples.mutated(&random)
      guard let problem = problem(with: text, suggests: turn % 25 == 0) else { continue }
      Issue.record("\(text): \(problem)")
      return
    }
  }

  /// What docket does wrong with a text.
  private func problem(with text: String, suggests: Bool) -> String? {
    if let flaw = EDTFSuggestion.flaw(of: text) {
      guard 0...text.utf8.count ~= flaw.offset else { return "wrong at byte \(flaw.offset)" }
      return suggests ? problem(withSuggestionFor: text, flaw) : nil
    }
    guard let date = try? EDTF(text), date.description == text,
      let again = try? EDTF(date.description), again == date, again.bounds == date.bounds
    else { return "not read back" }
    let bounds = date.bounds
    guard bounds.earliest ?? Day(number: .min) <= bounds.latest ?? Day(number: .max),
      bounds.earliestMargin ?? Day(number: .min) <= bounds.earliest ?? Day(number: .min),
      bounds.latest ?? Day(number: .max) <= bounds.latestMargin ?? Day(number: .max)
    else { return "bounds in the wrong order" }
    return date.words.isEmpty ? "no words" : nil
  }

  private func problem(withSuggestionFor text: String, _ flaw: EDTFFlaw) -> String? {
    do throws(EDTFError) {
      _ = try EDTF(text)
      return "accepted in spite of a flaw"
    } catch {
      guard error.offset == flaw.offset else { return "two places" }
      guard let suggestion = error.suggestion else { return nil }
      return (try? EDTF(suggestion)) == nil ? "suggests \(suggestion)" : nil
    }
  }
}
