import Events
import Ports
import Projections

/// Finds the archived bytes that a redaction leaves without a fact that needs them.
struct DoomedBytes {
  let log: any LogReader
  /// The records that would be destroyed, in the order of their positions.
  let doomed: [Record]
  /// The sources that these cite.
  let cited: Set<String>

  /// All sources that it is about: cited, or of which a fact would be destroyed.
  var sources: Set<String> { cited.union(doomed.compactMap(\.source)) }

  /// The bytes, by source and digest.
  ///
  /// - Parameter uncited: which of `sources` no other fact cites.
  func list(uncited: Set<String>) throws -> [RedactionPlan.Bytes] {
    let whole = cited.intersection(uncited)
      .union(doomed.filter { $0.type == "source.registered" }.compactMap(\.source))
    var found: Set<Place> = []
    for record in doomed { found.formUnion(places(in: record)) }
    for source in whole {
      try log.records(Selection(.stream(StreamID(.source, source).name))) { record in
        found.formUnion(places(in: record))
        return true
      }
    }
    let needed = try needed(beside: whole)
    return found.filter { !needed.contains($0.sha256) }
      .sorted { ($0.source, $0.sha256) < ($1.source, $1.sha256) }
      .map { .init(source: $0.source, sha256: $0.sha256, isCited: !uncited.contains($0.source)) }
  }

  private struct Place: Hashable {
    let source: String
    let sha256: String
  }

  /// The digests that a record of a source gives: as an archiving, or as its correction.
  private func places(in record: Record) -> [Place] {
    guard let source = record.source else { return [] }
    return record.texts(named: ["sha256"]).map { Place(source: source, sha256: $0) }
  }

  /// The digests of all archivings that will still stand.
  private func needed(beside whole: Set<String>) throws -> Set<String> {
    var streams: Set<String> = []
    try log.records(Selection(.words(prefix: "source.archived"))) { record in
      if record.body != nil, let source = record.source, !whole.contains(source) {
        streams.insert(record.stream)
      }
      return true
    }
    let gone = Set(doomed.map(\.position))
    return try streams.reduce(into: []) { digests, stream in
      let facts = try log.facts(ofStream: stream, through: .max)
        .filter { !gone.contains($0.position) }
      digests.formUnion(ArchivedVersion.list(facts).map(\.sha256))
    }
  }
}

extension Record {
  /// The source that it is of; nil for records of all else.
  var source: String? {
    StreamID(stream).flatMap { $0.kind == .source ? $0.key : nil }
  }

  /// The texts of members with one of these names, wherever in the fact they stand.
  func texts(named wanted: Set<String>) -> [String] {
    var texts: [String] = []
    func walk(_ json: JSON, _ name: String?) {
      switch json {
      case .object(let members): for member in members { walk(member.value, member.name) }
      case .array(let values): for value in values { walk(value, name) }
      case .string(let text): if name.map(wanted.contains) ?? false { texts.append(text) }
      case .null, .bool, .integer, .double: break
      }
    }
    if let json { walk(json, nil) }
    return texts
  }
}
