import Events
import Projections

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
        .init("stage_since", "Since"), .init("liberty", "Liberty"),
        .init("liberty_since", "Since"), .init("outcome", "Outcome per count"),
        .init("sentence", "Sentence"),
      ],
      rows: persons.map { person in
        [
          .init(Lead.named(person)), .init(role(person)),
          .init(person.stage?.words ?? "none recorded"), since(person.stagePosition),
          .init(liberty(person)), since(person.libertyPosition),
          .init(CountWords.list(person)), .init(sentence(person)),
        ]
      })
  }

  private func since(_ position: Int64) -> Table.Cell {
    guard let item = file.item(at: position) else { return .init("") }
    let words = [(item.occurred ?? item.disclosed)?.words, "#\(position)"].compactMap { $0 }
    return .init(words.joined(separator: ", "))
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

  private func liberty(_ person: CasePerson) -> String {
    guard let liberty = person.liberty else { return "none recorded" }
    if person.isCleared && liberty.isHeld { return "\(liberty.words); no release is recorded" }
    guard let item = file.item(at: person.libertyPosition),
      case .custody(let custody) = item.fact.event
    else { return liberty.words }
    switch custody {
    case .restricted(let read): return "\(liberty.words): \(read.measure.words) measure"
    case .released(let read):
      return read.how.words == liberty.words || read.how == .unknown
        ? liberty.words : "\(liberty.words): \(read.how.words)"
    case .surrendered(let read): return "\(liberty.words) to \(read.to.nameWithArticle)"
    case .sought, .detained, .arrested, .remanded, .escaped, .died, .executed: return liberty.words
    }
  }

  private func sentence(_ person: CasePerson) -> String {
    guard let punishment = person.punishment else { return "none recorded" }
    let changes = punishment.changes.map { "\($0.words), #\($0.position)" }
    let parts = punishment.parts.joined(separator: ", ")
    return ([parts.isEmpty ? "not stated" : parts] + changes).joined(separator: "; ")
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

/// Counts in words.
enum CountWords {
  /// "gross corruption (Penal Code): acquitted; …".
  static func list(_ person: CasePerson) -> String {
    if person.counts.isEmpty { return "none recorded" }
    return person.counts.map { words($0, person) }.joined(separator: "; ")
  }

  private static func words(_ count: CasePerson.Count, _ person: CasePerson) -> String {
    if count.offence == nil { return "\(outcome(count, person)); no count is named" }
    return "\(name(count)): \(outcome(count, person))"
  }

  /// "count 2, espionage (18 U.S.C. 794)".
  static func name(_ count: CasePerson.Count) -> String {
    guard let offence = count.offence else { return "no count is named" }
    let text = (count.number.map { "count \($0), " } ?? "") + offence
    let grounds = [count.law, count.provision].compactMap { $0 }
    return grounds.isEmpty ? text : "\(text) (\(grounds.joined(separator: ", ")))"
  }

  static func outcome(_ count: CasePerson.Count, _ person: CasePerson) -> String {
    if count.isInferred { return "\(count.outcome.words) (inferred from the sentence)" }
    if count.isNotResponsible { return "\(count.outcome.words) (not responsible)" }
    switch count.result {
    case .hung, .notProven, .setAside: return count.result!.words
    case .convicted, .acquitted, .dismissed, nil: break
    }
    let isJudged = person.counts.contains { ![.pending, .dropped].contains($0.outcome) }
    return count.outcome == .pending && isJudged
      ? "no outcome recorded" : count.outcome.words
  }

  /// Names that may be printed.
  static func names(_ person: CasePerson, _ options: CasePage.Options) -> [PartyCard.Name] {
    (person.card?.names ?? []).filter { name in
      name.form != person.label && (options.pressNames || name.kind != .press)
    }
  }
}

extension CasePerson {
  /// Whether the proceedings ended well, so that one asks whether the person is free.
  fileprivate var isCleared: Bool { stage == .acquitted || stage == .discontinued }
}

extension Liberty {
  fileprivate var isHeld: Bool {
    switch self {
    case .detained, .arrested, .remanded, .restricted, .imprisoned: true
    case .atLarge, .released, .bailed, .paroled, .exchanged, .surrendered, .escaped, .dead,
      .executed, .unknown:
      false
    }
  }
}
