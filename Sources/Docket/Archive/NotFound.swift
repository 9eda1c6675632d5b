public import Events
import Ports
import Projections

/// Nothing of this kind and id stands in the docket, or nothing that an audience may see: which of the
/// two it is is not told to it.
public struct NotFound: Error, Sendable, Equatable {
  public let kind: Subject
  public let id: String
  /// Ids that were probably meant, the likeliest first.
  public let nearest: [String]
  /// Whom it was asked for; nil for whoever holds the docket.
  public let marking: Marking?

  public init(kind: Subject, id: String, nearest: [String], marking: Marking? = nil) {
    self.kind = kind
    self.id = id
    self.nearest = nearest
    self.marking = marking
  }
}

extension Archive {
  /// Throws `NotFound` unless something is recorded of it. A country always exists.
  public func require(_ kind: Subject, _ id: String) throws {
    if kind == .country, Country(code: id) != nil { return }
    if kind == .case, shelf.prepared.streams[id] != nil { return }
    guard try stream(of: kind, id) == nil else { return }
    if kind == .party, try identities().members(of: id).count > 1 { return }
    throw NotFound(kind: kind, id: id, nearest: try nearest(to: id, kind))
  }

  /// Ids of the docket that resemble this one or a label, at most five: this walks all of them.
  public func nearest(to text: String, _ kind: Subject) throws -> [String] {
    let ids = kind == .country ? Country.all.map(\.code) : try ids(of: kind)
    let slug = Slug.made(from: text)?.text ?? text
    let known = Set(ids)
    var found: [String] = []
    func add(_ id: String) { if found.count < 5, !found.contains(id) { found.append(id) } }
    if known.contains(slug) { add(slug) }
    if let only = Nearest.nearest(to: slug, among: ids) { add(only) }
    guard slug.utf8.count >= 3 else { return found }
    for id in ids where id.hasPrefix(slug + "-") || id.hasSuffix("-" + slug) { add(id) }
    for id in ids where id.contains(slug) { add(id) }
    let words = slug.split(separator: "-").filter { $0.utf8.count >= 3 }
    if words.count > 1 {
      for id in ids where words.allSatisfy({ id.contains($0) }) { add(id) }
    }
    return found
  }

  private func ids(of kind: Subject) throws -> [String] {
    try views.select(Query(StreamRows.self, [.equals(\.kind, kind)], order: [\.id])).map(\.id)
  }
}
