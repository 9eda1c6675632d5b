/// The members that an object may have, made from the descriptions of its fields once.
final class Shape: Sendable {
  /// What a member is to the object.
  enum Part: Sendable, Equatable {
    case type
    case subject(Subject)
    case id
    case field
    /// What the log adds: `position`, `revision`, `recorded`, `recorder`.
    case log
  }

  struct Member: Sendable {
    let name: String
    let part: Part
    let rule: Rule
    let doc: String
  }

  let members: [Member]
  let names: Names
  /// A bit for each member that must be there.
  let required: UInt64

  init(_ members: [Member], required names: Set<String>) {
    precondition(members.count <= 64, "an object has at most 64 fields")
    self.members = members
    self.names = Names(members.map(\.name))
    required = members.enumerated().reduce(0) { bits, member in
      names.contains(member.element.name) ? bits | 1 << UInt64(member.offset) : bits
    }
  }

  /// The members of an object within a fact.
  convenience init(_ fields: [FieldInfo]) {
    self.init(
      fields.map { Member($0) }, required: Set(fields.filter(\.isRequired).map(\.name)))
  }

  /// The names that a writer may use, without those of the log.
  var writable: [String] { members.filter { $0.part != .log }.map(\.name) }
}

extension Shape.Member {
  init(_ field: FieldInfo, part: Shape.Part = .field) {
    self.init(name: field.name, part: part, rule: Rule(field.kind), doc: field.doc)
  }
}

/// A kind of value as the checker meets it: words made comparable, objects made findable.
indirect enum Rule: Sendable {
  case text, slug, date, country, actor, language, fact, slugOrCountry, sha256, url, boolean, money,
    period
  case integer(ClosedRange<Int64>)
  case choice(Names)
  case list(Rule)
  case object(Shape)
  case anything, patch
  /// Not looked at here.
  case free

  init(_ kind: Kind) {
    self =
      switch kind {
      case .text, .textOrSlug, .factOrText: .text
      case .slug: .slug
      case .date: .date
      case .country: .country
      case .actor: .actor
      case .language: .language
      // A slug is an id as well.
      case .fact, .factOrSlug: .fact
      case .slugOrCountry: .slugOrCountry
      case .sha256: .sha256
      case .url: .url
      case .integer(let range): .integer(range)
      case .boolean: .boolean
      case .choice(let words): .choice(Names(words))
      case .money: .money
      case .period: .period
      case .list(let element): .list(Rule(element))
      case .object(let fields): .object(Shape(fields))
      case .anything: .anything
      case .patch: .patch
      }
  }
}
