import Docket
import Documents
import Events
import Foundation
import Projections

/// A desk on which facts are laid in the order of a log, and dossiers are gathered from them.
struct Desk {
  /// Facts by stream: `case/us-wei-2023`.
  private var streams: [String: [Dossier.Recorded]] = [:]
  private var head: Int64 = 0
  private var ids: Set<String> = []
  /// 2026-04-01T09:00:00Z, when everything was recorded.
  static let recorded: Int64 = 1_775_034_000_000_000

  /// Seeds of this repository, in the order of these names; all of them where none is named.
  static func ofSeeds(_ names: String...) throws -> Desk {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "seeds")
    let all = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    var desk = Desk()
    for name in names.isEmpty ? all : names.map({ "\($0).jsonl" }) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for line in text.split(separator: "\n") { try desk.record(JSON(parsing: String(line))) }
    }
    return desk
  }

  /// A desk with the case `x` of the United States, and these facts about it.
  ///
  /// Each is the inside of a fact's object; `case` is added where no other subject stands, and ids
  /// are `f1`, `f2` … by position where none is given. `later` is how many days after the others a
  /// fact was recorded.
  static func of(_ facts: [String]) throws -> Desk {
    var desk = Desk()
    for inside in [#""type":"case.opened","title":"X","country":"US""#] + facts {
      var json = try JSON(parsing: "{\(inside)}")
      let subjects = ["party.": "party", "source.": "source", "law.": "law", "swap.": "swap"]
      let type = json["type"]?.string ?? ""
      if !subjects.keys.contains(where: type.hasPrefix), json["case"] == nil {
        json["case"] = .string("x")
      }
      if json["id"] == nil { json["id"] = .string("f\(desk.head + 1)") }
      let later = json["later"]?.integer ?? 0
      json["later"] = nil
      try desk.record(json, later: later)
    }
    return desk
  }

  init() {}

  /// Lays down a fact; of a fact already there, nothing.
  mutating func record(_ json: JSON, recorder: String = "ines", later days: Int64 = 0) throws {
    if let id = json["id"]?.string, !ids.insert(id).inserted { return }
    head += 1
    let fact = try Page(fact: json.canonical(), position: head)[0]
    let stream = "\(fact.subject.kind.rawValue)/\(fact.subject.key.string)"
    streams[stream, default: []].append(
      Dossier.Recorded(
        fact, recorded: Desk.recorded + days * 86_400_000_000, recorder: recorder,
        revision: Int64(streams[stream, default: []].count + 1)))
  }

  var cases: [String] {
    streams.keys.filter { $0.hasPrefix("case/") }.map { String($0.dropFirst(5)) }.sorted()
  }

  /// A case's page.
  func page(_ id: String = "x", _ options: CasePage.Options = .init()) -> Document {
    CasePage(CaseFile(dossier(id)), options).document
  }

  /// What a clerk would gather for a case's page.
  func dossier(_ id: String) -> Dossier {
    let stream = streams["case/\(id)"] ?? []
    var dossier = Dossier(
      id: id, stream: stream, headPosition: head, headRecorded: Desk.recorded)
    let mentions = Mentions(stream.map(\.fact))
    for slug in mentions.parties {
      dossier.parties[slug] = facts("party/\(slug)").flatMap { PartyCard(slug, $0) }
    }
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
      dossier.sources[slug] = CitedSource(slug, found)
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
