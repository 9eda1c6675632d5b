import Events

/// The grades of all claims of a stream, and the fields in which accounts differ.
///
/// A claim is an event that stands, with the other accounts of it and the statements that bear on
/// it. Entries of the record itself (a case opened, a role, a link, a source) are none. The cost
/// grows with the facts and their citations, not with their pairs.
struct Grades {
  /// By the position of the fact.
  private(set) var byPosition: [Int64: Grade] = [:]
  private(set) var disagreements: [Disagreement] = []

  private let scales: Scales
  private let sentences: Sentence
  private let assessments: [Int64: Grade.Assessment]

  /// - Parameter items: all facts of the stream, whether they stand or not.
  init(
    _ items: [CaseItem], of id: String, _ opening: Opening, _ sources: [String: CitedSource],
    _ persons: [CasePerson], _ names: Names, _ sentences: Sentence
  ) {
    let standing = items.filter(\.stands)
    let fates = Fates(persons, standing)
    let sides = Sides(
      standing, state: opening.country, onBehalfOf: opening.onBehalfOf,
      accused: persons.filter(\.isAccused), isClosed: fates.closedTrial != nil,
      outlets: Grades.outlets(sources.values), names)
    let witnesses = Witnesses(sides, sources)
    // A statement goes with the last source that carried it.
    let carried = standing.filter { !witnesses.isSpent($0) }
    let isLess = carried.count < standing.count
    scales = Scales(
      sides: sides, witnesses: witnesses, reach: Reach(carried, of: id, names, sides),
      earlier: isLess ? Reach(standing, of: id, names, sides) : nil, fates: fates)
    self.sentences = sentences
    assessments = Grades.assessments(standing, names)
    let places = Dictionary(uniqueKeysWithValues: items.map { ($0.position, $0) })
    for item in standing where Grades.isClaim(item) {
      grade([item] + item.others.compactMap { places[$0] })
    }
    disagreements.sort { ($0.shown.position, $0.field) < ($1.shown.position, $1.field) }
  }

  /// The names of those who print what others say.
  private static func outlets(_ sources: some Sequence<CitedSource>) -> Set<String> {
    let media: Set<SourceKind> = [.wire, .newspaper, .broadcast, .aggregator, .web]
    return Set(
      sources.filter { $0.kind.map(media.contains) ?? false }.map { Publisher.key($0.name) })
  }

  /// Whether it is something that somebody says happened.
  private static func isClaim(_ item: CaseItem) -> Bool {
    guard item.isEvent else { return false }
    return switch item.fact.event {
    case .conduct, .custody, .court, .proceeding, .exchange, .law: true
    case .party, .evidence, .amendment: false
    }
  }

  /// The latest assessment of each fact.
  private static func assessments(_ items: [CaseItem], _ names: Names)
    -> [Int64: Grade.Assessment]
  {
    var latest: [Int64: Grade.Assessment] = [:]
    for item in items {
      guard case .evidence(.assessed(let read)) = item.fact.event,
        let target = names.positions[read.about.string]
      else { continue }
      let by = item.voices.isEmpty ? nil : item.voices.map(\.name).joined(separator: "; ")
      latest[target] = Grade.Assessment(
        verification: read.verification, by: by ?? item.authority ?? item.recorder,
        reason: read.reason?.string, credibility: read.credibility, position: item.position)
    }
    return latest
  }

  // MARK: One event

  /// Grades the accounts of one event, the one that is shown first. Accounts that agree on what
  /// happened share a grade; the first of them has all their roots, each other one its own.
  private mutating func grade(_ accounts: [CaseItem]) {
    guard accounts.count > 1 else {
      keep(Grades.grade(scales.camp(accounts, against: [])), of: accounts[0])
      return
    }
    let told = compare(accounts)
    let shown = told[0]
    let otherwise = told.filter(\.isOtherwise)
    let proof = scales.camp([shown.item], against: []).grounds.document
    grade(told.filter { !$0.isOtherwise }, against: otherwise, shown, proof)
    for mates in Dictionary(grouping: otherwise, by: \.substance).values {
      var against = shown
      against.fields = mates[0].fields
      grade(mates, against: [against], shown, proof)
    }
  }

  private mutating func grade(
    _ mates: [Told], against others: [Told], _ shown: Told, _ proof: Reason?
  ) {
    let leader = mates[0].item
    let grade = Grades.grade(scales.camp(mates.map(\.item), against: others))
    for mate in mates {
      if let alone = refuted(mate, by: shown.item.position, proof) {
        keep(Grades.grade(alone), of: mate.item)
      } else if mate.item.position == leader.position {
        keep(grade, of: leader)
      } else {
        var shared = grade
        shared.roots = scales.roots(of: mate.item)
        shared.reasons = [.told(with: leader.position)]
        keep(shared, of: mate.item)
      }
    }
  }

  private mutating func keep(_ grade: Grade, of item: CaseItem) {
    var grade = grade
    grade.assessment = assessments[item.position]
    byPosition[item.position] = grade
  }

  /// The camp of an account alone, where a court record for the one shown says otherwise and none
  /// is cited for this.
  private func refuted(_ account: Told, by shown: Int64, _ proof: Reason?) -> Camp? {
    guard case .document(let source)? = proof, !account.fields.isEmpty else { return nil }
    var alone = scales.camp([account.item], against: [])
    guard alone.grounds.document == nil else { return nil }
    alone.grounds.refutation = .contradicted(
      by: shown, fields: account.fields, document: source)
    alone.earlier.refutation = alone.grounds.refutation
    return alone
  }

  private mutating func compare(_ accounts: [CaseItem]) -> [Told] {
    let shown = AccountFields(accounts[0])
    var told = [Told(item: accounts[0], substance: shown.substance)]
    var fields: [String: Disagreement] = [:]
    let rule = accounts[1].lostTo?.rule ?? ""
    for item in accounts.dropFirst() {
      let own = AccountFields(item)
      let differences = own.differences(from: shown, sentences)
      told.append(
        Told(
          item: item, fields: differences.map(\.field),
          isOtherwise: differences.contains(where: \.isSubstance), substance: own.substance))
      for found in differences {
        fields[
          found.field,
          default: Disagreement(field: found.field, shown: found.shown, rule: rule, others: [])
        ].others.append(found.own)
      }
    }
    disagreements += fields.values
    return told
  }

  private static func grade(_ camp: Camp) -> Grade {
    let grounds = camp.grounds
    let (rating, decisive) = VerificationRule.grade(grounds)
    var grade = Grade(
      computed: rating, roots: grounds.roots, reasons: decisive,
      isOfStatement: grounds.kind == .statement)
    for reason in further(grounds) where !grade.reasons.contains(reason) {
      grade.reasons.append(reason)
    }
    if !grounds.withdrawn.isEmpty || !grounds.lapsed.isEmpty {
      let before = VerificationRule.grade(camp.earlier).0
      if before != rating { grade.before = before }
    }
    return grade
  }

  /// What bears on a claim besides what decided.
  private static func further(_ grounds: Grounds) -> [Reason] {
    var reasons = [grounds.adjudication, grounds.filing].compactMap { $0 }
    if grounds.document == nil { reasons += [grounds.copy].compactMap { $0 } }
    var told = 0
    if grounds.kind != .statement {
      for kind in Bearing.Kind.allCases {
        reasons += grounds.bearings[kind].map(Reason.statement)
        told += grounds.bearings[kind].count
      }
    }
    let more = grounds.bearings.counts.values.reduce(0, +) - told
    if more > 0 && grounds.kind != .statement { reasons.append(.furtherStatements(more)) }
    return reasons + grounds.contradictions + grounds.wordings + grounds.lapsed
      + grounds.withdrawn + grounds.removed
  }
}
