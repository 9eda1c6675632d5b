import Events

extension FileUnderCheck {
  /// Something that happened, without a source.
  func noSource() -> [Flagged] {
    standing.filter { $0.citations.isEmpty && needsSource($0) }.map {
      flag(
        .noSource, $0, "\($0.word) has no source.",
        "Name where it is from: docket record correct --target '#\($0.position)'.")
    }
  }

  private func needsSource(_ item: CaseItem) -> Bool {
    switch item.fact.event {
    case .conduct, .custody, .court, .exchange, .law: true
    case .proceeding: item.isEvent
    case .party, .evidence, .amendment: false
    }
  }

  /// A step of proceedings that nobody is said to tell, and behind which one source alone stands: its
  /// grade says so, with all accounts of it and whoever confirmed it.
  ///
  /// A court record, a law or an official statement may tell what its author did. What stands as
  /// alleged, contested or unverified is not stated as fact.
  func singleRoot() -> [Flagged] {
    standing.filter { isStep($0) && $0.speaker == nil && !$0.citations.isEmpty }.compactMap {
      item -> Flagged? in
      switch item.standing {
      case .alleged, .contested, .unverified: return nil
      case .charged, .adjudicated, .confirmed, nil: break
      }
      guard let grade = item.grade, grade.rating == .oneSource, let root = grade.roots.first,
        !isToldBy(grade), !restsOnOfficial(item)
      else { return nil }
      let count = item.citations.count
      return flag(
        .singleRoot, item,
        "\(item.word) is stated as fact and rests on one source: \(root.name)"
          + (count > 1 ? ", to which all \(count) that it cites go back." : "."),
        "Add an independent source, or say who says so (claim.speaker).")
    }
  }

  /// Graded with another account, which is flagged itself.
  private func isToldBy(_ grade: Grade) -> Bool {
    if case .told? = grade.reasons.first { return true }
    return false
  }

  /// Whether anything official is cited, or stands behind what is cited.
  private func restsOnOfficial(_ item: CaseItem) -> Bool {
    var seen: Set<String> = []
    var rest = item.citations.map(\.source)
    while let slug = rest.popLast() {
      guard seen.insert(slug).inserted, let source = file.source(slug) else { continue }
      switch source.kind {
      case .courtRecord, .legislation, .officialStatement: return true
      case .wire, .newspaper, .broadcast, .stateMedia, .aggregator, .ngo, .thinkTank, .academic,
        .book, .web, .document, nil:
        rest += source.carried
      }
    }
    return false
  }

  /// A fact that cites a withdrawn source.
  func sourceWithdrawn() -> [Flagged] {
    standing.compactMap { item -> Flagged? in
      let all = Set(item.citations.map(\.source))
      let gone = all.filter { file.source($0)?.state == .withdrawn }.sorted()
      guard let first = gone.first else { return nil }
      let only = gone.count == all.count ? " and has no other source" : ""
      return flag(
        .sourceWithdrawn, item, "It cites \(first), which was withdrawn\(only).",
        "Look whether it still stands; retract it with reason source_retracted if not.")
    }
  }

  /// A link with a speaker, of which the record remarks that it is the recorder's own, and no source's.
  func linkSpeaker() -> [Flagged] {
    standing.compactMap { item -> Flagged? in
      guard case .proceeding(.linked) = item.fact.event, let speaker = item.speaker,
        !FileUnderCheck.isRecorder(speaker),
        let remark = (item.remarks.map(\.text) + [item.note].compactMap { $0 })
          .first(where: FileUnderCheck.isOwnWork)
      else { return nil }
      return flag(
        .linkSpeaker, item,
        "The link gives \(file.names.name(of: speaker)) as its speaker, and is remarked on as the "
          + "recorder's own: \(remark.asSentence)",
        "Give docket's editors as the speaker where nobody else makes the link: docket record correct "
          + "--target '#\(item.position)'.")
    }
  }

  /// Whether a speaker is whoever keeps the record: then speaker and remark agree.
  private static func isRecorder(_ speaker: String) -> Bool {
    let words = speaker.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains("docket") || words.contains("compiler") || words.contains("recorder")
  }

  /// Whether a remark says that what it is about was made by whoever keeps the record.
  private static func isOwnWork(_ remark: String) -> Bool {
    let words = remark.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(
      String.init)
    let own: Set<String> = ["compiler", "recorder", "editor", "editors", "docket"]
    let isOwn = words.contains { word in
      own.contains(word)
        || own.contains { word == "\($0)'s" || word == "\($0)’s" || word == "\($0)'" }
    }
    let plain = words.joined(separator: " ")
    return isOwn
      || ["names none", "does not name", "names neither", "not named in"].contains {
        plain.contains($0)
      }
  }

  /// What the record doubts of itself.
  func unresolvedDoubt() -> [Flagged] {
    standing.flatMap { item in
      item.remarks.filter { $0.key != "relation" }.map { remark in
        let name = remark.key == "doubt" ? "doubt" : "open question"
        return flag(
          .unresolvedDoubt, item,
          "\(name == "doubt" ? "A" : "An") \(name) stands: \(remark.text.asSentence)",
          "Settle it, or record the other account with account_of.")
      }
    }
  }
}

extension String {
  /// With a full stop, unless something ends it.
  var asSentence: String {
    guard let last, !".!?…".contains(last) else { return self }
    return self + "."
  }
}
