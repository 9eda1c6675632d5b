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
    guard let row = try archive.rows(SourceRows.self, where: \.id, is: slug).first else {
      return nil
    }
    let derived = try archive.rows(DerivationRows.self, streams: [row.stream])
    return SourceCard(
      kind: row.kind, publisher: row.publisher, country: row.country, derived: derived.map(\.of))
  }
}
