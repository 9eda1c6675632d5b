import Documents
import Events
import Projections
import Words

/// The laws that the case's counts and links name.
struct LawsSection {
  let file: CaseFile

  var blocks: [Block] {
    var lines = file.laws.map(line)
    if !file.provisions.isEmpty {
      lines.append(Line("Provisions that counts name: \(file.provisions.joined(separator: "; "))"))
    }
    return lines.isEmpty ? [] : [.heading(level: 2, "Laws"), .bullets(lines)]
  }

  private func line(_ law: CaseLaw) -> Line {
    var runs: [Run] = [.reference(kind: "law", id: law.law, text: law.title)]
    if law.title != law.law { runs.append(.text(" (\(law.law))")) }
    var words: [String] = []
    if let country = law.country { words.append("law of \(country.nameWithArticle)") }
    if law.isCharged { words.append("named in the counts") }
    if !law.relations.isEmpty {
      words.append("linked: \(Wording.list(law.relations.map(\.words)))")
    }
    words += law.provisions
    words += law.steps.map { step in
      [step.sentence.lowercasedFirst, step.occurred?.words].compactMap { $0 }
        .joined(separator: " ")
    }
    if !words.isEmpty { runs.append(.text(": \(words.joined(separator: "; "))")) }
    return Line(runs)
  }
}

extension String {
  /// With a small letter at the front, unless it begins in capitals.
  fileprivate var lowercasedFirst: String {
    guard let second = dropFirst().first, !second.isUppercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
