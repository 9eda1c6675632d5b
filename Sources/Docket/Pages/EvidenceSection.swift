import Documents
import Events
import Projections
import Words

/// How far each claim is verified, who stands behind it, and why.
struct EvidenceSection {
  let file: CaseFile

  var blocks: [Block] {
    let groups = grouped
    guard !groups.isEmpty else { return [] }
    return [
      .heading(level: 2, "Evidence"), .paragraph(Line(EvidenceSection.rule)),
      .bullets(groups.map(line)),
    ]
  }

  /// How the section is to be read.
  static let rule = """
    Sources are independent where none merely carries another: copies, translations and summaries \
    count as what they were made from, reports of one publisher as that publisher, a state's media as \
    that state, and all who print a speaker's words as that speaker. Of a statement it is said that it \
    was made, not that it is true.
    """

  /// Claims of the same grade for the same reasons stand together.
  private struct Group {
    var items: [CaseItem]
    var words: GradeWords
  }

  private var grouped: [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for item in file.timeline {
      guard let grade = item.grade else { continue }
      let words = GradeWords(grade: grade)
      guard words.leader == nil else { continue }
      let key = ([words.label, "\(grade.isOfStatement)"] + words.sentences).joined(separator: "\n")
      if let place = places[key] {
        groups[place].items.append(item)
      } else {
        places[key] = groups.count
        groups.append(Group(items: [item], words: words))
      }
    }
    return groups
  }

  private func line(_ group: Group) -> Line {
    let grade = group.words.grade
    let subject = grade.isOfStatement ? " (that the statement was made)" : ""
    let claims = group.items.map { item in
      let label = label(item)
      return "\(label)\(label.hasSuffix(")") ? "," : "") #\(item.position)"
    }.joined(separator: "; ")
    return Line([
      .strong(Wording.capitalised(group.words.label) + subject),
      .text(": \(claims). \(group.words.sentences.joined(separator: " "))"),
    ])
  }

  /// A statement with who made it: "Statement: announcement" alone tells a reader nothing.
  private func label(_ item: CaseItem) -> String {
    guard item.grade?.isOfStatement == true else { return item.sentence }
    let names = item.voices.isEmpty ? [item.authority].compactMap { $0 } : item.voices.map(\.name)
    // "X denied it" names the speaker already.
    let sentence = item.sentence.lowercased()
    let unnamed = names.filter { name in
      ![name, Wording.the(name)].contains { sentence.hasPrefix($0.lowercased()) }
    }
    return unnamed.isEmpty
      ? item.sentence : "\(item.sentence), by \(Wording.list(unnamed.map(Wording.the)))"
  }

  /// The same as data, in the order of the timeline.
  var data: JSON {
    .array(
      file.timeline.compactMap { item in
        item.grade.map { GradeWords(grade: $0).data(of: item) }
      })
  }
}
