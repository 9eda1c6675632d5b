import Events
import Projections
import Words

/// Grades in words. The words are a reader's: what the rules call roots are independent sources.
struct GradeWords {
  let grade: Grade

  /// "one source", "two independent sources", "announced by the FBI"; of an assessed claim what it was
  /// assessed as.
  var label: String { words(grade.rating) }

  private func words(_ rating: Rating) -> String {
    switch rating {
    case .corroborated where grade.roots.count > 1:
      "\(Wording.number(grade.roots.count)) independent sources"
    case .announced:
      grade.roots.first.map { "announced by \(Wording.the($0.name))" } ?? rating.words
    case .adjudicated:
      switch grade.reasons.first {
      case .adjudicated(let outcome)?:
        switch outcome.finding {
        case .pleadedGuilty: "adjudicated on a plea of guilty"
        case .mixed: "adjudicated in part"
        case .convicted, .inferred, .each: rating.words
        }
      default: rating.words
      }
    case .corroborated, .confirmed, .oneSource, .attributedOnly, .unverifiable, .unverified,
      .noSource, .disputed,
      .refuted, .withdrawn:
      rating.words
    }
  }

  /// The account that this one is graded with, where it is not the first.
  var leader: Int64? {
    guard case .told(let position)? = grade.reasons.first else { return nil }
    return position
  }

  /// "From the FBI", "From Paper; Post (repeated by Copy)"; how many they are, where the label does not
  /// say it.
  var roots: String? {
    guard !grade.roots.isEmpty else { return nil }
    let names = grade.roots.map(GradeWords.words).joined(separator: "; ")
    let isSaid =
      grade.roots.count == 1 || (grade.assessment == nil && grade.rating == .corroborated)
    return isSaid
      ? "from \(names)" : "from \(Wording.number(grade.roots.count)) independent sources: \(names)"
  }

  /// "the Ministry of State Security (China) (repeated by CCTV)".
  static func words(_ root: Root) -> String {
    var asides: [String] = []
    if !root.repeated.isEmpty { asides.append("repeated by \(Wording.list(root.repeated))") }
    if !root.named.isEmpty { asides.append("also named: \(Wording.list(root.named))") }
    let name = Wording.the(root.name)
    return asides.isEmpty ? name : "\(name) (\(asides.joined(separator: "; ")))"
  }

  /// Why, each reason a clause that can stand alone.
  var why: [String] { grade.reasons.map(GradeWords.words) }

  /// The whole of it: the grade, who gave it, the independent sources, and why.
  var sentences: [String] {
    var sentences: [String] = []
    if let assessment = grade.assessment {
      sentences.append(GradeWords.words(assessment))
      sentences.append("Computed: \(words(grade.computed))")
    }
    sentences += [roots].compactMap { $0 }
    sentences += why
    if let before = grade.before {
      sentences.append("Before that: \(before.words)")
    }
    return sentences.map { "\(Wording.capitalised($0))." }
  }

  private static func words(_ assessment: Grade.Assessment) -> String {
    var text = "assessed as \(assessment.verification.words) by \(assessment.by)"
    if let credibility = assessment.credibility { text += ", credibility \(credibility)" }
    text += " (#\(assessment.position))"
    return text + (assessment.reason.map { ": “\($0)”" } ?? "")
  }

  // MARK: Reasons

  static func words(_ reason: Reason) -> String {
    switch reason {
    case .noSource: "nobody is recorded as saying so"
    case .onlyAccuser: "only the prosecuting state says so"
    case .document(let source): "a record of \(Wording.the(source)) is cited"
    case .ownPublication(let source): "\(Wording.the(source)) published it itself"
    case .ownCopy(let source): "only a copy of what \(Wording.the(source)) published is cited"
    case .filing(let source):
      "a record of \(Wording.the(source)) is cited, which shows what was charged, not that it is so"
    case .adverseAgrees(let name):
      "it is also the word of the side it speaks against: \(Wording.the(name))"
    case .statement(let bearing): words(bearing)
    case .furtherStatements(let count):
      "\(Wording.count(count, "further statement")) \(count == 1 ? "bears" : "bear") on it"
    case .disputedBy(let name): "disputed by \(Wording.the(name))"
    case .recorded(let standing): "recorded as \(standing.words)"
    case .cleared(let position): "all whom it names were cleared (#\(position))"
    case .adjudicated(let outcome): words(outcome)
    case .told(let position): "it agrees with #\(position), with which it is graded"
    case .contradicted(let position, let fields, let document):
      "#\(position) says otherwise in \(list(fields))"
        + (document.map { ", by a record of \(Wording.the($0))" } ?? "")
    case .worded(let position, let fields):
      "#\(position) has the same voice say otherwise in \(list(fields))"
    case .closedTrial(let position):
      "it was tried in closed session (#\(position)), so that nobody outside can check it"
    case .withdrawn(let source, let date, let position):
      "it rested on \(Wording.the(source)), withdrawn\(when(date))\(at(position))"
    case .lapsed(let bearing): "\(words(bearing)); all sources of that were withdrawn"
    case .removed(let source, let date, let position):
      "\(Wording.the(source)) was removed\(when(date))\(at(position)) and can no longer be read there"
    }
  }

  /// "a conviction of aggravated arson is recorded (#374)".
  private static func words(_ outcome: Reason.Outcome) -> String {
    let positions = outcome.positions.map { "#\($0)" }.joined(separator: ", ")
    let of = offences(outcome.guilty).map { " of \($0)" } ?? ""
    let words =
      switch outcome.finding {
      case .convicted: "a conviction\(of) is recorded"
      case .pleadedGuilty:
        "a plea of guilty\(offences(outcome.guilty).map { " to \($0)" } ?? "") is recorded"
      case .mixed:
        "not every count stands: guilty\(of.isEmpty ? " on some" : of); no conviction stands "
          + "\(offences(outcome.cleared).map { "for \($0)" } ?? "on the others")"
      case .inferred: "no verdict is recorded; a conviction follows from the sentence"
      case .each:
        of.isEmpty
          ? "each of them was convicted or pleaded guilty"
          : "each of them was convicted of, or pleaded guilty to, \(of.dropFirst(4))"
      }
    return "\(words) (\(positions))"
  }

  /// A few offences by name, many by their number.
  private static func offences(_ offences: [String]) -> String? {
    if offences.isEmpty { return nil }
    return offences.count > 4
      ? "\(Wording.number(offences.count)) offences" : Wording.list(offences)
  }

  private static func words(_ bearing: Bearing) -> String {
    var by = bearing.by.isEmpty ? "somebody" : Wording.list(bearing.by.map(Wording.the))
    if by.contains(",") { by += "," }
    let verb =
      switch bearing.kind {
      case .denial: StatementKind.denial.verb
      case .protest: StatementKind.protest.verb
      case .couldNotVerify: StatementKind.couldNotVerify.verb
      case .confirmation: "confirmed it"
      case .analysis: StatementKind.analysis.verb
      case .noComment: StatementKind.noComment.verb
      case .noResponse: StatementKind.noResponse.verb
      }
    let open = bearing.openQuestion.map { ", which leaves a question open (“\($0)”)" } ?? ""
    return "\(by) \(verb)\(open) (#\(bearing.position))"
  }

  private static func list(_ fields: [String]) -> String {
    Wording.list(fields.map { $0 == "type" ? "what happened" : $0.withoutUnderscores })
  }

  private static func when(_ date: EDTF?) -> String { Wording.when(date).map { " \($0)" } ?? "" }

  private static func at(_ position: Int64?) -> String { position.map { " (#\($0))" } ?? "" }

  // MARK: Data

  /// The members that a fact of a timeline has of it; null for what is no claim.
  static func members(_ grade: Grade?) -> [(String, JSON)] {
    guard let grade else {
      return [("verification", .null), ("verification_by", .null), ("roots", .null)]
    }
    return [
      ("verification", .string(grade.rating.rawValue)),
      ("verification_by", .string(grade.assessment?.by ?? "computed")),
      ("roots", .array(grade.roots.map { .string($0.name) })),
    ]
  }

  /// A claim's evidence as data.
  func data(of item: CaseItem) -> JSON {
    .record(
      [("position", .integer(item.position)), ("sentence", .string(item.sentence))]
        + GradeWords.members(grade).dropLast()
        + [
          ("computed", .string(grade.computed.rawValue)),
          ("before_withdrawal", .text(grade.before?.rawValue)),
          ("that_it_was_said", .bool(grade.isOfStatement)),
          ("assessment", grade.assessment.map(GradeWords.data) ?? .null),
          ("roots", .array(grade.roots.map(GradeWords.data))),
          ("why", .array(why.map(JSON.string))),
        ])
  }

  private static func data(_ assessment: Grade.Assessment) -> JSON {
    .record([
      ("verification", .string(assessment.verification.rawValue)),
      ("by", .string(assessment.by)), ("reason", .text(assessment.reason)),
      ("credibility", assessment.credibility.map(JSON.integer) ?? .null),
      ("position", .integer(assessment.position)),
    ])
  }

  private static func data(_ root: Root) -> JSON {
    .record([
      ("key", .string(root.key)), ("name", .string(root.name)),
      ("side", .string(root.side.rawValue)),
      ("repeated_by", .array(root.repeated.map(JSON.string))),
      ("named_with", .array(root.named.map(JSON.string))),
    ])
  }
}
