/// The vocabulary as data: what `docket words` prints and scripts read.
public enum Glossary {
  /// All words, in the order of the families.
  public static var json: JSON { .array(Vocabulary.words.map(\.entry)) }
}

extension Word {
  /// `{"name": …, "short": …, "doc": …, "subjects": […], "alternatives": […], "fields": […]}`;
  /// what a word does not have is left out.
  public var entry: JSON {
    var entry: JSON = ["name": .string(name)]
    entry["short"] = short.map(JSON.string)
    entry["doc"] = .string(doc)
    entry["subjects"] = .array(subjects.map { .string($0.rawValue) })
    if !alternatives.isEmpty {
      entry["one_of"] = .array(alternatives.map { .string($0.key) })
    }
    entry["fields"] = .array(fields.map(\.entry))
    return entry
  }
}

extension FieldInfo {
  /// `{"name": "how", "type": "word", "required": true, "values": […], "doc": …}`
  public var entry: JSON {
    var entry: JSON = [
      "name": .string(name), "type": .string(kind.name), "required": .bool(isRequired),
    ]
    switch kind.element {
    case .choice(let words): entry["values"] = .array(words.map(JSON.string))
    case .object(let fields): entry["fields"] = .array(fields.map(\.entry))
    default: break
    }
    entry["doc"] = .string(doc)
    return entry
  }
}

extension Kind {
  /// What a list is a list of; every other kind itself.
  public var element: Kind {
    if case .list(let element) = self { element } else { self }
  }

  /// The kind in a word or two: `list of slug`.
  public var name: String {
    switch self {
    case .text, .textOrSlug: "text"
    case .slug: "slug"
    case .date: "date"
    case .country: "country"
    case .actor: "country or union"
    case .language: "language"
    case .fact: "id"
    case .factOrSlug: "id or slug"
    case .factOrText: "id or text"
    case .slugOrCountry: "slug or country"
    case .sha256: "sha256"
    case .url: "address"
    case .integer: "integer"
    case .boolean: "boolean"
    case .choice: "word"
    case .money: "money"
    case .period: "duration"
    case .list(let element): "list of \(element.name)"
    case .object: "object"
    case .anything: "object of one's own"
    case .patch: "patch"
    }
  }
}
