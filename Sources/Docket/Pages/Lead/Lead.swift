import Events
import Projections
import Words

/// The first paragraph of a case: for every accused, or for every group whose fate is the same in
/// all parts, what came well first, how the proceedings ended or where they stand, what is denied,
/// and what is not recorded. Made from the courses of the persons alone.
///
/// Nobody is called a spy: people are accused by somebody, or convicted by a court.
struct Lead {
  let file: CaseFile
  private let stories: [Story]
  private let freshness: Freshness
  private let found: LeadWords
  private let statements: LeadStatements

  init(_ file: CaseFile, today: Day? = nil, staleDays: Int64 = Freshness.usualDays) {
    self.file = file
    found = LeadWords(file: file, today: today)
    stories = file.accused.map { [found] in Story($0, found) }
    statements = LeadStatements(file: file)
    freshness = Freshness(file, found.lastHeard, today: today, staleDays: staleDays)
  }

  /// Whether an acquittal, a dropped charge or a quashing is told.
  var isExoneration: Bool { stories.contains(where: \.isExoneration) }

  var words: String {
    switch stories.count {
    case 0: joined(["Nobody is recorded as accused in this case.", statements.report])
    case 1:
      joined(
        sentences(of: Group(stories), named: Lead.named(stories[0].person)) + statements.sentences)
    default: several
    }
  }

  // MARK: Groups

  /// Persons who share a fate in all parts.
  private struct Group {
    var stories: [Story]
    /// Whether they differ in their holds, which stand behind their names.
    var isApartInHolds = false
    init(_ stories: [Story]) { self.stories = stories }
    var first: Story { stories[0] }
    var persons: [CasePerson] { stories.map(\.person) }
  }

  private var several: String {
    var groups = grouped
    var head: [String] = []
    if groups.count == 1, stories.count > 4 || anonymity != nil {
      head.append(introduction + Lead.stop(introduction))
    }
    // Above four fates the exits are told by name, and the rest is counted.
    var rest: [Group] = []
    if groups.count > 4 {
      let told = terms(groups)
      if told.count <= 4 {
        return joined(head + told.flatMap { $0 } + statements.sentences)
      }
      rest = groups.filter { !$0.first.hasExit }
      groups = groups.filter(\.first.hasExit)
    }
    let sentences = groups.flatMap { group in self.sentences(of: group, named: name(group)) }
    return joined(head + sentences + counted(rest) + statements.sentences)
  }

  /// "Six accused, anonymised by the court (A, B and C)."
  private var introduction: String {
    "\(Wording.capitalised(Wording.number(stories.count))) are accused"
      + (anonymity.map { ", \($0)" } ?? "")
      + ": \(Wording.list(stories.map(\.person.label)))"
  }

  /// Exonerations first, those whose case is open last; each in the order of their coming.
  private var grouped: [Group] {
    var groups: [(key: String, group: Group)] = []
    for story in stories {
      let key = key(of: story)
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].group.stories.append(story)
      } else {
        groups.append((key, Group([story])))
      }
    }
    groups = joinedInHolds(groups)
    func rank(_ group: Group) -> Int {
      group.first.isExoneration ? 0 : group.first.isOpen ? 2 : 1
    }
    return groups.map(\.group).enumerated()
      .sorted { (rank($0.1), $0.0) < (rank($1.1), $1.0) }.map(\.element)
  }

  /// Groups whose cases are open and that differ in their holds alone are one.
  private func joinedInHolds(_ groups: [(key: String, group: Group)]) -> [(
    key: String, group: Group
  )] {
    var joined: [(key: String, group: Group)] = []
    for (known, group) in groups {
      guard group.first.holds != nil else {
        joined.append((known, group))
        continue
      }
      let key = "holds|" + key(of: group.first.withoutHolds)
      if let place = joined.firstIndex(where: { $0.key == key }) {
        joined[place].group.stories += group.stories
        joined[place].group.isApartInHolds = true
      } else {
        joined.append((key, group))
      }
    }
    return joined
  }

  private func key(of story: Story) -> String {
    let (main, earlier) = story.predicates(of: 1)
    let accusation = accuses(story) ? Accusation([story.person], file).words ?? "" : ""
    let named = (missing([story]) + story.asides).joined()
    return [main, earlier ?? "", accusation, named.replacing(story.person.label, with: "…")]
      .joined(separator: "|")
  }

  private func name(_ group: Group) -> String {
    let names = group.stories.map { story in
      let name = anonymity == nil ? Lead.named(story.person) : story.person.label
      return group.isApartInHolds ? name + (story.holds.map { " (\($0))" } ?? "") : name
    }
    return Wording.list(names)
  }

  // MARK: One group

  private func sentences(of group: Group, named name: String) -> [String] {
    let count = group.stories.count
    var sentences: [String] = []
    let story = group.isApartInHolds ? group.first.withoutHolds : group.first
    let (main, earlier) = story.predicates(of: count)
    let accusation = accuses(group.first) ? Accusation(group.persons, file).words : nil
    if let accusation {
      sentences.append(freshness.accused(name, group.persons, accusation))
    }
    let subject = accusation == nil ? name : Lead.short(group.persons)
    if !main.isEmpty {
      sentences.append("\(subject) \(main)\(Lead.stop(main))")
    } else if accusation == nil {
      sentences.append("\(name) \(count == 1 ? "is" : "are") named as accused.")
    }
    if let earlier { sentences.append("Before that, \(Lead.short(group.persons)) \(earlier).") }
    for story in group.stories { sentences += story.asides.filter { !sentences.contains($0) } }
    sentences += missing(group.stories)
    let isWaiting = group.first.person.course.appeals.contains { $0.isPending && $0.isOfJudgment }
    let isOpenAgain = group.first.person.course.isChargedAfterLeaving
    if group.first.isOpen || isWaiting || isOpenAgain, accusation == nil {
      sentences += freshness.lastHeard(of: group.persons)
    }
    return sentences
  }

  /// Whether the accusation is told: while nothing was decided, and where what was found is not.
  private func accuses(_ story: Story) -> Bool {
    if story.isCleared { return false }
    let isNamed = story.person.counts.contains { $0.offence != nil }
    return story.isOpen || !isNamed
  }

  /// What is not recorded, where one would ask for it.
  private func missing(_ stories: [Story]) -> [String] {
    let person = stories[0].person
    let course = person.course
    if course.counts.contains(where: \.isInferred) {
      let isAny = course.judgments.contains { $0.opening == .verdict }
      let inferred = "conviction is inferred from the sentence."
      return [isAny ? "The \(inferred)" : "No verdict is recorded; the \(inferred)"]
    }
    let hasVerdict = course.judgments.contains { $0.opening != .sentence }
    let hasSentence = course.judgments.contains { !$0.sentences.isEmpty }
    if stories[0].isCleared { return [] }
    if !hasVerdict, !hasSentence {
      // What is possibly inside the dials is told as that, and not as missing.
      if file.retrospect?.leavesJudgmentOpen(of: person) == true { return [] }
      let hasEnd = course.moments.contains { moment in
        switch moment.kind {
        case .mistrial, .hung, .sentenceChanged: true
        default: false
        }
      }
      return hasEnd ? [] : ["\(of(stories))no verdict and no sentence are recorded."]
    }
    let stands = course.judgments.contains { $0.isConviction && $0.stands }
    let isGuilty = course.counts.contains { $0.outcome.isGuilt }
    var missing: [String] = []
    if stands, isGuilty, !hasSentence {
      missing.append("\(of(stories))no sentence is recorded.")
      if let set = sentencing(of: person) { missing.append(set) }
    }
    if isUnderDeath(person) {
      missing.append("\(of(stories))no execution is recorded.")
      missing += freshness.lastHeard(of: stories.map(\.person))
    }
    let open = person.counts.filter {
      $0.outcome == .decided && !$0.isMixed && !$0.isNotResponsible
    }
    if hasVerdict, !open.isEmpty {
      let quantity = LeadWords.quantity(open)
      let counts =
        quantity == 1 ? "one further count" : "\(Wording.number(quantity)) further counts"
      let offences = LeadWords.offences(open, isCounted: false).map { " (\($0))" } ?? ""
      missing.append("\(of(stories))no outcome is recorded on \(counts)\(offences).")
    }
    return missing
  }

  /// "Sentencing was set for 16 March 2026", where no sentence is recorded.
  private func sentencing(of person: CasePerson) -> String? {
    let item = found.sentencings.last { person.isConcerned(by: $0) }
    guard let item, case .court(.hearingScheduled(let read)) = item.fact.event,
      let on = read.on.edtf
    else { return nil }
    let isPast = (on.bounds.latest?.number ?? .max) < freshness.today
    return "Sentencing was set for \(on.words)\(isPast ? "; nothing is recorded since" : "")."
  }

  /// Whether a sentence of death, without a reprieve, is in force of somebody who is not said to be
  /// dead or free.
  private func isUnderDeath(_ person: CasePerson) -> Bool {
    guard person.liberty == .imprisoned, let punishment = person.punishments.last,
      punishment.isInForce
    else { return false }
    return punishment.parts.contains("death")
  }

  /// "For A and B, ", where others are accused too.
  private func of(_ group: [Story]) -> String {
    stories.count == group.count ? "" : "for \(Lead.short(group.map(\.person))), "
  }

  /// A full stop, unless one stands there.
  private static func stop(_ text: String) -> String { text.hasSuffix(".") ? "" : "." }

  // MARK: Many fates

  /// Groups that differ in what was imposed alone, told together with the terms behind the names.
  private func terms(_ groups: [Group]) -> [[String]] {
    var joined: [(key: String, stories: [Story])] = []
    for story in groups.flatMap(\.stories) {
      var clauses = story.clauses
      for place in clauses.indices where clauses[place].isSentence { clauses[place].object = nil }
      let key =
        story.well.map { $0.words(of: 1) }.joined() + clauses.map { $0.words(of: 1) }.joined()
        + story.asides.joined()
      if let place = joined.firstIndex(where: { $0.key == key }) {
        joined[place].stories.append(story)
      } else {
        joined.append((key, [story]))
      }
    }
    return joined.map { _, stories in
      guard stories.count > 1 else {
        return sentences(of: Group(stories), named: Lead.named(stories[0].person))
      }
      var clauses = stories[0].clauses
      for place in clauses.indices where clauses[place].isSentence { clauses[place].object = nil }
      let names = stories.map { story in
        let term = story.clauses.first(where: \.isSentence)?.object.map { $0.dropFirst(3) }
        return Lead.named(story.person) + (term.map { " (\($0))" } ?? "")
      }
      let predicate = Clause.joined(stories[0].well + clauses, of: stories.count)
      return ["\(Wording.list(names)) \(predicate)."] + missing(stories)
    }
  }

  /// "Of the other five, three were convicted and two are charged."
  private func counted(_ groups: [Group]) -> [String] {
    guard !groups.isEmpty else { return [] }
    let total = groups.reduce(0) { $0 + $1.stories.count }
    var counts: [(words: String, count: Int)] = []
    for story in groups.flatMap(\.stories) {
      let words = story.counted
      if let place = counts.firstIndex(where: { $0.words == words }) {
        counts[place].count += 1
      } else {
        counts.append((words, 1))
      }
    }
    let parts = counts.map { words, count in
      let verb = count > 1 && words.hasPrefix("was ") ? "were " + words.dropFirst(4) : words
      return "\(Wording.number(count)) \(verb)"
    }
    return [
      "Of \(Wording.number(total)) others, \(Wording.list(parts))."
    ]
  }

  // MARK: Names

  /// A name, with how far the person is named where that is not in full.
  static func named(_ person: CasePerson) -> String {
    if person.label.hasPrefix(unnamed) { return "an \(person.label)" }
    guard let naming = person.card?.naming.flatMap(words) else { return person.label }
    return "\(person.label) (\(naming))"
  }

  private static func short(_ persons: [CasePerson]) -> String {
    Wording.list(persons.map { $0.label.hasPrefix(unnamed) ? "the \($0.label)" : $0.label })
  }

  /// How the label of somebody begins who is described and not named.
  private static let unnamed = "unnamed "

  static func words(_ naming: Naming) -> String? {
    switch naming {
    case .full, .unnamed: nil
    case .surnameOnly: "only the surname is known"
    case .initials: "initials only"
    case .pseudonym: "a pseudonym"
    case .courtAnonymised: "anonymised by the court"
    case .withheld: "name withheld"
    }
  }

  /// How far all of them are named, where it is the same of all and not in full.
  private var anonymity: String? {
    let namings = Set(stories.map { $0.person.card?.naming })
    guard stories.count > 1, namings.count == 1 else { return nil }
    return stories[0].person.card?.naming.flatMap(Lead.words)
  }

  private func joined(_ sentences: [String]) -> String {
    sentences.filter { !$0.isEmpty }.map(Wording.capitalised).joined(separator: " ")
  }
}

extension Story {
  /// Whether an acquittal, a release, an exchange or a death is told.
  var hasExit: Bool {
    if isExoneration { return true }
    switch person.liberty {
    case .released, .exchanged, .dead, .executed, .paroled, .escaped: return true
    case nil, .atLarge, .detained, .arrested, .remanded, .restricted, .bailed, .imprisoned,
      .surrendered, .unknown:
      return false
    }
  }
}

extension Story {
  /// How far proceedings came, where persons are counted: "was convicted".
  var counted: String {
    let outcomes = person.course.counts.map(\.outcome)
    if outcomes.contains(.convicted) { return "was convicted" }
    if outcomes.contains(.pleadedGuilty) { return "pleaded guilty" }
    switch person.stage {
    case nil, .alleged, .accused: return "was accused"
    case .investigation: return "was under investigation"
    case .prosecutionReview: return "was handed to prosecutors"
    case .charged: return "was charged"
    case .trial: return "was tried"
    case .verdict, .sentenced, .appeal, .final: return "was judged"
    case .ended: return "had the case closed"
    case .discontinued: return "had the charges dropped"
    case .acquitted: return "was acquitted"
    }
  }
}
