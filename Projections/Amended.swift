public import Events

/// The facts of one stream as they stand: corrections applied, retractions and redactions honoured,
/// and among accounts of one event the one that is shown as current chosen. All views see facts
/// through this one place.
///
/// Whatever facts are left out, what is given stands by itself: an amendment that has nothing to
/// act on, or would leave no valid fact, has no effect, and its item says why.
public struct Amended: Sendable {
  /// A fact of the stream, and what became of it.
  public struct Item: Sendable {
    /// The fact as it stands; where a correction touched it, the corrected one.
    public var fact: Fact
    /// The fact as it was written.
    public var original: Fact
    public var state: Entry.State
    /// Positions of the corrections that hold, in their order.
    public var corrections: [Int64] = []
    /// Position of the retraction or redaction that holds.
    public var withdrawal: Int64?
    /// For an amendment that has no effect: why.
    public var hindrance: Hindrance?
    /// For an account that lost: position of the one shown, and the rule that chose it.
    public var lostTo: (position: Int64, rule: String)?
    /// For an account that won: positions of the others.
    public var others: [Int64] = []
  }

  /// Why an amendment that stands has no effect.
  public enum Hindrance: Sendable, Equatable {
    /// What it speaks of is not among the facts before it.
    case noTarget
    /// What it speaks of is destroyed.
    case redacted
    /// What it speaks of is a redaction, which cannot be taken back.
    case final
    /// Corrected so, its target would be no valid fact, and this is what would be wrong.
    case invalid(Finding)
  }

  /// All facts of the stream in the order of their positions, amendments included.
  public internal(set) var items: [Item]

  /// - Parameters:
  ///   - facts: facts of one stream, in the order of their positions.
  ///   - evidence: what is known of sources, for choosing among accounts.
  public init<E: EvidenceLookup>(_ facts: [Fact], evidence: E) throws(E.Failure) {
    items = facts.map { Item(fact: $0, original: $0, state: $0.isRedacted ? .redacted : .stands) }
    guard facts.contains(where: Amended.isSpecial) else { return }
    amend()
    try chooseAccounts(evidence)
  }

  /// Whether a fact makes others of its stream stand otherwise than they were written.
  public static func isSpecial(_ fact: Fact) -> Bool {
    if fact.accountOf != nil || fact.isRedacted { return true }
    guard case .amendment(let amendment) = fact.event else { return false }
    switch amendment {
    case .corrected, .retracted, .redacted: return true
    case .marked, .noted: return false
    }
  }

  /// The places of facts by their ids.
  var places: [String: Int] {
    var places: [String: Int] = [:]
    for (place, item) in items.enumerated() {
      if let id = item.original.id?.string { places[id] = place }
    }
    return places
  }

  private mutating func amend() {
    let places = places
    // What retracts or redacts what: a withdrawn amendment amends nothing, and a withdrawal of a
    // withdrawal restores. Walking from the newest to the oldest decides each before its target.
    for place in items.indices.reversed() where items[place].state == .stands {
      guard case .amendment(let amendment) = items[place].original.event else { continue }
      switch amendment {
      case .retracted(let read): retract(places[read.target.string], by: place)
      case .redacted(let read): redact(places[read.target.string], by: place)
      case .corrected, .marked, .noted: break
      }
    }
    var corrections: [Int: [Int]] = [:]
    for place in items.indices where items[place].stands {
      guard case .amendment(.corrected(let read)) = items[place].original.event else { continue }
      if let target = places[read.target.string], target < place {
        corrections[target, default: []].append(place)
      } else {
        items[place].hindrance = .noTarget
      }
    }
    // A correction stands after what it corrects, so that from the newest target to the oldest each
    // correction has been corrected itself before it is applied.
    for target in corrections.keys.sorted(by: >) {
      for place in corrections[target]! { correct(target, by: place) }
    }
  }

  // MARK: Withdrawals

  private mutating func retract(_ target: Int?, by place: Int) {
    guard let target, target < place else {
      items[place].hindrance = .noTarget
      return
    }
    if items[target].isRedaction {
      items[place].hindrance = .final
    } else if items[target].state == .redacted {
      items[place].hindrance = .redacted
    } else {
      items[target].state = .retracted
      items[target].withdrawal = items[place].position
    }
  }

  /// The earliest of several redactions is the one that is told.
  private mutating func redact(_ target: Int?, by place: Int) {
    guard let target, target < place else {
      items[place].hindrance = .noTarget
      return
    }
    if items[target].isRedaction {
      items[place].hindrance = .final
    } else {
      items[target].state = .redacted
      items[target].withdrawal = items[place].position
      // Its words may still be there, where the log is of another time: no view sees them.
      items[target].original = items[target].original.remains
      items[target].fact = items[target].original
    }
  }

  // MARK: Corrections

  private mutating func correct(_ target: Int, by place: Int) {
    guard case .amendment(.corrected(let read)) = items[place].fact.event else { return }
    guard items[target].state != .redacted else {
      items[place].hindrance = .redacted
      return
    }
    do {
      items[target].fact = try items[target].fact.corrected(with: read.patch)
      items[target].corrections.append(items[place].position)
      if items[target].state == .stands { items[target].state = .corrected }
    } catch {
      items[place].hindrance = .invalid(error.all[0])
    }
  }
}

extension Amended.Item {
  /// Whether it moves persons and makes rows.
  public var stands: Bool { state == .stands || state == .corrected }
  public var position: Int64 { original.position }

  fileprivate var isRedaction: Bool {
    if case .amendment(.redacted) = original.event { true } else { false }
  }
}

extension Fact {
  fileprivate var remains: Fact {
    let (subject, key) = subject
    let bytes = Remains.fact(
      type: word.name, subject: subject.rawValue, key: key.string, id: self.id?.string ?? "")
    // These bytes are ours; were they none of a page's, the fact itself would be no better.
    return (try? Page(fact: bytes, position: position))?[0] ?? self
  }

  /// The fact with a patch applied (RFC 7396); throws where the result is no valid fact of the same
  /// word, id and stream.
  fileprivate func corrected(with patch: Value) throws(Findings) -> Fact {
    do {
      let old = try JSON(parsing: bytes[...])
      let new = old.mergePatch(try JSON(parsing: patch.raw[...]))
      var checker = Checker()
      let draft = try checker.draft(new) { _ in "none" }
      let page = try Page(fact: draft.body, position: position)
      guard draft.wordNumber == wordNumber, draft.id == self.id?.string,
        draft.stream == StreamID(subject.kind, subject.key.string).name
      else { throw Findings([.otherFact]) }
      return page[0]
    } catch let findings as Findings {
      throw findings
    } catch {
      throw Findings([.otherFact])
    }
  }
}

extension Finding {
  /// A patch made another fact of a fact: its word, id or stream.
  fileprivate static let otherFact = Finding(
    identifier: "fact.other", path: "", offset: 0,
    message: "It would be another fact: a correction keeps type, id and subject.")
}
