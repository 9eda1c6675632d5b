/// What was: as of a day, known at a day, recorded at a position.
extension Measurement {
  static let looking: [Measurement] =
    [
      ["--known-at", "2005", "--limit", "10"], ["--as-of", "2005", "--limit", "10"],
      ["--as-of", "2005"],
    ].map { options in
      Measurement(
        name: "list-cases" + options[0].dropFirst() + (options.count > 2 ? "-limit" : ""),
        what: "`list cases \(options.joined(separator: " "))`", mark: Figures(seconds: 0.5)
      ) { place in
        try place.prepare()
        return try place.measure({ _ in place.command(["list", "cases"] + options) })
      }
    } + [
      Measurement(
        name: "recorded-at-first", what: "`list cases --recorded-at '#N'`, the first time",
        mark: Figures(seconds: 0.5)
      ) { place in
        try place.prepare()
        return try place.measure { round in
          // A position that nobody asked for, far from those asked before.
          let position = place.facts / 2 - (round + 1) * place.facts / 20
          return place.command(["list", "cases", "--recorded-at", "#\(position)"])
        }
      },
      Measurement(
        name: "recorded-at-again", what: "… the second time", mark: Figures(seconds: 0.5)
      ) { place in
        try place.prepare()
        let command = place.command(["list", "cases", "--recorded-at", "#\(place.facts / 2)"])
        _ = try command.run()
        return try place.measure { _ in command }
      },
    ]
}
