import Events
import Projections
import Words

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
