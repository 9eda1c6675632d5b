import Events

// Words of the recorder's own that say what no field says.
extension FileUnderCheck {
  /// A note or a description that tells of an acquittal, or of a conviction, of which no fact does.
  func verdictInWords() -> [Flagged] {
    let counts = file.persons.flatMap(\.course.counts)
    let isCleared = counts.contains {
      switch $0.outcome {
      case .acquitted, .dismissed, .vacated: true
      case .pending, .dropped, .merged, .superseded, .pleadedGuilty, .convicted, .hung, .decided,
        .abated:
        false
      }
    }
    let isGuilty = counts.contains(where: \.outcome.isGuilt)
    return standing.compactMap { item -> Flagged? in
      guard let note = item.note else { return nil }
      switch item.fact.event {
      case .court(.verdictGiven(let read)):
        if read.result == .acquitted, !isGuilty, Telling(note).convicts, !Telling(note).acquits {
          return inWords(item, "says that somebody was convicted, and no conviction is recorded")
        }
        guard read.result == .convicted else { return nil }
      case .court(.sentenceImposed): break
      case .court, .proceeding, .party, .conduct, .custody, .exchange, .law, .evidence, .amendment:
        return nil
      }
      guard !isCleared, Telling(note).acquits else { return nil }
      return inWords(item, "says that somebody was acquitted, and no acquittal is recorded")
    } + roleInWords()
  }

  private func inWords(_ item: CaseItem, _ words: String) -> Flagged {
    flag(
      .verdictInWords, item, "The note of \(called(item)) \(words).",
      "Record what was found of whom: verdict.given with parties, or counts with their results.")
  }

  /// A role's description or note that says how it ended for somebody, where facts say otherwise.
  private func roleInWords() -> [Flagged] {
    standing.compactMap { item -> Flagged? in
      guard case .proceeding(.roleAssigned(let read)) = item.fact.event, let party = read.party,
        let person = file.accused.first(where: { $0.slugs.contains(party.string) })
      else { return nil }
      let told = [read.description?.string, item.note].compactMap { $0.map(Telling.init) }
      let outcomes = person.course.counts.map(\.outcome)
      let isCleared = outcomes.contains { $0 == .acquitted || $0 == .dismissed || $0 == .vacated }
      if told.contains(where: \.acquits), !isCleared {
        return roleFlag(item, person, "acquitted", "no verdict that is recorded acquits them")
      }
      if told.contains(where: { $0.convicts && !$0.acquits }), !outcomes.isEmpty,
        outcomes.allSatisfy({ $0 == .acquitted })
      {
        return roleFlag(item, person, "convicted", "what is recorded is an acquittal alone")
      }
      return nil
    }
  }

  private func roleFlag(
    _ item: CaseItem, _ person: CasePerson, _ word: String, _ fact: String
  ) -> Flagged {
    flag(
      .verdictInWords, item,
      "The role of \(person.label) is described as of somebody who was \(word), and \(fact).",
      "Record the verdict, with parties where it is one person's; or put the description right.")
  }

  /// A trial, a verdict or a sentence that is said to be in absence, though its field does not say so.
  func absenceInWords() -> [Flagged] {
    standing.compactMap { item -> Flagged? in
      switch item.fact.event {
      case .court(.verdictGiven), .court(.sentenceImposed): break
      case .court(.hearingHeld(let read)):
        guard read.kind == .trial else { return nil }
      case .court, .proceeding, .party, .conduct, .custody, .exchange, .law, .evidence, .amendment:
        return nil
      }
      let tags = item.member("tags")?.array?.compactMap(\.string) ?? []
      let told = ([item.note, item.term].compactMap(\.self) + tags).map(Telling.init)
      guard item.member("in_absentia") == nil, told.contains(where: \.saysInAbsence) else {
        return nil
      }
      return flag(
        .absenceInWords, item,
        "\(called(item)) is said to be in absence, and in_absentia is not set.",
        "Set it: docket record correct --target '#\(item.position)' --patch '{\"in_absentia\":true}'."
      )
    }
  }
}

/// What words of a recorder's own tell of a verdict.
struct Telling {
  private let words: [String]

  init(_ text: String) {
    words = text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// Whether they say that somebody was acquitted; a plea of not guilty is none.
  var acquits: Bool {
    words.indices.contains { place in
      switch words[place] {
      case "acquitted", "acquits", "exonerated": return !isDenied(place)
      case "acquittal": return !isDenied(place) && !isSought(place)
      case "cleared": return !isDenied(place) && words[place...].prefix(4).contains("of")
      case "guilty":
        let before = words[max(0, place - 4)..<place]
        return before.last == "not" && !before.contains { $0.hasPrefix("plea") }
      default: return false
      }
    }
  }

  /// Whether they say that somebody was convicted.
  var convicts: Bool {
    words.indices.contains { place in
      switch words[place] {
      case "convicted": return !isDenied(place)
      case "guilty":
        let before = words[max(0, place - 3)..<place]
        return before.last != "not" && (before.contains("found") || next(place) == "verdict")
      default: return false
      }
    }
  }

  var saysInAbsence: Bool {
    words.indices.contains { place in
      switch words[place] {
      case "absentia": return true
      case "absence":
        return place > 0 && ["his", "her", "their", "s", "in"].contains(words[place - 1])
          && words[max(0, place - 4)..<place].contains("in")
      default: return false
      }
    }
  }

  private func next(_ place: Int) -> String? {
    place + 1 < words.count ? words[place + 1] : nil
  }

  /// Whether a "not" or a "denied" goes before.
  private func isDenied(_ place: Int) -> Bool {
    hasOne(of: ["not", "never", "neither", "nobody", "none", "refused", "denied"], before: place)
  }

  /// Whether somebody only asked for it.
  private func isSought(_ place: Int) -> Bool {
    hasOne(of: ["sought", "seeking", "asked", "demanded", "for", "motion", "urged"], before: place)
  }

  private func hasOne(of some: Set<String>, before place: Int) -> Bool {
    words[max(0, place - 3)..<place].contains(where: some.contains)
  }
}
