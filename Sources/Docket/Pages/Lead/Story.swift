import Events
import Projections

/// What became of one accused, told from the person's course: clauses in the order of facts, what
/// came well, and what wants a sentence of its own.
struct Story {
  let person: CasePerson
  /// What came well and still stands, before all else.
  private(set) var well: [Clause] = []
  /// All else that was decided or that happened, in the order of facts.
  private(set) var clauses: [Clause] = []
  /// How many of the clauses came before what is told as having come well.
  private(set) var before = 0
  /// Sentences of their own: an appeal that is not decided, counts on which no verdict was reached.
  private(set) var asides: [String] = []
  /// Whether nothing was decided yet, and nothing ended.
  let isOpen: Bool
  /// Whether the whole ended well: nothing found stands.
  let isCleared: Bool

  init(_ person: CasePerson, _ file: CaseFile) {
    self.init(person, LeadWords(file: file))
  }

  init(_ person: CasePerson, _ words: LeadWords) {
    self.person = person
    let course = person.course
    isOpen = !course.isDecided
    isCleared = course.isCleared
    var reader = StoryReader(person: person, words: words, isOpen: isOpen)
    for moment in course.moments { reader.read(moment) }
    well = reader.well
    clauses = reader.clauses
    before = min(reader.before, clauses.count)
    asides = reader.notes + StoryAsides(person: person, words: words).sentences
  }

  /// Whether an acquittal, a dropped charge or a quashing is told.
  var isExoneration: Bool { !well.isEmpty }

  /// The holds, where the case is open and something else is told beside them: "arrested in January
  /// 2023"; nil where there is nothing to take apart.
  var holds: String? {
    let holds = clauses.filter(\.isHold)
    guard isOpen, well.isEmpty, !holds.isEmpty, holds.count < clauses.count else { return nil }
    let words = Clause.joined(holds, of: 1)
    return words.hasPrefix("was ") ? String(words.dropFirst(4)) : words
  }

  /// The same story without its holds.
  var withoutHolds: Story {
    var story = self
    story.clauses.removeAll(where: \.isHold)
    story.before = 0
    return story
  }

  /// The main sentence without its subject, then what came before it.
  func predicates(of count: Int) -> (main: String, earlier: String?) {
    guard !well.isEmpty else { return (Clause.joined(clauses, of: count), nil) }
    let (first, later) = (Array(clauses.prefix(before)), Array(clauses.dropFirst(before)))
    if first.isEmpty { return (Clause.joined(well + later, of: count), nil) }
    // What came before it has a sentence of its own; what came with it is told with it.
    // What came before something else that came well too, stands with what came before.
    func isEarlier(_ clause: Clause) -> Bool {
      !well.contains { $0.span == clause.span }
        || well.contains { one in
          clause.span.flatMap { span in one.span.map { span.isBefore($0) } } ?? false
        }
    }
    let had = first.filter(isEarlier)
    let rest = first.filter { !isEarlier($0) } + later
    return (
      Clause.joined(well + rest, of: count), had.isEmpty ? nil : Clause.joined(had, of: count)
    )
  }
}

extension Course {
  /// Whether a court found, or the person admitted, something, or the matter ended in another way.
  var isDecided: Bool {
    moments.contains { moment in
      // A release or death that somebody contests has a sentence of its own, and ends nothing.
      if moment.isContested, moment.kind.isOfLiberty { return false }
      return switch moment.kind {
      case .pleaded, .judged, .judgedAgain, .sentenced, .released, .died, .executed, .closed,
        .chargesDropped, .hung, .mistrial:
        true
      // An appeal of an extradition or of custody decides nothing of what somebody is accused of.
      case .appealDecided(let place): appeals[place].isOfJudgment
      case .sentenceChanged(let change, _):
        switch change {
        case .pardoned, .paroleGranted, .served, .commuted, .reduced, .increased, .vacated: true
        case .paroleRefused: false
        }
      case .alleged, .investigated, .sought, .returned, .handedToProsecutors, .handedToCourt,
        .charged, .chargeAdded, .chargeAmended, .chargesMerged, .notGuilty, .pleaRefused,
        .pleaWithdrawn, .confessionReported, .tried, .appealed, .hold, .bailed, .escaped,
        .surrendered:
        false
      }
    }
  }

  /// Whether nothing but a release, a death or an exchange ended it: no court found anything, and no
  /// prosecution dropped anything.
  var hasOnlyLeft: Bool {
    isDecided
      && moments.allSatisfy { moment in
        switch moment.kind {
        case .released(let how): how != .chargesDropped && how != .acquitted
        case .died, .executed: true
        case .pleaded, .judged, .judgedAgain, .sentenced, .closed, .chargesDropped, .hung,
          .mistrial,
          .sentenceChanged:
          false
        case .appealDecided(let place): !appeals[place].isOfJudgment
        case .alleged, .investigated, .sought, .returned, .handedToProsecutors, .handedToCourt,
          .charged, .chargeAdded, .chargeAmended, .chargesMerged, .notGuilty, .pleaRefused,
          .pleaWithdrawn, .confessionReported, .tried, .appealed, .hold, .bailed, .escaped,
          .surrendered:
          true
        }
      }
  }

  /// Whether somebody was charged after a release or an exchange, and nothing was decided since.
  var isChargedAfterLeaving: Bool {
    guard hasOnlyLeft else { return false }
    let left = moments.lastIndex { if case .released = $0.kind { true } else { false } }
    let charged = moments.lastIndex { if case .charged = $0.kind { true } else { false } }
    guard let left, let charged else { return false }
    return charged > left
  }

  /// Whether nothing that was found stands, and something came well.
  var isCleared: Bool {
    guard let stage else { return false }
    if stage.value == .acquitted || stage.value == .discontinued { return true }
    let hasGuilt = counts.contains { $0.outcome.isGuilt || ($0.outcome == .decided) }
    let isQuashed = judgments.contains { $0.isConviction && !$0.stands }
    return isQuashed && !hasGuilt
  }
}
