import Documents
import Events
import Ports

/// A piece of a file with its facts checked and committed to: all that can be done without the log.
struct PreparedChunk: Sendable {
  /// A line that is not blank.
  struct Line: Sendable {
    let number: Int
    let bytes: Range<Int>
    let fact: Result<Prepared, Findings>
    /// What is left of a fact that was redacted where it comes from.
    var remains: (stream: String, id: String)?
    /// What a line that is no JSON seems to be about: what follows it is not refused for its sake.
    var guess: (stream: String?, id: String?)?
  }

  struct Prepared: Sendable {
    let draft: Draft
    let salt: [UInt8]
    let commitment: [UInt8]
  }

  let chunk: LineChunk
  let lines: [Line]

  /// - Parameter id: makes the id of a fact that has none from its canonical form.
  init(
    _ chunk: LineChunk, _ checker: inout Checker, salt: () -> [UInt8],
    id: (_ canonical: [UInt8]) -> String
  ) {
    self.chunk = chunk
    if chunk.isCut {
      lines = [PreparedChunk.refusal(of: chunk)]
      return
    }
    var lines: [Line] = []
    for line in Lines(chunk.bytes) {
      let text = chunk.bytes[line.bytes]
      var prepared = Line(
        number: chunk.firstLine + line.number - 1, bytes: line.bytes,
        fact: PreparedChunk.prepare(text, &checker, salt, id))
      if case .failure(let findings) = prepared.fact {
        prepared.remains = Remains.read(text)
        if findings.stream == nil, findings.id == nil { prepared.guess = PreparedChunk.guess(text) }
      }
      lines.append(prepared)
    }
    self.lines = lines
  }

  private static func prepare(
    _ line: ArraySlice<UInt8>, _ checker: inout Checker, _ salt: () -> [UInt8],
    _ id: (_ canonical: [UInt8]) -> String
  ) -> Result<Prepared, Findings> {
    do {
      let draft = try checker.draft(line, id: id)
      let salt = salt()
      return .success(
        Prepared(
          draft: draft, salt: salt, commitment: Seal.commitment(salt: salt, body: draft.body)))
    } catch {
      return .failure(error)
    }
  }

  private static func guess(_ line: ArraySlice<UInt8>) -> (stream: String?, id: String?) {
    let text = String(decoding: line, as: UTF8.self)
    let key = text.firstMatch(of: /"case"\s*:\s*"([a-z0-9-]{1,80})"/)
    let id = text.firstMatch(of: /"id"\s*:\s*"([A-Za-z0-9._-]{1,100})"/)
    return (key.map { StreamID(.case, String($0.1)).name }, id.map { String($0.1) })
  }

  private static func refusal(of chunk: LineChunk) -> Line {
    let finding = Finding(
      identifier: JSONError.Reason.size.rawValue, path: "", offset: 0,
      message: "The line has more than \(LineChunks.longestLine) bytes.",
      suggestion: "A file of facts has one on each line.")
    return Line(
      number: chunk.firstLine, bytes: 0..<chunk.bytes.count, fact: .failure(Findings([finding])))
  }

  /// The refusals of a line that the checker refused.
  func refusals(of line: Line, _ findings: Findings, in file: String) -> [Refusal] {
    findings.all.map { finding in
      Refusal(
        finding, fact: 0,
        place: FilePlace(
          file: file, line: line.number, of: chunk.bytes[line.bytes], offset: finding.offset))
    }
  }

  /// The refusal of a line that admission refused, at the member that it names.
  func refusal(of line: Line, _ refusal: Refusal, in file: String) -> Refusal {
    let text = chunk.bytes[line.bytes]
    let name = String(refusal.path.prefix { $0 != "." && $0 != "[" })
    var tape = JSONTape(longest: text.count)
    var offset = 0
    if (try? tape.parse(text)) != nil,
      let member = tape.members(of: 0).first(where: { tape.string(at: $0.name) == name })
    {
      offset = Int(tape[member.value].start)
    }
    return refusal.at(
      refusal.fact, FilePlace(file: file, line: line.number, of: text, offset: offset))
  }
}
