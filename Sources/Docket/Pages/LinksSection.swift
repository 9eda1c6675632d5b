import Events
import Projections

/// What the case is linked to, in what way, and who set the two side by side.
struct LinksSection {
  let file: CaseFile

  var blocks: [Block] {
    var blocks: [Block] = []
    if !file.linksOut.isEmpty {
      blocks += [.heading(level: 2, "Linked from this case"), .bullets(lines(file.linksOut))]
    }
    if !file.linksIn.isEmpty {
      blocks += [.heading(level: 2, "Linked to this case"), .bullets(lines(file.linksIn))]
    }
    return blocks
  }

  /// Links that say the same of several things stand in one line.
  private func lines(_ links: [CaseLink]) -> [Line] {
    var groups: [[CaseLink]] = []
    for link in links {
      if let place = groups.firstIndex(where: { isAlike($0[0], link) }) {
        groups[place].append(link)
      } else {
        groups.append([link])
      }
    }
    return groups.map(line)
  }

  private func isAlike(_ one: CaseLink, _ other: CaseLink) -> Bool {
    one.relation == other.relation && one.voices == other.voices
      && one.standing == other.standing && one.occurred == other.occurred
      && one.note == other.note && one.remarks == other.remarks
  }

  private func line(_ links: [CaseLink]) -> Line {
    var runs: [Run] = []
    for (place, link) in links.enumerated() {
      if place > 0 { runs.append(.text(", ")) }
      runs.append(.reference(kind: link.kind.rawValue, id: link.slug, text: link.title))
      if link.title != link.slug { runs.append(.text(" (\(link.slug))")) }
    }
    let link = links[0]
    runs.append(.text(": \(link.relation.phrase). Made by \(maker(link))"))
    for words in [link.standing.map { ContestWords.words($0) }, link.occurred?.words] {
      if let words { runs.append(.text("; \(words)")) }
    }
    runs.append(.text(". "))
    for remark in link.remarks where remark.text != link.relation.words {
      runs.append(.text("Remark of the record: “\(remark.text)”. "))
    }
    if let note = link.note { runs += [.emphasis("Note: \(note)"), .text(" ")] }
    runs.append(.text(links.map { "#\($0.position)" }.joined(separator: ", ")))
    return Line(runs)
  }

  private func maker(_ link: CaseLink) -> String {
    if !link.voices.isEmpty { return Wording.list(link.voices.map { Wording.the($0.name) }) }
    return link.recorder.map { "the recorder (\($0))" } ?? "the recorder"
  }
}

extension Relation {
  /// In what way, and what it is not.
  var phrase: String {
    switch self {
    case .timing: "timing, not evidence"
    case .context: "context, not evidence"
    case .coDefendant: "co-defendant"
    case .swappedWith: "swapped with"
    case .appliesLaw: "the law applied"
    case .sameNetwork, .sameAnnouncement, .sameHandler, .appealOf, .parallelProceeding,
      .allegedRetaliation, .precedent:
      words
    }
  }
}

extension String {
  var withoutUnderscores: String { PlainWord.words(self) }
}
