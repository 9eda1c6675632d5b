import Docket
import Events
import Foundation
import Projections

/// Dossiers of the seeds, as a log would give them after importing all files in order.
struct SeedDossiers {
  /// Facts by stream: `case/us-wei-2023`.
  private var streams: [String: [Dossier.Recorded]] = [:]
  private var head: Int64 = 0
  /// 2026-04-01T09:00:00Z, when all of them were recorded.
  static let recorded: Int64 = 1_775_034_000_000_000

  /// All seeds of this repository.
  static func all() throws -> SeedDossiers {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "seeds")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
    var seeds = SeedDossiers()
    var ids: Set<String> = []
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let json = try JSON(parsing: String(line))
        guard let id = json["id"]?.string, ids.insert(id).inserted else { continue }
        try seeds.append(json)
      }
    }
    return seeds
  }

  init() {}

  /// Records a fact.
  mutating func append(_ json: JSON, recorder: String = "ines") throws {
    head += 1
    let fact = try Page(fact: json.canonical(), position: head)[0]
    let stream = "\(fact.subject.kind.rawValue)/\(fact.subject.key.string)"
    streams[stream, default: []].append(
      Dossier.Recorded(
        fact, recorded: SeedDossiers.recorded, recorder: recorder,
        revision: Int64(streams[stream, default: []].count + 1)))
  }

  var cases: [String] {
    streams.keys.filter { $0.hasPrefix("case/") }.map { String($0.dropFirst(5)) }.sorted()
  }

  /// What a clerk would gather for a case's page.
  func dossier(_ id: String) -> Dossier {
    let stream = streams["case/\(id)"] ?? []
    var dossier = Dossier(
      id: id, stream: stream, headPosition: head, headRecorded: SeedDossiers.recorded)
    let mentions = Mentions(stream.map(\.fact))
    for slug in mentions.parties { dossier.parties[slug] = facts("party/\(slug)") }
    for slug in mentions.targets {
      dossier.laws[slug] = facts("law/\(slug)")
      dossier.swaps[slug] = facts("swap/\(slug)")
      dossier.titles[slug] = title(slug)
    }
    for (name, records) in streams where name.hasPrefix("case/") && name != "case/\(id)" {
      let other = String(name.dropFirst(5))
      let links = records.map(\.fact).filter { Mentions([$0]).targets.contains(id) }
      guard !links.isEmpty else { continue }
      dossier.incoming[other] = records.map(\.fact)
      dossier.titles[other] = title(other)
    }
    var wanted = mentions.sources
    while let slug = wanted.popFirst() {
      guard dossier.sources[slug] == nil, let found = facts("source/\(slug)") else { continue }
      dossier.sources[slug] = found
      wanted.formUnion(Mentions(found).sources)
    }
    return dossier
  }

  private func facts(_ stream: String) -> [Fact]? { streams[stream]?.map(\.fact) }

  private func title(_ id: String) -> String? {
    for record in streams["case/\(id)"] ?? [] {
      if case .proceeding(.opened(let read)) = record.fact.event { return read.title.string }
    }
    return nil
  }
}
