import Events
import Projections
import Words

/// What the first paragraph tells of what was said: the report that a case without accused rests on, what
/// courts of states ruled, who denies what.
struct LeadStatements {
  let file: CaseFile

  /// What a case in which nobody is accused rests on: the first report of it, in the recorder's
  /// words.
  var report: String {
    let item = file.timeline.first { item in
      guard item.stands, item.note != nil, !item.voices.isEmpty else { return false }
      if case .conduct = item.fact.event { return true }
      return false
    }
    guard let item, let note = item.note else { return "" }
    let report = CaseSummary.firstSentence(note)
    if let told = LeadStatements.toldByItself(report, item) { return told }
    let who = Wording.list(item.voices.map { Wording.the($0.name) })
    let date = item.occurred.map { " (\($0.words))" } ?? ""
    return "According to \(who)\(date): \(report)"
  }

  /// "The New York Times reported that … (20 May 2017, citing ten officials).", where the recorder's
  /// words begin with who says it.
  private static func toldByItself(_ report: String, _ item: CaseItem) -> String? {
    guard item.voices.count == 1 else { return nil }
    let voice = item.voices[0].name
    let name = String(voice.prefix { $0 != "," })
    guard report.hasPrefix(name) || report.hasPrefix(Wording.capitalised(Wording.the(name))) else {
      return nil
    }
    let asides =
      [item.occurred?.words].compactMap(\.self)
      + [voice.dropFirst(name.count).trimmed(of: ", ")].filter { !$0.isEmpty }
    let end = report.hasSuffix(".") ? String(report.dropLast()) : report
    return asides.isEmpty ? report : "\(end) (\(asides.joined(separator: ", ")))."
  }

  // MARK: Rulings and denials

  /// Rulings, then denials.
  var sentences: [String] { rulings + [denials] }

  /// "Christopher Cash and Christopher Berry denied the charges."
  private var denials: String {
    var told: [(what: String, who: [String])] = []
    for item in file.timeline {
      guard item.stands, case .conduct(.stated(let read)) = item.fact.event else { continue }
      let who = speakers(item)
      guard !who.isEmpty, let what = contradicts(read, item.note) else { continue }
      if let place = told.firstIndex(where: { $0.what == what }) {
        told[place].who += who.filter { !told[place].who.contains($0) }
      } else {
        told.append((what, who))
      }
    }
    return (told.map { denial($0.what, by: $0.who) } + said).joined(separator: " ")
  }

  /// "Ann Berg disputed the conviction. So did Bo Carl, who is not accused.": whoever is named beside an
  /// accused person could be taken for another.
  private func denial(_ what: String, by who: [String]) -> String {
    let accused = Set(file.accused.map(\.label))
    let own = who.filter(accused.contains)
    let others = who.filter { !accused.contains($0) }
    guard !own.isEmpty, others.contains(where: LeadStatements.isPersonal) else {
      return Wording.capitalised("\(Wording.list(who)) \(what).")
    }
    let told = others.map {
      LeadStatements.isPersonal($0) ? "\($0), who is not accused in this case" : $0
    }
    return Wording.capitalised("\(Wording.list(own)) \(what). So did \(Wording.list(told)).")
  }

  /// Whether a speaker is called by a name that could be a person's: no article, words in capitals.
  private static func isPersonal(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.count > 1 && Wording.be(name) == "is"
      && words.allSatisfy { $0.first?.isUppercase == true }
  }

  /// What accused persons said when they denied it, in the recorder's words, where these say more
  /// than that they did.
  private var said: [String] {
    file.timeline.compactMap { item in
      guard item.stands, case .conduct(.stated(let read)) = item.fact.event,
        LeadStatements.isOwnDenial(read.kind, item, file)
      else { return nil }
      return item.note.map(CaseSummary.firstSentence)
    }
  }

  /// Whether an accused person denies, and the note says more than that.
  static func isOwnDenial(_ kind: StatementKind, _ item: CaseItem, _ file: CaseFile) -> Bool {
    guard kind == .denial, let speaker = item.speaker, let note = item.note,
      !note.contains(" denie")
    else { return false }
    return file.accused.contains { $0.slugs.contains(speaker) }
  }

  /// What courts decided of the case otherwise than by a verdict: a stay, a review that is owed.
  private var rulings: [String] {
    file.timeline.compactMap { item in
      guard item.stands, item.standing == .adjudicated, let note = item.note,
        case .conduct(.stated(let read)) = item.fact.event, read.kind == .announcement
      else { return nil }
      let first = CaseSummary.firstSentence(note)
      let end = first.hasSuffix(".") ? String(first.dropLast()) : first
      return end + (item.occurred.map { " (\($0.words))" } ?? "") + "."
    }
  }

  /// Who denies: a spokesman speaks for the authority.
  private func speakers(_ item: CaseItem) -> [String] {
    let isSpoken = item.voices.contains { $0.name.lowercased().hasPrefix("spokes") }
    if isSpoken, let authority = item.authority { return [Wording.the(authority)] }
    return item.voices.map { Wording.the($0.name) }
  }

  /// "denied the charges", "protested against the conviction"; nil of other statements. A protest that
  /// speaks of no fact need not be about what somebody is accused of.
  private func contradicts(_ read: Read<Stated>, _ note: String?) -> String? {
    switch read.kind {
    case .denial:
      // Of what is denied the record may say no more than the note: "denied that he was an agent".
      let isOfFact = read.about.map { file.names.positions[$0.string] != nil } ?? false
      if !isOfFact, let said = note.flatMap(LeadStatements.deniedThat) { return said }
      return denied(read)
    case .protest:
      guard let about = read.about?.string, let position = file.names.positions[about],
        let item = file.item(at: position)
      else { return nil }
      switch item.fact.event {
      case .court(.chargeLaid), .court(.chargeChanged): return "protested against the charges"
      case .court(.verdictGiven), .court(.sentenceImposed):
        return "protested against the conviction"
      case .custody, .court, .proceeding, .party, .conduct, .exchange, .law, .evidence, .amendment:
        return nil
      }
    case .noComment, .noResponse, .couldNotVerify, .announcement, .accusation, .warning, .report,
      .offer, .apology, .analysis:
      return nil
    }
  }

  /// "denied that he was an agent", out of a note that says so.
  private static func deniedThat(_ note: String) -> String? {
    guard let range = note.firstRange(of: "denied that ") else { return nil }
    let rest = CaseSummary.firstSentence(String(note[range.lowerBound...]))
    return rest.hasSuffix(".") ? String(rest.dropLast()) : rest
  }

  /// What is denied, by what the statement speaks of.
  private func denied(_ read: Read<Stated>) -> String {
    guard let about = read.about?.string else { return "denied the accusation" }
    if let position = file.names.positions[about], let item = file.item(at: position) {
      switch item.fact.event {
      case .court(.chargeLaid), .court(.chargeChanged): return "denied the charges"
      case .court(.verdictGiven), .court(.sentenceImposed): return "disputed the conviction"
      case .custody, .court, .proceeding, .party, .conduct, .exchange, .law, .evidence,
        .amendment:
        return "denied the accusation"
      }
    }
    return "denied the accusation"
  }
}
