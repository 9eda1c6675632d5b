import Documents
import Events
import Projections
import Words

/// What the case is linked to, in what way, and who set the two side by side.
///
/// What a report says and what this docket's editors set beside it stand apart. People of other cases
/// whom the report does not name are not named for the editors' sake either: the cases are counted.
struct LinksSection {
  let file: CaseFile

  var blocks: [Block] {
    var blocks: [Block] = []
    if !file.linksOut.isEmpty {
      blocks.append(.heading(level: 2, "Linked from this case"))
      blocks += lists(file.linksOut, isOut: true)
    }
    if !file.linksIn.isEmpty {
      blocks.append(.heading(level: 2, "Linked to this case"))
      blocks += lists(file.linksIn, isOut: false)
    }
    return blocks
  }

  /// What reports and speakers say, then what the editors set beside it.
  private func lists(_ links: [CaseLink], isOut: Bool) -> [Block] {
    let said = links.filter { !$0.isEditorial }
    let set = links.filter(\.isEditorial)
    var blocks: [Block] = said.isEmpty ? [] : [.bullets(lines(said))]
    guard !set.isEmpty else { return blocks }
    let (unnamed, named) = (set.filter(isUnnamed), set.filter { !isUnnamed($0) })
    blocks += [
      .heading(level: 3, "Set beside it by this docket's editors"),
      .bullets(groups(unnamed).map { count($0, isOut: isOut) } + lines(named)),
    ]
    return blocks
  }

  /// Whether it sets beside a report a case that the report does not speak of.
  private func isUnnamed(_ link: CaseLink) -> Bool {
    link.kind == .case && link.citesReport && !link.voices.isEmpty
  }

  /// "Five convictions that the report does not name: context, not evidence."
  private func count(_ links: [CaseLink], isOut: Bool) -> Line {
    let convictions = links.count(where: \.isOfConviction)
    var what: [String] = []
    if convictions > 0 { what.append(number(convictions, "conviction")) }
    if convictions < links.count { what.append(number(links.count - convictions, "case")) }
    let relation =
      isOut
      ? "that the report does not name"
      : links.count == 1
        ? "whose report does not name this case" : "whose reports do not name this case"
    let link = links[0]
    var text = Wording.capitalised("\(Wording.list(what)) \(relation): \(link.relation.phrase)")
    if let date = link.occurred { text += "; \(date.words)" }
    var runs: [Run] = [.text(text + ". ")]
    if let note = link.note { runs += [.emphasis("Note: \(note)"), .text(" ")] }
    runs.append(.text(links.map { "#\($0.position)" }.joined(separator: ", ")))
    return Line(runs)
  }

  private func number(_ count: Int, _ noun: String) -> String {
    "\(Wording.number(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Links that say the same of several things stand in one line.
  private func lines(_ links: [CaseLink]) -> [Line] { groups(links).map(line) }

  private func groups(_ links: [CaseLink]) -> [[CaseLink]] {
    var groups: [[CaseLink]] = []
    for link in links {
      if let place = groups.firstIndex(where: { isAlike($0[0], link) }) {
        groups[place].append(link)
      } else {
        groups.append([link])
      }
    }
    return groups
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
    if link.isEditorial { return "this docket's editors" }
    if !link.voices.isEmpty { return Wording.list(link.voices.map { Wording.the($0.name) }) }
    return "this docket's editors"
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
