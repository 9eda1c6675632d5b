import Docket
import Foundation
import Logs
import Ports

/// A record of a case, sealed, with everything that a test does not care about filled in.
func sample(
  _ position: Int64, stream: String = "case/one", revision: Int64? = nil, id: String? = nil,
  type: String = "custody.arrested", recorded: Int64? = nil, recorder: String = "ana",
  body: String? = nil
) -> Record {
  .sealed(
    position: position, stream: stream, revision: revision ?? position,
    id: id ?? "fact-\(position)", type: type, recorded: recorded ?? position * 1_000_000,
    recorder: recorder, salt: (0..<16).map { UInt8(truncatingIfNeeded: Int($0) &+ Int(position)) },
    body: Array((body ?? #"{"type":"\#(type)","note":"\#(position)"}"#).utf8))
}

extension Log {
  /// Appends the records in one transaction.
  func append(_ records: [Record]) throws {
    try write { transaction in
      for record in records { try transaction.append(record) }
    }
  }

  /// Appends one record to the end of a stream, whatever the end is.
  func appendNext(to stream: String, type: String = "custody.arrested") throws -> Record {
    try write { transaction in
      let record = sample(
        transaction.head.position + 1, stream: stream,
        revision: try transaction.revision(of: stream) + 1, type: type,
        recorded: transaction.head.recorded)
      try transaction.append(record)
      return record
    }
  }

  func all(_ selection: Selection = Selection()) throws -> [Record] {
    var found: [Record] = []
    try records(selection) {
      found.append($0)
      return true
    }
    return found
  }

  func positions(_ selection: Selection) throws -> [Int64] {
    try all(selection).map(\.position)
  }

  /// What a scan lends, copied.
  func scanned(after position: Int64 = 0, through last: Int64 = .max) throws -> [Scanned] {
    var found: [Scanned] = []
    try scan(after: position, through: last) {
      found.append(Scanned(position: $0, body: Array($1)))
    }
    return found
  }
}

struct Scanned: Equatable {
  var position: Int64
  var body: [UInt8]
}

/// A folder that is gone when the test is done with it.
final class Scratch: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "docket-logs-" + UUID().uuidString
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Where a test's docket goes.
  var docket: String { path + "/.docket" }
  var log: String { docket + "/log.sqlite" }
}
