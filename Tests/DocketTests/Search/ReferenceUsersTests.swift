import Docket
import Events
import Projections
import Testing

/// Whoever asks what a fact names goes by the types of its fields: a new word needs nothing there.
@Suite struct `Whoever asks what facts name` {
  @Test(arguments: Vocabulary.words.map(\.name))
  func `is told of each field of each word`(name: String) throws {
    let word = try #require(Vocabulary.word(named: name))
    var hidden = Strings(capacity: 8)
    _ = hidden.number(of: "named-here")
    for field in word.referenceFields {
      let fact = try Page(fact: SampleFact(word).naming("named-here", field.path).canonical())[0]
      let what: Comment = "\(name) \(field.path)"
      let found = fact.references.filter { $0.text.string == "named-here" }
      #expect(found.map(\.field.path) == [field.path], what)

      let isOfParty = field.subjects == [.party]
      let isOfSource = field.subjects == [.source]
      let isOfPage = !field.subjects.isEmpty && field.subjects.count < Subject.allCases.count
      let mentions = Mentions([fact])
      #expect(mentions.parties.contains("named-here") == isOfParty, what)
      #expect(mentions.sources.contains("named-here") == isOfSource, what)
      #expect(
        mentions.targets.contains("named-here") == (isOfPage && !isOfParty && !isOfSource), what)

      let isSure = !field.mayBeWords && !(field.mayBeFact && !field.subjects.isEmpty)
      let checked = Named.all([fact]).filter { $0.referent.words.hasSuffix(" named-here") }
      #expect(checked.count == (isSure ? 1 : 0), what)

      if let search = SearchText(fact) {
        #expect(search.parties.contains("named-here") == isOfParty, what)
        let isSlug = isSure && !field.mayBeFact
        #expect(search.slugs.contains("named-here") == isSlug, what)
      }
      #expect(fact.names(anyOf: hidden), "an audience that may not know of it: \(what)")
    }
  }
}

/// A fact of a word with what the word needs, and one thing more.
private struct SampleFact {
  let word: Word

  init(_ word: Word) {
    self.word = word
  }

  func naming(_ text: String, _ path: [String]) -> JSON {
    let fields =
      word.fields
      + Envelope.infos.filter { info in
        !word.fields.contains { $0.name == info.name }
      }
    var fact = object(fields, text, path[...])
    fact["type"] = .string(word.name)
    let subject = word.subjects[0]
    fact[subject.rawValue] = subject == .country ? "CN" : "own"
    return fact
  }

  private func object(_ fields: [FieldInfo], _ text: String, _ path: ArraySlice<String>) -> JSON {
    var object: JSON = [:]
    for field in fields {
      if field.name == path.first {
        object[field.name] = value(field.kind, text, path.dropFirst())
      } else if field.isRequired {
        object[field.name] = value(field.kind, "other", [])
      }
    }
    return object
  }

  private func value(_ kind: Kind, _ text: String, _ path: ArraySlice<String>) -> JSON {
    switch kind {
    case .list(let element): .array([value(element, text, path)])
    case .object(let fields): object(fields, text, path)
    case .text, .textOrSlug, .slug, .fact, .factOrSlug, .factOrText, .slugOrCountry: .string(text)
    case .choice(let words): .string(words[0])
    case .country, .actor: "CN"
    case .date: "2026-01-01"
    case .sha256: .string(String(repeating: "0", count: 64))
    case .url: "https://example.org/a"
    case .language: "en"
    case .period: "P1Y"
    case .integer(let range): .integer(range.lowerBound)
    case .boolean: true
    case .money: ["value": "1", "currency": "USD"]
    case .anything, .patch: ["note": "n"]
    }
  }
}
