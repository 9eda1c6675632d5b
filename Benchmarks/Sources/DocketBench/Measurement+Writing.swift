import ArgumentParser
import Foundation

/// What is recorded one by one, corrected often, and written to pages.
extension Measurement {
  static let writing: [Measurement] = [
    Measurement(
      name: "record-address", what: "`record` with a source's address, times with its slug",
      mark: Figures(times: 2)
    ) { place in
      try recorded(place) { _, known in ["--party", known.party, "--source", known.address] }
    },
    Measurement(
      name: "record-label", what: "`record` with a new party's label, times with a slug",
      mark: Figures(times: 2)
    ) { place in
      try recorded(place) { number, known in
        ["--party", "Newly Named \(place.facts) \(number)", "--source", known.source]
      }
    },
    Measurement(
      name: "export", what: "`export case --all --format html`, processor time a page",
      mark: Figures(aPage: 0.006, megabytes: 150)
    ) { place in
      try place.prepare()
      let site = place.folder + "/site"
      defer { try? FileManager.default.removeItem(atPath: site) }
      let export = place.command(["export", "case", "--all", "--format", "html", "--output", site])
      var told = ""
      let run: Run
      do {
        run = try export.run()
      } catch let cutOff as CutOff {
        (run, told) = (cutOff.run, ", then cut off")
      }
      let pages = (try? FileManager.default.subpathsOfDirectory(atPath: site))?
        .count { $0.hasSuffix(".html") }
      guard let pages, pages > 0 else { throw CutOff(run: run) }
      return Figures(
        aPage: run.processor / Double(pages), megabytes: run.megabytes,
        remark: "\(pages.grouped) pages in \(run.seconds.asTime)\(told)")
    },
    Measurement(
      name: "corrections",
      what: "1,600 corrections of one stream in one import, times 800", mark: Figures(times: 2.3),
      isOnce: true
    ) { place in
      let ratios = try (0..<place.rounds).map { round in
        (try corrected(800, place), try corrected(1_600, place))
      }
      return Figures(
        seconds: ratios.map(\.1).median, times: ratios.map { $0.1 / $0.0 }.median)
    },
  ]

  private struct Known {
    var party: String
    var source: String
    var address: String
  }

  /// A party and a source that are there: of the first case that has both, with an address.
  private static func known(_ place: Workplace) throws -> Known {
    guard let file = FileHandle(forReadingAtPath: place.folder + "/facts.jsonl"),
      let beginning = try file.read(upToCount: 1 << 20),
      let match = String(decoding: beginning, as: UTF8.self)
        .firstMatch(of: /"source":"(paper-(\d+)-0)"[^\n]*"url":"([^"]+)"/)
    else { throw ValidationError("no source with an address in \(place.folder)") }
    return Known(
      party: "person-\(match.2)-0", source: String(match.1), address: String(match.3))
  }

  private static func recorded(
    _ place: Workplace, _ naming: (Int, Known) -> [String]
  ) throws -> Figures {
    try place.prepare()
    let known = try known(place)
    func time(_ words: [String]) throws -> Double {
      try place.command(
        ["record", "arrest", "--case", place.someCase(1), "--occurred", "2020-01-02"] + words
      ).run().seconds
    }
    let plain = ["--party", known.party, "--source", known.source]
    let pairs = try (0..<max(9, place.rounds)).map { number in
      (try time(naming(number, known)), try time(plain))
    }
    // Of medians: one durable write in ten takes three times as long as the others.
    return Figures(
      seconds: pairs.map(\.0).median, times: pairs.map(\.0).median / pairs.map(\.1).median)
  }

  /// Seconds of an import of a case, an event and so many corrections of it.
  private static func corrected(_ count: Int, _ place: Workplace) throws -> Double {
    let folder = place.folder + "/corrections"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let head = """
      {"id":"o","type":"case.opened","case":"us-case","title":"Case","country":"US"}
      {"id":"e","type":"custody.arrested","case":"us-case","occurred":"2020-01-01"}\n
      """
    let lines = (0..<count).map {
      #"{"id":"c\#($0)","type":"record.corrected","case":"us-case","target":"e","#
        + #""patch":{"note":"Read for the \#($0)th time."},"reason":"read again"}"# + "\n"
    }
    let file = folder + "/facts.jsonl"
    try (head + lines.joined()).write(toFile: file, atomically: true, encoding: .utf8)
    _ = try place.command(["init"], in: folder + "/docket").run()
    return try place.command(["import", file], in: folder + "/docket").run().seconds
  }
}
