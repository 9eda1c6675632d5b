import Events
import Ports
import Projections

extension Archive {
  /// The facts of a stream that stand, as they stand: corrected, and of several accounts the one
  /// that is shown.
  func standing(of kind: Subject, _ id: String) throws -> [Fact] {
    let facts = try facts(of: kind, id).map(\.fact)
    return try Amended(facts, evidence: ArchiveEvidence(archive: self)).items
      .filter(\.stands).map(\.fact)
  }
}

/// What the views know of sources, for choosing among accounts: asked for only where there are any.
struct ArchiveEvidence: EvidenceLookup {
  let archive: Archive

  func source(_ slug: String) throws -> SourceCard? {
    if archive.viewsAreIndex {
      return CitedSource(slug, try archive.facts(of: .source, slug).map(\.fact)).card
    }
    guard let row = try archive.rows("sources", where: "id", is: slug).first,
      let kind = row.string("kind").flatMap(SourceKind.init), let stream = row.integer("stream")
    else { return nil }
    let derived = try archive.rows("source_derivations", streams: [stream])
    return SourceCard(
      kind: kind, publisher: row.string("publisher"), country: row.country("country"),
      derived: derived.compactMap { $0.string("of") })
  }
}
