import Docket
import Documents
import Events

/// Parties and sources that a fact names as people do, by label or address, turned into slugs: in
/// every field that its type says names one.
///
/// Who is meant is for the clerk to say. A party that nobody knows is introduced, and an address that
/// no source has is registered, by facts that go before the one that names them.
struct NamedReferences {
  private let clerk: Clerk
  private let isDryRun: Bool
  /// The facts that go before.
  private(set) var introductions: [JSON] = []
  /// What is to be said of them.
  private(set) var remarks: [String] = []
  private var slugs: [String: String] = [:]
  /// The party that the fact itself is about.
  private var own: String?
  private var sources: JSON?

  init(_ clerk: Clerk, dryRun isDryRun: Bool) {
    self.clerk = clerk
    self.isDryRun = isDryRun
  }

  mutating func resolve(_ fact: inout JSON, _ word: Word) throws {
    let fields = word.fields + Envelope.infos
    let home = word.subjects.contains(.case) ? fact[Subject.case.rawValue]?.string : nil
    own = word.subjects == [.party] ? fact[Subject.party.rawValue]?.string : nil
    // Sources first: an introduction cites what the fact cites.
    try walk(&fact, fields, of: .source, home)
    sources = fact["sources"]
    try walk(&fact, fields, of: .party, home)
  }

  /// Looks at the fields of an object that name something of a kind. `home` is the case it is about.
  private mutating func walk(
    _ object: inout JSON, _ fields: [FieldInfo], of kind: Subject, _ home: String?
  ) throws {
    for field in fields {
      guard let value = object[field.name] else { continue }
      object[field.name] = try resolved(value, field, field.kind, kind, home)
    }
  }

  private mutating func resolved(
    _ value: JSON, _ field: FieldInfo, _ type: Kind, _ kind: Subject, _ home: String?
  ) throws -> JSON {
    switch (type, value) {
    case (.list(let element), .array(let values)):
      var found: [JSON] = []
      for value in values { found.append(try resolved(value, field, element, kind, home)) }
      return .array(found)
    case (.object(let fields), .object):
      var object = value
      try walk(&object, fields, of: kind, object[Subject.case.rawValue]?.string ?? home)
      return object
    case (.slug(of: kind), .string(let text)):
      return .string(
        kind == .party ? try party(text, field.name.singular, home) : try source(text))
    case (.textOrSlug(of: .party), .string(let text)),
      (.factOrText(orSlugOf: .party), .string(let text)):
      return .string(kind == .party ? try party(meantBy: text, home) : text)
    default: return value
    }
  }

  // MARK: Parties

  private mutating func party(_ text: String, _ flag: String, _ home: String?) throws -> String {
    // One label may mean two parties in two cases, as in the legs of an exchange.
    let place = "\(home ?? "")/\(text)"
    if let slug = slugs[place] { return slug }
    let slug: String
    switch try clerk.party(named: text, in: home, besides: own) {
    case .found(let found):
      slug = found
      tell(text, found, home)
    case .several(let candidates): throw several(text, flag, candidates, home)
    case .elsewhere(let candidates): throw elsewhere(text, flag, candidates, home)
    case .new where (try? Slug(text)) != nil:
      slug = text
      remarks.append("Nobody is introduced as \(text) yet. The fact names the slug all the same.")
    case .new(let free):
      slug = free
      introduce(text, as: free)
    }
    slugs[place] = slug
    return slug
  }

  /// Words stay words where they do not name one party.
  private mutating func party(meantBy text: String, _ home: String?) throws -> String {
    // Without a case there is nobody to look among: a namesake is not to be made to speak.
    guard let home, let slug = try clerk.party(meantBy: text, in: home) else { return text }
    return slug
  }

  /// Says who was taken for meant where no case says whom to look among.
  private mutating func tell(_ text: String, _ slug: String, _ home: String?) {
    if home == nil, slug != text { remarks.append("'\(text.visible)' is understood as \(slug).") }
  }

  private mutating func introduce(_ label: String, as slug: String) {
    var fact = JSON.object([
      .init("type", .string(NamedReferences.introduction.name)),
      .init(Subject.party.rawValue, .string(slug)), .init("label", .string(label)),
      .init("kind", .string(PartyKind.person.rawValue)),
    ])
    fact["sources"] = sources
    introductions.append(fact)
    remarks.append(
      "\(label.visible) is new here: \(done("introduced")) as \(slug), a \(PartyKind.person.rawValue)."
    )
  }

  private func several(
    _ text: String, _ flag: String, _ candidates: [PartyCandidate], _ home: String?
  ) -> Complaint {
    if candidates.map(\.slug) == [own] {
      return Complaint(
        "--\(flag): '\(text.visible)' is \(candidates[0].slug), which the fact is about. Name another "
          + "party by its slug.", .data)
    }
    return Complaint(
      "--\(flag): \(home ?? "The docket") has several parties called '\(text.visible)': "
        + "\(Phrase.list(candidates.map(\.slug))). Name one of them by its slug.", .data)
  }

  private func elsewhere(
    _ text: String, _ flag: String, _ candidates: [PartyCandidate], _ home: String?
  ) -> Complaint {
    let known = candidates.map { candidate in
      let cases = candidate.cases.isEmpty ? "" : ", of \(Phrase.list(candidate.cases))"
      return "\(candidate.slug) (\(candidate.label.visible)\(cases))"
    }
    return Complaint(
      "--\(flag): Nobody in \(home ?? "this fact") is called '\(text.visible)', but elsewhere there "
        + "\(known.count == 1 ? "is" : "are") \(Phrase.list(known)). Name one by its slug if it is "
        + "the same person; if not, introduce another first: docket record "
        + "\(NamedReferences.introduction.name) --party SLUG --kind \(PartyKind.person.rawValue) "
        + "--label '\(text.visible)'", .data)
  }

  // MARK: Sources

  private mutating func source(_ text: String) throws -> String {
    if let slug = slugs[text] { return slug }
    let slug: String
    do {
      switch try clerk.source(named: text) {
      case .found(let found): slug = found
      case .unregistered(let unknown):
        slug = unknown
        remarks.append(
          "No source is registered as \(unknown) yet. The fact names the slug all the same.")
      case .new(let new, let url):
        slug = new
        register(url, as: new)
      }
    } catch let error as ValueError {
      if let meant = error.suggestion, meant.hasPrefix("https://") {
        throw Complaint("--source: \(error.reason). Did you mean \(meant.visible)?", .data)
      }
      // The checker says what is wrong with it.
      return text
    }
    slugs[text] = slug
    return slug
  }

  private mutating func register(_ url: String, as slug: String) {
    introductions.append(
      .object([
        .init("type", .string(NamedReferences.registration.name)),
        .init(Subject.source.rawValue, .string(slug)), .init("url", .string(url)),
        .init("kind", .string(SourceKind.web.rawValue)),
      ]))
    remarks.append(
      "\(url.visible) is new here: \(done("registered")) as \(slug), of kind \(SourceKind.web.rawValue)."
    )
  }

  private func done(_ verb: String) -> String { isDryRun ? "would be \(verb)" : verb }

  private static let introduction = Vocabulary.word(beginning: .party)!
  private static let registration = Vocabulary.word(beginning: .source)!
}
