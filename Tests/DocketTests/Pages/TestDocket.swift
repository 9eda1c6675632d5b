import Docket
import Documents
import Events
import Foundation
import Logs
import Ports
import Projections

/// A docket of a few facts: a log in memory, and views in a folder that goes with it, so that it
/// must be kept as long as an archive of it is asked.
final class TestDocket {
  let log = MemoryLog()
  let views: SQLiteViews
  private let folder: String
  /// 2026-04-01T09:00:00Z; every fact is recorded a second after the one before.
  static let start: Int64 = 1_775_034_000_000_000

  /// A docket with these facts, one a line; `'` stands for `"`, and ids are made where they lack.
  init(_ facts: String) throws {
    folder = NSTemporaryDirectory() + "docket-pages-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    views = SQLiteViews(folder: folder)
    try record(facts)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Records further facts.
  func record(_ facts: String) throws {
    try log.write { transaction in
      for line in facts.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
        var json = try JSON(parsing: String(line).replacing("'", with: "\""))
        let position = transaction.head.position + 1
        let id = json["id"]?.string ?? "f\(position)"
        json["id"] = .string(id)
        let body = json.canonical()
        let fact = try Page(fact: body, position: position)[0]
        let subject = fact.subject
        let stream = "\(subject.kind.rawValue)/\(subject.key.string)"
        try transaction.append(
          .sealed(
            position: position, stream: stream,
            revision: try transaction.revision(of: stream) + 1, id: id, type: fact.word.name,
            recorded: TestDocket.start + position * 1_000_000, recorder: "ines",
            salt: Array(repeating: 7, count: 16), body: body))
      }
    }
  }

  /// What the `sqlite3` shell answers of the views; nil where there is no such program.
  func shell(_ sql: String) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", "-readonly", folder + "/views.sqlite", sql]
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 127 ? nil : String(decoding: printed, as: UTF8.self)
  }

  /// What reading commands would ask now.
  func archive() throws -> Archive { try Archive(catchingUp: views, with: log) }
}

extension Document {
  /// The page as plain text, unwrapped.
  var text: String { Format.text.render(self) }
  /// The table's values by row, as CSV has them.
  var csv: [String] { Format.csv.render(self).split(separator: "\r\n").map(String.init) }
}
