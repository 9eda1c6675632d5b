import ArgumentParser

/// Measures docket against the limits of the machine, in one run, as ratios.
@main
struct DocketBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "DocketBench",
    abstract: "Measures docket on facts it makes itself, beside libsqlite3 and its shell.",
    discussion: """
      EXAMPLES
        swift run -c release DocketBench                            all sizes, three rounds
        swift run -c release DocketBench --quick                    10,000 facts, one round
        swift run -c release DocketBench --only list --only show    what begins so, all sizes
        swift run -c release DocketBench --docket /tmp/other/docket another build's program
        swift run -c release DocketBench generate 1000              prints facts

      The table is Markdown; progress goes to standard error. Figures are medians of their rounds;
      ratios are taken round by round, so that they hold when the machine's speed drifts. What is
      bold misses its mark; what is in brackets is processor time. A command that takes over 120 s is cut off, the table says so, and larger
      sizes are not tried.
      """,
    subcommands: [Measure.self, Generate.self, Phase.self], defaultSubcommand: Measure.self)
}

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Prints made facts, one a line.")

  @Argument(help: "How many.")
  var facts: Int

  func run() throws { try Phases.write(facts, to: "/dev/stdout") }
}

/// One phase in a process of its own.
struct Phase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phase", abstract: "Runs one phase and prints its figure.", shouldDisplay: false)

  @Argument var name: String
  @Argument var folder: String
  @Argument var facts: Int

  func run() throws {
    print(try Phases(folder: folder, facts: facts).run(name))
  }
}
