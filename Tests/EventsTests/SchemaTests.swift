import Events
import Testing

/// The vocabulary as JSON Schema.
@Suite struct SchemaTests {
  @Test func `the schema of a word says what its facts may hold`() throws {
    var schema = Schema.json(of: try #require(Vocabulary.word(named: "custody.released")))
    schema["$defs"] = nil
    #expect(
      text(schema) == """
        {"$id":"urn:docket:custody.released",\
        "$schema":"https://json-schema.org/draft/2020-12/schema",\
        "additionalProperties":false,\
        "description":"out of custody, and by what way",\
        "properties":{\
        "account_of":{"$ref":"#/$defs/account_of"},\
        "authority":{"$ref":"#/$defs/authority"},\
        "basis":{"$ref":"#/$defs/text",\
        "description":"on what footing: the warrant, the order, the article"},\
        "case":{"$ref":"#/$defs/slug"},\
        "claim":{"$ref":"#/$defs/claim"},\
        "details":{"$ref":"#/$defs/details"},\
        "disclosed":{"$ref":"#/$defs/disclosed"},\
        "how":{"description":"by what way","enum":["bail","charges_dropped","acquitted","served",\
        "parole","pardon","commutation","exchanged","deported","unknown"]},\
        "id":{"$ref":"#/$defs/id"},\
        "incommunicado":{"description":"cut off from the world or not",\
        "enum":["yes","no","unknown"]},\
        "marking":{"$ref":"#/$defs/marking"},\
        "note":{"$ref":"#/$defs/note"},\
        "occurred":{"$ref":"#/$defs/occurred"},\
        "parties":{"description":"whom; absent, all of the case's accused",\
        "items":{"$ref":"#/$defs/slug"},"minItems":1,"type":"array"},\
        "place":{"$ref":"#/$defs/place"},\
        "sources":{"$ref":"#/$defs/sources"},\
        "swap":{"$ref":"#/$defs/slug","description":"the exchange, where exchanged"},\
        "tags":{"$ref":"#/$defs/tags"},\
        "term":{"$ref":"#/$defs/term"},\
        "type":{"const":"custody.released"},\
        "until":{"$ref":"#/$defs/date","description":"to what day"}},\
        "required":["type","case","how"],"title":"custody.released","type":"object"}
        """)
  }

  @Test func `of several subjects exactly one is required`() throws {
    let schema = Schema.json(of: try #require(Vocabulary.word(named: "statement.made")))
    #expect(
      schema["allOf"] == [
        ["oneOf": [["required": ["case"]], ["required": ["law"]], ["required": ["country"]]]]
      ])
    #expect(schema["required"] == ["type", "kind"])
  }

  @Test func `of alternatives exactly one is required, with its words`() throws {
    let schema = Schema.json(of: try #require(Vocabulary.word(named: "role.assigned")))
    let choices = schema["allOf"]?.array?.first?["oneOf"]?.array ?? []
    #expect(choices.map { $0["required"] } == [["party"], ["state"]])
    #expect(choices.map { $0["properties"]?["state"] } == [false, nil])
    #expect(choices.map { $0["properties"]?["party"] } == [nil, false])
    #expect(choices.last?["properties"]?["role"]?["enum"]?.array?.first == "prosecuting")
  }

  @Test func `the schema of all words has each of them, and defines what it refers to`() {
    let schema = Schema.json
    #expect(
      schema["properties"]?["type"]?["enum"]?.array?.compactMap(\.string)
        == Vocabulary.words.map(\.name))
    #expect(schema["allOf"]?.array?.count == Vocabulary.words.count)
    for schema in [schema] + Vocabulary.words.map(Schema.json(of:)) {
      let defined = Set((schema["$defs"]?.object ?? []).map { "#/$defs/\($0.name)" })
      #expect(references(in: schema).subtracting(defined).isEmpty)
    }
  }

  @Test func `a word's entry says what it is for and what it takes`() throws {
    let word = try #require(Vocabulary.word(named: "release"))
    #expect(
      text(word.entry) == """
        {"doc":"out of custody, and by what way","fields":[\
        {"doc":"by what way","name":"how","required":true,"type":"word",\
        "values":["bail","charges_dropped","acquitted","served","parole","pardon","commutation",\
        "exchanged","deported","unknown"]},\
        {"doc":"the exchange, where exchanged","name":"swap","required":false,"type":"slug"},\
        {"doc":"whom; absent, all of the case's accused","name":"parties","required":false,\
        "type":"list of slug"},\
        {"doc":"on what footing: the warrant, the order, the article","name":"basis",\
        "required":false,"type":"text"},\
        {"doc":"to what day","name":"until","required":false,"type":"date"},\
        {"doc":"cut off from the world or not","name":"incommunicado","required":false,\
        "type":"word","values":["yes","no","unknown"]}],\
        "name":"custody.released","short":"release","subjects":["case"]}
        """)
    #expect(Glossary.json.array?.count == Vocabulary.words.count)
  }

  private func text(_ json: JSON) -> String {
    String(decoding: json.canonical(), as: UTF8.self)
  }

  private func references(in json: JSON) -> Set<String> {
    switch json {
    case .array(let elements): return Set(elements.flatMap(references))
    case .object(let members):
      return Set(
        members.flatMap { member in
          member.name == "$ref"
            ? Set([member.value.string ?? ""]) : references(in: member.value)
        })
    case .null, .bool, .integer, .double, .string: return []
    }
  }
}
