public import Events

/// The table `parties`.
public struct PartyRows: StoredTable {
  public let stream = Column<Int64>("the party's number: the position of its first fact")
  public let id = Column<String>("the party's slug")
  public let kind = Column<PartyKind>("person, agency, court, outlet …")
  public let label = Column<String>("what it is called; never a name known from the press alone")
  public let naming = Column<Naming?>("how far it is named")
  public let citizenship = Column<[Country]?>("its states, joined by '; '")
  public let born = Column<EDTF?>("when, EDTF")
  public let sex = Column<Sex?>("as the sources say")
  public let description = Column<String?>("in a few words")

  public static var table: TableName { .parties }
  public static let layout = TableLayout(
    PartyRows(), "One row a party that was introduced.", key: [\.stream], indexes: [[\.id]])
}

/// The table `party_names`.
public struct PartyNameRows: StoredTable {
  public let stream = Column<Int64>("the party")
  public let ordinal = Column<Int64>("1, 2, 3 … as they came up")
  public let form = Column<String>("the name")
  public let script = Column<String?>("its script (ISO 15924)")
  public let lang = Column<String?>("its language (BCP 47)")
  public let kind = Column<NameKind?>("alias, cover, press, birth, transliteration or masked")

  public static var table: TableName { .partyNames }
  public static let layout = TableLayout(
    PartyNameRows(), "One row a further name of a party; press names are for those who ask.",
    key: [\.stream, \.ordinal])
}

/// The table `party_citizenships`.
public struct CitizenshipRows: StoredTable {
  public let country = Column<Country>("the state")
  public let stream = Column<Int64>("the party")

  public static var table: TableName { .partyCitizenships }
  public static let layout = TableLayout(
    CitizenshipRows(), "One row a citizenship of a party.", key: [\.stream, \.country],
    indexes: [[\.country]])
}

/// The table `party_matches`.
public struct PartyMatchRows: StoredTable {
  public let position = Column<Int64>("the fact that judges")
  public let stream = Column<Int64>("the party")
  public let other = Column<String>("the other party's slug")
  public let judgement = Column<Events.Judgement>("positive, negative or unsure")

  public static var table: TableName { .partyMatches }
  public static let layout = TableLayout(
    PartyMatchRows(), "One row a judgement whether two parties are one; the last one counts.",
    key: [\.position], indexes: [[\.other]])
}

/// Who the parties are, as far as it is known: the latest word on each.
public struct PartyView: View {
  public static let name = "party"
  public static let version = 2

  public static let tables = [
    PartyRows.layout, PartyNameRows.layout, CitizenshipRows.layout, PartyMatchRows.layout,
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
      rows.add(PartyMatchRows.self) { row in
        row.put(\.position, entry.position)
        row.put(\.stream, entry.origin)
        row.put(\.other, fact.other)
        row.put(\.judgement, fact.judgement)
      }
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
      rows.add(PartyRows.self) { row in
        row.put(\.stream, origin)
        registry.withKey(of: person.stream) { row.put(\.id, utf8: $0) }
        row.put(\.kind, kind)
        row.put(\.label, person.label, registry.texts)
        row.put(\.naming, person.naming)
        row.put(\.citizenship, person.citizenship.isEmpty ? nil : person.citizenship)
        row.put(\.born, person.born, registry.texts)
        row.put(\.sex, person.sex)
        row.put(\.description, person.description, registry.texts)
      }
      for state in Set(person.citizenship).sorted() {
        rows.add(CitizenshipRows.self) { row in
          row.put(\.country, state)
          row.put(\.stream, origin)
        }
      }
      for (ordinal, name) in names.list(of: place).enumerated() {
        rows.add(PartyNameRows.self) { row in
          row.put(\.stream, origin)
          row.put(\.ordinal, Int64(ordinal + 1))
          row.put(\.form, name.form, registry.texts)
          row.put(\.script, name.script, registry.texts)
          row.put(\.lang, name.lang, registry.texts)
          row.put(\.kind, name.kind)
        }
      }
    }
  }
}
