public import Events
public import Ports
import Projections

/// The texts of archived sources, read when they are first asked for.
///
/// A source may have been archived more than once; a quote may stand in any of its versions. A
/// reader of one command; not for several threads.
public final class ArchivedTexts {
  private let store: any SourceStore
  private let facts: (_ source: String) throws -> [Fact]
  private var known: [String: [QuoteText]] = [:]
  private var order: [String] = []
  /// So many texts are kept at hand.
  private static let limit = 64

  /// - Parameter facts: all facts of a source, in the order of their positions.
  public init(_ store: any SourceStore, facts: @escaping (_ source: String) throws -> [Fact]) {
    self.store = store
    self.facts = facts
  }

  /// What became of looking for a quote.
  public enum Answer: Sendable, Equatable {
    case found
    /// Nothing of the source is archived whose text can be read.
    case unreadable
    /// Not in any version; the passage that comes nearest.
    case missing(nearest: String?)
  }

  /// Looks for a quote in all kept versions of a source.
  public func look(for quote: String, in source: String) throws -> Answer {
    let texts = try texts(of: source)
    guard !texts.isEmpty else { return .unreadable }
    let quote = QuoteText(quote)
    if texts.contains(where: { QuoteSearch.holds($0, quote) }) { return .found }
    return .missing(
      nearest: texts.reversed().lazy.compactMap { QuoteSearch.nearest(quote, in: $0) }.first)
  }

  /// What speaks against a quote that is found, but by leaving something out; nil where nothing does
  /// in one of the kept versions.
  public func doubt(about quote: String, in source: String) throws -> QuoteDoubt? {
    let quote = QuoteText(quote)
    if let scrap = QuoteDoubt.scrap(of: quote) { return .scrap(scrap) }
    var doubt: QuoteDoubt?
    for text in try texts(of: source) {
      guard let omissions = QuoteSearch.omissions(text, quote) else { continue }
      guard let found = omissions.lazy.compactMap(QuoteDoubt.init).first else { return nil }
      doubt = found
    }
    return doubt
  }

  private func texts(of source: String) throws -> [QuoteText] {
    if let texts = known[source] { return texts }
    var texts: [QuoteText] = []
    for kept in ArchivedVersion.list(try facts(source)) {
      guard let bytes = try store.bytes(of: kept.sha256), Checksum.hex(bytes) == kept.sha256,
        let text = try store.text(of: bytes, mediaType: kept.mediaType ?? "")
      else { continue }
      let found = QuoteText(text)
      if !found.text.isEmpty { texts.append(found) }
    }
    if order.count == ArchivedTexts.limit { known[order.removeFirst()] = nil }
    known[source] = texts
    order.append(source)
    return texts
  }
}

/// One archiving of a source's bytes that stands.
public struct ArchivedVersion: Sendable, Equatable {
  public let sha256: String
  public let mediaType: String?
  /// Where its bytes are said to be.
  public let place: String?
  public let captured: EDTF?
  /// The recorder's own words.
  public let note: String?
  public let position: Int64

  /// Those of a source, in the order of their positions.
  public static func list(_ facts: [Fact]) -> [ArchivedVersion] {
    Amended(facts, evidence: NoEvidence()).items.compactMap { item in
      guard item.stands, case .evidence(.archived(let read)) = item.fact.event else { return nil }
      return ArchivedVersion(
        sha256: read.sha256.string, mediaType: read.mediaType?.string, place: read.where?.string,
        captured: read.captured?.edtf, note: item.fact.note?.string, position: item.position)
    }
  }
}
