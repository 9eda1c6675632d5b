import Events
import Projections

/// The paragraphs under the status sentence: states, what is alleged, what was done, who says so.
struct CaseSummary {
  let file: CaseFile

  init(_ file: CaseFile) { self.file = file }

  var paragraphs: [String] {
    [states, allegations, proceedings, voices].filter { !$0.isEmpty }.map {
      $0.joined(separator: " ")
    }
  }

  private var states: [String] {
    var sentences: [String] = []
    if let country = file.country { sentences.append("Prosecuting state: \(country.name).") }
    if !file.onBehalfOf.isEmpty {
      sentences.append("Said to benefit: \(Wording.list(file.onBehalfOf.map(\.name))).")
    }
    if let category = file.category { sentences.append("Category: \(category.words).") }
    if let basis = file.basis { sentences.append("Why it is in the docket: \(basis.words).") }
    return sentences
  }

  // MARK: What is alleged

  private var allegations: [String] {
    file.conduct.compactMap { conduct in
      guard let item = file.item(at: conduct.position) else { return nil }
      let subject = persons(conduct.parties)
      var text = "Alleged\(subject.map { " of \($0)" } ?? ""): \(Accusation.act(conduct))"
      if let place = item.place { text += ", in \(place)" }
      if let date = Wording.when(item.occurred) { text += ", \(date)" }
      if !conduct.onBehalfOf.isEmpty {
        text += ", on behalf of \(Wording.list(conduct.onBehalfOf.map(\.nameWithArticle)))"
      }
      if let amount = conduct.amount { text += ", for \(amount.words)" }
      text +=
        " ("
        + ([says(conduct.says)] + [item.standing?.words]).compactMap { $0 }
        .joined(separator: "; ") + ")."
      return text.replacingEmptyParentheses
    }
  }

  /// Whose conduct it is, where the case has several accused.
  private func persons(_ parties: [String]?) -> String? {
    guard file.persons.count > 1 else { return nil }
    guard let parties else { return "all accused" }
    if Set(parties) == Set(file.accused.map(\.party)) { return "all accused" }
    return Wording.list(parties.map(file.names.name))
  }

  private func says(_ says: CaseConduct.Says) -> String? {
    switch says {
    case .authority(let name): name
    case .speakers(let names): "according to \(Wording.list(names.map(Wording.the)))"
    case .publishers(let names): "according to \(Wording.list(names.map(Wording.the)))"
    case .nobody: nil
    }
  }

  // MARK: What was done

  /// The last step and the last hold, each with when it became public.
  private var proceedings: [String] {
    guard file.accused.count == 1, let person = file.accused.first,
      Fate(person, file).isOpen
    else { return [] }
    var positions: [Int64] = []
    for position in [person.libertyPosition, person.stagePosition] where position != 0 {
      if !positions.contains(position) { positions.append(position) }
    }
    return positions.compactMap(file.item).filter { item in
      !file.conduct.contains { $0.position == item.position }
    }.sorted { ($0.day, $0.position) < ($1.day, $1.position) }.map { item in
      var text = item.sentence
      if let date = Wording.when(item.occurred) { text += ", \(date)" }
      if let disclosed = Disclosure.words(item) { text += ", \(disclosed)" }
      return text + "."
    }
  }

  // MARK: Who says so

  private var voices: [String] {
    let open = file.accused.filter { Fate($0, file).isOpen }
    var sentences: [String] = []
    if !open.isEmpty, let only = Accusation(open, file).onlyVoice {
      sentences.append("\(Wording.capitalised(only)) is the only speaker for what is alleged.")
    }
    for point in file.contested {
      switch point.kind {
      case .statement(let kind, _): sentences.append(StatementWords.sentence(kind, point.item))
      case .standing(let standing):
        // What is alleged was told above, with its standing.
        guard !file.conduct.contains(where: { $0.position == point.position }) else { continue }
        let date = point.item.occurred.map { " (\($0.words))" } ?? ""
        sentences.append("\(Wording.capitalised(standing.words)): \(point.item.sentence)\(date).")
      case .account, .doubt, .assessment: break
      }
    }
    return sentences
  }
}

/// Statements as sentences.
enum StatementWords {
  /// "The Financial Times could not verify it (August 2023)."
  static func sentence(_ kind: StatementKind, _ item: CaseItem) -> String {
    let names = item.voices.map { Wording.the($0.name) }
    let speaker =
      names.isEmpty ? item.authority.map(Wording.the) ?? "somebody" : Wording.list(names)
    var text = "\(Wording.capitalised(speaker))\(speaker.contains(",") ? "," : "") \(verb(kind))"
    var asides = [item.occurred?.words].compactMap { $0 }
    if let standing = item.standing, standing == .contested { asides.append(standing.words) }
    for remark in item.remarks where remark.key == "open_question" {
      text += ", leaving open: \(remark.text)"
    }
    return asides.isEmpty ? "\(text)." : "\(text) (\(asides.joined(separator: "; ")))."
  }

  private static func verb(_ kind: StatementKind) -> String {
    switch kind {
    case .denial: "denied it"
    case .noComment: "gave no comment"
    case .noResponse: "did not respond"
    case .couldNotVerify: "could not verify it"
    case .analysis: "gave an analysis"
    case .announcement, .accusation, .protest, .warning, .report, .offer, .apology:
      "made a statement: \(kind.words)"
    }
  }
}

/// When a fact became public.
enum Disclosure {
  /// "as announced that day", "disclosed on 25 March 2016, 22 days later".
  static func words(_ item: CaseItem) -> String? {
    switch item.publicity {
    case .sealed: return sealed("sealed", item)
    case .unsealed: return sealed("unsealed", item)
    case .announced, .delayed, nil: break
    }
    guard let disclosed = item.disclosed else { return nil }
    let date = Wording.when(disclosed) ?? disclosed.words
    if item.publicity == .announced {
      let bounds = disclosed.bounds
      let isSameDay =
        bounds.earliest == bounds.latest && bounds.latest == item.occurred?.bounds.latest
      return isSameDay ? "as announced that day" : "announced \(date)"
    }
    return "disclosed \(date)" + (lag(item).map { ", \($0) later" } ?? "")
  }

  private static func sealed(_ word: String, _ item: CaseItem) -> String {
    word + (Wording.when(item.disclosed).map { ", disclosed \($0)" } ?? "")
  }

  /// "22 days", "29 to 56 days", "about seven years".
  static func lag(_ item: CaseItem) -> String? {
    guard item.publicity == .delayed, let lag = item.lag else { return nil }
    return lag.least == nil ? nil : Wording.length(least: lag.least, most: lag.most)
  }
}

extension String {
  /// Without " ()", where nothing stood between.
  fileprivate var replacingEmptyParentheses: String {
    hasSuffix(" ().") ? dropLast(4) + "." : self
  }
}
