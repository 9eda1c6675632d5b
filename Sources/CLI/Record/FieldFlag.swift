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

  var isList: Bool {
    if case .list = kind { true } else { false }
  }

  var typed: String { "--" + name }
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
