import Events
import Projections

/// What happened, day by day, with who says so and where it was read.
struct TimelineSection {
  let file: CaseFile

  var blocks: [Block] {
    let items = file.timeline.filter(\.isEvent)
    guard !items.isEmpty else { return [] }
    return [.heading(level: 2, "Timeline"), .bullets(items.map(line))]
  }

  func line(_ item: CaseItem) -> Line {
    if item.state == .redacted { return redacted(item) }
    var runs: [Run] = [
      .strong(Wording.capitalised(item.occurred?.words ?? "no date")), .text(": "),
    ]
    runs += sentence(item)
    if let place = item.place ?? item.placeCountry?.name { runs.append(.text(" (\(place))")) }
    runs.append(.text(". "))
    let attribution = Attribution.words(item, file)
    if !attribution.isEmpty { runs.append(.text("\(attribution). ")) }
    if let disclosed = Disclosure.words(item) {
      runs.append(.text("\(Wording.capitalised(disclosed)). "))
    }
    runs += term(item) + citations(item) + note(item)
    runs.append(.text("#\(item.position)"))
    return Line(runs)
  }

  private func sentence(_ item: CaseItem) -> [Run] {
    switch item.state {
    case .stands: return [.text(item.sentence)]
    case .corrected:
      let places = item.corrections.map { "#\($0)" }.joined(separator: ", ")
      return [.text("\(item.sentence) (as corrected by \(places))")]
    case .retracted:
      let by = item.withdrawal.map { " by #\($0)" } ?? ""
      return [.struck(item.sentence), .text(" (retracted\(by))")]
    case .outvoted:
      let shown = item.lostTo.map { " #\($0.position) is shown, for \($0.rule)" } ?? ""
      return [.text("Another account: \(item.sentence);\(shown)")]
    case .redacted: return []
    }
  }

  /// The envelope of a fact whose words were destroyed.
  private func redacted(_ item: CaseItem) -> Line {
    let by = item.withdrawal.map { " by #\($0)" } ?? ""
    return Line("Redacted\(by): the words and values of #\(item.position) were destroyed.")
  }

  private func term(_ item: CaseItem) -> [Run] {
    guard let term = item.term else { return [] }
    return [.text("Local term: "), .foreign(term, language: item.termLanguage), .text(". ")]
  }

  private func citations(_ item: CaseItem) -> [Run] {
    guard !item.citations.isEmpty else { return [] }
    var runs: [Run] = [.text(item.citations.count == 1 ? "Source: " : "Sources: ")]
    for (place, citation) in item.citations.enumerated() {
      if place > 0 { runs.append(.text(", ")) }
      runs.append(file.run(citation.source))
      if let source = file.sources.first(where: { $0.slug == citation.source }),
        let descent = file.descent(of: source)
      {
        runs.append(.text(" (\(descent))"))
      }
      if let locator = citation.locator { runs.append(.text(", \(locator)")) }
      if let quote = citation.quote {
        runs += [.text(": “"), .foreign(quote, language: citation.lang), .text("”")]
      }
    }
    return runs + [.text(". ")]
  }

  private func note(_ item: CaseItem) -> [Run] {
    item.note.map { [.emphasis("Note: \($0)"), .text(" ")] } ?? []
  }
}

/// Who acted and who says so.
enum Attribution {
  /// "Ministry of State Security (China), as “MSS statement”; alleged".
  static func words(_ item: CaseItem, _ file: CaseFile) -> String {
    var words = item.authority ?? ""
    let others = item.voices.filter { !$0.isAuthority }
    if !others.isEmpty {
      let list = Wording.list(others.map { Wording.the($0.name) })
      words += words.isEmpty ? "According to \(list)" : ", according to \(list)"
    }
    if let speaker = item.speaker, item.voices.contains(where: \.isAuthority),
      speaker != item.authority
    {
      words += ", speaking as “\(speaker)”"
    }
    if words.isEmpty, item.voices.isEmpty, !item.citations.isEmpty {
      let publishers = item.citations.map { citation in
        file.sources.first { $0.slug == citation.source }?.name ?? citation.source
      }
      words = "According to \(Wording.list(publishers.map(Wording.the)))"
    }
    let asides = [item.speech?.words, item.standing?.words].compactMap { $0 }
    if asides.isEmpty { return words }
    return words.isEmpty
      ? Wording.capitalised(asides.joined(separator: "; "))
      : "\(words); \(asides.joined(separator: "; "))"
  }
}
