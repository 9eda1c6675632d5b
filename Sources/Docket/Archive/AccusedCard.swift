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

  init(_ row: ViewRow, label: String) {
    stream = row.integer("stream") ?? 0
    party = row.string("party") ?? ""
    self.label = label
    role = row.string("role").flatMap(Role.init)
    isAccused = row.flag("accused")
    stage = row.string("stage").flatMap(Stage.init)
    stageDays = Days(first: row.day("stage_first"), last: row.day("stage_day"))
    isStageUnordered = row.flag("stage_unordered")
    liberty = row.string("liberty").flatMap(Liberty.init)
    libertyReason = row.string("liberty_reason").flatMap(Course.Reason.init)
    isLibertyContested = row.flag("liberty_contested")
    libertyDays = Days(first: row.day("liberty_first"), last: row.day("liberty_day"))
    isLibertyUnordered = row.flag("liberty_unordered")
    libertyPosition = row.integer("liberty_position")
    outcome = row.string("outcome").flatMap(Outcome.init)
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
