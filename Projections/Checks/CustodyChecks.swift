import Events

extension FileUnderCheck {
  /// Somebody who is held after a release, where nothing recorded between says why.
  ///
  /// A new charge, a search, an escape, a surrender or a judgment does, and so does the ground that
  /// the hold itself names.
  func heldAfterRelease() -> [Flagged] {
    file.persons.flatMap { person -> [Flagged] in
      var flags: [Flagged] = []
      var release: CaseItem?
      for moment in person.course.moments {
        guard let item = file.item(at: moment.position) else { continue }
        switch moment.kind {
        case .released: release = item
        case .hold(let liberty) where liberty.isHeld:
          if let release, item.member("basis") == nil, item.standing != .contested,
            certainly(release, before: item)
          {
            flags.append(heldAgain(person, item, after: release))
          }
          release = nil
        case .hold, .bailed, .alleged, .investigated, .handedToProsecutors, .handedToCourt,
          .chargeAmended, .chargesDropped, .chargesMerged, .notGuilty, .pleaRefused,
          .confessionReported, .mistrial, .hung, .appealed, .closed, .died, .executed:
          break
        case .sought, .returned, .charged, .chargeAdded, .pleaWithdrawn, .pleaded, .tried, .judged,
          .judgedAgain, .sentenced, .sentenceChanged, .appealDecided, .escaped, .surrendered:
          release = nil
        }
      }
      return flags
    }
  }

  private func heldAgain(
    _ person: CasePerson, _ item: CaseItem, after release: CaseItem
  ) -> Flagged {
    flag(
      .heldAfterRelease, item,
      "\(called(item)) holds \(person.label) after \(cited(release)), and nothing recorded between "
        + "says why.",
      "Put the wrong date or party right, record what came between, or say the ground in basis.")
  }

  /// Somebody who is released, and of whom no hold, measure or prison sentence is recorded before.
  func releaseWithoutHold() -> [Flagged] {
    var names: [Int64: [String]] = [:]
    for person in file.persons {
      var isKnown = false
      for answer in person.course.liberties {
        switch answer.value {
        case .released, .paroled, .exchanged:
          if !answer.reason.isInferred, !isKnown {
            names[answer.position, default: []].append(person.label)
          }
          isKnown = true
        case .detained, .arrested, .remanded, .restricted, .bailed, .imprisoned, .surrendered,
          .escaped:
          isKnown = true
        case .atLarge, .dead, .executed, .unknown: break
        }
      }
    }
    return names.sorted { $0.key < $1.key }.compactMap { position, names in
      file.item(at: position).map { item in
        flag(
          .releaseWithoutHold, item,
          "\(called(item)) releases \(names.joinedInWords), and nothing before says that "
            + "\(names.count == 1 ? "this person was" : "they were") held.",
          "Record the arrest or the prison sentence, as far as a source has it.")
      }
    }
  }

  /// A hold that is said to last beyond a release, an escape or a death.
  func heldUntil() -> [Flagged] {
    file.persons.flatMap { person -> [Flagged] in
      let items = mine(person)
      return items.compactMap { item -> Flagged? in
        guard isHold(item),
          let until = item.fact.value(Key("until")).flatMap(EDTF.read), let end = FactSpan(until),
          let exit = items.first(where: { isExit($0) && certainly(item, before: $0) }),
          exit.span.isClearlyBefore(end),
          !items.contains(where: { isHold($0) && certainly(exit, before: $0) })
        else { return nil }
        return flag(
          .heldUntil, item,
          "\(called(item)) is said to hold \(person.label) until \(until.edtf?.words ?? ""), beyond "
            + "\(cited(exit)).",
          "Put the wrong date right; if until is what a court set and the hold ended sooner, leave it."
        )
      }
    }
  }

  private func isHold(_ item: CaseItem) -> Bool {
    guard case .custody(let custody) = item.fact.event else { return false }
    return switch custody {
    case .detained, .arrested, .remanded: true
    case .sought, .restricted, .released, .escaped, .surrendered, .died, .executed: false
    }
  }

  private func isExit(_ item: CaseItem) -> Bool {
    guard case .custody(let custody) = item.fact.event else { return false }
    return switch custody {
    case .released(let read): read.how != .bail
    case .escaped, .died, .executed: true
    case .sought, .detained, .arrested, .remanded, .restricted, .surrendered: false
    }
  }
}
