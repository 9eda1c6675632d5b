import Foundation

/// A page of the manual: Markdown in which fenced blocks of `console` are transcripts.
struct Manual {
  enum Part {
    case text(String)
    case conversation(Transcript)
  }

  var parts: [Part] = []

  init(_ page: String) {
    var lines: [String] = []
    var isConversation = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if !isConversation, line == Manual.opening {
        parts.append(.text(lines.joined(separator: "\n")))
        (lines, isConversation) = ([], true)
      } else if isConversation, line == "```" {
        parts.append(.conversation(Transcript(lines.joined(separator: "\n"))))
        (lines, isConversation) = ([], false)
      } else {
        lines.append(line)
      }
    }
    parts.append(.text(lines.joined(separator: "\n")))
  }

  static let opening = "```console"

  /// The page as its file has it.
  var text: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .conversation(let transcript): "\(Manual.opening)\n\(transcript.text)```"
      }
    }.joined(separator: "\n")
  }

  /// The same page with the answers that `answer` gives to its commands.
  func answered(by answer: ([String]) throws -> [String]) rethrows -> Manual {
    var manual = self
    for place in parts.indices {
      guard case .conversation(var transcript) = parts[place] else { continue }
      for exchange in transcript.exchanges.indices {
        transcript.exchanges[exchange].answer = try answer(transcript.exchanges[exchange].command)
      }
      manual.parts[place] = .conversation(transcript)
    }
    return manual
  }

  /// All exchanges of the page, in order.
  var exchanges: [Transcript.Exchange] {
    parts.flatMap { part in
      switch part {
      case .text: [Transcript.Exchange]()
      case .conversation(let transcript): transcript.exchanges
      }
    }
  }
}
