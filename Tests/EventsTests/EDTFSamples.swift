@testable import Events

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts that are EDTF, and texts that nearly are.
enum EDTFSamples {
  /// The examples of levels 0 and 1 and of sets in the specification of the Library of Congress,
  /// https://www.loc.gov/standards/datetime/ (4 February 2019).
  static let specification = [
    "1985-04-12", "1985-04", "1985",
    "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
    "2004-02-01/2005", "2005/2006-02",
    "Y170000002", "Y-170000002",
    "2001-21",
    "1984?", "2004-06~", "2004-06-11%",
    "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX",
    "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985",
    "1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985",
    "-1985",
    "[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]",
    "[1667,1760-12]", "[..1984]", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}",
  ]

  /// A text of any form that docket reads.
  static func valid(_ random: inout SplitMix) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0...4: return date(&random, mayBeUnsaid: true)
    case 5: return date(&random, mayBeUnsaid: false) + ["/..", "/"].randomElement(using: &random)!
    case 6: return ["../", "/"].randomElement(using: &random)! + date(&random, mayBeUnsaid: false)
    case 7: return plain(&random, precision: 2) + "T" + time(&random)
    case 8: return interval(&random)
    default: return set(&random)
    }
  }

  /// A valid text with one to three bytes changed, added or taken away.
  static func mutated(_ random: inout SplitMix) -> String {
    var bytes = Array(valid(&random).utf8)
    let alphabet = Array("0123456789-/.X?~%TZY:+,[]{}xSE 三".utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let place = bytes.indices.randomElement(using: &random)!
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = alphabet.randomElement(using: &random)!
      case 1: bytes.insert(alphabet.randomElement(using: &random)!, at: place)
      case 2: bytes.remove(at: place)
      default: bytes.swapAt(place, bytes.indices.randomElement(using: &random)!)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes without sense, and no more than 24.
  static func noise(_ random: inout SplitMix) -> String {
    let count = Int.random(in: 0...24, using: &random)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func date(_ random: inout SplitMix, mayBeUnsaid: Bool) -> String {
    let unsaid = mayBeUnsaid && Int.random(in: 0..<4, using: &random) == 0
    let text: String
    switch Int.random(in: 0..<8, using: &random) {
    case 0 where unsaid: text = year(&random).dropLast() + "X"
    case 1 where unsaid: text = year(&random).dropLast(2) + "XX"
    case 2 where unsaid: text = year(&random) + "-XX"
    case 3 where unsaid: text = year(&random) + "-XX-XX"
    case 4...7 where unsaid: text = plain(&random, precision: 1) + "-XX"
    case 0: text = year(&random) + "-2\(Int.random(in: 1...4, using: &random))"
    case 1: text = ["Y", "Y-"].randomElement(using: &random)! + long(&random)
    default: text = plain(&random, precision: Int.random(in: 0...2, using: &random))
    }
    return text + ["", "", "?", "~", "%"].randomElement(using: &random)!
  }

  private static func interval(_ random: inout SplitMix) -> String {
    let (one, other) = (date(&random, mayBeUnsaid: false), date(&random, mayBeUnsaid: false))
    let isReversed = try! EDTF(one).bounds.earliest! > EDTF(other).bounds.latest!
    return isReversed ? "\(other)/\(one)" : "\(one)/\(other)"
  }

  private static func set(_ random: inout SplitMix) -> String {
    var members = (0..<Int.random(in: 2...4, using: &random)).map { _ in
      date(&random, mayBeUnsaid: true)
    }
    let precision = Int.random(in: 0...2, using: &random)
    let ends = [plain(&random, precision: precision), plain(&random, precision: precision)].sorted {
      try! EDTF($0) < EDTF($1)
    }
    members[0] = ends.joined(separator: "..")
    if Bool.random(using: &random) { members[0] = ".." + plain(&random, precision: precision) }
    if Bool.random(using: &random) {
      members[members.count - 1] = plain(&random, precision: precision) + ".."
    }
    let inner = members.joined(separator: ",")
    return Bool.random(using: &random) ? "[\(inner)]" : "{\(inner)}"
  }

  /// A year, a month or a day.
  private static func plain(_ random: inout SplitMix, precision: Int) -> String {
    let year = year(&random)
    guard precision > 0 else { return year }
    let month = Int.random(in: 1...12, using: &random)
    guard precision > 1 else { return "\(year)-\(Day.text(month))" }
    let count = Day.count(inMonth: month, year: Int64(year)!)
    return "\(year)-\(Day.text(month))-\(Day.text(Int.random(in: 1...count, using: &random)))"
  }

  private static func year(_ random: inout SplitMix) -> String {
    let isRecent = Int.random(in: 0..<3, using: &random) > 0
    let year = Int64.random(in: isRecent ? 1900...2100 : -9999...9999, using: &random)
    return Day.text(year: year)
  }

  private static func long(_ random: inout SplitMix) -> String {
    let count = Int.random(in: 5...15, using: &random)
    return (0..<count).map { "\(Int.random(in: $0 == 0 ? 1...9 : 0...9, using: &random))" }.joined()
  }

  private static func time(_ random: inout SplitMix) -> String {
    let parts = [23, 59, 59].map { Day.text(Int.random(in: 0...$0, using: &random)) }
    return parts.joined(separator: ":")
      + ["", "Z", "+05:30", "-04", "+00:00", "+14:00"].randomElement(using: &random)!
  }
}
