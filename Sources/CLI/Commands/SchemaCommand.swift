import ArgumentParser
import Docket
import Documents
import Events

/// Prints the vocabulary as JSON Schema.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema (2020-12) of all facts, or of one word's.",
    discussion: """
      EXAMPLES:
        docket schema > fact.schema.json
        docket schema arrest

      A fact that docket takes fits its schema. One that fits may still be refused: a schema knows \
      no calendar and no log.
      """)

  @Argument(help: "A word, short or full.", completion: .custom(Completions.words))
  var word: String?

  @Option(help: ArgumentHelp("Write here instead.", valueName: "file"), completion: .file())
  var output: String?

  func run() throws {
    let schema = try word.map { Schema.json(of: try WordName.word($0)) } ?? Schema.json
    let text = schema.pretty().escapingHidden + "\n"
    guard let output, output != "-" else { return try Output.print(text) }
    try WholeFile.write(text, to: output)
  }
}
