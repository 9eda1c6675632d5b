import Foundation
import Testing

@Suite struct `Transcripts of the command line` {
  /// With `TRANSCRIPTS=rewrite` the files take the answers that they get.
  static let rewrites = ProcessInfo.processInfo.environment["TRANSCRIPTS"] == "rewrite"

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Transcripts")

  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".transcript") }.sorted() ?? []

  @Test(arguments: names)
  func `docket answers as the transcript says`(name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    var transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
    let player = try TranscriptPlayer()
    for place in transcript.exchanges.indices {
      let exchange = transcript.exchanges[place]
      let answer = try player.play(exchange.command)
      if Self.rewrites {
        transcript.exchanges[place].answer = answer
      } else {
        #expect(answer == exchange.answer, "\(name): $ \(exchange.command.joined(separator: "\n"))")
      }
    }
    if Self.rewrites {
      try transcript.text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test func `there are transcripts`() {
    #expect(!Self.names.isEmpty)
  }
}
