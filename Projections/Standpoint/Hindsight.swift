public import Events

/// What was learnt later of the facts of one stream that are inside, taken from them.
///
/// Facts were written when they were recorded, which may be long after the day one looks from. What they
/// say of the day they are dated by stands; what a recorder added without a date of its own does not:
/// why a case is in the docket, how somebody is described, whom a case is said to have served where the
/// facts that say so came later. `adjudicated` and `confirmed` stand only beside a verdict, a plea of
/// guilty or a sentence that is inside. Of a source that is younger than the dials only its publisher is
/// told, and behind `--known-at` nothing rests on it that rests on another.
public struct Hindsight: Sendable {
  /// Who was judged by what is inside; nil in the list stands for all of the accused.
  private var judged: [Set<String>?] = []
  /// States that dated facts say benefit, and whether any of these is inside.
  private var beneficiaries: [String: Bool] = [:]
  /// Ids of facts whose texts bear no date.
  private var undated: [String: Subject] = [:]
  /// What persons are called by facts that are outside alone.
  private let laterNames: [String]

  /// - Parameters:
  ///   - facts: the stream's facts.
  ///   - isInside: whether a position is shown.
  ///   - laterNames: what persons are called by facts that are not shown alone.
  public init(_ facts: [Fact], laterNames: [String] = [], isInside: (Int64) -> Bool) {
    self.laterNames = laterNames
    let shown = facts.filter { isInside($0.position) }
    for item in Amended(shown, evidence: NoEvidence()).items where item.stands {
      if Hindsight.judges(item.fact.event) { judged.append(item.fact.namedParties) }
    }
    for fact in facts where !fact.isRedacted {
      for state in fact.saidToBenefit {
        beneficiaries[state] = (beneficiaries[state] ?? false) || isInside(fact.position)
      }
      if let id = fact.id?.string, Hindsight.isEntry(fact.event) {
        undated[id] = fact.subject.kind
      }
    }
  }

  /// The fact as it is shown; nil where nothing is taken from it.
  ///
  /// - Parameter published: when a source was published; nil where nothing says.
  public func cover(
    _ fact: Fact, from standpoint: Standpoint, published: (String) -> EDTF?
  ) -> [UInt8]? {
    withoutActuallyEscaping(published) {
      let judgement = Judgement(standpoint: standpoint, published: $0)
      return cover(fact, isItsOwn: judgement.isItsOwn(fact), isLater: judgement.isLater)
    }
  }

  /// - Parameters:
  ///   - isItsOwn: whether the fact itself says that it is inside, so that its texts are of then.
  ///   - isLater: whether a source was certainly published after the dials; nil where sources are not
  ///     asked for their dates.
  private func cover(_ fact: Fact, isItsOwn: Bool, isLater: ((String) -> Bool)?) -> [UInt8]? {
    guard !fact.isRedacted, let whole = try? JSON(parsing: fact.bytes[...]) else { return nil }
    var json = whole
    if let isLater { coverCitations(&json, isLater) }
    switch fact.event {
    case .proceeding(.opened):
      if !isItsOwn { remove(Hindsight.texts, from: &json) }
      coverBeneficiaries(&json)
      if let title = json["title"]?.string, laterNames.contains(where: title.contains) {
        json["title"] = json["case"]
      }
    case .proceeding(.roleAssigned), .party(.introduced):
      if !isItsOwn { remove(Hindsight.texts, from: &json) }
    case .evidence(.registered):
      if !isItsOwn { Hindsight.coverSource(&json) }
    case .amendment(.corrected(let read)):
      coverPatch(&json, read.target.string)
    case .proceeding, .party, .evidence, .amendment, .conduct, .custody, .court, .exchange, .law:
      break
    }
    coverStanding(&json, fact)
    return json == whole ? nil : json.canonical()
  }

  // MARK: What is taken

  /// What a recorder says of a case, a role or a party beside what it is.
  private static let texts = ["basis", "description", "note", "details", "tags", "term"]

  private func remove(_ names: [String], from json: inout JSON) {
    for name in names { json[name] = nil }
  }

  /// Whom a case is said to have served, where later facts alone say so.
  private func coverBeneficiaries(_ json: inout JSON) {
    guard let states = json["on_behalf_of"]?.array else { return }
    let known = states.filter { beneficiaries[$0.string ?? ""] ?? true }
    json["on_behalf_of"] = known.isEmpty ? nil : .array(known)
  }

  private func coverStanding(_ json: inout JSON, _ fact: Fact) {
    guard fact.subject.kind == .case, let standing = json["claim"]?["standing"]?.string,
      Hindsight.isFinding(standing), !isJudged(fact)
    else { return }
    json["claim"]?["standing"] = nil
    if json["claim"]?.object?.isEmpty == true { json["claim"] = nil }
  }

  private func isJudged(_ fact: Fact) -> Bool {
    guard let parties = fact.namedParties else { return !judged.isEmpty }
    return judged.contains { $0.map { !$0.isDisjoint(with: parties) } ?? true }
  }

  private static func isFinding(_ standing: String) -> Bool {
    standing == Standing.adjudicated.rawValue || standing == Standing.confirmed.rawValue
  }

  /// Corrected texts of entries without dates are as much of today as the entries.
  private func coverPatch(_ json: inout JSON, _ target: String) {
    guard var patch = json["patch"] else { return }
    if let kind = undated[target] {
      remove(Hindsight.texts, from: &patch)
      if kind == .source { Hindsight.coverSource(&patch) }
    }
    if let standing = patch["claim"]?["standing"]?.string, Hindsight.isFinding(standing),
      judged.isEmpty
    {
      patch["claim"]?["standing"] = nil
    }
    json["patch"] = patch
  }

  /// A source that is told of before it was published has no title, address or author yet.
  static func coverSource(_ json: inout JSON) {
    if json["publisher"] == nil, let url = json["url"]?.string {
      let host = PlainAddress(url).host
      if !host.isEmpty { json["publisher"] = .string(host) }
    }
    for name in ["title", "url", "author", "published", "note", "details", "tags", "term"] {
      json[name] = nil
    }
  }

  /// Citations of sources that were published later go where others stay; else what they add does.
  private func coverCitations(_ json: inout JSON, _ isLater: (String) -> Bool) {
    guard let citations = json["sources"]?.array else { return }
    let known = citations.filter { !isLater($0["source"]?.string ?? "") }
    guard known.count < citations.count else { return }
    json["sources"] = .array(
      known.isEmpty
        ? citations.map { citation in
          var citation = citation
          citation["quote"] = nil
          citation["locator"] = nil
          return citation
        } : known)
  }

  // MARK: What facts are

  private static func isEntry(_ event: Event) -> Bool {
    switch event {
    case .proceeding(.opened), .proceeding(.roleAssigned), .party(.introduced),
      .evidence(.registered):
      true
    case .proceeding, .party, .evidence, .conduct, .custody, .court, .exchange, .law, .amendment:
      false
    }
  }

  private static func judges(_ event: Event) -> Bool {
    guard case .court(let court) = event else { return false }
    return switch court {
    case .verdictGiven(let read): read.result != .mistrial && read.result != .ruled
    case .pleaEntered(let read): read.plea == .guilty || read.plea == .noContest
    case .sentenceImposed: true
    case .chargeLaid, .chargeChanged, .hearingScheduled, .hearingHeld, .sentenceChanged,
      .appealLodged, .appealDecided:
      false
    }
  }
}

extension Judgement {
  /// Whether a fact may hold what was learnt after the days one looks from; see `Hindsight`.
  func hasHindsight(_ fact: Fact) -> Bool {
    guard !fact.isRedacted, !standpoint.wasHeld(fact.position) else { return false }
    switch fact.event {
    case .proceeding(.opened), .amendment(.corrected): return true
    case .proceeding(.roleAssigned), .party(.introduced), .evidence(.registered):
      if !isItsOwn(fact) { return true }
    case .proceeding, .party, .evidence, .conduct, .custody, .court, .exchange, .law, .amendment:
      break
    }
    switch fact.claim?.standing {
    case .adjudicated, .confirmed: return true
    case .alleged, .charged, .contested, .unverified, nil: break
    }
    return citesLater(fact)
  }

  /// Whether the fact's own dates say that it is inside.
  func isItsOwn(_ fact: Fact) -> Bool { isDated(fact) && isDefinite(fact) }

  /// Whether a source was certainly published after the day of `--known-at`; nil where that day is not
  /// asked for.
  var isLater: ((String) -> Bool)? {
    guard let day = standpoint.knownAt else { return nil }
    return { published($0)?.overlap(until: day) == .no }
  }

  private func citesLater(_ fact: Fact) -> Bool {
    guard let isLater else { return false }
    return fact.sources?.contains { isLater($0.source.string) } ?? false
  }
}

extension Fact {
  /// The parties it names; nil where it names none.
  fileprivate var namedParties: Set<String>? {
    value(Key("parties")).flatMap(List<PartySlug>.read).map { Set($0.map(\.string)) }
  }

  /// States that it says benefit, where it bears that itself and is no opening.
  fileprivate var saidToBenefit: [String] {
    switch event {
    case .conduct(.alleged(let read)): read.onBehalfOf.map { $0.map(\.code) } ?? []
    case .proceeding(.roleAssigned(let read)):
      read.role == .accusedSponsor ? [read.state?.code].compactMap { $0 } : []
    case .proceeding, .conduct, .party, .custody, .court, .exchange, .law, .evidence, .amendment:
      []
    }
  }
}
