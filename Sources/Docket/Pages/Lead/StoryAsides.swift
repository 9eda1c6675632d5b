import Events
import Projections
import Words

/// What wants a sentence of its own: appeals that are not decided, a surrender that was refused,
/// what is contested, what was denied.
struct StoryAsides {
  let person: CasePerson
  let words: LeadWords

  var sentences: [String] { appeals + surrenders + contested }

  private var appeals: [String] {
    person.course.appeals.compactMap { appeal in
      guard appeal.isPending || wasLeftOpen(appeal), appeal.isOfJudgment,
        let position = appeal.lodged, let item = words.file.item(at: position)
      else { return nil }
      let judgment = appeal.judgment.map { person.course.judgments[$0] }
      let isAcquittal = appeal.of == .acquittal || (judgment?.isAcquittal ?? false)
      let against =
        appeal.undone.map(AppealWords.matter)
        ?? AppealWords.matter(isAcquittal ? .acquittal : appeal.of)
      let to = item.court.map { " to \(Wording.the($0))" } ?? ""
      let date = words.date(of: item).map { " \($0)" } ?? ""
      // After an appeal was decided, the next court may have to give leave first.
      let isFurther = person.course.appeals.contains { other in
        guard other.isOfJudgment, other.result != .withdrawn, let decided = other.decided,
          let decision = words.file.item(at: decided)
        else { return false }
        // What the court that decided is asked again is an appeal like the first.
        return !item.span.isBefore(decision.span) && decision.court != item.court
      }
      if isFurther, appeal.undone == nil, let side = side(appeal, item), let court = item.court {
        return "\(side) applied to \(Wording.the(court))\(date); no decision is recorded."
      }
      guard let side = side(appeal, item) else {
        return "An appeal against \(against)\(to) was lodged\(date); no decision is recorded."
      }
      return "\(side) appealed against \(against)\(to)\(date); no decision is recorded."
    }
  }

  /// Whether a release came before anybody decided it: the release says nothing of how it ended.
  private func wasLeftOpen(_ appeal: Course.Appeal) -> Bool {
    guard appeal.decided == nil, let ended = appeal.ended else { return false }
    return person.course.moments.contains { moment in
      guard moment.position == ended, case .released(let how) = moment.kind else { return false }
      return how != .exchanged && how != .pardon
    }
  }

  private func side(_ appeal: Course.Appeal, _ item: CaseItem) -> String? {
    switch appeal.by {
    case .defence: person.label
    case .prosecution: "The prosecution"
    case .both: "Both sides"
    case .other, nil:
      item.authority.map { authority in
        ["prosecution", "defence"].contains(authority)
          ? "The \(authority)" : Wording.capitalised(Wording.the(authority))
      }
    }
  }

  private var surrenders: [String] {
    words.surrenders.compactMap { item in
      guard person.isConcerned(by: item),
        case .custody(.surrendered(let read)) = item.fact.event
      else { return nil }
      // Who was handed over was so by an order.
      if read.step == .ordered,
        person.course.moments.contains(where: { $0.kind == .surrendered })
      {
        return nil
      }
      let date = words.date(of: item).map { " \($0)" } ?? ""
      let step = read.step == .ordered ? "ordered" : "refused"
      return "Surrender to \(read.to.nameWithArticle) was \(step)\(date)."
    } + extraditions
  }

  /// What courts decided on appeals of an extradition: "The extradition was quashed on appeal on …".
  private var extraditions: [String] {
    person.course.appeals.compactMap { appeal in
      guard appeal.of == .extradition, let decided = appeal.decided, let result = appeal.result,
        result != .withdrawn
      else { return nil }
      let by = words.decider(at: decided).map { " \($0)" } ?? ""
      let date = words.date(at: decided).map { " \($0)" } ?? ""
      let what =
        switch result {
        case .upheld, .refused: "was upheld on appeal"
        case .quashed: "was quashed on appeal"
        case .varied: "was varied on appeal"
        case .remitted, .withdrawn: "was sent back on appeal"
        }
      return "The extradition \(what)\(by)\(date)."
    }
  }

  /// A hold that somebody contests, or a contested word beside what is not.
  private var contested: [String] {
    var answers = person.course.contestedLiberty
    if let liberty = person.course.liberty, liberty.isContested { answers.append(liberty) }
    // What follows from a contested fact is not what its speaker said: the fact itself is told.
    return answers.filter { $0.reason == .said }.compactMap { answer in
      guard let item = words.file.item(at: answer.position) else { return nil }
      let speakers = item.voices.map { Wording.the($0.name) }
      let by = speakers.isEmpty ? "" : ", as told by \(Wording.list(speakers)),"
      let date = words.date(of: item).map { " \($0)" } ?? ""
      // What is contested of it stands in the recorder's words.
      let note = item.note.map { " " + CaseSummary.firstSentence($0) } ?? ""
      return "That \(person.label) \(answer.value.told)\(date)\(by) is contested.\(note)"
    }
  }
}

extension Liberty {
  /// What happened to somebody who is so: "was arrested", "died".
  fileprivate var told: String {
    switch self {
    case .dead: "died"
    case .escaped: "escaped"
    case .bailed: "was released on bail"
    case .atLarge: "was at large"
    case .restricted: "was placed under a measure"
    case .detained, .arrested, .remanded, .released, .imprisoned, .paroled, .exchanged,
      .surrendered, .executed:
      "was \(words)"
    case .unknown: "was elsewhere"
    }
  }
}
