import Events

/// Who the parties are, as far as it is known: the latest word on each.
public struct PartyView: View {
  public static let name = "party"
  public static let version = 2

  public static let tables = [
    TableLayout(
      .parties, "One row a party that was introduced.",
      columns: [
        .integer("stream", "the party's number: the position of its first fact"),
        .text("id", "the party's slug"),
        .text("kind", "person, agency, court, outlet …"),
        .text("label", "what it is called; never a name known from the press alone"),
        .text("naming", "how far it is named", optional: true),
        .text("citizenship", "its states, joined by '; '", optional: true),
        .text("born", "when, EDTF", optional: true),
        .text("sex", "as the sources say", optional: true),
        .text("description", "in a few words", optional: true),
      ],
      key: ["stream"], indexes: [["id"]]),
    TableLayout(
      .partyNames, "One row a further name of a party; press names are for those who ask.",
      columns: [
        .integer("stream", "the party"),
        .integer("ordinal", "1, 2, 3 … as they came up"),
        .text("form", "the name"),
        .text("script", "its script (ISO 15924)", optional: true),
        .text("lang", "its language (BCP 47)", optional: true),
        .text("kind", "alias, cover, press, birth, transliteration or masked", optional: true),
      ],
      key: ["stream", "ordinal"]),
    TableLayout(
      .partyCitizenships, "One row a citizenship of a party.",
      columns: [
        .text("country", "the state"),
        .integer("stream", "the party"),
      ],
      key: ["stream", "country"], indexes: [["country"]]),
    TableLayout(
      .partyMatches, "One row a judgement whether two parties are one; the last one counts.",
      columns: [
        .integer("position", "the fact that judges"),
        .integer("stream", "the party"),
        .text("other", "the other party's slug"),
        .text("judgement", "positive, negative or unsure"),
      ],
      key: ["position"], indexes: [["other"]]),
  ]

  private struct Person {
    var stream: Int32
    var kind: PartyKind?
    var label: Int32 = 0
    var naming: Naming?
    var citizenship: [Country] = []
    var born: Int32 = 0
    var sex: Sex?
    var description: Int32 = 0
  }

  private struct KeptName {
    var form: Int32
    var script: Int32
    var lang: Int32
    var kind: NameKind?
  }

  private var places: [Int32] = []
  private var persons: [Person] = []
  private var names = Chains<KeptName>()

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .party, entry.stands, case .party(let party) = entry.event else { return }
    let place = place(of: entry.stream)
    switch party {
    case .introduced(let fact):
      persons[place].kind = fact.kind
      persons[place].label = registry.texts.add(fact.label)
      persons[place].naming = fact.naming
      persons[place].citizenship = fact.citizenship.map(Array.init) ?? []
      persons[place].born = fact.born.map { registry.texts.add($0.text) } ?? 0
      persons[place].sex = fact.sex
      persons[place].description = fact.description.map { registry.texts.add($0) } ?? 0
      keep(fact.names, place, &registry)
    case .identified(let fact):
      keep(fact.names, place, &registry)
      if let label = fact.label,
        persons[place].label == 0 || !isFromPressAlone(label.string, place, registry)
      {
        persons[place].label = registry.texts.add(label)
      }
      if let naming = fact.naming { persons[place].naming = naming }
      if let states = fact.citizenship { persons[place].citizenship = Array(states) }
      if let born = fact.born {
        persons[place].born = registry.texts.add(born.text)
      }
    case .matched(let fact):
      rows.begin(.partyMatches)
      rows.integer(entry.position)
      rows.integer(entry.origin)
      rows.text(fact.other)
      rows.text(fact.judgement)
      rows.end()
    }
  }

  private mutating func place(of stream: Int32) -> Int {
    let stream = Int(stream)
    while places.count <= stream { places.append(-1) }
    if places[stream] < 0 {
      places[stream] = Int32(persons.count)
      persons.append(Person(stream: Int32(stream)))
    }
    return Int(places[stream])
  }

  private mutating func keep(
    _ list: List<Object<Name>>?, _ place: Int, _ registry: inout Registry
  ) {
    guard let list else { return }
    for name in list {
      let kept = KeptName(
        form: registry.texts.add(name.form),
        script: name.script.map { registry.texts.number(of: $0) } ?? 0,
        lang: name.lang.map { registry.texts.number(of: $0) } ?? 0, kind: name.kind)
      names.append(kept, to: Int32(place))
    }
  }

  /// Whoever a court anonymises keeps the court's form, whatever the press prints.
  private func isFromPressAlone(_ label: String, _ place: Int, _ registry: Registry) -> Bool {
    let alike = names.list(of: Int32(place)).filter { registry.texts[$0.form] == label }
    return !alike.isEmpty && alike.allSatisfy { $0.kind == .press }
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for place in places where place >= 0 {
      let person = persons[Int(place)]
      guard let kind = person.kind else { continue }
      let origin = registry.origin(of: person.stream)
      rows.begin(.parties)
      rows.integer(origin)
      registry.writeKey(of: person.stream, to: rows)
      rows.text(kind)
      rows.text(person.label, registry.texts)
      rows.text(person.naming)
      let states = person.citizenship.map(\.code)
      rows.text(states.isEmpty ? nil : states.joined(separator: "; "))
      rows.text(person.born, registry.texts)
      rows.text(person.sex)
      rows.text(person.description, registry.texts)
      rows.end()
      for state in Set(states).sorted() {
        rows.begin(.partyCitizenships)
        rows.text(state)
        rows.integer(origin)
        rows.end()
      }
      for (ordinal, name) in names.list(of: place).enumerated() {
        rows.begin(.partyNames)
        rows.integer(origin)
        rows.integer(Int64(ordinal + 1))
        rows.text(name.form, registry.texts)
        rows.text(name.script, registry.texts)
        rows.text(name.lang, registry.texts)
        rows.text(name.kind)
        rows.end()
      }
    }
  }
}
