package import Events
package import Projections

/// The answers of a course in words, each with its reason and with what is doubtful of it.
package enum AxisWords {
  /// "imprisoned, by the sentence", "released (inferred from the acquittal)", "arrested (contested)".
  package static func words(
    _ liberty: Liberty, _ reason: Course.Reason?, isContested: Bool = false,
    isOrderUnrecorded: Bool = false
  ) -> String {
    var marks: [String] = []
    if isContested { marks.append("contested") }
    if isOrderUnrecorded { marks.append("order not recorded") }
    return liberty.words + (reason?.words ?? "")
      + (marks.isEmpty ? "" : " (\(marks.joined(separator: "; ")))")
  }

  package static func words(_ answer: Course.Answer<Liberty>) -> String {
    words(
      answer.value, answer.reason, isContested: answer.isContested,
      isOrderUnrecorded: answer.isOrderUnrecorded)
  }

  package static func words(_ answer: Course.Answer<Stage>) -> String {
    answer.value.words + (answer.isOrderUnrecorded ? " (order not recorded)" : "")
  }

  /// Why an axis says what it says: "the fact says so", "by the sentence", "inferred from the
  /// acquittal".
  package static func reason(_ reason: Course.Reason) -> String {
    guard let words = reason.words else { return "the fact says so" }
    return words.trimming { " ,()".contains($0) }
  }
}

extension Event {
  /// Whether it goes on, so that an interval is its length; of all else an interval is a doubt.
  package var lasts: Bool {
    switch self {
    case .conduct(.alleged), .court(.hearingHeld), .proceeding(.investigationStep), .amendment:
      true
    case .conduct, .court, .proceeding, .party, .custody, .exchange, .law, .evidence: false
    }
  }
}

extension String {
  /// Without such characters at either end.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
