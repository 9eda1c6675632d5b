/// What was found, as one table in Markdown.
struct FigureTable {
  enum Cell {
    case found(Figures)
    case cutOff
    /// A smaller size was cut off.
    case notTried
    /// It is measured at the first size alone.
    case elsewhere
    case failed(String)
  }

  let sizes: [Int]
  var cells: [String: [Int: Cell]] = [:]
  var cases: [Int: Int] = [:]

  init(sizes: [Int]) { self.sizes = sizes }

  /// Whether there is nothing to measure at this size, which the table then says.
  mutating func needsNot(_ measurement: Measurement, at size: Int) -> Bool {
    let smaller = sizes.prefix { $0 < size }
    let tooLong = smaller.contains { smaller in
      switch cells[measurement.name]?[smaller] {
      case .cutOff, .notTried: true
      default: false
      }
    }
    guard tooLong || (measurement.isOnce && size != sizes.first) else { return false }
    cells[measurement.name, default: [:]][size] = tooLong ? .notTried : .elsewhere
    return true
  }

  func markdown(of measurements: [Measurement]) -> String {
    let heads = sizes.map { size in
      "\(size.grouped)" + (cases[size].map { $0 > 0 ? " (\($0.grouped) cases)" : "" } ?? "")
    }
    var lines = [
      "| | " + heads.joined(separator: " | ") + " | mark | met |",
      "|---|" + sizes.map { _ in "---|" }.joined() + "---|---|",
    ]
    for measurement in measurements {
      let row = sizes.map { size in
        Self.text(cells[measurement.name]?[size] ?? .failed("not measured"), measurement, size)
      }
      let verdicts = row.compactMap(\.met)
      let met = verdicts.isEmpty ? "" : verdicts.allSatisfy { $0 } ? "yes" : "**no**"
      var mark = measurement.mark.asMark
      if let size = measurement.size { mark += " (at \(size.grouped))" }
      lines.append(
        "| \(measurement.what) | " + row.map(\.text).joined(separator: " | ")
          + " | \(mark) | \(met) |")
    }
    return lines.joined(separator: "\n")
  }

  /// A cell's text, bold where it misses the mark, and whether it meets it.
  static func text(
    _ cell: Cell, _ measurement: Measurement, _ size: Int
  ) -> (text: String, met: Bool?) {
    let counts = measurement.size.map { $0 == size } ?? true
    switch cell {
    case .found(let figures):
      let met = counts ? figures.meets(measurement.mark) : nil
      return (met == false ? "**\(figures.text)**" : figures.text, met)
    case .cutOff: return ("cut off at \(Command.limit) s", counts ? false : nil)
    case .notTried: return ("not tried", counts ? false : nil)
    case .elsewhere: return ("", nil)
    case .failed(let reason): return ("failed: \(reason)", counts ? false : nil)
    }
  }
}
