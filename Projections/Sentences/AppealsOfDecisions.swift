import Events

// The sentence of a fact about an appeal says what was appealed as the fact has it; where that is what
// another court had decided, the course of proceedings knows.
extension CaseItem {
  /// Says of a decision on appeal, and of the appeal, that it is from the decision of another court: "Quashing
  /// of the conviction of Ann Berg set aside on the prosecution's appeal by the Supreme Court".
  mutating func tellAppeals(of persons: [CasePerson]) {
    guard let matter = CaseItem.appealed(fact.event), state != .redacted else { return }
    let appeals = persons.filter { $0.isConcerned(by: self) }.map { person in
      person.course.appeals.first { appeal in
        appeal.decided == position || appeal.lodged == position
          || appeal.accounts.contains(position)
      }
    }
    guard let first = appeals.first.flatMap(\.self), let undone = first.undone else { return }
    let isLodging = first.lodged == position
    let isOne = appeals.allSatisfy { appeal in
      appeal?.undone == undone && (isLodging || appeal?.isRestored == first.isRestored)
    }
    guard isOne else { return }
    let was = matter == .judgment ? "judgment on " : "\(matter.words) of "
    for (words, isFirst) in [(was, false), (CaseItem.capitalised(was), true)]
    where sentence.contains(words) {
      let now = isFirst ? CaseItem.capitalised(undone.matter) : undone.matter
      sentence = sentence.replacing(words, with: now, maxReplacements: 1)
      if !isLodging && first.result == .quashed {
        sentence = sentence.replacing(" quashed", with: " set aside", maxReplacements: 1)
      }
      isOfDecision = true
      return
    }
  }

  private static func appealed(_ event: Event) -> AppealedMatter? {
    switch event {
    case .court(.appealLodged(let read)): read.of ?? .judgment
    case .court(.appealDecided(let read)): read.of ?? .judgment
    default: nil
    }
  }

  private static func capitalised(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Course.Undone {
  /// What the next court was asked about, before the person's name: "quashing of the conviction of ".
  fileprivate var matter: String {
    switch self {
    case .conviction: "quashing of the conviction of "
    case .acquittal: "quashing of the acquittal of "
    case .sentence: "quashing of the sentence of "
    case .caseSentBack: "decision that sent back the case of "
    case .change: "decision that changed the judgment on "
    }
  }
}
