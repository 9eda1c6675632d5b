import Events
import Projections
import Words

/// The words of facts as clauses need them: when, by whom, of what.
struct LeadWords {
  let file: CaseFile
  /// Surrenders that were ordered or refused; found once for all persons.
  let surrenders: [CaseItem]
  /// The sentencing hearings that were set.
  let sentencings: [CaseItem]
  /// When who was last heard of.
  let lastHeard: LastHeard
  /// The day on which it is told: the reader's, else that of the last record.
  private let today: Int64

  init(file: CaseFile, today: Day? = nil) {
    self.file = file
    self.today = today?.number ?? Freshness.day(ofLastRecord: file)
    var (surrenders, sentencings): ([CaseItem], [CaseItem]) = ([], [])
    for item in file.timeline where item.stands {
      switch item.fact.event {
      case .custody(.surrendered(let read)) where read.step == .refused || read.step == .ordered:
        surrenders.append(item)
      case .court(.hearingScheduled(let read)) where read.kind == .sentencing:
        sentencings.append(item)
      case .custody, .court, .conduct, .proceeding, .party, .exchange, .law, .evidence,
        .amendment:
        break
      }
    }
    (self.surrenders, self.sentencings) = (surrenders, sentencings)
    lastHeard = LastHeard(file.timeline)
  }

  // MARK: When

  /// "on 15 June 2020", "in March 2019", "at some time between 10 and 12 May 2023", "not later than
  /// 11 August 2023"; by its disclosure where the fact has no other date.
  func date(at position: Int64) -> String? {
    file.item(at: position).flatMap { date(of: $0) }
  }

  func date(of item: CaseItem) -> String? {
    if let occurred = item.occurred {
      guard let first = occurred.bounds.earliest?.number, first > today else {
        return Wording.when(occurred)
      }
      // Whatever the record says, it cannot have happened.
      return Wording.when(occurred).map { "\($0), a date that is still to come" }
    }
    return item.disclosed.flatMap { Wording.when($0) }.map { "(made public \($0))" }
  }

  // MARK: By whom

  /// Somebody's name within brackets: "the Ministry of State Security, China".
  static func aside(_ name: String) -> String {
    let the = Wording.the(name)
    guard the.hasSuffix(")"), let open = the.lastIndex(of: "(") else { return the }
    return "\(the[..<open].trimmed(of: " ")), \(the[the.index(after: open)...].dropLast())"
  }

  /// "by a jury at the Woolwich Crown Court", "by the Oslo District Court"; nil where neither court
  /// nor authority is recorded.
  func decider(at position: Int64) -> String? {
    guard let item = file.item(at: position) else { return nil }
    return decider(of: item).map { "by \($0)" }
  }

  func decider(of item: CaseItem) -> String? {
    guard let court = item.court else { return item.authority.map(LeadWords.judge) }
    let the = Wording.the(court)
    guard let authority = item.authority, authority != court else { return the }
    if let range = authority.firstRange(of: court) {
      let rest = (authority[..<range.lowerBound] + authority[range.upperBound...])
        .trimmed(of: ",() ")
      return rest.isEmpty ? the : "\(LeadWords.judge(rest)) at \(the)"
    }
    return LeadWords.isJudge(authority) ? "\(LeadWords.judge(authority)) at \(the)" : the
  }

  /// "a jury", "Judge T. S. Ellis III", "the Oslo District Court".
  private static func judge(_ name: String) -> String {
    let plain = name.trimmed(of: " ,")
    if plain.lowercased() == "jury" { return "a jury" }
    if plain.hasPrefix("Jury, ") { return "a jury at \(Wording.the(String(plain.dropFirst(6))))" }
    if plain.hasSuffix(" (jury)") { return "a jury at \(Wording.the(String(plain.dropLast(7))))" }
    return isJudge(plain) ? plain : Wording.the(plain)
  }

  private static func isJudge(_ name: String) -> Bool {
    ["Judge", "Justice", "Jury", "jury", "Magistrate"].contains { name.contains($0) }
      && !name.contains("Department of Justice") && !name.contains("Ministry of Justice")
  }

  // MARK: Of what

  /// "two counts of wire fraud, conspiracy and espionage"; nil where no offence is recorded.
  ///
  /// - Parameter isCounted: whether it is said how many counts each offence has, where it is one.
  static func offences(
    _ counts: [CasePerson.Count], most: Int = 4, isCounted: Bool = true
  ) -> String? {
    var groups: [(offence: String, quantity: Int)] = []
    for count in counts {
      guard var offence = count.offence else { continue }
      if let charged = count.chargedAs { offence += " (charged as \(charged))" }
      if let place = groups.firstIndex(where: { $0.offence == offence }) {
        groups[place].quantity += count.quantity
      } else {
        groups.append((offence, count.quantity))
      }
    }
    guard !groups.isEmpty else { return nil }
    var words = groups.map { group in
      group.quantity == 1 || (groups.count == 1 && !isCounted)
        ? group.offence : "\(Wording.number(group.quantity)) counts of \(group.offence)"
    }
    if words.count > most {
      // "of six counts, among them conspiracy, espionage and fraud".
      words = groups.prefix(most - 1).map(\.offence)
      let all = groups.reduce(0) { $0 + $1.quantity }
      return "\(Wording.number(all)) counts, among them \(list(words))"
    }
    return list(words)
  }

  /// "a, b and c"; where an item has a comma or an "and" of its own, "a; b; and c".
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    let isPlain = !items.contains { $0.contains(",") || $0.contains(" and ") }
    if isPlain || items.count == 2 && !items[0].contains(" and ") && !items[0].contains(",") {
      return items.dropLast().joined(separator: ", ") + " and " + last
    }
    // An "and" within an item is kept apart by a comma before the last.
    if items.count > 2, !items.contains(where: { $0.contains(",") }) {
      return items.dropLast().joined(separator: ", ") + ", and " + last
    }
    return items.dropLast().joined(separator: "; ") + "; and " + last
  }

  /// How many counts there are in all.
  static func quantity(_ counts: [CasePerson.Count]) -> Int {
    counts.reduce(0) { $0 + $1.quantity }
  }
}

extension StringProtocol {
  /// Without these characters at its ends.
  func trimmed(of characters: String) -> String {
    var text = Substring(self)
    while let first = text.first, characters.contains(first) { text.removeFirst() }
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}
