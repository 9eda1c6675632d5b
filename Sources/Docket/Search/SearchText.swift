public import Events
public import Ports
import Words

/// What of a fact can be found, text by text as it was recorded.
///
/// It goes by the kinds of fields, so that a new word needs nothing here: texts, slugs, choices and
/// countries' names are found, dates and numbers are not. Facts about the record (corrections,
/// retractions) are not found themselves: what they correct is, as corrected. Only titles are found
/// by what they were before, too (`FormerTitles`).
public struct SearchText: Sendable {
  /// The group whose entry the fact makes: a case by its opening, a party by its introduction …
  public private(set) var head: SearchGroup?
  /// Whether it is found among the facts.
  public private(set) var isFact: Bool
  /// Names and titles; those that are known from the press alone apart.
  public private(set) var names: [String] = []
  public private(set) var pressNames: [String] = []
  /// What it tells by its word and fields.
  public private(set) var told: [String] = []
  /// Words that pages print of it and that stand in none of its fields.
  public private(set) var printed: [String] = []
  /// What stands beside that: note, quotes, tags, details.
  public private(set) var notes: [String] = []
  /// Slugs of the parties that it names, and of the party that it belongs to.
  public private(set) var parties: [String] = []
  /// Slugs of all that it names: pages print what they stand for.
  public private(set) var slugs: Set<String> = []
  /// When it occurred; of a source, when it was published.
  public private(set) var date: String?

  /// Nil where nothing of the fact is found.
  public init?(_ fact: Fact) {
    guard !fact.isRedacted else { return nil }
    (head, isFact) = SearchText.place(of: fact)
    guard head != nil || isFact, let json = try? JSON(parsing: fact.bytes[...]),
      let members = json.object
    else { return nil }
    let (kind, key) = fact.subject
    if kind == .party { parties.append(key.string) }
    if isFact {
      told.append(SearchText.verbs[fact.wordNumber])
      printed = SearchText.printed(fact)
    }
    if head != nil { notes.append(key.string) }
    date = fact.occurred?.description
    if head == .sources { date = json["published"]?.string }
    let own = fact.word.fields
    for member in members {
      if let info = own.first(where: { $0.name == member.name }) {
        walk(member.value, info.kind, named: member.name)
      } else {
        envelope(member)
      }
    }
    fact.eachReference { note($0) }
    if head == .parties { setApartPressNames(json) }
  }

  private static func place(of fact: Fact) -> (head: SearchGroup?, isFact: Bool) {
    switch fact.event {
    case .proceeding(.opened): (.cases, false)
    case .party(.introduced), .party(.identified): (.parties, false)
    case .evidence(.registered): (.sources, false)
    case .law(.changed(let read)): (read.title == nil ? nil : .laws, true)
    case .amendment(let amendment):
      switch amendment {
      case .corrected, .retracted, .redacted, .marked: (nil, false)
      case .noted: (nil, true)
      }
    case .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence: (nil, true)
    }
  }

  /// What each word's sentence says without its fields: "arrested", "held by a court's order". Where
  /// the fields choose all that it says, the word itself: "charge laid", "plea entered".
  private static let verbs = Vocabulary.words.map { word -> String in
    var text = ""
    var depth = 0
    for character in word.sentence {
      if "[{".contains(character) { depth += 1 }
      if depth == 0 { text.append(character) }
      if "]}".contains(character) {
        depth -= 1
        text.append(" ")
      }
    }
    let isEmpty = text.allSatisfy { !$0.isLetter }
    return isEmpty ? String(word.name.map { "._".contains($0) ? " " : $0 }) : text
  }

  private static func printed(_ fact: Fact) -> [String] {
    var words = [fact.claim?.speech?.lead].compactMap { $0 }
    if case .conduct(.stated(let read)) = fact.event { words.append(read.kind.verb) }
    return words
  }

  // MARK: Fields

  private static let nameFields: Set<String> = ["title", "label", "form", "publisher", "author"]
  private static let noteFields: Set<String> = ["description", "summary", "reason", "url"]
  private mutating func walk(_ json: JSON, _ kind: Kind, named name: String) {
    switch (kind, json) {
    case (.list(let element), .array(let values)):
      for value in values { walk(value, element, named: name) }
    case (.object(let fields), .object(let members)):
      if head != nil, name == "names", json["kind"]?.string == NameKind.press.rawValue {
        if let form = json["form"]?.string { pressNames.append(form) }
        return
      }
      for member in members {
        guard let field = fields.first(where: { $0.name == member.name }) else { continue }
        walk(member.value, field.kind, named: field.name)
      }
    case (.text, .string(let text)), (.textOrSlug, .string(let text)),
      (.factOrText, .string(let text)):
      file(text, named: name)
    case (.slug, .string(let text)): told.append(text)
    case (.country, .string(let text)), (.actor, .string(let text)),
      (.slugOrCountry, .string(let text)):
      told.append(Country(code: text)?.name ?? text)
    case (.url, .string(let text)): notes.append(text)
    case (.choice, .string(let text)):
      if isFact { told.append(text.plainWords) }
    case (.anything, _): gather(json)
    default: break
    }
  }

  private mutating func file(_ text: String, named name: String) {
    if head != nil, SearchText.nameFields.contains(name) {
      // What it is called goes before who wrote or published it.
      names.insert(text, at: name == "title" || name == "label" ? 0 : names.count)
    } else if SearchText.noteFields.contains(name) {
      notes.append(text)
    } else if name != "script", name != "version" || isFact {
      told.append(text)
    }
  }

  /// What it names, of which pages print what it is called.
  private mutating func note(_ reference: Reference) {
    let text = reference.text.string
    if reference.field.subjects == [.party], reference.isSlug { parties.append(text) }
    switch reference.referent {
    case .stream, .oneOf: slugs.insert(text)
    case .fact, nil: break
    }
  }

  /// What every fact may say.
  private mutating func envelope(_ member: JSON.Member) {
    switch member.name {
    case "authority": if let text = member.value.string { told.append(text) }
    case "term": if let text = member.value["text"]?.string { told.append(text) }
    case "place":
      if let text = member.value["label"]?.string { told.append(text) }
      if let code = member.value["country"]?.string { told.append(Country(code: code)?.name ?? "") }
    case "claim":
      if isFact, let speech = member.value["speech"]?.string.flatMap(Speech.init) {
        tell(speech)
      }
      guard let speaker = member.value["speaker"]?.string else { return }
      told.append(speaker)
    case "note": if let text = member.value.string { notes.append(text) }
    case "sources":
      for citation in member.value.array ?? [] {
        if let quote = citation["quote"]?.string { notes.append(quote) }
      }
    case "tags", "details": gather(member.value)
    default: break
    }
  }

  /// Who denies or says nothing is looked for by that; that somebody speaks is said of most facts.
  private mutating func tell(_ speech: Speech) {
    switch speech {
    case .denies, .declinesToComment, .didNotRespond, .couldNotVerify: told.append(speech.words)
    case .announces, .alleges, .states, .confirms, .reports, .analyses: break
    }
  }

  /// Every text in a value of the writer's own.
  private mutating func gather(_ json: JSON) {
    switch json {
    case .string(let text): notes.append(text)
    case .array(let values): for value in values { gather(value) }
    case .object(let members): for member in members { gather(member.value) }
    case .null, .bool, .integer, .double: break
    }
  }

  /// A label that stands among the names as the press's alone is the press's.
  private mutating func setApartPressNames(_ json: JSON) {
    guard case .string(let label)? = json["label"], pressNames.contains(label),
      let first = names.firstIndex(of: label)
    else { return }
    let others = (json["names"]?.array ?? []).filter {
      $0["form"]?.string == label && $0["kind"]?.string != NameKind.press.rawValue
    }
    if others.isEmpty, json["kind"] == nil { names.remove(at: first) }
  }
}
