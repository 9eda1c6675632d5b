import Events

/// Makes facts: any number, the same for the same seed, as dense as those of `seeds/`.
///
/// Facts of a case come in their order, those of three hundred cases mixed; nothing else is kept, so
/// that a million facts need no memory.
struct Generator {
  private var random: SplitMix
  private var open: [CasePlan] = []
  private var begun = 0

  /// How many cases are mixed.
  private static let mixed = 300

  init(seed: UInt64 = 42) {
    random = SplitMix(state: seed)
  }

  /// The next fact, canonical.
  mutating func next() -> [UInt8] {
    while open.count < Self.mixed {
      begun += 1
      open.append(CasePlan(number: begun, &random))
    }
    let place = random.below(open.count)
    let fact = CaseFacts(open[place]).fact(&open[place], &random)
    if open[place].isDone {
      open.swapAt(place, open.count - 1)
      open.removeLast()
    }
    return fact.canonical()
  }
}
