import Events
import Ports
import Projections
import Words

/// A person in a case, as the views have them: what the person's course says.
struct AccusedCard: Sendable {
  /// The days on which something can have been.
  struct Days: Sendable, Equatable {
    /// Nil is open.
    var first: Day?
    var last: Day?

    /// "11 August 2023", "July 2024", "by 11 August 2023"; nil where nothing says.
    var words: String? { Wording.days(first: first, last: last) }
    var date: EDTF? { EDTF(first: first, last: last) }
  }

  let stream: Int64
  let party: String
  let label: String
  let role: Role?
  /// Whether the person is one of the case's accused.
  let isAccused: Bool
  let stage: Stage?
  let stageDays: Days
  let isStageUnordered: Bool
  let liberty: Liberty?
  let libertyReason: Course.Reason?
  let isLibertyContested: Bool
  let libertyDays: Days
  let isLibertyUnordered: Bool
  let libertyPosition: Int64?
  let outcome: Outcome?

  init(_ row: ViewRow<AccusedRows>, label: String) {
    stream = row.stream
    party = row.party
    self.label = label
    role = row.role
    isAccused = row.accused
    stage = row.stage
    stageDays = Days(first: row.stageFirst, last: row.stageDay)
    isStageUnordered = row.stageUnordered
    liberty = row.liberty
    libertyReason = row.libertyReason
    isLibertyContested = row.libertyContested
    libertyDays = Days(first: row.libertyFirst, last: row.libertyDay)
    isLibertyUnordered = row.libertyUnordered
    libertyPosition = row.libertyPosition
    outcome = row.outcome
  }

  /// Acquitted, or free of the charge, of some count at least: what is told before anything else.
  var isCleared: Bool { (outcome?.isCleared ?? false) || isFree }

  /// Acquitted of all that is left, or the proceedings discontinued.
  var isFree: Bool { stage == .acquitted || stage == .discontinued }

  /// How proceedings ended well of all that is left: "acquitted", "charges dropped, proceedings
  /// discontinued"; nil where they did not.
  var freedWords: String? {
    guard isFree else { return nil }
    if stage == .acquitted { return "acquitted" }
    return switch outcome {
    case .dropped: "charges dropped, proceedings discontinued"
    case .dismissed: "charges dismissed, proceedings discontinued"
    case .acquitted, .vacated, .pending, .merged, .superseded, .pleadedGuilty, .convicted, .hung,
      .decided, .abated, nil:
      "proceedings discontinued"
    }
  }

  /// Whether the person is held as far as recorded: whoever was acquitted is not.
  var isHeld: Bool { !isFree && (liberty?.isHeld ?? false) }

  /// "imprisoned, by the sentence", "released (inferred from the acquittal)".
  var libertyWords: String? {
    liberty.map {
      AxisWords.words(
        $0, libertyReason, isContested: isLibertyContested, isOrderUnrecorded: isLibertyUnordered)
    }
  }

  var stageWords: String? {
    stage.map { $0.words + (isStageUnordered ? " (order not recorded)" : "") }
  }
}

extension AccusedCard.Days {
  init(_ span: FactSpan?) {
    self.init(
      first: span?.first.map { Day(number: $0) }, last: span?.day.map { Day(number: $0) })
  }
}
