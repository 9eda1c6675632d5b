import Docket
import Documents
import Events
import Glibc

/// The clock, and chance.
///
/// Where docket is built for debugging, its own tests stop the clock with `DOCKET_TEST_CLOCK`
/// (microseconds since 1970) and make ids and salts foreseeable with `DOCKET_TEST_SEED` (a whole
/// number). A release knows neither: salts that can be foreseen hide nothing.
struct Fixture: Sendable {
  let clock: @Sendable () -> Int64
  let chance: @Sendable () -> UInt64

  init() throws(Complaint) {
    #if DEBUG
      if let moment = try Fixture.number("DOCKET_TEST_CLOCK") {
        clock = { moment }
      } else {
        clock = { Fixture.now }
      }
      if let seed = try Fixture.number("DOCKET_TEST_SEED") {
        let foreseeable = Foreseeable(UInt64(bitPattern: seed))
        chance = { foreseeable.next() }
      } else {
        chance = { .random(in: 0 ... .max) }
      }
    #else
      clock = { Fixture.now }
      chance = { .random(in: 0 ... .max) }
    #endif
  }

  /// The day it is, in UTC.
  var today: Day { Day(number: clock() / Timestamp.microsecondsInDay) }

  /// Microseconds since 1970-01-01T00:00:00Z.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }

  #if DEBUG
    private static func number(_ name: String) throws(Complaint) -> Int64? {
      guard let text = Environment.value(name) else { return nil }
      guard let number = Int64(text) else {
        throw Complaint(
          "\(name) is '\(text.visible)', which is no whole number. It is for tests only: unset it.",
          .configuration)
      }
      return number
    }
  #endif

  /// 16 bytes for a record's salt.
  @Sendable func salt() -> [UInt8] {
    let halves = (chance(), chance())
    return withUnsafeBytes(of: halves) { Array($0) }
  }
}

#if DEBUG
  /// SplitMix64 (Steele, Lea, Flood 2014): numbers that look like chance and are always the same.
  private final class Foreseeable: @unchecked Sendable {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// Docket's commands run on one thread.
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
#endif
