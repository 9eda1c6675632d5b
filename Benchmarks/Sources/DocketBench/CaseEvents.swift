import Events

/// What happened in a case: the members that every such fact has, and those of its word.
extension CaseFacts {
  func event(of step: CasePlan.Step, on day: Int, _ random: inout SplitMix) -> JSON {
    var members: [JSON.Member] = [
      .init("id", .string(id)), .init("case", .string(plan.slug)),
      .init("occurred", .string(GeneratedDate.written(day, &random))),
      .init("sources", sources(random.pick([(1, 109), (2, 160), (3, 19), (4, 3), (5, 2)]))),
      .init("note", .string(random.pick(Self.notes) + " So says report \(number).")),
    ]
    if random.chance(28) {
      members.append(.init("disclosed", .string(GeneratedDate.day(day + random.below(30)))))
    }
    if random.chance(79) {
      members.append(
        .init("authority", .string("\(plan.country) prosecutor's office, section \(number % 7)")))
    }
    if random.chance(65) {
      members.append(
        .init(
          "place",
          [
            "label": .string("Capital of \(plan.country)"),
            "country": .string(plan.country),
          ]))
    }
    members.append(.init("claim", claim(&random)))
    if random.chance(50) {
      members.append(.init("details", ["page": .integer(Int64(number % 90))]))
    }
    if step.isOfParties, random.chance(plan.accused == 1 ? 98 : 75) {
      let named = plan.accused == 1 ? 1 : 1 + random.below(plan.accused)
      members.append(.init("parties", .array((0..<named).map { .string(person($0)) })))
    }
    return .object(members + own(step, &random))
  }

  private static let notes = [
    "The engineer was said to have passed plans of a pump to an officer who posed as a buyer.",
    "A court in the capital heard two witnesses; the public was shut out for an hour.",
    "The ministry gave a name, an age and a charge, and no further particulars.",
    "Counsel said that the papers had been open to everybody in a library.",
    "Prosecutors spoke of payments into an account abroad over four years.",
  ]

  private func claim(_ random: inout SplitMix) -> JSON {
    let standing = random.pick(["alleged", "charged", "adjudicated", "confirmed", "confirmed"])
    guard random.chance(55) else { return ["standing": .string(standing)] }
    return [
      "speaker": .string("Ministry of \(plan.country)"), "speech": "announces",
      "standing": .string(standing),
    ]
  }

  /// What the word of a step says of its own.
  private func own(_ step: CasePlan.Step, _ random: inout SplitMix) -> [JSON.Member] {
    func word(_ name: String, _ more: JSON.Member...) -> [JSON.Member] {
      [.init("type", .string(name))] + more
    }
    let court = JSON.Member("court", .string("High Court of \(plan.country)"))
    switch step {
    case .conduct:
      return word(
        "conduct.alleged",
        .init("kind", .string(random.pick(["recruitment", "transmission", "payment"]))),
        .init("counterpart", .string("an officer of \(plan.other)")))
    case .statement:
      return word(
        "statement.made",
        .init("kind", .string(random.pick(["announcement", "denial", "protest", "no_comment"]))))
    case .custody(let name): return word(name)
    case .charge:
      return word(
        "charge.laid", .init("instrument", .string(random.pick(["complaint", "indictment"]))),
        counts(&random))
    case .chargeChanged:
      return word("charge.changed", .init("change", "amended"), counts(&random))
    case .plea:
      let plea = word(
        "plea.entered", .init("plea", .string(random.pick(["guilty", "not_guilty"]))))
      return random.chance(80) ? plea + [counts(&random)] : plea
    case .hearing: return word("hearing.held", .init("kind", "trial"), .init("openness", "partly"))
    case .verdict:
      let result = random.pick(["convicted", "convicted", "convicted", "convicted", "acquitted"])
      let verdict = word("verdict.given", .init("result", .string(result)), court)
      return random.chance(80) ? verdict + [counts(&random)] : verdict
    case .sentence:
      return word(
        "sentence.imposed", court,
        .init("components", [["kind": "prison", "term": .string("P\(number % 30 + 1)Y")]]))
    case .appeal: return word("appeal.lodged", .init("court", "Supreme Court"))
    case .appealDecided:
      return word(
        "appeal.decided", .init("court", "Supreme Court"),
        .init("result", .string(random.pick(["upheld", "upheld", "varied", "quashed"]))))
    case .linked: return linked(&random)
    case .released:
      return word(
        "custody.released",
        .init("how", .string(random.pick(["served", "bail", "parole", "exchanged", "unknown"]))))
    case .secondAccount(let place):
      return word("custody.arrested", .init("account_of", .string("f\(number)-\(place)")))
    default: return word("note.added", .init("text", "Nothing more is known."))
    }
  }

  private func linked(_ random: inout SplitMix) -> [JSON.Member] {
    let relation = random.pick([("context", 16), ("timing", 2), ("applies_law", 1)])
    let other = max(1, number - 1 - random.below(7))
    let target = relation == "applies_law" ? law : CasePlan.slug(CasePlan.country(of: other), other)
    return [
      .init("type", "case.linked"), .init("relation", .string(relation)),
      .init("to", .string(target)),
    ]
  }

  private func counts(_ random: inout SplitMix) -> JSON.Member {
    let offences = [
      ("gathering defence information", "18 U.S.C. 793"),
      ("delivering defence information to aid a foreign government", "18 U.S.C. 794"),
      ("acting as an agent of a foreign government", "18 U.S.C. 951"),
      ("espionage", "Criminal Law art. 110"), ("state treason", "Criminal Code art. 275"),
      ("assisting a foreign intelligence service", "s. 3"),
    ]
    // The same in the charge, the plea and the verdict of a case.
    var ofCase = SplitMix(state: UInt64(number))
    let number = ofCase.pick([(1, 33), (2, 13), (3, 7), (4, 3), (6, 4)])
    let first = ofCase.below(offences.count)
    return .init(
      "counts",
      .array(
        (0..<number).map { place in
          let offence = offences[(first + place) % offences.count]
          var count: JSON = [
            "offence": .string(offence.0), "provision": .string(offence.1),
          ]
          if random.chance(8) { count["law"] = .string(law) }
          return count
        }))
  }
}
