import ArgumentParser
import Docket
import Documents
import Events

/// Records one fact from flags, or facts from standard input.
struct RecordCommand: ParsableCommand, RecordingCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record a fact.",
    usage: """
      docket record <word> [<flags>]
      docket record <word> --help
      docket record - [<options>]
      """,
    discussion: """
      EXAMPLES:
        docket record open --case us-wei-2023 --title 'Jinchao Wei' --country US
        docket record arrest --case us-wei-2023 --party 'Jinchao Wei' \\
          --occurred 2023-08-02 --source https://example.org/news
        docket record verdict --help
        docket record - < facts.jsonl

      Each word has its own flags: 'docket record WORD --help' lists them, 'docket words' lists the \
      words. A party may be named by its label, a source by its address, a fact by its position \
      ('#42'). With - facts are read as JSON, one a line, all or none.
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("A word, short or full, and its flags; or -.", valueName: "word"),
    completion: .custom(Completions.recording))
  var arguments: [String] = []

  func run() throws {
    guard let name = arguments.first else {
      throw Complaint.usage(
        "Nothing says what is to be recorded. Name a word, or - for facts as JSON; see 'docket "
          + "record --help'.")
    }
    if ["-h", "--help", "help"].contains(name) { throw CleanExit.helpRequest(self) }
    let rest = Array(arguments.dropFirst())
    if name == "-" { return try RecordLines(FlagReader(rest, for: nil)).run() }
    guard !name.hasPrefix("-") else {
      throw Complaint.usage(
        "'\(name.visible)' stands where the word should. The word comes before its flags.")
    }
    let set = FlagSet(try WordName.word(name))
    if rest.contains("--help") || rest.contains("-h") {
      return try Output.print(RecordHelp(set, as: name).text)
    }
    try RecordFact(TypedFact(set, as: name, FlagReader(rest, for: set))).run()
  }
}
