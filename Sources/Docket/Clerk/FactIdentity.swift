import Events
import Ports
import Synchronization

/// The ids of facts that were given none.
public enum FactIdentity {
  /// The first 32 hexadecimal digits of the SHA-256 digest of the canonical fact without its id: the
  /// same fact has the same id, so that importing it twice adds nothing.
  public static func derived(from canonical: [UInt8]) -> String {
    Checksum.hexadecimal(SHA256.digest(canonical).prefix(16))
  }
}

/// Makes UUIDs of version 7 (RFC 9562, section 5.7): the time in milliseconds, a counter, chance.
///
///     0198a7c2-1f3e-7b21-9c0d-5e6f708192a3
///     time          counter, then 62 bits of chance
///
/// Within one millisecond the counter of 12 bits goes up (section 6.2, method 1), from a random
/// start in its lower half; what is made here ascends even if the clock goes back.
public final class TimeOrderedIDs: Sendable {
  private struct State {
    var time: Int64 = 0
    var counter: UInt64 = 0
  }

  private let state = Mutex(State())
  private let clock: @Sendable () -> Int64
  private let chance: @Sendable () -> UInt64

  /// - Parameters:
  ///   - clock: microseconds since 1970-01-01T00:00:00Z.
  ///   - chance: 64 bits that nobody could have foreseen.
  public init(
    clock: @escaping @Sendable () -> Int64,
    chance: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0 ... .max) }
  ) {
    self.clock = clock
    self.chance = chance
  }

  public func next() -> String {
    let now = max(0, clock() / 1000)
    let (time, counter) = state.withLock { state in
      if now > state.time {
        state = State(time: now, counter: chance() & 0x7FF)
      } else if state.counter == 0xFFF {
        state = State(time: state.time + 1, counter: chance() & 0x7FF)
      } else {
        state.counter += 1
      }
      return (UInt64(state.time), state.counter)
    }
    return uuid(time << 16 | 0x7000 | counter, chance() >> 2 | 1 << 63)
  }
}

/// The text of a UUID, from its two halves.
private func uuid(_ high: UInt64, _ low: UInt64) -> String {
  String(unsafeUninitializedCapacity: 36) { text in
    var place = 0
    for digit in 0..<32 {
      if [8, 12, 16, 20].contains(digit) {
        text[place] = UInt8(ascii: "-")
        place += 1
      }
      let half = digit < 16 ? high : low
      text[place] = hexadecimal(
        UInt8(truncatingIfNeeded: half >> UInt64(60 - digit % 16 * 4)) & 0xF)
      place += 1
    }
    return place
  }
}

private func hexadecimal(_ digit: UInt8) -> UInt8 {
  digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
}
