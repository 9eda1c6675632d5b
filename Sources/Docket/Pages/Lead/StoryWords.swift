import Events
import Projections
import Words

extension Course.Moment.Kind {
  /// Whether it tells where somebody was.
  var isOfLiberty: Bool {
    switch self {
    case .hold, .released, .bailed, .escaped, .surrendered, .died, .executed, .sought: true
    case .alleged, .investigated, .returned, .handedToProsecutors, .handedToCourt, .charged,
      .chargeAdded, .chargeAmended, .chargesDropped, .chargesMerged, .notGuilty, .pleaRefused,
      .pleaWithdrawn, .confessionReported, .pleaded, .tried, .mistrial, .hung, .judged,
      .judgedAgain, .sentenced, .sentenceChanged, .appealed, .appealDecided, .closed:
      false
    }
  }
}

extension RestrictionMeasure {
  /// "house arrest", "an exit ban".
  var phrase: String {
    switch self {
    case .unspecified: "a measure that is not specified"
    case .bail: "bail"
    case .houseArrest: "house arrest"
    case .exitBan: "an exit ban"
    case .residentialSurveillance: "residential surveillance"
    case .other: "a measure short of custody"
    }
  }
}

extension Story {
  /// "16 years in prison", "4 years in prison, 2 years of it suspended", "2 years in prison,
  /// suspended, and a fine of USD 5,500".
  static func words(_ parts: [String]) -> String {
    let ending = ", suspended"
    var words: [String] = []
    for part in parts {
      guard part.hasSuffix(ending) else {
        words.append(part)
        continue
      }
      let term = part.dropLast(ending.count)
      if let last = words.last, last.hasSuffix(" in prison") {
        words[words.count - 1] += last == term + " in prison" ? ending : ", \(term) of it suspended"
      } else {
        words.append(term + " in prison" + ending)
      }
    }
    return Wording.list(words)
  }
}

extension String {
  /// Nil where there is nothing.
  var nonEmpty: String? { isEmpty ? nil : self }
}
