/// FIPS 180-4, as plain as it gets: the tests check with it what browsers will check.
func sha256(_ message: [UInt8]) -> [UInt8] {
  let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }
  let constants = primes.map { fraction(ofCubeRoot: $0) }
  var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]
  let zeros = (119 - message.count % 64) % 64
  let length = (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
  let padded = message + [0x80] + [UInt8](repeating: 0, count: zeros) + length
  for start in stride(from: 0, to: padded.count, by: 64) {
    let sum = compress(schedule(padded[start..<start + 64]), constants, state)
    state = zip(state, sum).map { $0 &+ $1 }
  }
  return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
}

/// The first 32 bits behind the point of a prime's cube root.
private func fraction(ofCubeRoot prime: Int) -> UInt32 {
  var root = 1.0
  for _ in 0..<60 { root -= (root * root * root - Double(prime)) / (3 * root * root) }
  return UInt32((root - root.rounded(.down)) * 4_294_967_296)
}

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word >> count | word << (32 - count)
}

private func schedule(_ block: ArraySlice<UInt8>) -> [UInt32] {
  var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
    block[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }
  for index in 16..<64 {
    let early = words[index - 15]
    let late = words[index - 2]
    let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
    let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
    words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
  }
  return words
}

private func compress(_ words: [UInt32], _ constants: [UInt32], _ state: [UInt32]) -> [UInt32] {
  var s = state
  for index in 0..<64 {
    let high = rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)
    let choice = s[4] & s[5] ^ ~s[4] & s[6]
    let first = s[7] &+ high &+ choice &+ constants[index] &+ words[index]
    let low = rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)
    let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
    s = [first &+ low &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
  }
  return s
}
