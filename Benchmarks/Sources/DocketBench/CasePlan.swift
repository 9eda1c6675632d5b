/// What will be recorded of one case, drawn when it is begun, in the order of recording.
///
/// The shares are those of the seeds: `docs/benchmarks.md` has both beside each other.
struct CasePlan {
  enum Step {
    case opened
    /// A source of its own; all but the first may be derived from the first.
    case registered(Int)
    case introduced(Int)
    case assigned(Int)
    /// A law of this case's state: proposed or amended, promulgated, in force.
    case lawChanged(String)
    case lawCommenced
    case conduct
    case statement
    case custody(String)
    case charge
    case chargeChanged
    case plea
    case hearing
    case verdict
    case sentence
    case appeal
    case appealDecided
    case linked
    case released
    case swap
    /// The event that is corrected, or told once more, by its place.
    case corrected(Int)
    case secondAccount(Int)

    /// Whether the fact can name parties.
    var isOfParties: Bool {
      switch self {
      case .statement, .linked: false
      default: true
      }
    }
  }

  let number: Int
  let country: String
  let other: String
  let accused: Int
  let sources: Int
  private(set) var steps: [Step] = []
  /// How many steps are recorded.
  var done = 0
  var day: Int

  var isDone: Bool { done == steps.count }
  var slug: String { Self.slug(country, number) }

  static let countries = [
    "US", "CN", "RU", "GB", "DE", "FR", "IR", "TW", "JP", "IN", "PL", "SE", "NO", "EE", "KR", "IL",
    "UA", "TR", "IT", "AU",
  ]

  static func slug(_ country: String, _ number: Int) -> String {
    "\(country.lowercased())-case-\(number)"
  }

  /// The prosecuting state follows from the number, so that other cases can be named without being kept.
  static func country(of number: Int) -> String {
    var mixed = SplitMix(state: UInt64(number))
    return mixed.pick(countries)
  }

  init(number: Int, _ random: inout SplitMix) {
    self.number = number
    country = Self.country(of: number)
    var other = random.pick(Self.countries)
    while other == country { other = random.pick(Self.countries) }
    self.other = other
    accused = random.pick([(1, 35), (2, 7), (3, 2), (6, 2)])
    sources = 1 + random.below(3)
    day = random.below(14_000) + 6_000
    draw(&random)
  }

  private mutating func draw(_ random: inout SplitMix) {
    steps = [.opened, .registered(0)]
    for person in 0..<accused { steps += [.introduced(person), .assigned(person)] }
    if number % 7 == 0 {
      steps += [.lawChanged("enacted"), .lawChanged("amended"), .lawCommenced]
    }
    for source in 1..<max(2, sources) where source < sources { steps.append(.registered(source)) }
    let first = steps.count
    func add(_ hundredths: Int, _ step: Step) {
      if random.chance(hundredths) { steps.append(step) }
    }
    add(72, .conduct)
    add(55, .statement)
    add(28, .custody("custody.detained"))
    add(62, .custody("custody.arrested"))
    add(43, .charge)
    add(32, .statement)
    add(40, .linked)
    add(9, .chargeChanged)
    add(47, .plea)
    add(17, .hearing)
    add(66, .verdict)
    add(83, .sentence)
    add(6, .appeal)
    add(11, .appealDecided)
    add(32, .released)
    if number % 40 == 4, steps.count > first { steps.append(.corrected(first)) }
    if number % 120 == 5, steps.count > first { steps.append(.secondAccount(first)) }
    if number % 40 == 9 { steps.append(.swap) }
  }
}
