public import Events
public import Ports
import Projections
import Words

/// Who is meant by a label, seen from a case.
public enum PartyMatch: Sendable, Equatable {
  /// A party of the case, the only one of all where there is no case, or one that was named by its slug.
  case found(slug: String)
  /// Several parties, of the case where there is one, are called so.
  case several([PartyCandidate])
  /// None of the case's, but parties that other cases know are called so: two people called Zeng
  /// are not one.
  case elsewhere([PartyCandidate])
  /// Nobody is called so; a slug that is free.
  case new(slug: String)
}

/// A party that may be meant.
public struct PartyCandidate: Sendable, Equatable {
  public let slug: String
  /// As it is called now.
  public let label: String
  /// The cases in which it has a part.
  public let cases: [String]

  public init(slug: String, label: String, cases: [String]) {
    self.slug = slug
    self.label = label
    self.cases = cases
  }
}

extension Clerk {
  /// Finds the party that a person called by a slug, a label or a name: in a case among its own, else
  /// among all.
  ///
  /// - Parameter other: a party that is not meant.
  public func party(
    named text: String, in case: String?, besides other: String? = nil
  ) throws -> PartyMatch {
    if let match = try match(text, `case`, other) { return match }
    let others = try `case` == nil ? [] : candidates(Calling(text))
    return try others.isEmpty ? .new(slug: freeSlug(for: text, in: `case`)) : .elsewhere(others)
  }

  /// The party that is meant by words which need not name one; nil where they are words, or may mean
  /// several.
  public func party(meantBy text: String, in case: String) throws -> String? {
    guard case .found(let slug) = try match(text, `case`, nil) else { return nil }
    return slug
  }

  private func match(_ text: String, _ case: String?, _ other: String?) throws -> PartyMatch? {
    if (try? Slug(text)) != nil, try log.holds(StreamID(.party, text)) { return .found(slug: text) }
    let called: [PartyCandidate]
    if let `case` {
      let wanted = Calling(text)
      let own = try partiesOf(`case`)
      if own.sure.contains(text) { return .found(slug: text) }
      called = try own.all.sorted().compactMap { slug in
        try PartyCard(slug, in: log).flatMap { $0.isCalled(wanted) ? $0 : nil }
      }.map { PartyCandidate(slug: $0.slug, label: $0.label, cases: [`case`]) }
    } else {
      let all = try candidates(Calling(text))
      called = all.filter { $0.slug != other }
      // Nobody but the one that is not meant: that one is named, and no new one.
      if called.isEmpty, !all.isEmpty { return .several(all) }
    }
    if called.count == 1 { return .found(slug: called[0].slug) }
    return called.isEmpty ? nil : .several(called)
  }

  /// The slugs of the parties that a case's facts name, and of those that their words may name.
  private func partiesOf(_ case: String) throws -> (sure: Set<String>, all: Set<String>) {
    var (sure, all): (Set<String>, Set<String>) = ([], [])
    for fact in try log.standing(StreamID(.case, `case`)) {
      fact.eachReference { reference in
        guard reference.field.subjects == [.party], reference.isSlug else { return }
        let slug = reference.text.string
        if !reference.field.mayBeWords { sure.insert(slug) }
        all.insert(slug)
      }
    }
    return (sure, all)
  }

  /// The parties of the whole log that are called so, with their cases.
  private func candidates(_ wanted: Calling) throws -> [PartyCandidate] {
    var slugs: Set<String> = []
    try log.records(Selection(.words(prefix: "party."))) { record in
      if let fact = try record.readWords(), PartyCard.names(in: fact).contains(wanted) {
        slugs.insert(fact.stream.key)
      }
      return true
    }
    let called = try slugs.sorted().compactMap { try PartyCard($0, in: log) }
      .filter { $0.isCalled(wanted) }
    if called.isEmpty { return [] }
    var cases: [String: [String]] = [:]
    try log.records(Selection(.words(prefix: "role.assigned"))) { record in
      guard let fact = try record.readWords(),
        case .proceeding(.roleAssigned(let read)) = fact.event, let party = read.party?.string
      else { return true }
      let name = fact.stream.key
      if slugs.contains(party), cases[party]?.contains(name) != true {
        cases[party, default: []].append(name)
      }
      return true
    }
    return called.map {
      PartyCandidate(slug: $0.slug, label: $0.label, cases: cases[$0.slug] ?? [])
    }
  }

  /// A slug that no party has: that of the label, or of the case where the label makes none.
  private func freeSlug(for label: String, in case: String?) throws -> String {
    let slug =
      Slug.made(from: label)?.text
      ?? String([`case`, "party"].compactMap { $0 }.joined(separator: "-").suffix(80))
    if try !log.holds(StreamID(.party, slug)) { return slug }
    for number in 2... {
      let numbered = "\(slug.prefix(76))-\(number)"
      if try !log.holds(StreamID(.party, numbered)) { return numbered }
    }
    preconditionFailure("numbers do not end")
  }
}

/// A name as people compare it: as search and checks do, without regard to case, accents and marks.
private struct Calling: Hashable {
  let text: String

  init(_ text: String) {
    let words = Folding.words(of: text)
    // A name of signs alone is only itself.
    self.text = words.isEmpty ? text : words
  }
}

/// What a party is called.
private struct PartyCard {
  let slug: String
  private(set) var label = ""
  private var names: Set<Calling> = []

  /// Nil where nothing that stands names it.
  init?(_ slug: String, in log: any LogReader) throws {
    self.slug = slug
    for fact in try log.standing(StreamID(.party, slug)) {
      names.formUnion(PartyCard.names(in: fact))
      if let label = PartyCard.label(of: fact) { self.label = label }
    }
    if names.isEmpty { return nil }
  }

  func isCalled(_ wanted: Calling) -> Bool { names.contains(wanted) }

  static func names(in fact: Fact) -> Set<Calling> {
    guard case .party(let party) = fact.event else { return [] }
    let label: String?
    let names: List<Object<Name>>?
    switch party {
    case .introduced(let read): (label, names) = (read.label.string, read.names)
    case .identified(let read): (label, names) = (read.label?.string, read.names)
    case .matched: return []
    }
    var callings = Set(label.map { [Calling($0)] } ?? [])
    if let names { for name in names { callings.insert(Calling(name.form.string)) } }
    return callings
  }

  private static func label(of fact: Fact) -> String? {
    guard case .party(let party) = fact.event else { return nil }
    switch party {
    case .introduced(let read): return read.label.string
    case .identified(let read): return read.label?.string
    case .matched: return nil
    }
  }
}

extension LogReader {
  /// Whether a stream has records.
  public func holds(_ stream: StreamID) throws -> Bool {
    var found = false
    try records(Selection(.stream(stream.name), limit: 1)) { _ in
      found = true
      return false
    }
    return found
  }

  /// The facts of a stream as they stand.
  func standing(_ stream: StreamID) throws -> [Fact] {
    var facts: [Fact] = []
    try records(Selection(.stream(stream.name))) { record in
      if let fact = try record.readWords() { facts.append(fact) }
      return true
    }
    return Amended(facts, evidence: NoEvidence()).items.filter(\.stands).map(\.fact)
  }
}
