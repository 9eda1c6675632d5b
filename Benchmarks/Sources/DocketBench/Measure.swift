import ArgumentParser
import Foundation
import Glibc

struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Runs the measurements and prints one table.")

  @Option(help: "How many facts; may be given several times (default: 10000, 100000, 1000000).")
  var facts: [Int] = []
  @Option(help: "How often each is run.")
  var rounds = 3
  @Option(help: "The docket program.")
  var docket = "../.build/release/docket"
  @Option(
    name: .customLong("only"),
    help: "Only what has this name, or begins with it; may be given several times.")
  var names: [String] = []
  @Flag(help: "10,000 facts and one round, unless told otherwise.")
  var quick = false
  @Flag(help: "Print the names of all measurements, and measure nothing.")
  var list = false

  func validate() throws {
    guard facts.allSatisfy({ $0 >= 1_000 }) else {
      throw ValidationError("fewer than 1,000 facts measure nothing")
    }
    guard rounds > 0 else { throw ValidationError("rounds: at least one") }
    for name in names where !Measurement.all.contains(where: { $0.name.hasPrefix(name) }) {
      throw ValidationError("no measurement begins with '\(name)'; see --list")
    }
  }

  func run() throws {
    if list {
      for measurement in Measurement.all { print(measurement.name) }
      return
    }
    guard FileManager.default.isExecutableFile(atPath: docket) else {
      throw ValidationError(
        "no program at \(docket): 'swift build -c release --product docket' in the folder above, "
          + "or --docket")
    }
    let sizes =
      facts.isEmpty ? (quick ? [10_000] : [10_000, 100_000, 1_000_000]) : facts.sorted()
    let chosen = Measurement.all.filter { measurement in
      names.isEmpty || names.contains { measurement.name.hasPrefix($0) }
    }
    var table = FigureTable(sizes: sizes)
    for size in sizes { try measure(chosen, size, into: &table) }
    print(table.markdown(of: chosen))
  }

  private func measure(_ chosen: [Measurement], _ size: Int, into table: inout FigureTable) throws {
    let folder = NSTemporaryDirectory() + "docket-bench-\(getpid())-\(size)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let program = URL(fileURLWithPath: docket).path
    let place = try Workplace(
      folder: folder, facts: size, program: program,
      rounds: quick && rounds == 3 ? 1 : rounds)
    for measurement in chosen {
      if table.needsNot(measurement, at: size) { continue }
      let cell: FigureTable.Cell
      do {
        cell = .found(try measurement.figures(place))
      } catch is CutOff {
        cell = .cutOff
      } catch {
        cell = .failed(String(describing: error))
      }
      table.cells[measurement.name, default: [:]][size] = cell
      let text = FigureTable.text(cell, measurement, size).text
      FileHandle.standardError.write(Data("\(size.grouped): \(measurement.name): \(text)\n".utf8))
    }
    table.cases[size] = place.cases
  }
}
