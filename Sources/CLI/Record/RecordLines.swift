import Docket
import Documents
import Events
import Glibc
import Ports

/// Records the facts that standard input brings: all or none.
///
/// They come as JSON, one a line, or as one object or list of objects over several lines.
struct RecordLines {
  private let options: FlagReader

  init(_ options: FlagReader) {
    self.options = options
  }

  func run() throws {
    let format = try RecordFormat(options)
    let desk = try Desk(
      folder: DocketFolder.find(options.docket), recorder: options.recorder, command: "record")
    let clerk = try desk.clerk(believing: options.saysYes, dryRun: options.isDryRun)
    let facts = try facts(in: input())
    guard !facts.isEmpty else {
      throw Complaint("Standard input has no facts in it. Nothing was recorded.", .data)
    }
    do {
      let drafts = try clerk.drafts(of: facts.map(\.fact))
      let notices = try RecordNotices(clerk.log, today: Fixture().today).sentences(drafts)
      let destruction = try Destruction(drafts, clerk, options)
      try destruction?.confirm()
      let receipt = try clerk.record(
        drafts, expecting: try expectation(drafts), destroying: true,
        taking: destruction?.archive ?? DoomedArchive(), dryRun: options.isDryRun)
      if receipt.entries.contains(where: \.isNew) { notices.forEach(Terminal.complain) }
      try format.print(receipt)
      try Complaint.end(withRemains: receipt.remains)
    } catch let refusals as Refusals {
      throw Complaint(
        refusals.all.map { "-:\(facts[$0.fact].line): \($0)" }.joined(separator: "\n        "),
        refusals.isConflict ? .busy : .data)
    }
  }

  /// `--expect` speaks of one stream: all facts must be of it.
  private func expectation(_ drafts: [Draft]) throws -> [String: Int64] {
    guard let expected = options.expected, let stream = drafts.first?.stream else { return [:] }
    if let other = drafts.first(where: { $0.stream != stream }) {
      throw Complaint.usage(
        "--expect speaks of one stream, and these facts are of \(stream) and \(other.stream). "
          + "Record them one stream at a time.")
    }
    return [stream: expected]
  }

  // MARK: Reading

  private typealias Line = (line: Int, fact: JSON)

  private func facts(in input: [UInt8]) throws -> [Line] {
    let mark = ByteOrderMark.bytes
    let bytes = input.starts(with: mark) ? Array(input[mark.count...]) : input
    if let whole = try? JSON(parsing: bytes[...], longest: 1 << 24) {
      return (whole.array ?? [whole]).map { (1, $0) }
    }
    return try Lines(bytes).map {
      (line: $0.number, fact: try fact(in: bytes[$0.bytes], $0.number))
    }
  }

  private func fact(in line: ArraySlice<UInt8>, _ number: Int) throws -> JSON {
    do {
      return try JSON(parsing: line)
    } catch {
      let way = error.suggestion.map { " " + $0 } ?? ""
      throw Complaint(
        "-:\(number): \(error.message)\(way)\n" + Excerpt.lines(of: line, at: error.offset), .data)
    }
  }

  private func input() throws -> [UInt8] {
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = read(STDIN_FILENO, piece.baseAddress, piece.count)
      guard count >= 0 || errno == EINTR else {
        throw Complaint(
          "Standard input cannot be read: \(String(cString: strerror(errno))).", .inputOutput)
      }
      if count == 0 { return bytes }
      bytes += piece[..<max(0, count)]
    }
  }
}
