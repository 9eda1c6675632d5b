import Events
import Projections

/// Where a case stands, in a sentence or two, made from fields only.
///
/// Nobody is called a spy: people are accused by somebody, or convicted by a court. What ended well
/// stands first. What is not recorded is said to be missing: a case that was never heard of again
/// is not a case without a verdict.
struct StatusSentence {
  let file: CaseFile
  private let fates: [Fate]

  init(_ file: CaseFile) {
    self.file = file
    fates = file.accused.map { Fate($0, file) }
  }

  /// Whether an acquittal, a dropped charge or a quashing is told.
  var isExoneration: Bool { fates.contains(where: \.isExonerated) }

  var words: String {
    switch fates.count {
    case 0: "Nobody is recorded as accused in this case."
    case 1: single(fates[0])
    default: several
    }
  }

  // MARK: One accused

  private func single(_ fate: Fate) -> String {
    let name = StatusSentence.named(fate.person)
    var sentences: [String]
    if fate.isOpen {
      sentences = ["\(name) \(OpenFate(fate.person, file).words)."]
    } else {
      sentences = ["\(name) \(StatusSentence.words(fate))."]
      if fate.isInferred { sentences.append(inference) }
    }
    sentences.append(missing)
    return sentences.filter { !$0.isEmpty }.map(Wording.capitalised).joined(separator: " ")
  }

  private var inference: String {
    "No verdict is recorded; the conviction is inferred from the sentence."
  }

  /// What is not recorded, where one would ask for it.
  private var missing: String {
    let hasVerdict = file.timeline.contains { item in
      guard item.stands, case .court(.verdictGiven) = item.fact.event else { return false }
      return true
    }
    let hasSentence = file.persons.contains { $0.punishment != nil }
    // What is possibly inside is told as that, and not as missing.
    if file.retrospect?.leavesJudgmentOpen ?? false { return "" }
    if !hasVerdict && !hasSentence && fates.allSatisfy(\.isOpen) {
      return "No verdict and no sentence are recorded."
    }
    let awaitsOne = fates.contains { fate in
      fate.isOpen
        || fate.person.counts.contains { $0.outcome == .convicted || $0.outcome == .pleadedGuilty }
    }
    return awaitsOne && !hasSentence ? "No sentence is recorded." : ""
  }

  // MARK: Several accused

  private struct Group {
    var key: String
    var fates: [Fate]
  }

  private var several: String {
    let groups = grouped
    let total = fates.count
    var head = "\(Wording.capitalised(Wording.number(total))) accused"
    let isOne = groups.count == 1
    if isOne && total <= 3 {
      head += anonymity + " (\(Wording.list(fates.map(\.person.label))))"
    }
    let parts = groups.map { words($0, isOne: isOne) }
    var sentences = ["\(head): \(parts.joined(separator: "; "))."]
    let open = fates.filter(\.isOpen)
    if let accusation = Accusation(open.map(\.person), file).words, !open.isEmpty {
      let who = open.count == total ? "They are" : open.count == 1 ? "The last is" : "The last are"
      sentences.append("\(who) \(accusation).")
    }
    if fates.contains(where: \.isInferred) { sentences.append(inferences) }
    sentences.append(missing)
    return sentences.filter { !$0.isEmpty }.map(Wording.capitalised).joined(separator: " ")
  }

  private var inferences: String {
    "Where no verdict is recorded, the conviction is inferred from the sentence."
  }

  /// Persons of the same fate together: exonerations first, those whose case is open last.
  private var grouped: [Group] {
    var groups: [Group] = []
    for fate in fates {
      let key =
        fate.isOpen
        ? "open \(fate.person.stage?.rawValue ?? "")"
        : fate.clauses.map(\.key).joined(separator: "+")
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].fates.append(fate)
      } else {
        groups.append(Group(key: key, fates: [fate]))
      }
    }
    func rank(_ group: Group) -> Int {
      group.fates[0].isExonerated ? 0 : group.fates[0].isOpen ? 2 : 1
    }
    return groups.enumerated().sorted { (rank($0.1), $0.0) < (rank($1.1), $1.0) }.map(\.element)
  }

  private func words(_ group: Group, isOne: Bool) -> String {
    let first = group.fates[0]
    let isNamed = !isOne && (fates.count <= 3 || first.isExonerated)
    if group.fates.count == 1 && isNamed {
      let name = first.person.label
      return first.isOpen
        ? "\(name) \(OpenFate(first.person, file).stage)"
        : "\(name) \(StatusSentence.words(first))"
    }
    let subject =
      isNamed
      ? Wording.list(group.fates.map(\.person.label))
      : isOne
        ? (fates.count == 2 ? "both" : "all \(Wording.number(fates.count))")
        : Wording.number(group.fates.count)
    let isSingular = group.fates.count == 1
    if first.isOpen {
      let open = OpenFate(first.person, file)
      return "\(subject) \(isSingular ? open.stage : open.stageOfMany)"
    }
    var clauses = first.clauses
    for place in clauses.indices {
      let dates = Set(group.fates.map { $0.clauses[place].date })
      if dates.count > 1 { clauses[place].date = nil }
      if !isSingular { clauses[place].one = clauses[place].many }
      let details = Set(group.fates.map { $0.clauses[place].detail })
      if !isOne || details.count > 1 { clauses[place].detail = nil }
      clauses[place].by = nil
    }
    return "\(subject) \(StatusSentence.joined(Fate.condensed(clauses).map(\.words)))"
  }

  /// How far all of them are named, where it is the same of all.
  private var anonymity: String {
    let namings = Set(fates.map { $0.person.card?.naming })
    guard namings.count == 1, let words = fates[0].person.card?.naming.flatMap(StatusSentence.words)
    else { return "" }
    return ", \(words)"
  }

  private static func words(_ fate: Fate) -> String {
    joined(Fate.condensed(fate.clauses).map(\.words))
  }

  // MARK: Names

  /// A name, with how far the person is named where that is not in full.
  static func named(_ person: CasePerson) -> String {
    guard let naming = person.card?.naming.flatMap(words) else { return person.label }
    return "\(person.label) (\(naming))"
  }

  static func words(_ naming: Naming) -> String? {
    switch naming {
    case .full, .unnamed: nil
    case .surnameOnly: "surname only known"
    case .initials: "initials only"
    case .pseudonym: "a pseudonym"
    case .courtAnonymised: "anonymised by the court"
    case .withheld: "name withheld"
    }
  }

  /// Clauses of one subject in a row; "was" and "were" are not said again.
  private static func joined(_ full: [String]) -> String {
    var clauses = full
    for place in full.indices.dropFirst() {
      for verb in ["was ", "were "] where full[place].hasPrefix(verb) {
        if full[place - 1].hasPrefix(verb) { clauses[place].removeFirst(verb.count) }
      }
    }
    guard clauses.count > 1, let last = clauses.last else { return clauses.first ?? "" }
    let isPlain =
      clauses.count == 2 && !clauses.contains { $0.contains(",") || $0.contains(" and ") }
    return clauses.dropLast().joined(separator: ", ") + (isPlain ? " and " : ", and ") + last
  }
}
