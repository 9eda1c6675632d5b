import Documents
import Events
import Projections
import Words

/// The people of a case: stage, liberty, and the outcome of each count.
struct AccusedSection {
  let file: CaseFile
  let options: CasePage.Options

  var blocks: [Block] {
    var blocks: [Block] = []
    let others = file.persons.filter { !$0.isAccused }
    if !file.accused.isEmpty {
      blocks += [.heading(level: 2, "Accused"), .table(table("accused", file.accused))]
      blocks += names(file.accused)
    }
    if !others.isEmpty {
      blocks += [
        .heading(level: 2, "Others whom the facts moved"),
        .paragraph("No role of an accused is recorded for them."),
        .table(table("others", others)),
      ]
    }
    let unusual = Unusual.allCases.compactMap { unusual -> String? in
      let names = file.persons.filter { $0.unusual.contains(unusual) }.map(\.label)
      return names.isEmpty ? nil : unusual.words(Wording.list(names))
    }
    if !unusual.isEmpty {
      blocks += [
        .heading(level: 3, "Unusual in this record"), .bullets(unusual.map { Line($0) }),
      ]
    }
    return blocks
  }

  private func table(_ name: String, _ persons: [CasePerson]) -> Table {
    Table(
      name: name,
      columns: [
        .init("label", "Name"), .init("role", "Role"), .init("stage", "Stage"),
        .init("stage_since", "Stage since"), .init("liberty", "Liberty"),
        .init("liberty_since", "Liberty since"), .init("outcome", "Outcome per count"),
        .init("sentence", "Sentence"),
      ],
      rows: persons.map { person in
        [
          .init(Lead.named(person)), .init(role(person)), .init(stage(person)),
          since(person.stagePosition),
          .init(LibertyWords(person, file, today: options.today).words),
          since(person.libertyPosition), .init(CountWords.list(person)),
          .init(PunishmentWords(person, file).words),
        ]
      })
  }

  private func since(_ position: Int64) -> Table.Cell {
    guard let item = file.item(at: position) else { return .init("") }
    let words = [(item.occurred ?? item.disclosed)?.words, "#\(position)"].compactMap { $0 }
    return .init(words.joined(separator: ", "))
  }

  private func stage(_ person: CasePerson) -> String {
    guard let stage = person.course.stage else { return "none recorded" }
    var words = stage.value.words
    if stage.value == .final { words += ", as far as recorded" }
    return stage.isOrderUnrecorded ? "\(words) (order not recorded)" : words
  }

  private func role(_ person: CasePerson) -> String {
    let role = person.role?.words ?? "none recorded"
    guard var description = person.description else { return role }
    // The recorder's words often begin with the role itself.
    for lead in ["\(role); ", "\(role), "] where description.hasPrefix(lead) {
      description.removeFirst(lead.count)
    }
    return description.hasPrefix(role) ? description : "\(role); \(description)"
  }

  /// Further names, those from the press only where they are asked for.
  private func names(_ persons: [CasePerson]) -> [Block] {
    let lines = persons.compactMap { person -> Line? in
      let names = CountWords.names(person, options)
      guard !names.isEmpty else { return nil }
      var runs: [Run] = [.text("\(person.label), also ")]
      for (place, name) in names.enumerated() {
        if place > 0 { runs.append(.text(", ")) }
        runs.append(
          name.lang != nil ? .foreign(name.form, language: name.lang) : .text(name.form))
        if let kind = name.kind { runs.append(.text(" (\(kind.words))")) }
      }
      return Line(runs)
    }
    return lines.isEmpty ? [] : [.bullets(lines)]
  }
}
