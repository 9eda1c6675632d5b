/// SplitMix64: small, fast, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0, below the limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  /// Whether what happens so often of a hundred times happens now.
  mutating func chance(_ hundredths: Int) -> Bool { below(100) < hundredths }

  /// One of several, each as often as its share of all shares says.
  mutating func pick<T>(_ shares: [(T, Int)]) -> T {
    var left = below(shares.reduce(0) { $0 + $1.1 })
    for (value, share) in shares {
      left -= share
      if left < 0 { return value }
    }
    return shares[0].0
  }
}
