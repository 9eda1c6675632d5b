/// A conversation with docket: commands, and what each is to answer.
///
///     // A comment.
///     $ docket date 2023-8-01
///     2> docket: This is not a date: a month is two digits.
///     [65]
///
/// Behind a command stand the lines of standard output as they are, then those of standard error
/// behind `2>`, then the exit code unless it is 0. A command goes on in lines that begin with `>`.
/// The folder it all happens in is written `$PWD`, the first half of a line end of CSV `\r`.
struct Transcript {
  /// A command with its answer.
  struct Exchange: Equatable {
    var comments: [String] = []
    var command: [String] = []
    var answer: [String] = []
  }

  var exchanges: [Exchange] = []
  /// Lines of comment behind the last command.
  var ending: [String] = []

  init(_ text: String) {
    var comments: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("// ") {
        comments.append(line)
      } else if line.hasPrefix("$ ") {
        exchanges.append(Exchange(comments: comments, command: [String(line.dropFirst(2))]))
        comments = []
      } else if let last = exchanges.indices.last {
        if line == ">" || line.hasPrefix("> "), exchanges[last].answer.isEmpty {
          exchanges[last].command.append(String(line.dropFirst(2)))
        } else {
          exchanges[last].answer.append(line)
        }
      }
    }
    for place in exchanges.indices {
      while exchanges[place].answer.last == "" { exchanges[place].answer.removeLast() }
    }
    ending = comments
  }

  /// The transcript as its file has it.
  var text: String {
    (exchanges.map(\.text) + (ending.isEmpty ? [] : [ending.joined(separator: "\n") + "\n"]))
      .joined(separator: "\n")
  }
}

extension Transcript.Exchange {
  var text: String {
    let first = "$ " + command[0]
    let rest = command.dropFirst().map { $0.isEmpty ? ">" : "> " + $0 }
    return (comments + [first] + rest + answer).joined(separator: "\n") + "\n"
  }

  /// An answer as a transcript has it.
  static func answer(output: String, messages: String, code: Int32) -> [String] {
    var lines = output.lines
    if !output.isEmpty, output.last != "\n" { lines[lines.count - 1] += "\\" }
    lines += messages.lines.map { $0.isEmpty ? "2>" : "2> " + $0 }
    if code != 0 { lines.append("[\(code)]") }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension String {
  /// The lines, without an empty one behind the last line's end.
  var lines: [String] {
    guard !isEmpty else { return [] }
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
