import Events

/// The sentences of one person, read from the facts that a course names.
struct Punishments {
  private let course: Course
  private let party: String
  private let names: Names
  private let item: (Int64) -> CaseItem?

  init(_ course: Course, of party: String, _ names: Names, _ item: @escaping (Int64) -> CaseItem?) {
    self.course = course
    self.party = party
    self.names = names
    self.item = item
  }

  var list: [CasePerson.Punishment] {
    course.judgments.indices.compactMap { place in
      let judgment = course.judgments[place]
      guard !judgment.sentences.isEmpty else { return nil }
      return CasePerson.Punishment(
        judgment: place, steps: judgment.sentences.map(step),
        isInForce: judgment.hasSentence && overturning(judgment) == nil,
        overturned: overturning(judgment))
    }
  }

  /// The fact by which nothing that a judgment convicted of stands any more, where that was a later
  /// verdict: a sentence falls with its conviction.
  private func overturning(_ judgment: Course.Judgment) -> Int64? {
    let found = judgment.found.filter { $0.outcome.isGuilt }.map { course.counts[$0.count] }
    guard judgment.stands, !found.isEmpty,
      found.allSatisfy({ $0.outcome == .acquitted || $0.outcome == .dismissed })
    else { return nil }
    return found.map(\.position).max()
  }

  private func step(_ sentence: Course.Judgment.Sentence) -> CasePerson.Punishment.Step {
    let mine = item(sentence.of ?? sentence.position).map(share) ?? []
    return CasePerson.Punishment.Step(
      kind: sentence.kind, parts: Sentence.parts(of: mine), components: mine,
      position: sentence.position, fellBy: sentence.fellBy)
  }

  /// The parts of a sentence that are the person's or everybody's.
  private func share(of item: CaseItem) -> [JSON] {
    (item.member("components")?.array ?? []).filter { part in
      guard let party = part["party"]?.string else { return true }
      return names.identities.person(of: party) == self.party
    }
  }
}
