import Events
import Projections

/// Where somebody is, in words, with why the record says so: what no fact says in its own words is
/// marked as inferred, a place that somebody contests as contested.
enum LibertyWords {
  /// "imprisoned, by the sentence", "released (inferred from the acquittal)", "arrested (contested)".
  static func words(
    _ liberty: Liberty, _ reason: Course.Reason?, isContested: Bool = false,
    isOrderUnrecorded: Bool = false
  ) -> String {
    var text = liberty.words
    var asides: [String] = []
    switch reason {
    case .said, nil: break
    case .bySentence: text += ", by the sentence"
    case .acquittal, .discontinuance, .quashing, .suspension, .noPrison, .pardon, .served,
      .amnesty, .absence, .sentenceFell:
      if let inference = reason.flatMap(inference) { asides.append(inference) }
    }
    if isContested { asides.append("contested") }
    if isOrderUnrecorded { asides.append("order not recorded") }
    return asides.isEmpty ? text : "\(text) (\(asides.joined(separator: "; ")))"
  }

  static func words(_ answer: Course.Answer<Liberty>) -> String {
    words(
      answer.value, answer.reason, isContested: answer.isContested,
      isOrderUnrecorded: answer.isOrderUnrecorded)
  }

  static func words(_ answer: Course.Answer<Stage>) -> String {
    answer.value.words + (answer.isOrderUnrecorded ? " (order not recorded)" : "")
  }

  /// Why an axis says what it says: "the fact says so", "by the sentence", "inferred from the
  /// acquittal".
  static func reason(_ reason: Course.Reason) -> String {
    switch reason {
    case .said: "the fact says so"
    case .bySentence: "by the sentence"
    case .acquittal, .discontinuance, .quashing, .suspension, .noPrison, .pardon, .served,
      .amnesty, .absence, .sentenceFell:
      inference(reason) ?? ""
    }
  }

  private static func inference(_ reason: Course.Reason) -> String? {
    switch reason {
    case .said, .bySentence: nil
    case .acquittal: "inferred from the acquittal"
    case .discontinuance: "inferred from the end of the proceedings"
    case .quashing: "inferred from the quashing of the conviction"
    case .suspension: "inferred from the suspension of the whole sentence"
    case .noPrison: "inferred from a sentence without prison"
    case .pardon: "inferred from the pardon"
    case .served: "inferred from the sentence having been served"
    case .amnesty: "inferred from the amnesty"
    case .absence: "inferred from a trial in absence"
    case .sentenceFell: "the sentence fell, and nothing is recorded since"
    }
  }
}

extension Event {
  /// Whether it goes on, so that an interval is its length; of all else an interval is a doubt.
  var lasts: Bool {
    switch self {
    case .conduct(.alleged), .court(.hearingHeld), .proceeding(.investigationStep), .amendment:
      true
    case .conduct, .court, .proceeding, .party, .custody, .exchange, .law, .evidence: false
    }
  }
}
