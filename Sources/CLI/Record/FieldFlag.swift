import Events

/// A flag of `docket record WORD`: one field of a fact, or one part of it.
struct FieldFlag {
  /// As it is typed after the hyphens: `on-behalf-of`.
  var name: String
  /// Other names that serve.
  var others: [String] = []
  /// The way to the value in the fact: `claim`, `speaker`.
  var path: [String]
  var kind: Kind
  var isRequired: Bool
  var doc: String
  var group: Group

  /// Under which heading the help has it.
  enum Group {
    case subject, own, envelope
  }

  /// What one use of the flag takes: of a list, its element.
  var element: Kind {
    if case .list(let element) = kind { element } else { kind }
  }

  /// What a value is that is typed without names of parts: of an object, its main part, where nothing
  /// else is needed.
  var bare: Kind {
    guard case .object(let parts) = element, parts.count(where: \.isRequired) < 2 else {
      return element
    }
    return Kind.main(of: parts).kind
  }

  var isList: Bool {
    if case .list = kind { true } else { false }
  }

  var typed: String { "--" + name }
}

extension Kind {
  /// The part of an object that a value without names is.
  static func main(of parts: [FieldInfo]) -> FieldInfo {
    parts.first(where: \.isRequired) ?? parts[0]
  }
}

extension String {
  /// A field's name as a flag: `on_behalf_of` is `on-behalf-of`.
  var flagName: String { String(map { $0 == "_" ? "-" : $0 }) }

  /// The name for one of many: `parties` is `party`, `counts` is `count`.
  var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    return hasSuffix("s") ? String(dropLast()) : self
  }
}
