import Events
import Projections

/// What was imposed, and what became of it and of the judgment on appeal.
extension StoryReader {
  // MARK: Sentences

  mutating func sentenced(_ places: [Int], _ moment: Course.Moment) {
    let punishment = person.punishments.first { punishment in
      punishment.steps.contains { $0.position == moment.position }
    }
    let parts = punishment?.steps.first { $0.position == moment.position }?.parts ?? []
    let note = words.file.item(at: moment.position)?.note.map(CaseSummary.firstSentence)
    // What is imposed for so long is told with its length; else the note tells what is known of it.
    let isVague = parts.isEmpty || parts.contains("prison")
    let unknown = note == nil ? "the term is not recorded" : "the exact term is not recorded"
    tell(
      .passive("sentenced"), moment,
      object: parts.isEmpty ? nil : "to \(Story.words(parts))",
      by: words.decider(at: moment.position),
      aside: [isVague ? unknown : nil, openToAppeal(moment)]
        .compactMap(\.self).joined(separator: "; ").nonEmpty)
    clauses[clauses.count - 1].isSentence = true
    // What is known of a term that has no figure of its own stands in the recorder's words.
    // So does what it imposed beside what has a kind.
    // Whether a life term leaves room for parole has no field.
    let isMore =
      parts.contains { $0.hasPrefix("a further measure") }
      || parts.contains("life in prison") && note?.contains("parole") == true
    if isVague || isMore, let note { notes.append(note) }
  }

  mutating func sentenceChanged(_ change: SentenceChange, _ moment: Course.Moment) {
    let parts =
      person.punishments.flatMap(\.steps).first {
        $0.position == moment.position
      }?.parts ?? []
    let to = parts.isEmpty ? nil : "to \(Story.words(parts))"
    let by = words.decider(at: moment.position)
    switch change {
    case .commuted, .reduced, .increased:
      tell(
        .had("the sentence \(change.words)", many: "their sentences \(change.words)"), moment,
        object: to, by: by)
    case .vacated:
      tell(
        .had("the sentence set aside", many: "their sentences set aside"), moment, by: by,
        aside: "the conviction stands")
    case .pardoned: tell(.passive("pardoned"), moment, by: by)
    case .paroleGranted: tell(.passive("granted parole"), moment)
    case .paroleRefused: break
    case .served:
      tell(.active("served the sentence to its end"), moment)
    }
  }

  // MARK: Appeals

  mutating func appealDecided(_ place: Int, _ moment: Course.Moment) {
    let appeal = course.appeals[place]
    guard appeal.isOfJudgment, let result = appeal.result else { return }
    let judgment = appeal.judgment.map { course.judgments[$0] }
    // What was decided need not be all that was appealed.
    let matter = appeal.decidedOf ?? appeal.of
    let isAcquittal = matter == .acquittal || (judgment?.isAcquittal ?? false)
    let what =
      isAcquittal
      ? "acquittal"
      : matter == .sentence ? "sentence" : matter == .conviction ? "conviction" : "judgment"
    let by = words.decider(at: moment.position)
    func told(_ verb: String) -> Clause {
      Clause(
        verb: .had(verb), by: by, date: words.date(at: moment.position),
        aside: according(moment, by: by), span: moment.span)
    }
    let side = appeal.by == .prosecution ? "the prosecution's appeal" : "the appeal"
    if let undone = appeal.undone, result != .refused && result != .withdrawn {
      clauses.append(told(reviewed(appeal, undone, result, moment)))
      return
    }
    switch result {
    case .upheld: clauses.append(told("the \(what) upheld on appeal"))
    case .varied:
      let set = person.punishments.flatMap(\.steps).first { $0.position == moment.position }
      let parts = set?.parts ?? []
      if parts.isEmpty || what == "sentence" {
        var clause = told("the \(what) varied on appeal")
        if !parts.isEmpty { clause.object = "to \(Story.words(parts))" }
        clauses.append(clause)
      } else {
        let done = isAcquittal ? "set aside" : "varied"
        clauses.append(
          told("the \(what) \(done) and the sentence set at \(Story.words(parts)) on appeal"))
      }
    case .refused: clauses.append(told("\(side) dismissed"))
    case .withdrawn:
      if appeal.by == .prosecution {
        tell(.had("\(side) withdrawn"), moment)
      } else {
        if let lodged = appeal.lodged {
          clauses.append(Clause(verb: .active("appealed"), date: words.date(at: lodged)))
        }
        tell(.active("withdrew the appeal"), moment)
      }
    case .remitted:
      clauses.append(
        told(
          matter == .sentence
            ? "the sentence set aside and the case sent back on appeal"
            : "the case sent back for a new trial on appeal"))
    case .quashed:
      // Where there are several judgments it is said which.
      let found = judgment.map { LeadWords.offences(counts($0.found.map(\.count))) } ?? nil
      let of = course.judgments.count > 1 ? found.map { " of \($0)" } ?? "" : ""
      let clause = told("the \(what == "judgment" ? "conviction" : what)\(of) quashed on appeal")
      if isAcquittal || matter == .sentence || hasGuilt(after: appeal) {
        clauses.append(clause)
      } else {
        tellWell(clause, moment)
      }
    }
  }

  /// What a court made of the decision that had taken something back: "the conviction restored on
  /// appeal".
  private func reviewed(
    _ appeal: Course.Appeal, _ undone: Course.Undone, _ result: AppealResult,
    _ moment: Course.Moment
  ) -> String {
    let what = AppealWords.matter(undone)
    if appeal.isRestored {
      let set = person.punishments.flatMap(\.steps).first { $0.position == moment.position }
      let parts = set?.parts ?? []
      let sentence = parts.isEmpty ? "" : " and the sentence set at \(Story.words(parts))"
      return "\(AppealWords.restored(undone))\(sentence) on appeal"
    }
    return switch result {
    case .upheld, .refused, .withdrawn: "\(what) upheld on appeal"
    case .remitted: "\(what) set aside and the case sent back on appeal"
    case .quashed: "\(what) set aside on appeal"
    case .varied: "\(what) varied on appeal"
    }
  }

  /// Whether what was quashed was found again later.
  func hasGuilt(after appeal: Course.Appeal) -> Bool {
    guard let place = appeal.judgment else { return false }
    return course.judgments[place].found.contains {
      course.counts[$0.count].outcome.isGuilt
    }
  }
}
