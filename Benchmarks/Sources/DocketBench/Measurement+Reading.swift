import Foundation

/// What the command line lists and shows of what is now.
extension Measurement {
  static let reading: [Measurement] =
    ["text", "csv", "json"].map { format in
      Measurement(
        name: "list-cases-\(format)",
        what: "`list cases --format \(format)`, times the shell's CSV of the same rows",
        mark: Figures(times: 3, megabytes: 60)
      ) { place in
        try place.prepare()
        let shell = try shell(place)
        var ratios: [Double] = []
        var found = Figures()
        for _ in 0..<place.rounds {
          let reference = try shell.run().seconds
          found = try place.measure(
            { _ in place.command(["list", "cases", "--format", format]) }, rounds: 1)
          ratios.append(found.seconds! / reference)
        }
        found.times = ratios.median
        return found
      }
    } + [
      Measurement(
        name: "show-country", what: "`show country CN`",
        mark: Figures(seconds: 0.3, statements: 40)
      ) { place in
        try place.prepare()
        return try place.measure(
          { _ in place.command(["show", "country", "CN"]) }, counting: true)
      },
      Measurement(
        name: "show-case", what: "`show case`, cold start",
        mark: Figures(seconds: 0.012, statements: 30)
      ) { place in
        try place.prepare()
        return try place.measure(
          { place.command(["show", "case", place.someCase($0)]) }, rounds: 15, counting: true)
      },
    ]
    + [["show", "detention"], ["list", "lag"]].map { words in
      Measurement(
        name: words.joined(separator: "-"), what: "`\(words.joined(separator: " "))`",
        mark: Figures(seconds: 1, megabytes: 80)
      ) { place in
        try place.prepare()
        return try place.measure({ _ in place.command(words) }, counting: true)
      }
    } + [
      Measurement(
        name: "show-evidence", what: "`show evidence`", mark: Figures(seconds: 0.5), size: 100_000
      ) { place in
        try place.prepare()
        return try place.measure({ _ in place.command(["show", "evidence"]) }, counting: true)
      },
      Measurement(name: "check", what: "`check`", mark: Figures(seconds: 1), size: 100_000) {
        place in
        try place.prepare()
        return try place.measure(
          { _ in
            var command = place.command(["check"])
            command.expected = [0, 65]  // What it finds may be errors.
            return command
          }, counting: true)
      },
    ]

  /// The shell writes the rows that docket printed, from a table that holds them as they are.
  private static func shell(_ place: Workplace) throws -> Command {
    let database = place.folder + "/rows.sqlite"
    if !FileManager.default.fileExists(atPath: database) {
      _ = try Command(
        words: ["sqlite3", database, ".import --csv '\(place.rows)' rows"]
      ).run()
    }
    return Command(words: ["sqlite3", "-csv", "-header", database, "SELECT * FROM rows"])
  }
}
