import Foundation

/// The log and its views, beside bare libsqlite3.
extension Measurement {
  static let basics: [Measurement] = [
    Measurement(name: "scan", what: "raw scan of `position, body`") { place in
      try place.prepare()
      let scans = try (0..<place.rounds).map { _ in try place.phase("scan").figure }
      return Figures(seconds: scans.median)
    },
    Measurement(
      name: "import", what: "import, of a bare batch of the same rows", mark: Figures(share: 0.6)
    ) { place in
      try place.prepare()
      var shares: [Double] = []
      for round in 0..<place.rounds {
        if round > 0 { try place.importAgain() }
        shares.append(try place.phase("bare-import").figure / place.imports.last!.figure)
        try? FileManager.default.removeItem(atPath: place.folder + "/bare-batch.sqlite")
        if place.imports[0].figure > 10 { break }
      }
      return Figures(
        share: shares.median, rate: Double(place.facts) / place.imports.map(\.figure).median,
        megabytes: place.imports.map(\.megabytes).max())
    },
    Measurement(
      name: "rebuild", what: "rebuild of all views, times the scan",
      mark: Figures(times: 6, megabytes: 120)
    ) { place in
      try place.prepare()
      var ratios: [Double] = []
      var rebuilds: [(figure: Double, megabytes: Double)] = []
      for _ in 0..<place.rounds {
        let scan = try place.phase("scan").figure
        rebuilds.append(try place.phase("rebuild"))
        ratios.append(rebuilds.last!.figure / scan)
      }
      return Figures(
        seconds: rebuilds.map(\.figure).median, times: ratios.median,
        megabytes: rebuilds.map(\.megabytes).max())
    },
    Measurement(
      name: "catch-up", what: "catch-up of the views after 100 facts",
      mark: Figures(seconds: 0.008)
    ) { place in
      try place.prepare()
      let times = try (0..<place.rounds).map { _ in try place.phase("catch-up").figure }
      return Figures(seconds: times.median)
    },
    Measurement(
      name: "append", what: "durable single appends, of bare C", mark: Figures(share: 0.5),
      isOnce: true
    ) { place in
      var ours: [Double] = []
      var shares: [Double] = []
      for round in 0..<place.rounds {
        let folder = place.folder + "/appends-\(round)"
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bare = try place.phase("bare-append-rate", in: folder).figure
        ours.append(try place.phase("append-rate", in: folder).figure)
        shares.append(ours.last! / bare)
      }
      return Figures(share: shares.median, rate: ours.median)
    },
    Measurement(
      name: "writers", what: "sixteen writers in one process, of one", mark: Figures(share: 4),
      isOnce: true
    ) { place in
      var rates: [Double] = []
      var ratios: [Double] = []
      for round in 0..<place.rounds {
        let folder = place.folder + "/writers-\(round)"
        try FileManager.default.createDirectory(
          atPath: folder + "/16", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let alone = try place.phase("writer-1", in: folder).figure
        rates.append(try place.phase("writer-16", in: folder + "/16").figure)
        ratios.append(rates.last! / alone)
      }
      return Figures(share: ratios.median, rate: rates.median)
    },
    Measurement(name: "search-build", what: "build of the search index") { place in
      try place.prepare()
      let built = try place.phase("search-build")
      return Figures(seconds: built.figure, megabytes: built.megabytes)
    },
    Measurement(
      name: "search", what: "search for a name, cold", mark: Figures(seconds: 0.05)
    ) { place in
      try place.prepare()
      return Figures(seconds: try (0..<5).map { _ in try place.phase("search").figure }.median)
    },
    Measurement(
      name: "search-common", what: "search for two common words, cold", mark: Figures(seconds: 0.05)
    ) { place in
      try place.prepare()
      return Figures(
        seconds: try (0..<5).map { _ in try place.phase("search-common").figure }.median)
    },
  ]
}
