import Documents
import Events
import Projections
import Words

/// Where it was read: addresses, and what copies were made from.
struct SourcesSection {
  let file: CaseFile

  var blocks: [Block] {
    let cited = file.sources.filter { $0.facts > 0 }
    guard !cited.isEmpty else { return [] }
    return [
      .heading(level: 2, "Sources"), .paragraph(Line([.emphasis(SourcesSection.titles)])),
      .bullets(cited.map(line)),
    ]
  }

  /// A headline may call somebody a spy; this docket does not.
  static let titles = "Titles and addresses are the publishers' own words."

  private func line(_ source: CitedSource) -> Line {
    let title = source.title.map { "“\($0)”" }
    let name = source.name == source.title ? nil : source.name
    let lead = [name, title].compactMap { $0 }.joined(separator: ", ")
    var runs: [Run] = []
    if let url = source.url {
      runs.append(.link(text: lead, url: url))
    } else {
      runs.append(.text(lead))
    }
    if let published = source.published { runs.append(.text(", \(published.words)")) }
    var asides = [source.kind?.words ?? "not registered"]
    if let descent = file.descent(of: source) { asides.append(descent) }
    if let state = source.state { asides.append("now \(state.words)") }
    if source.url == nil { asides.append("no address recorded") }
    runs.append(.text(" (\(asides.joined(separator: "; "))). "))
    runs.append(
      .text("\(Wording.count(source.facts, "fact")) \(source.facts == 1 ? "rests" : "rest") on it.")
    )
    return Line(runs)
  }
}
