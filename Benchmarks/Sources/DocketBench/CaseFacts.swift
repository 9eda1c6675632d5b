import Events

/// The facts of a case's plan, one a step.
struct CaseFacts {
  let plan: CasePlan
  let number: Int
  let id: String

  init(_ plan: CasePlan) {
    self.plan = plan
    number = plan.number
    id = "f\(plan.number)-\(plan.done)"
  }

  /// The fact of the next step, which is then done.
  func fact(_ plan: inout CasePlan, _ random: inout SplitMix) -> JSON {
    defer { plan.done += 1 }
    switch plan.steps[plan.done] {
    case .opened: return opened(&random)
    case .registered(let source): return registered(source, &random)
    case .introduced(let person): return introduced(person)
    case .assigned(let person): return assigned(person)
    case .lawChanged(let change): return lawChanged(change, &random)
    case .lawCommenced: return law("law.commenced", [], &random)
    case .swap: return swap(&random)
    case .corrected(let place): return corrected(place, &random)
    case let step:
      plan.day += random.below(120)
      return event(of: step, on: plan.day, &random)
    }
  }

  func person(_ place: Int) -> String { "person-\(number)-\(place)" }

  func paper(_ place: Int, of number: Int) -> String { "paper-\(number)-\(place)" }

  /// The law that every seventh case brings; the cases after it are tried by it.
  var law: String {
    let bringer = max(7, number / 7 * 7)
    return "\(CasePlan.country(of: bringer).lowercased())-law-\(bringer)"
  }

  // MARK: What a case begins with

  private func opened(_ random: inout SplitMix) -> JSON {
    [
      "type": "case.opened", "id": .string(id), "case": .string(plan.slug),
      "title": .string("Person \(number) of \(plan.country)"), "country": .string(plan.country),
      "on_behalf_of": [.string(plan.other)],
      "basis": .string(
        random.pick([("convicted", 26), ("charged", 10), ("officially_alleged", 6)])),
      "category": .string(random.pick(["military", "political", "commercial", "cyber"])),
    ]
  }

  private func introduced(_ place: Int) -> JSON {
    var party: JSON = [
      "type": "party.introduced", "id": .string(id), "party": .string(person(place)),
      "kind": "person", "label": .string("Person \(number) \(Self.suffixes[place])"),
      "naming": "full", "citizenship": [.string(place == 0 ? plan.country : plan.other)],
      "description": .string("engineer at institute \(number % 90), with access to plans"),
    ]
    // As in the seeds, one in five has further names.
    if number % 5 == 0 {
      party["names"] = [
        ["form": .string("Person Number \(number)-\(place)"), "kind": "alias", "lang": "en"],
        ["form": .string("人\(number)\(place)"), "lang": "zh-Hans"],
      ]
    }
    return party
  }

  private static let suffixes = ["Able", "Baker", "Charlie", "Dog", "Easy", "Fox"]

  private func assigned(_ place: Int) -> JSON {
    [
      "type": "role.assigned", "id": .string(id), "case": .string(plan.slug),
      "party": .string(person(place)), "role": place % 4 == 3 ? "co_defendant" : "defendant",
      "description": .string("accused of working for \(plan.other); engineer"),
    ]
  }

  private func registered(_ place: Int, _ random: inout SplitMix) -> JSON {
    let day = GeneratedDate.day(plan.day + random.below(400))
    var source: JSON = [
      "type": "source.registered", "id": .string(id), "source": .string(paper(place, of: number)),
      "kind": .string(random.pick(Self.kinds)), "publisher": .string("Paper \(random.below(200))"),
      "title": .string("Report \(number)-\(place): an engineer accused of passing documents"),
    ]
    if random.chance(89) {
      source["published"] = .string(random.chance(60) ? day : String(day.prefix(7)))
    }
    if random.chance(75) {
      source["url"] = .string(
        "https://paper-\(number % 40).example/\(day)/report-\(number)-\(place)")
    }
    if place > 0, random.chance(50) {
      source["derived"] = [
        [
          "of": .string(paper(0, of: number)),
          "how": .string(random.pick([("republished", 73), ("based_on", 9), ("translated", 3)])),
        ]
      ]
    }
    return source
  }

  private static let kinds = [
    ("web", 113), ("newspaper", 108), ("broadcast", 49), ("wire", 34), ("official_statement", 17),
    ("aggregator", 9), ("state_media", 5), ("ngo", 4), ("court_record", 2),
  ]

  // MARK: What stands beside it

  private func lawChanged(_ change: String, _ random: inout SplitMix) -> JSON {
    law(
      "law.changed",
      [.init("change", .string(change)), .init("title", .string("Act \(number) on espionage"))],
      &random)
  }

  private func law(_ type: String, _ own: [JSON.Member], _ random: inout SplitMix) -> JSON {
    .object(
      [
        .init("type", .string(type)), .init("id", .string(id)), .init("law", .string(law)),
        .init("country", .string(plan.country)),
        .init("occurred", .string(GeneratedDate.day(plan.day - 4_000 + plan.done * 90))),
        .init("authority", .string("Parliament of \(plan.country)")),
        .init("claim", ["standing": "confirmed"]), .init("sources", sources(1)),
        .init("note", "The bill was read and passed."),
      ] + own)
  }

  private func swap(_ random: inout SplitMix) -> JSON {
    let before = max(1, number - 3)
    return [
      "type": "swap.concluded", "id": .string(id), "swap": .string("swap-\(number)"),
      "occurred": .string(GeneratedDate.day(plan.day)), "sources": sources(2),
      "states": [.string(plan.country), .string(plan.other)],
      "legs": [
        [
          "party": .string(person(0)), "case": .string(plan.slug), "from": .string(plan.country),
          "to": .string(plan.other),
        ],
        [
          "party": .string("person-\(before)-0"), "from": .string(plan.other),
          "to": .string(plan.country),
        ],
      ],
      "note": "Each side confirmed the return of its nationals.",
    ]
  }

  private func corrected(_ place: Int, _ random: inout SplitMix) -> JSON {
    [
      "type": "record.corrected", "id": .string(id), "case": .string(plan.slug),
      "kind": "dating", "target": .string("f\(number)-\(place)"),
      "patch": ["disclosed": .string(GeneratedDate.day(plan.day + 10))],
      "reason": "the announcement was misdated in the first report",
    ]
  }

  /// So many citations: the case's own sources, then those of the case before.
  func sources(_ count: Int) -> JSON {
    .array(
      (0..<count).map { place in
        let own = place < plan.sources
        return [
          "source": .string(
            own ? paper(place, of: number) : paper(0, of: max(1, number - place)))
        ]
      })
  }
}
