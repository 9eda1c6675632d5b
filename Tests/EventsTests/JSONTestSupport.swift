import Events
import Foundation

/// What the tests of JSON share.
enum JSONSample {
  /// The facts of the seeds, one text each.
  static let facts: [[UInt8]] = {
    let seeds = URL(filePath: #filePath).deletingLastPathComponent()
      .resolvingSymlinksInPath().appending(path: "../../seeds").standardizedFileURL
    let files = try! FileManager.default.contentsOfDirectory(atPath: seeds.path).sorted()
    return files.filter { $0.hasSuffix(".jsonl") }.flatMap { file in
      let bytes = try! [UInt8](Data(contentsOf: seeds.appending(path: file)))
      return Lines(bytes).map { Array(bytes[$0.bytes]) }
    }
  }()

  static func refusal(
    of bytes: [UInt8], longest: Int = 49_152
  ) -> (offset: Int, reason: String, message: String, suggestion: String?)? {
    var tape = JSONTape(longest: longest)
    do {
      try tape.parse(bytes)
      return nil
    } catch {
      precondition(tape.nodes.isEmpty)
      return (error.offset, error.reason.rawValue, error.message, error.suggestion)
    }
  }
}

/// Numbers that are the same in every run.
struct JSONRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
