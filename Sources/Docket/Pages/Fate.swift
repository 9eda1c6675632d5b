import Events
import Projections

/// What became of one accused, as clauses that share the person for their subject: what ended well
/// stands first.
///
///     was acquitted of gross corruption · was convicted of aggravated espionage · was sentenced …
struct Fate {
  /// One verb with what belongs to it.
  struct Clause {
    /// What it is, apart from its details: persons whose clauses have the same keys share a fate.
    var key: String
    /// "was acquitted", of one person.
    var one: String
    /// "were acquitted", of several.
    var many: String
    /// "of gross corruption".
    var detail: String?
    var date: EDTF?
    /// "by the Oslo District Court".
    var by: String?
    /// Whether it is an exoneration, which stands before all else.
    var isExoneration = false

    /// The whole clause for one person: "was convicted by the Oslo District Court of …".
    var words: String {
      let rest = [detail, Wording.when(date)].compactMap { $0 }
      let by = by.map { $0.contains(",") && !rest.isEmpty ? "\($0)," : $0 }
      return ([one, by].compactMap { $0 } + rest).joined(separator: " ")
    }
  }

  /// What clauses share is said once, with the last of them: the date, and who decided.
  static func condensed(_ clauses: [Clause]) -> [Clause] {
    var clauses = clauses
    for place in clauses.indices.dropLast() {
      let next = clauses[place + 1]
      if next.by == clauses[place].by { clauses[place + 1].by = nil }
      if next.date == clauses[place].date { clauses[place].date = nil }
    }
    return clauses
  }

  let person: CasePerson
  let clauses: [Clause]
  /// Whether the conviction is known from the sentence alone.
  let isInferred: Bool

  init(_ person: CasePerson, _ file: CaseFile) {
    self.person = person
    isInferred = person.counts.contains { $0.isInferred }
    let made = FateReader(person: person, file: file)
    let fate = made.exonerations + made.findings + made.sentence
    clauses = fate.isEmpty ? [] : fate + made.appeal + made.aftermath
  }

  /// Whether nothing was decided yet.
  var isOpen: Bool { clauses.isEmpty }
  var isExonerated: Bool { clauses.contains(where: \.isExoneration) }
}

/// Reads the clauses of one person.
private struct FateReader {
  let person: CasePerson
  let file: CaseFile

  // MARK: What ended well

  var exonerations: [Fate.Clause] {
    let acquitted = counts(.acquitted)
    let notProven = acquitted.filter { $0.result == .notProven }
    let notResponsible = acquitted.filter(\.isNotResponsible)
    let cleared = acquitted.filter { $0.result != .notProven && !$0.isNotResponsible }
    return [
      clause("was acquitted", "were acquitted", cleared, "of", isNamed: true),
      clause(
        "was found not responsible", "were found not responsible", notResponsible, "for",
        isNamed: true),
      had(notProven, "found not proven"),
      had(counts(.dismissed), "dismissed"),
      had(counts(.dropped), "dropped"),
      had(counts(.vacated), "set aside"),
    ].compactMap { $0 }.map { clause in
      var clause = clause
      clause.isExoneration = true
      return clause
    }
  }

  /// "had the charge dropped", "had counts dropped (structuring and smuggling goods)".
  private func had(_ these: [CasePerson.Count], _ verb: String) -> Fate.Clause? {
    guard let first = these.first else { return nil }
    let isAll = these.count == person.counts.count
    let what = isAll ? (these.count == 1 ? "the charge" : "all charges") : "counts"
    return Fate.Clause(
      key: "had \(verb)", one: "had \(what) \(verb)", many: "had charges \(verb)",
      detail: isAll ? nil : offences(these).map { "(\($0))" },
      date: file.item(at: first.position)?.occurred)
  }

  // MARK: What was found

  var findings: [Fate.Clause] {
    let convicted = counts(.convicted).filter { !$0.isInferred }
    return [
      clause("pleaded guilty", "pleaded guilty", counts(.pleadedGuilty), "to", isNamed: false),
      clause("was convicted", "were convicted", convicted, "of", isNamed: true),
    ].compactMap { $0 } + death
  }

  private var death: [Fate.Clause] {
    guard !counts(.abated).isEmpty else { return [] }
    let item = file.item(at: person.libertyPosition)
    return [
      Fate.Clause(
        key: "died", one: "died before any verdict,", many: "died before any verdict,",
        date: item?.occurred)
    ]
  }

  private func clause(
    _ one: String, _ many: String, _ these: [CasePerson.Count], _ preposition: String,
    isNamed: Bool
  ) -> Fate.Clause? {
    guard let first = these.first else { return nil }
    let item = file.item(at: first.position)
    let court = (item?.court ?? item?.authority).map { "by " + Wording.the($0) }
    return Fate.Clause(
      key: one, one: one, many: many, detail: offences(these).map { "\(preposition) \($0)" },
      date: item?.occurred, by: isNamed ? court : nil)
  }

  /// The offences, each once; more than four are counted.
  private func offences(_ these: [CasePerson.Count]) -> String? {
    var offences: [String] = []
    for offence in these.compactMap(\.offence) where !offences.contains(offence) {
      offences.append(offence)
    }
    if offences.count > 4 {
      offences = offences.prefix(3) + ["\(Wording.number(offences.count - 3)) further counts"]
    }
    return offences.isEmpty ? nil : Wording.list(offences)
  }

  // MARK: The sentence and after

  var sentence: [Fate.Clause] {
    guard let punishment = person.punishment else { return [] }
    let item = file.item(at: punishment.position)
    let court = (item?.court ?? item?.authority).map { "by " + Wording.the($0) }
    let changes = punishment.changes.compactMap(change)
    let parts = punishment.parts.map { part in
      part.hasPrefix("fined ") ? "a fine of " + part.dropFirst(6) : part
    }
    return [
      Fate.Clause(
        key: "sentenced", one: "was sentenced", many: "were sentenced",
        detail: parts.isEmpty ? nil : "to \(Wording.list(parts))", date: item?.occurred,
        by: findings.contains { $0.by != nil } ? nil : court)
    ] + changes
  }

  private func change(_ change: CasePerson.Punishment.Step) -> Fate.Clause? {
    guard case .changed(let what) = change.kind else { return nil }
    let date = file.item(at: change.position)?.occurred
    func clause(_ one: String, _ many: String) -> Fate.Clause {
      Fate.Clause(key: what.rawValue, one: one, many: many, date: date)
    }
    return switch what {
    case .commuted, .reduced, .increased:
      clause(
        "had the sentence \(what.words)", "had their sentences \(what.words)")
    case .pardoned: clause("was pardoned", "were pardoned")
    case .paroleGranted: clause("was granted parole", "were granted parole")
    case .served: clause("served the sentence", "served their sentences")
    case .vacated, .paroleRefused: nil
    }
  }

  /// The appeals decided, and the one that is not.
  var appeal: [Fate.Clause] {
    let items = file.timeline.filter { item in
      item.stands && (item.parties?.contains(person.party) ?? person.isAccused)
    }
    var isFurther = false
    return items.compactMap { item in
      guard case .court(let court) = item.fact.event else { return nil }
      func clause(_ one: String, _ many: String? = nil) -> Fate.Clause {
        Fate.Clause(key: one, one: one, many: many ?? one, date: item.occurred)
      }
      switch court {
      case .appealLodged:
        guard item.position == person.stagePosition else { return nil }
        let what = isFurther ? "a further appeal" : "an appeal"
        let lodged = item.occurred == nil ? "" : ", lodged"
        return clause("has \(what) pending\(lodged)", "have \(what) pending\(lodged)")
      case .appealDecided(let read):
        isFurther = true
        switch read.result {
        case .upheld: return clause("had the judgment upheld on appeal")
        case .varied: return clause("had the judgment varied on appeal")
        case .withdrawn: return clause("had the appeal withdrawn")
        case .refused: return clause("had an appeal refused")
        case .remitted: return clause("had the case sent back for trial on appeal")
        case .quashed: return nil
        }
      case .chargeLaid, .chargeChanged, .pleaEntered, .hearingScheduled, .hearingHeld,
        .verdictGiven, .sentenceImposed, .sentenceChanged:
        return nil
      }
    }
  }

  /// Where the person went after what was decided.
  var aftermath: [Fate.Clause] {
    guard counts(.abated).isEmpty, let item = file.item(at: person.libertyPosition),
      item.day >= lastDay, let liberty = person.liberty
    else { return [] }
    func clause(_ one: String, _ many: String) -> [Fate.Clause] {
      [Fate.Clause(key: one, one: one, many: many, date: item.occurred)]
    }
    switch liberty {
    case .exchanged: return clause("was exchanged", "were exchanged")
    case .paroled: return clause("was paroled", "were paroled")
    case .escaped: return clause("escaped", "escaped")
    case .dead: return clause("died", "died")
    case .executed: return clause("was executed", "were executed")
    case .surrendered: return clause("was surrendered", "were surrendered")
    case .released:
      guard case .custody(.released(let read)) = item.fact.event else { return [] }
      return switch read.how {
      case .deported: clause("was deported", "were deported")
      case .pardon: clause("was released by pardon", "were released by pardon")
      case .acquitted, .chargesDropped: []
      case .bail, .served, .parole, .commutation, .exchanged, .unknown:
        clause("was released", "were released")
      }
    case .atLarge, .detained, .arrested, .remanded, .restricted, .bailed, .imprisoned, .unknown:
      return []
    }
  }

  private var lastDay: Int64 {
    let positions = person.counts.map(\.position) + [person.punishment?.position ?? 0]
    return positions.compactMap { file.item(at: $0)?.day }.max() ?? .min
  }

  private func counts(_ outcome: Outcome) -> [CasePerson.Count] {
    person.counts.filter { $0.outcome == outcome }
  }
}
