import Events

/// Makes facts: any number, the same for the same seed, ten a case, about 400 bytes each.
///
/// A case's ten facts come in their order, those of some two thousand cases mixed: the case, its
/// person and its newspaper report, then what happened. One case in forty is corrected, one in
/// a hundred and twenty has a second account of its arrest.
struct Generator {
  private var random: SplitMix
  private var open: [Draft] = []
  private var nextCase = 0

  init(seed: UInt64 = 42) {
    random = SplitMix(state: seed)
  }

  private struct Draft {
    var number: Int
    var step = 0
    var day: Int
    var country: String
    var other: String
  }

  private static let countries = [
    "US", "CN", "RU", "GB", "DE", "FR", "IR", "TW", "JP", "IN", "PL", "SE", "NO", "EE", "KR", "IL",
    "UA", "TR", "IT", "AU",
  ]
  private static let offences = [
    ("gathering defence information", "18 U.S.C. 793"),
    ("delivering defence information to aid a foreign government", "18 U.S.C. 794"),
    ("acting as an agent of a foreign government", "18 U.S.C. 951"),
    ("espionage", "Criminal Law art. 110"), ("state treason", "Criminal Code art. 275"),
    ("intelligence agent activity", "StGB s. 99"),
    ("assisting a foreign intelligence service", "s. 3"),
    ("theft of trade secrets", "18 U.S.C. 1832"),
  ]

  /// The next fact, canonical.
  mutating func next() -> [UInt8] {
    while open.count < 2_000 { begin() }
    let place = Int(random.next() % UInt64(open.count))
    var draft = open[place]
    let fact = step(&draft)
    open[place] = draft
    if draft.step == 10 {
      open.swapAt(place, open.count - 1)
      open.removeLast()
    }
    return fact.canonical()
  }

  private mutating func begin() {
    nextCase += 1
    let country = pick(Self.countries)
    var other = pick(Self.countries)
    while other == country { other = pick(Self.countries) }
    open.append(
      Draft(
        number: nextCase, day: Int(random.next() % 14_000) + 6_000, country: country, other: other))
  }

  private mutating func pick<T>(_ list: [T]) -> T { list[Int(random.next() % UInt64(list.count))] }

  private mutating func step(_ draft: inout Draft) -> JSON {
    draft.step += 1
    draft.day += Int(random.next() % 90)
    let number = draft.number
    let id = "f\(number)-\(draft.step)"
    let slug = "\(draft.country.lowercased())-case-\(number)"
    let day = Self.date(draft.day)
    let disclosed = Self.date(draft.day + Int(random.next() % 30))
    let party = "person-\(number)"
    switch draft.step {
    case 2:
      var party: JSON = [
        "type": "party.introduced", "id": .string(id), "party": .string(party), "kind": "person",
        "label": .string("Person \(number)"), "naming": "full", "sex": "unknown",
        "born": .string("\(1940 + number % 60)"), "citizenship": [.string(draft.country)],
        "description": .string(
          "an engineer at institute \(number % 90), said by colleagues to have had access to plans"),
      ]
      // As in the seeds, one person in five has further names.
      if number % 5 == 0 {
        party["names"] = [
          ["form": .string("Person Number \(number)"), "kind": "alias", "lang": "en"],
          ["form": .string("人\(number)"), "lang": "zh-Hans"],
        ]
      }
      return party
    case 3:
      return [
        "type": "source.registered", "id": .string(id), "source": .string("paper-\(number)"),
        "kind": "newspaper", "lang": "en", "publisher": .string("Paper \(number % 40)"),
        "country": .string(draft.country), "published": .string(disclosed), "reliability": "B",
        "title": .string("Report \(number): an engineer accused of passing documents"),
        "url": .string("https://paper-\(number % 40).example/\(day)/report-\(number)"),
      ]
    case 8 where number % 40 == 4:
      return [
        "type": "record.corrected", "id": .string(id), "case": .string(slug), "kind": "dating",
        "target": .string("f\(number)-6"), "patch": ["disclosed": .string(disclosed)],
        "reason": "the announcement was misdated in the first report",
      ]
    default: break
    }
    var members: [JSON.Member] = [
      .init("id", .string(id)), .init("case", .string(slug)), .init("occurred", .string(day)),
      .init("disclosed", .string(disclosed)),
      .init("authority", .string("\(draft.country) prosecutor's office, section \(number % 7)")),
      .init(
        "place",
        ["label": .string("Capital of \(draft.country)"), "country": .string(draft.country)]),
      .init(
        "claim",
        [
          "speaker": .string("Ministry of \(draft.country)"), "speech": "announces",
          "standing": "alleged",
        ]),
      .init(
        "sources",
        [
          ["source": .string("paper-\(number)")], ["source": .string("ministry-\(number % 500)")],
        ]),
      .init("note", .string("As announced on \(disclosed); the report gives no more particulars.")),
    ]
    members += own(draft, number, party)
    return .object(members)
  }

  /// What the word of a step says of its own.
  private mutating func own(_ draft: Draft, _ number: Int, _ party: String) -> [JSON.Member] {
    let parties = JSON.Member("parties", [.string(party)])
    func word(_ name: String, _ more: JSON.Member...) -> [JSON.Member] {
      [.init("type", .string(name))] + more
    }
    switch draft.step {
    case 1:
      return word(
        "case.opened", .init("title", .string("Case \(number) of \(draft.country)")),
        .init("country", .string(draft.country)), .init("basis", "prosecuted"),
        .init("category", "military"), .init("on_behalf_of", [.string(draft.other)]))
    case 4:
      return word(
        "role.assigned", .init("party", .string(party)), .init("role", "accused"),
        .init("description", .string("accused of working for \(draft.other)")))
    case 5:
      return word(
        "conduct.alleged", .init("kind", "recruitment"), parties,
        .init("on_behalf_of", [.string(draft.other)]))
    case 6:
      return word(pick(["custody.arrested", "custody.detained", "custody.remanded"]), parties)
    case 7:
      if number % 5 == 0 { return word("case.transferred", .init("to", "prosecutors"), parties) }
      let offence = pick(Self.offences)
      var counts: [JSON] = [
        ["count": 1, "offence": .string(offence.0), "provision": .string(offence.1)]
      ]
      if number % 3 == 0 {
        counts.append(["count": 2, "offence": "conspiracy", "provision": .string(offence.1)])
      }
      return word(
        "charge.laid", .init("instrument", "indictment"), parties, .init("counts", .array(counts)))
    case 8:
      switch number % 6 {
      case 0: return word("hearing.held", .init("kind", "trial"), parties)
      case 1: return word("statement.made", .init("kind", "denial"))
      case 2:
        let linked = "\(draft.country.lowercased())-case-\(max(1, number - 7))"
        return word("case.linked", .init("relation", "timing"), .init("to", .string(linked)))
      case 3: return word("plea.entered", .init("plea", "guilty"), parties)
      case 5 where number % 120 == 5:
        return word(
          "custody.arrested", .init("account_of", .string("f\(number)-6")), parties)
      default: return word("appeal.lodged", parties)
      }
    case 9:
      let result = pick(["convicted", "convicted", "convicted", "acquitted", "dismissed"])
      return word("verdict.given", .init("result", .string(result)), parties)
    default:
      if number % 4 == 0 { return word("custody.released", .init("how", "served"), parties) }
      return word(
        "sentence.imposed", parties,
        .init("components", [["kind": "prison", "term": .string("P\(number % 30 + 1)Y")]]))
    }
  }

  /// The date of a day number since 1970-01-01.
  private static func date(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year + era * 400 + (civil <= 2 ? 1 : 0))-\(two(civil))-\(two(day))"
  }
}

/// SplitMix64: small, fast, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
