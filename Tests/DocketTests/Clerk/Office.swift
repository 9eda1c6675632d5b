import Docket
import Events
import Foundation
import Logs
import Ports
import Synchronization

/// A clerk at work on a log in memory, with a clock that moves a second with each look.
struct Office {
  let log = MemoryLog()
  let clerk: Clerk

  init(startingAt start: Int64 = 1_700_000_000_000_000) {
    clerk = Office.clerk(on: log, startingAt: start)
  }

  /// The same clerk at another log.
  func clerk(on log: any Log) -> Clerk {
    Office.clerk(on: log, startingAt: 1_700_000_000_000_000)
  }

  private static func clerk(on log: any Log, startingAt start: Int64) -> Clerk {
    let clock = Ticking(start)
    return Clerk(
      log: log, recorder: "ana", clock: { clock.tick() },
      salt: { [UInt8](repeating: 7, count: 16) }, makeID: { "made-\(clock.tick())" })
  }

  /// An office in which a case is opened (record 1) and its accused is introduced (record 2).
  static func withCase() throws -> Office {
    let office = Office()
    _ = try office.clerk.record([Office.opening, Office.introduction])
    return office
  }

  static let opening: JSON = [
    "type": "case.opened", "case": "us-wei-2023", "id": "f-1", "title": "Wei", "country": "US",
  ]
  static let introduction: JSON = [
    "type": "party.introduced", "party": "jinchao-wei", "id": "f-2", "kind": "person",
    "label": "Jinchao Wei",
  ]
  static let arrest: JSON = [
    "type": "custody.arrested", "case": "us-wei-2023", "id": "f-3", "parties": ["jinchao-wei"],
    "occurred": "2023-08-02",
  ]

  static func correction(_ target: String, _ patch: JSON, id: String = "c-1") -> JSON {
    [
      "type": "record.corrected", "case": "us-wei-2023", "id": .string(id),
      "target": .string(target), "reason": "misread", "patch": patch,
    ]
  }

  /// What refuses the facts; nothing where they are taken.
  func refusals(_ facts: [JSON], expecting expected: [String: Int64] = [:]) throws -> [Refusal] {
    do {
      _ = try clerk.record(facts, expecting: expected)
      return []
    } catch let refusals as Refusals {
      return refusals.all
    }
  }

  var records: [Record] {
    get throws {
      var found: [Record] = []
      try log.records(Selection()) {
        found.append($0)
        return true
      }
      return found
    }
  }
}

/// Microseconds that go on by a second.
final class Ticking: Sendable {
  private let now: Mutex<Int64>

  init(_ start: Int64) { now = Mutex(start) }

  func tick() -> Int64 {
    now.withLock { now in
      now += 1_000_000
      return now
    }
  }
}

extension ImportFile {
  /// A file that is read a few bytes at a time.
  init(_ name: String, _ text: String, at once: Int = 1_000) {
    let rest = Mutex(Array(text.utf8)[...])
    self.init(name: name, size: Int64(text.utf8.count)) { buffer in
      rest.withLock { rest in
        let piece = rest.prefix(min(once, buffer.count))
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }
    }
  }
}

/// The files of the seeds, by name, with their text.
enum Seeds {
  static let files: [(name: String, text: String)] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../seeds").standardizedFileURL
    let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return names.filter { $0.hasSuffix(".jsonl") }.map { name in
      (name, try! String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
  }()
}

/// Numbers that are the same in every run (SplitMix64).
struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
