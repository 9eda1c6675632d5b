import Events
import Projections
import Words

/// The paragraphs under the status sentence: states, what is alleged, what was done, who says so.
struct CaseSummary {
  let file: CaseFile

  init(_ file: CaseFile) { self.file = file }

  var paragraphs: [String] {
    [states, allegations, voices].filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  private var states: [String] {
    var sentences: [String] = []
    if let country = file.country { sentences.append("Prosecuting state: \(country.name).") }
    if !file.onBehalfOf.isEmpty {
      sentences.append("Allegedly on behalf of: \(Wording.list(file.onBehalfOf.map(\.name))).")
    }
    if let category = file.category { sentences.append("Category: \(category.words).") }
    return sentences
  }

  // MARK: What is alleged

  private var allegations: [String] {
    file.conduct.compactMap { conduct in
      guard let item = file.item(at: conduct.position) else { return nil }
      guard let act = Accusation.act(conduct, file) else { return unspecified(item, conduct) }
      var text = Wording.capitalised("\(lead(item)) \(act)")
      if let place = item.placeWords { text += ", in \(place)" }
      if let date = Wording.when(item.occurred, lasts: true) { text += ", \(date)" }
      if !conduct.onBehalfOf.isEmpty {
        text += ", on behalf of \(Wording.list(conduct.onBehalfOf.map(\.nameWithArticle)))"
      }
      if let amount = conduct.amount { text += ", for \(amount.words)" }
      return text + says(conduct, item) + "."
    }
  }

  /// "Alleged of A and B:"; of who was cleared "Had been alleged".
  private func lead(_ item: CaseItem) -> String {
    let concerned = file.persons(concernedBy: item)
    let isCleared = !concerned.isEmpty && concerned.allSatisfy(\.course.isCleared)
    let verb = isCleared ? "had been alleged" : "alleged"
    guard file.accused.count > 1 else { return "\(verb):" }
    let names =
      item.parties.map { Wording.list($0.map(file.names.name)) }
      ?? Wording.list(concerned.map(\.label))
    return "\(verb) of \(names):"
  }

  /// Conduct whose kind is not recorded: the first sentence of its note, as the recorder's words.
  private func unspecified(_ item: CaseItem, _ conduct: CaseConduct) -> String? {
    guard let note = item.note.map(CaseSummary.firstSentence) else { return nil }
    let end = note.hasSuffix(".") ? String(note.dropLast()) : note
    return Wording.capitalised("\(lead(item)) \(end)") + says(conduct, item) + "."
  }

  static func firstSentence(_ text: String) -> String {
    text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
  }

  private func says(_ conduct: CaseConduct, _ item: CaseItem) -> String {
    let who: String? =
      switch conduct.says {
      case .authority(let name): "according to \(Wording.the(name))"
      case .speakers(let names), .publishers(let names):
        "according to \(Wording.list(names.map(Wording.the)))"
      case .nobody: nil
      }
    let standing = item.standing == .contested ? ContestWords.words(item) : nil
    let words = [who, standing].compactMap(\.self)
    return words.isEmpty ? "" : " (\(words.joined(separator: "; ")))"
  }

  // MARK: Who says so

  private var voices: [String] {
    let open = file.accused.filter { !$0.course.isDecided }
    var sentences: [String] = []
    if !open.isEmpty, let only = Accusation(open, file).onlyVoice {
      sentences.append(
        "\(Wording.capitalised(only)) \(Wording.be(only)) the only speaker for what is alleged.")
    }
    for point in file.contested {
      switch point.kind {
      case .statement(let kind, _):
        // What an accused person said when denying it stands in the first paragraph.
        if LeadStatements.isOwnDenial(kind, point.item, file) { continue }
        if let sentence = StatementWords.summary(kind, point.item) { sentences.append(sentence) }
      case .standing(let standing):
        // What is alleged was told above, with its standing; of holds the first paragraph tells it.
        if case .custody = point.item.fact.event { continue }
        guard !file.conduct.contains(where: { $0.position == point.position }) else { continue }
        if case .proceeding(.opened) = point.item.fact.event { continue }
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
    let text =
      "\(Wording.capitalised(speaker))\(speaker.contains(",") ? "," : "") \(kind.verb)"
    return item.occurred.map { "\(text) (\($0.words))." } ?? "\(text)."
  }

  /// The same under the first paragraph: a denial is told there already, and what was said, in the
  /// recorder's words, is told here.
  static func summary(_ kind: StatementKind, _ item: CaseItem) -> String? {
    let sentence = sentence(kind, item)
    switch kind {
    case .analysis:
      return item.note.map { "\(sentence.dropLast()): \($0)" } ?? sentence
    case .denial:
      guard let note = item.note, !note.contains(" denie") else { return nil }
      return "\(sentence.dropLast()): \(note)"
    case .noComment, .noResponse, .couldNotVerify, .announcement, .accusation, .protest, .warning,
      .report, .offer, .apology:
      return sentence
    }
  }
}

/// When a fact became public.
enum Disclosure {
  /// "became public that day", "became public on 25 March 2016, 22 days later".
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
      return isSameDay ? "became public that day" : "became public \(date)"
    }
    return "became public \(date)" + (lag(item).map { ", \($0) later" } ?? "")
  }

  private static func sealed(_ word: String, _ item: CaseItem) -> String {
    word + (Wording.when(item.disclosed).map { ", became public \($0)" } ?? "")
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
