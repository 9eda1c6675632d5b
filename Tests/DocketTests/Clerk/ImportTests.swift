import Docket
import Events
import Foundation
import Logs
import Ports
import Synchronization
import Testing

/// What importing files does.
@Suite struct ImportTests {
  static let opening = #"{"type":"case.opened","case":"a","title":"A","country":"US"}"#
  static let appeal = #"{"type":"appeal.lodged","case":"a"}"#

  @Test func `a file is recorded, and a second time adds nothing`() throws {
    let office = Office()
    func report() throws -> ImportReport {
      try office.clerk.import([ImportFile("x.jsonl", "\(Self.opening)\n\(Self.appeal)\n")])
    }
    #expect(try report().new == 2)
    let again = try report()
    #expect(again.new == 0)
    #expect(again.known == 2)
    #expect(again.refused == 0)
    #expect(try office.records.map(\.stream) == ["case/a", "case/a"])
  }

  @Test func `the seeds are imported, and a second time add nothing`() throws {
    let office = Office()
    let files = { Seeds.files.map { ImportFile($0.name, $0.text) } }
    let report = try office.clerk.import(files())
    #expect(report.refusals.map(\.description) == [])
    // Some sources are registered in more than one file, each time in the same words.
    let lines = Seeds.files.reduce(0) { $0 + $1.text.split(separator: "\n").count }
    #expect(report.new + report.known == lines)
    #expect(try office.records.allSatisfy(verifySeal))
    #expect(try office.clerk.import(files(), atomic: true).known == lines)
  }

  @Test func `every engine keeps the seeds alike`() throws {
    let office = Office()
    let folder = NSTemporaryDirectory() + "docket-import-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = try Engine.sqlite.create(at: folder)
    let clerk = Clerk(
      log: log, recorder: "ana", clock: { 1 }, makeID: { "unused" })
    let files = { Seeds.files.map { ImportFile($0.name, $0.text) } }
    #expect(try clerk.import(files()) == office.clerk.import(files()))
    var bodies: [[UInt8]?] = []
    try log.records(Selection()) {
      bodies.append($0.body)
      return verifySeal(of: $0)
    }
    #expect(try bodies == office.records.map(\.body))
  }

  @Test func `a damaged file is refused with places in it, or taken`() throws {
    var random = Random(state: 3)
    for _ in 0..<60 {
      var text = Array(Seeds.files.randomElement(using: &random)!.text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = text.indices.randomElement(using: &random)!
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text[place] = UInt8.random(in: 0x0A...0x7E, using: &random)
        case 1: text.remove(at: place)
        default: text.insert(text.randomElement(using: &random)!, at: place)
        }
      }
      let office = Office()
      let lines = text.count { $0 == 0x0A } + 1
      let report = try office.clerk.import([ImportFile("x", String(decoding: text, as: UTF8.self))])
      #expect(try office.log.head().position == Int64(report.new))
      #expect(report.refusals.allSatisfy { (1...lines).contains($0.place?.line ?? 0) })
      #expect(report.new == 0 || report.refusals.isEmpty)
    }
  }

  @Test func `an id is derived from the content`() throws {
    let office = Office()
    _ = try office.clerk.import([ImportFile("x", Self.opening)])
    // sha256 of {"case":"a","country":"US","title":"A","type":"case.opened"}
    #expect(try office.records[0].id == "\(Self.openingDigest.prefix(32))")
  }

  @Test func `blank lines, CRLF and a missing last line feed do no harm`() throws {
    let text = "\n\(Self.opening)\r\n  \n\(Self.appeal)"
    for once in [1, 7, 1_000] {
      let report = try Office().clerk.import([ImportFile("x", text, at: once)])
      #expect(report.new == 2)
    }
  }

  @Test func `an error in a file reads like a compiler's`() throws {
    let text = """
      \(Self.opening)

      {"type":"custody.released","case":"a","hwo":"bail","occurred":"2023-08-02"}
      {"type":"appeal.lodged","case":"b","note":"曾锦富"}
      """
    let office = Office()
    let report = try office.clerk.import([ImportFile("seeds/x.jsonl", text)])
    #expect(
      report.refusals.map(\.description) == [
        """
        seeds/x.jsonl:3:39: custody.released has no field "hwo".
          …pe":"custody.released","case":"a","hwo":"bail","occurred":"2023-08-0…
                                             ^
          Did you mean "how"? Further values have their place in "details". (fact.unknown-field)
        """,
        """
        seeds/x.jsonl:4:32: b is not in the log.
          {"type":"appeal.lodged","case":"b","note":"曾锦富"}
                                         ^
          Open it first: docket record open --case b --title … --country … (admission.unknown-case)
        """,
      ])
    #expect(report.files[0].refused == 2)
    #expect(report.withheld == 1)
    #expect(try office.log.head() == .empty)
  }

  @Test func `an error is also there as data`() throws {
    let report = try Office().clerk.import([ImportFile("x", #"{"type":"arrest","case":"a"}"#)])
    #expect(
      report.files[0].json == [
        "file": "x", "new": 0, "already_there": 0, "refused": 1, "withheld": 0, "redacted": 0,
        "findings": [
          [
            "code": "fact.unknown-word", "message": #"There is no word "arrest"."#,
            "advice": #"Did you mean "custody.arrested"?"#, "path": "type", "file": "x", "line": 1,
            "column": 9, "excerpt": #"{"type":"arrest","case":"a"}"#, "caret": 8,
          ]
        ],
      ])
  }

  @Test func `broken JSON is refused at its place`() throws {
    let report = try Office().clerk.import([ImportFile("x", "\(Self.opening)\n{\"type\":}\n")])
    #expect(report.refusals.map(\.code) == ["json.syntax"])
    #expect(report.refusals.map(\.place?.line) == [2])
    #expect(report.refusals.map(\.place?.column) == [9])
  }

  @Test func `what rests on a refused fact is not refused for its sake`() throws {
    let text = """
      {"type":"case.opened","case":"a","country":"US"}
      \(Self.appeal)
      {"type":"appeal.decided","case":"a","id":"d","result":"wrong"}
      {"type":"record.retracted","case":"a","target":"d","reason":"error"}
      """
    let report = try Office().clerk.import([ImportFile("x", text)])
    #expect(report.refusals.map(\.place?.line) == [1, 3])
  }

  @Test func `each file stands for itself`() throws {
    let office = Office()
    let report = try office.clerk.import([
      ImportFile("a", Self.opening), ImportFile("b", "\(Self.appeal)\nnonsense"),
      ImportFile("c", Self.appeal),
    ])
    #expect(report.files.map(\.new) == [1, 0, 1])
    #expect(report.files.map(\.withheld) == [0, 1, 0])
    #expect(report.files.map(\.refused) == [0, 1, 0])
    #expect(try office.log.head().position == 2)
  }

  @Test func `all files stand together where that is asked for`() throws {
    let office = Office()
    let report = try office.clerk.import(
      [ImportFile("a", Self.opening), ImportFile("b", "nonsense"), ImportFile("c", Self.appeal)],
      atomic: true)
    #expect(report.files.map(\.withheld) == [1, 0, 1])
    #expect(report.new == 0)
    #expect(try office.log.head() == .empty)
  }

  @Test func `a dry run sees what earlier files bring, and writes nothing`() throws {
    let office = Office()
    let report = try office.clerk.import(
      [ImportFile("a", Self.opening), ImportFile("b", "nonsense"), ImportFile("c", Self.appeal)],
      dryRun: true)
    #expect(report.isDryRun)
    #expect(report.files.map(\.new) == [1, 0, 1])
    #expect(report.files.map(\.refused) == [0, 1, 0])
    #expect(try office.log.head() == .empty)
  }

  @Test func `after so many refusals the rest of a file is not looked at`() throws {
    let text = String(repeating: #"{"type":"x","case":"A"}"# + "\n", count: 10)
    let report = try Office().clerk.import([ImportFile("x", text)], limit: 5)
    #expect(report.refusals.count == 5)
    #expect(report.files[0].refused == 3)
    #expect(report.files[0].isCut)
  }

  @Test func `lines of a log are taken as they are`() throws {
    let office = Office()
    _ = try office.clerk.import([ImportFile("x", "\(Self.opening)\n\(Self.appeal)")])
    let lines = try office.records.map { record in
      var fact = try JSON(parsing: (record.body ?? [])[...])
      fact["position"] = .integer(record.position)
      fact["revision"] = .integer(record.revision)
      fact["recorded"] = "2026-03-01T12:00:00.000000Z"
      fact["recorder"] = .string(record.recorder)
      return String(decoding: fact.canonical(), as: UTF8.self)
    }
    let other = Office()
    _ = try other.clerk.import([ImportFile("log", lines.joined(separator: "\n"))])
    #expect(try other.records.map(\.body) == office.records.map(\.body))
    #expect(try office.clerk.import([ImportFile("log", lines[1])]).known == 1)
  }

  @Test func `a line without end is refused, and what follows is read`() throws {
    let text = String(repeating: "x", count: 3_000_000) + "\n\(Self.opening)\nnonsense\n"
    let report = try Office().clerk.import([ImportFile("x", text, at: 100_000)])
    #expect(report.refusals.map(\.code) == ["json.size", "json.syntax"])
    #expect(report.refusals.map(\.place?.line) == [1, 3])
    #expect(report.refusals[0].message == "The line has more than 1048576 bytes.")
    #expect(report.withheld == 1)
  }

  @Test func `a large file comes piece by piece, with its lines counted`() throws {
    var text = Self.opening + "\n"
    for number in 0..<20_000 {
      text += #"{"type":"appeal.lodged","case":"a","id":"n-\#(number)"}"# + "\n"
    }
    let office = Office()
    let seen = Mutex<[Int64]>([])
    let report = try office.clerk.import([ImportFile("x", text, at: 50_000)]) { progress in
      seen.withLock { $0.append(progress.bytes) }
    }
    #expect(report.new == 20_001)
    #expect(try office.records.map(\.position) == Array(1...20_001))
    let bytes = seen.withLock { $0 }
    #expect(bytes.count > 2)
    #expect(bytes.last == Int64(text.utf8.count))
    #expect(bytes == bytes.sorted())
    let broken = try office.clerk.import([ImportFile("x", text + "nonsense\n", at: 50_000)])
    #expect(broken.refusals.map(\.place?.line) == [20_002])
  }

  @Test func `trouble with reading is thrown, and the files before stand`() throws {
    struct Gone: Error {}
    let office = Office()
    let broken = ImportFile(name: "broken") { _ in throw Gone() }
    #expect(throws: Gone.self) { try office.clerk.import([broken]) }
    let cut = #expect(throws: ImportCut.self) {
      try office.clerk.import([ImportFile("a", Self.opening), broken])
    }
    #expect(cut?.reason is Gone)
    #expect(cut?.file == "broken")
    #expect(cut?.before.new == 1)
    #expect(try office.log.head().position == 1)
  }

  @Test func `a byte order mark is passed over`() throws {
    for once in [1, 2, 1_000] {
      let report = try Office().clerk.import(
        [ImportFile("x", "\u{FEFF}\(Self.opening)\n\(Self.appeal)", at: once)])
      #expect(report.new == 2)
    }
    // Elsewhere than at the beginning it is none.
    let second = try Office().clerk.import([ImportFile("x", "\(Self.opening)\n\u{FEFF}{}")])
    #expect(second.refusals.map(\.code) == ["json.byte-order-mark"])
  }

  @Test(arguments: [
    // The opening is no JSON, but says which case it opens.
    #"{"type":"case.opened","case":"a","title":"A" "country":"US"}"#,
    #"{"type":"case.opened","case" : "a","title":"A","country":US}"#,
  ])
  func `what follows a line that cannot be read is not refused for its sake`(line: String) throws {
    let report = try Office().clerk.import([ImportFile("x", "\(line)\n\(Self.appeal)")])
    #expect(report.refusals.map(\.place?.line) == [1])
    #expect(report.refused == 2)
  }

  @Test func `a fact of the same files is named by its line`() throws {
    let note = #"{"type":"note.added","case":"a","id":"n","text":"one"}"#
    let other = #"{"type":"note.added","case":"a","id":"n","text":"two"}"#
    func messages(_ files: [ImportFile], after facts: [String] = []) throws -> [String] {
      let office = Office()
      if !facts.isEmpty {
        _ = try office.clerk.import([ImportFile("before", facts.joined(separator: "\n"))])
      }
      return try office.clerk.import(files, atomic: true).refusals.map(\.message)
    }
    #expect(
      try messages([ImportFile("x", "\(Self.opening)\n\n\(note)\n\(other)")])
        == ["The id n is taken by line 3 of this file, which says otherwise in text."])
    #expect(
      try messages([ImportFile("x", "\(Self.opening)\n\(note)"), ImportFile("y", "\n\(other)")])
        == ["The id n is taken by line 2 of x, which says otherwise in text."])
    #expect(
      try messages([ImportFile("y", other)], after: [Self.opening, note])
        == ["The id n is taken by record 2 of case/a, which says otherwise in text."])
  }

  /// How often a log is asked for the records of a stream.
  private final class Counting: Log {
    private let base = MemoryLog()
    let visits = Mutex(0)
    func head() throws -> Head { try base.head() }
    func scan(
      after position: Int64, through last: Int64,
      _ visit: (Int64, UnsafeRawBufferPointer) throws -> Void
    ) throws { try base.scan(after: position, through: last, visit) }
    func scan(
      stream: String, through last: Int64, _ visit: (Int64, UnsafeRawBufferPointer) throws -> Void
    ) throws { try base.scan(stream: stream, through: last, visit) }
    func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
      try base.records(selection) { record in
        visits.withLock { $0 += 1 }
        return try visit(record)
      }
    }
    func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T { try base.write(body) }
    func scrub() throws { base.scrub() }
  }

  @Test func `many corrections and retractions of a case read it once`() throws {
    let log = Counting()
    let clerk = Clerk(log: log, recorder: "ana", clock: { 1 }, makeID: { "x" })
    let count = 50
    let notes = (0..<count).map { #"{"type":"note.added","case":"a","id":"n\#($0)","text":"t"}"# }
    _ = try clerk.import(
      [ImportFile("x", ([Self.opening] + notes).joined(separator: "\n"))])
    log.visits.withLock { $0 = 0 }
    let fixes = (0..<count).map {
      #"{"type":"record.corrected","case":"a","id":"c\#($0)","target":"n\#($0)","patch":{"text":"u"},"reason":"typo"}"#
    }
    let back = (0..<count).map {
      #"{"type":"record.retracted","case":"a","id":"r\#($0)","target":"c\#($0)","reason":"error"}"#
    }
    let report = try clerk.import(
      [ImportFile("y", (fixes + back).joined(separator: "\n"))])
    #expect(report.new == 2 * count)
    #expect(log.visits.withLock { $0 } == count + 1)
  }

  @Test func `an import of nothing is nothing`() throws {
    #expect(try Office().clerk.import([]).files.isEmpty)
    let report = try Office().clerk.import([ImportFile("empty", "")], atomic: true)
    #expect(report.files.map(\.name) == ["empty"])
    #expect(report.new == 0)
  }

  private static let openingDigest =
    "e57c1a93881831efefd3c0e874d7cc336d089cfe76b20ec218580c84e277e58f"
}
