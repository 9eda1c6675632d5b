import ArgumentParser
import Docket
import Documents
import Events
import Projections

/// Shows what became of something between two times.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed in a case, or anything else with a page, between two times.",
    discussion: """
      EXAMPLES:
        docket diff case us-wei-2023 --known-at 2023-08-03 --and 2025
        docket diff case us-wei-2023 --as-of 2023 --and 2026
        docket diff case cn-zeng-2023 '#100' '#240'
        docket diff case cn-zeng-2023 '#100'

      Two positions compare what this docket held; a dial and --and compare what was true, public \
      or recorded at two times. What is left out at the end is now.
      """)

  @Argument(
    help: ArgumentHelp("What to compare.", valueName: "kind"),
    completion: .list(Subject.allCases.map(\.rawValue)))
  var kind: String

  @Argument(
    help: ArgumentHelp("Its slug, or a country's code.", valueName: "id"),
    completion: .custom(Completions.shown))
  var id: String

  @Argument(help: ArgumentHelp("Positions of the log: #100 #240.", valueName: "position"))
  var positions: [String] = []

  @OptionGroup var dials: DialOptions

  @Option(help: ArgumentHelp("The later time, on the same dial.", valueName: "time"))
  var and: String?

  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if positions.count > 2 { throw ValidationError("Two positions can be compared, not more.") }
    let turned = [dials.asOf, dials.knownAt, dials.recordedAt].count { $0 != nil }
    if positions.isEmpty {
      guard turned > 0 else {
        throw ValidationError("Nothing says from when: name positions, or turn a dial.")
      }
      if and != nil, turned > 1 {
        throw ValidationError("--and takes the place of one dial: turn one, not \(turned).")
      }
    } else if turned > 0 || and != nil {
      throw ValidationError("Name positions or turn a dial, not both.")
    }
  }

  func run() throws {
    let subject = try ShowCommand.subject(kind)
    let format = try output.format(among: Format.forPages)
    let (from, to) = try ends
    let desk = try options.desk(for: "diff")
    let audience = try dials.marking
    let page = try desk.reading(from, for: audience)
      .diff(subject, id, to: desk.reading(to, for: audience))
    try output.print(page, as: format)
  }

  private var ends: (Dials, Dials) {
    get throws {
      guard positions.isEmpty else {
        let ends = try positions.map {
          Dials(recordedAt: try RecordedTime($0, "The position").end)
        }
        return (ends[0], ends.count > 1 ? ends[1] : Dials())
      }
      let from = try dials.dials()
      guard let and else { return (from, Dials()) }
      var to = from
      if from.asOf != nil { to.asOf = try OptionValue.days(and, "--and") }
      if from.knownAt != nil { to.knownAt = try OptionValue.days(and, "--and") }
      if from.recordedAt != nil { to.recordedAt = try RecordedTime(and, "--and").end }
      return (from, to)
    }
  }
}
