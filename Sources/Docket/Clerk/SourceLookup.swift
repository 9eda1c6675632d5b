import Events
import Ports

/// Which source is meant by a slug or an address.
public enum SourceMatch: Sendable, Equatable {
  /// A source that is registered.
  case found(slug: String)
  /// A slug that no source has yet: a citation may name one that is registered later.
  case unregistered(slug: String)
  /// An address that no source has; a slug for it.
  case new(slug: String, url: String)
}

extension Clerk {
  /// Finds the source that a person named by its slug or its address.
  ///
  /// - Parameter date: when it was published, for the slug of a new one.
  public func source(named text: String, published date: String? = nil) throws -> SourceMatch {
    guard text.contains(":") else {
      // "www.example.org/a" without its scheme.
      if text.contains("."), text.contains("/") {
        throw ValueError(
          reason: "An address begins with https:// or http://", suggestion: "https://\(text)")
      }
      let slug = try Slug(text).text
      return try log.holds(StreamID(.source, slug)) ? .found(slug: slug) : .unregistered(slug: slug)
    }
    let wanted = PlainAddress(text)
    var found: String?
    try log.records(Selection(.words(prefix: "source.registered"))) { record in
      guard let fact = try record.readWords(), case .evidence(.registered(let source)) = fact.event,
        let url = source.url, PlainAddress(url.string) == wanted
      else { return true }
      found = fact.stream.key
      return false
    }
    if let found { return .found(slug: found) }
    return .new(slug: wanted.slug(published: date), url: text)
  }
}

extension PlainAddress {
  /// `justice-gov-2023-08-03-1f9a0c`: the host, the date, and six digits of the address's digest.
  func slug(published date: String?) -> String {
    let host = String(self.host.map { $0 == "." ? "-" : $0 })
    let day = date.map { "-" + $0.prefix(10) } ?? ""
    let name = Slug.made(from: host + day)?.text.prefix(73) ?? "source"
    return "\(name)-\(FactIdentity.derived(from: Array(text.utf8)).prefix(6))"
  }
}
