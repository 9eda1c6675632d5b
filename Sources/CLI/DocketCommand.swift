import ArgumentParser
import Docket
import Documents
import Events
import Glibc
import Ports

/// `docket`: an event-sourced tracker of espionage cases.
@main
struct DocketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docket",
    abstract: "Keeps facts of espionage cases, and tells what they add up to.",
    discussion: """
      EXAMPLES:
        docket init
        docket import seeds
        docket show case cn-zeng-2023
        docket list cases --country CN
        docket record arrest --case us-wei-2023 --party 'Jinchao Wei' \\
          --occurred 2023-08-02 --source https://example.org/news
        docket export case --all --format html --output site
      """,
    version: Release.version,
    subcommands: [
      InitCommand.self, RecordCommand.self, ImportCommand.self, LogCommand.self, ShowCommand.self,
      ListCommand.self, TimelineCommand.self, SearchCommand.self, DiffCommand.self,
      BlameCommand.self, ChangesCommand.self, SourceCommand.self, CheckCommand.self,
      ExportCommand.self, RebuildCommand.self, SchemaCommand.self,
      WordsCommand.self,
      DateCommand.self,
      StatusCommand.self,
      BackupCommand.self, RestoreCommand.self,
    ])

  static let _errorPrefix = "docket: "

  static func main() {
    signal(SIGPIPE, SIG_DFL)
    Handed.openStreams()
    Glibc.exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Runs a command line; everything is said when it returns.
  private static func run(_ arguments: [String]) -> ExitCodes {
    do {
      try Handed.checkArguments()
      try Handed.checkVariables()
      try refuseUnknownCommand(arguments)
      var command: any ParsableCommand
      do {
        command = try parseAsRoot(arguments)
      } catch {
        return try answer(error)
      }
      return try run(&command)
    } catch {
      let complaint = Complaint(error)
      Terminal.complain(complaint.message)
      return complaint.code
    }
  }

  private static func run(_ command: inout any ParsableCommand) throws -> ExitCodes {
    do {
      try command.run()
      return .success
    } catch let ending as Ending {
      return ending.code
    } catch let error as LogError where !(command is any RecordingCommand) {
      throw Complaint(error, records: false)
    } catch  where exitCode(for: error) == .success || error is ValidationError {
      return try answer(error)
    }
  }

  /// Gives the help that was asked for, or says how the command line is wrong.
  private static func answer(_ error: any Error) throws -> ExitCodes {
    let text = fullMessage(for: error)
    if exitCode(for: error) == .success {
      try Output.print(Help.examplesFirst(text) + "\n")
      return .success
    }
    Terminal.say(text)
    return .usage
  }

  /// Says which command was probably meant.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    guard let name = arguments.first, !name.hasPrefix("-") else { return }
    let commands = configuration.subcommands
    try refuse(name, unlessAmong: commands, of: "docket")
    let parts = commands.first { $0._commandName == name }?.configuration.subcommands ?? []
    guard !parts.isEmpty, arguments.count > 1, !arguments[1].hasPrefix("-") else { return }
    try refuse(arguments[1], unlessAmong: parts, of: "docket \(name)")
  }

  private static func refuse(
    _ name: String, unlessAmong commands: [any ParsableCommand.Type], of parent: String
  ) throws {
    let names = commands.map { $0._commandName } + ["help"]
    guard !names.contains(name) else { return }
    throw Complaint.usage(
      "There is no command '\(parent == "docket" ? "" : parent + " ")\(name.visible)'."
        + Complaint.hint(
          Nearest.nearest(to: name, among: names), otherwise: " '\(parent) --help' lists them."))
  }
}

/// A command that records facts: what fails says that nothing was recorded.
protocol RecordingCommand {}

/// This docket.
enum Release {
  static let version = "0.1.0"
}
