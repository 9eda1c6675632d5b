import Events
import Ports
import Projections

/// What an inspection keeps from stream to stream: who is named where, and what exists.
struct Gathered {
  /// Parties with their first positions.
  var parties: [(PartyCard, Int64)] = []
  /// Slugs of parties that a stream other than their own names.
  private var named: Set<String> = []
  /// Speakers as facts give them: a party may be named by its label.
  private var speakers: Set<String> = []
  /// The first day on which a fact that names a party became public.
  private(set) var firstPublic: [String: Int64] = [:]
  private var existing: [StreamID: Bool] = [:]
  /// So many streams are remembered.
  private static let limit = 20_000

  /// Notes whom facts name.
  mutating func note(_ kind: Subject, _ id: String, _ facts: [Fact]) {
    for fact in facts {
      let day = Gathered.publicDay(of: fact)
      for speaker in fact.claim?.speaker?.string.split(separator: ";") ?? [] {
        speakers.insert(Gathered.trimmed(speaker))
      }
      for party in Mentions([fact]).parties where kind != .party || party != id {
        named.insert(party)
        if let day { firstPublic[party] = min(firstPublic[party] ?? day, day) }
      }
    }
  }

  /// Whether anything outside its own stream names a party, by its slug or as a speaker.
  func isNamed(_ card: PartyCard) -> Bool {
    named.contains(card.slug) || speakers.contains(card.label)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func publicDay(of fact: Fact) -> Int64? {
    let days = fact.disclosed?.days ?? fact.occurred?.days
    guard let day = days?.latest, day != .max else { return nil }
    return day
  }

  /// Whether anything is recorded of it.
  mutating func exists(_ kind: Subject, _ id: String, _ archive: Archive) throws -> Bool {
    let name = StreamID(kind, id)
    if let known = existing[name] { return known }
    if !archive.shelf.facts(name).isEmpty { return true }
    let found = try archive.stream(of: kind, id) != nil
    if existing.count >= Gathered.limit { existing = [:] }
    existing[name] = found
    return found
  }
}
