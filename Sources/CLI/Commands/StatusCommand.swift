import ArgumentParser
import Docket
import Events
import Glibc

/// Tells where the docket is and what it holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tell where the docket is, how far it goes and what it holds.",
    discussion: """
      EXAMPLES:
        docket status
        docket status --format json
      """)

  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.format(among: [.text, .json, .jsonl, .csv, .markdown])
    let desk = try options.desk(for: "status")
    let head = try desk.log.get().head()
    _ = head
    try output.print(
      Document(title: "", blocks: [], data: .null, table: Table(name: "", columns: [])), as: format)
  }
}
