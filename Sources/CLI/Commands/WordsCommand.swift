import ArgumentParser
import Docket
import Documents
import Events

/// Lists the vocabulary.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "List the words that can be recorded, or the fields of one.",
    discussion: """
      EXAMPLES:
        docket words
        docket words arrest
        docket words --format json
      """)

  @Argument(
    help: "A word, short or full, to list the fields of.", completion: .custom(Completions.words))
  var word: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.format(among: [.text, .json, .jsonl, .csv, .markdown])
    guard let word else { return try output.print(all, as: format) }
    try output.print(page(of: WordName.word(word)), as: format)
  }

  private var all: Document {
    let table = Table(
      name: "words",
      columns: [
        .init("word", "Word"), .init("short", "Short"), .init("subjects", "Belongs to"),
        .init("doc", "What it means"),
      ],
      rows: Vocabulary.words.map { word in
        let subjects = word.subjects.map(\.rawValue)
        let all = word.subjects.count == Subject.allCases.count
        return [
          .init(word.name), .init(word.short ?? ""),
          .init(
            Line(all ? "any" : subjects.joined(separator: ", ")),
            .array(subjects.map { .string($0) })),
          .init(word.doc),
        ]
      })
    return Document(
      title: "Words", blocks: [.table(table)], data: Glossary.json, table: table)
  }

  private func page(of word: Word) -> Document {
    let fields = word.fields + Envelope.infos
    let table = Table(
      name: "fields",
      columns: [
        .init("field", "Field"), .init("type", "Type"), .init("required", "Required"),
        .init("doc", "What it says"),
      ],
      rows: fields.map { field in
        [
          .init(field.name), .init(field.kind.phrase),
          .init(Line(field.isRequired ? "yes" : ""), .bool(field.isRequired)), .init(field.doc),
        ]
      })
    let names = word.short.map { "\(word.name), short \($0)" } ?? word.name
    let subjects = Phrase.list(word.subjects.map(\.rawValue), "or")
    return Document(
      title: names,
      blocks: [
        .paragraph(Line("\(word.doc.capitalized). It belongs to one \(subjects).")), .table(table),
      ], data: word.entry, table: table)
  }
}

extension String {
  /// With a capital at the beginning.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
