import Events
import Projections

/// Where a person is, with the reason: "imprisoned, by the sentence", "released (inferred from the
/// acquittal)", "exchanged".
struct LibertyWords {
  private let person: CasePerson
  private let file: CaseFile

  private let today: Day?

  /// - Parameter today: the day of the reader; nil is the day of the last record.
  init(_ person: CasePerson, _ file: CaseFile, today: Day? = nil) {
    self.person = person
    self.file = file
    self.today = today
  }

  var words: String {
    guard let liberty = person.course.liberty else { return "none recorded" }
    var text = value(liberty)
    if let reason = liberty.reason.words { text += reason }
    if let served = ServedTerm(person, file, today: today).words { text += ", \(served)" }
    var marks: [String] = []
    if liberty.isContested { marks.append("contested") }
    if liberty.isOrderUnrecorded { marks.append("order not recorded") }
    if !marks.isEmpty { text += " (\(marks.joined(separator: "; ")))" }
    for other in person.course.contestedLiberty {
      text += "; contested: \(other.value.words)"
    }
    return text
  }

  private func value(_ liberty: Course.Answer<Liberty>) -> String {
    guard liberty.reason == .said, let item = file.item(at: liberty.position),
      case .custody(let custody) = item.fact.event
    else { return liberty.value.words }
    switch custody {
    case .restricted(let read):
      return read.measure == .bail ? "on bail" : "under \(read.measure.phrase)"
    case .released(let read): return read.how.told
    case .surrendered(let read):
      return "surrendered to \(read.to.nameWithArticle), in custody there"
    case .sought: return "sought, at large"
    case .detained, .arrested, .remanded, .escaped, .died, .executed:
      return liberty.value.words
    }
  }
}

extension ReleaseHow {
  /// The way out, as a state: "released on parole".
  var told: String {
    switch self {
    case .bail: "on bail"
    case .chargesDropped: "released, charges dropped"
    case .acquitted: "released after an acquittal"
    case .served: "released, sentence served"
    case .parole: "paroled"
    case .pardon: "released by pardon"
    case .commutation: "released after a commutation"
    case .exchanged: "exchanged"
    case .deported: "deported"
    case .unknown: "released"
    }
  }
}

extension Course.Reason {
  /// What stands behind the state: ", by the sentence", " (inferred from the acquittal)".
  var words: String? {
    switch self {
    case .said: nil
    case .bySentence: ", by the sentence"
    case .byDeathSentence: ", by the sentence of death"
    case .acquittal: " (inferred from the acquittal)"
    case .discontinuance: " (inferred from the end of the proceedings)"
    case .quashing: " (inferred from the quashed conviction)"
    case .suspension: " (inferred: the sentence is suspended)"
    case .noPrison: " (inferred: the sentence holds no prison)"
    case .pardon: " (inferred from the pardon)"
    case .served: " (inferred: the sentence was served)"
    case .amnesty: " (inferred from the amnesty)"
    case .absence: " (inferred: tried in absentia)"
    case .sentenceFell: " (the sentence fell)"
    }
  }
}
