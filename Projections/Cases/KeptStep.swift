import Events

/// A step in little room, with the person it moves and where the counts that it names stand.
struct KeptStep: Sendable {
  /// What few steps have.
  struct Extra: Sendable {
    var marks: CourtMarks
    var moment: Int64?
    var isZoned: Bool
    var until: FactSpan?
  }

  private let earliest: Int32
  private let latest: Int32
  private let position: UInt32
  /// The person's number; 0 for all of the accused.
  let party: Int32
  private let firstCount: Int32
  /// The place of its extra, or -1.
  private let extra: Int32
  private let countCount: UInt16
  private let verb: Step.Verb
  private let detail: Step.Detail
  private let flags: UInt8

  /// Keeps a step; what few have goes to `extras`.
  init(
    _ step: Step, party: Int32, firstCount: Int, countCount: Int, extras: inout [Extra]
  ) {
    earliest = KeptStep.narrow(step.span.earliest)
    latest = KeptStep.narrow(step.span.latest)
    position = UInt32(step.position)
    self.party = party
    self.firstCount = Int32(firstCount)
    self.countCount = UInt16(clamping: countCount)
    verb = step.verb
    detail = step.detail
    flags = (step.isFinal ? 1 : 0) | (step.isInAbsentia ? 2 : 0) | (step.isContested ? 4 : 0)
    if step.marks == CourtMarks() && step.span.moment == nil && step.until == nil {
      extra = -1
    } else {
      extra = Int32(extras.count)
      extras.append(
        Extra(
          marks: step.marks, moment: step.span.moment, isZoned: step.span.isZoned,
          until: step.until))
    }
  }

  func step(_ extras: [Extra]) -> Step {
    var span = FactSpan(KeptStep.widen(earliest), KeptStep.widen(latest))
    var (marks, until) = (CourtMarks(), FactSpan?.none)
    if extra >= 0 {
      marks = extras[Int(extra)].marks
      span.moment = extras[Int(extra)].moment
      span.isZoned = extras[Int(extra)].isZoned
      until = extras[Int(extra)].until
    }
    var step = Step(verb, detail, span: span, position: Int64(position))
    step.isFinal = flags & 1 != 0
    step.isInAbsentia = flags & 2 != 0
    step.isContested = flags & 4 != 0
    step.marks = marks
    step.until = until
    return step
  }

  var counts: Range<Int> { Int(firstCount)..<Int(firstCount) + Int(countCount) }

  // Years beyond five million keep their order with all others, not among themselves.
  private static func narrow(_ day: Int64) -> Int32 { Int32(clamping: day) }
  private static func widen(_ day: Int32) -> Int64 {
    day == .min ? .min : day == .max ? .max : Int64(day)
  }
}
