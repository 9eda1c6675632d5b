/// The order of facts: VOCABULARY.md, "The order of facts".
///
/// What certainly came first stands first. Among what overlaps the law decides, by rank; then the
/// end of the days, then the position. The order is built from its front, so that it never goes in
/// circles: of all that nothing outstanding is before, the first by those three is taken.
struct Order {
  /// What is put in order.
  struct Item {
    var span: FactSpan
    var rank: Int
    var position: Int64
    /// Places of items that stand before it whatever the rank.
    var after: [Int32] = []
  }

  /// Items that stand before others whatever the rank, each of one side before each of the other:
  /// see `Returns`.
  struct Gate {
    var before: [Int32]
    var after: [Int32]
  }

  /// The places of items in their order.
  static func places(of items: [Item], gates: [Gate] = []) -> [Int] {
    if items.count < 2 { return Array(items.indices) }
    if items.count <= few, gates.isEmpty,
      items.allSatisfy({ $0.span.moment == nil && $0.after.isEmpty })
    {
      return placesOfFew(items)
    }
    return placesOfMany(items, gates)
  }

  /// So many items are put in order by looking at each: most persons have fewer facts.
  private static let few = 12

  /// The same with two sorts and a heap.
  static func placesOfMany(_ items: [Item], _ gates: [Gate] = []) -> [Int] {
    var order = Order(items, gates)
    return order.build()
  }

  /// The same of few items, of which none has a time of day or waits for another.
  private static func placesOfFew(_ items: [Item]) -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(items.count)
    var taken: UInt32 = 0
    func isOutstanding(_ place: Int) -> Bool { taken & 1 << UInt32(place) == 0 }
    items.withUnsafeBufferPointer { items in
      while order.count < items.count {
        var end = Int64.max
        for place in items.indices where isOutstanding(place) {
          end = min(end, items[place].span.latest)
        }
        var next = -1
        for place in items.indices
        where isOutstanding(place) && items[place].span.earliest <= end
          && (next < 0 || precedes(items[place], items[next]))
        {
          next = place
        }
        taken |= 1 << UInt32(next)
        order.append(next)
      }
    }
    return order
  }

  private let items: [Item]
  /// The items by how they are timed: see `Sort`.
  private var sorts: [Sort]
  private let gates: [Gate]
  /// How many items each gate waits for.
  private var outstanding: [Int]
  /// The gates that each item helps to open.
  private var opens: [[Int32]] = []
  /// How many gates, and items named in `after`, each item waits for.
  private var blocks: [Int32]
  /// Who waits for each item by `after`.
  private var followers: [[Int32]] = []
  private var clocks: [Clock] = []
  private var isTaken: [Bool]
  private var hasBegun: [Bool]
  /// What nothing outstanding is before, as a heap: each before its two children.
  private var ready: [Int] = []

  /// Items that are compared with others by their days: those without a time of day, with one, with
  /// one in a zone. Within the last two the clock decides, whatever days are written.
  private struct Sort {
    var byBeginning: [Int]
    var byEnd: [Int]
    var begun = 0
    var ended = 0
  }

  /// Items with a time of day that can be compared, by its moment.
  private struct Clock {
    var places: [Int]
    /// The first that is outstanding.
    var front = 0
    /// How many are as early as the front, or taken.
    var released = 0
  }

  private init(_ items: [Item], _ gates: [Gate]) {
    self.items = items
    self.gates = gates
    let isTimed = items.contains { $0.span.moment != nil }
    sorts = (isTimed ? 0..<3 : 0..<1).map { sort in
      let places = items.indices.filter { items[$0].span.sort == sort }
      return Sort(
        byBeginning: places.sorted { items[$0].span.earliest < items[$1].span.earliest },
        byEnd: places.sorted { items[$0].span.latest < items[$1].span.latest })
    }
    isTaken = [Bool](repeating: false, count: items.count)
    hasBegun = isTaken
    blocks = [Int32](repeating: 0, count: items.count)
    outstanding = gates.map(\.before.count)
    readGates()
    readFollowers()
    readClocks()
  }

  private mutating func readGates() {
    if gates.isEmpty { return }
    opens = [[Int32]](repeating: [], count: items.count)
    for (number, gate) in gates.enumerated() where !gate.before.isEmpty {
      for place in gate.before { opens[Int(place)].append(Int32(number)) }
      for place in gate.after { blocks[Int(place)] += 1 }
    }
  }

  private mutating func readFollowers() {
    guard items.contains(where: { !$0.after.isEmpty }) else { return }
    followers = [[Int32]](repeating: [], count: items.count)
    for (place, item) in items.enumerated() {
      for before in item.after where Int(before) != place {
        followers[Int(before)].append(Int32(place))
        blocks[place] += 1
      }
    }
  }

  private mutating func readClocks() {
    guard items.contains(where: { $0.span.moment != nil }) else { return }
    clocks = [false, true].map { isZoned in
      let timed = items.indices.filter {
        items[$0].span.moment != nil && items[$0].span.isZoned == isZoned
      }
      return Clock(places: timed.sorted { (moment($0), $0) < (moment($1), $1) })
    }
    for clock in clocks.indices { advance(clock) }
  }

  private mutating func build() -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(items.count)
    while order.count < items.count {
      beginNext()
      let next = pop() ?? leastBlocked()
      isTaken[next] = true
      order.append(next)
      open(next)
    }
    return order
  }

  // MARK: What waits for what

  /// Lets begin what no outstanding item is before by its days.
  private mutating func beginNext() {
    var ends: [Int64] = []
    for sort in sorts.indices { ends.append(end(of: sort)) }
    for sort in sorts.indices {
      let others = ends.indices.filter { $0 != sort || sort == 0 }.map { ends[$0] }
      let end = others.min() ?? .max
      while sorts[sort].begun < sorts[sort].byBeginning.count {
        let place = sorts[sort].byBeginning[sorts[sort].begun]
        if items[place].span.earliest > end { break }
        sorts[sort].begun += 1
        hasBegun[place] = true
        offer(place)
      }
    }
  }

  /// The first day on which an outstanding item of a sort ends.
  private mutating func end(of sort: Int) -> Int64 {
    while sorts[sort].ended < sorts[sort].byEnd.count,
      isTaken[sorts[sort].byEnd[sorts[sort].ended]]
    {
      sorts[sort].ended += 1
    }
    guard sorts[sort].ended < sorts[sort].byEnd.count else { return .max }
    return items[sorts[sort].byEnd[sorts[sort].ended]].span.latest
  }

  /// Puts an item among those that are ready, where it is.
  private mutating func offer(_ place: Int) {
    if hasBegun[place] && !isTaken[place] && blocks[place] == 0 && isReleased(place) {
      push(place)
    }
  }

  /// Lets go of what waited for an item that was taken.
  private mutating func open(_ place: Int) {
    if !opens.isEmpty {
      for gate in opens[place] {
        outstanding[Int(gate)] -= 1
        if outstanding[Int(gate)] == 0 {
          for next in gates[Int(gate)].after { unblock(Int(next)) }
        }
      }
    }
    if !followers.isEmpty {
      for next in followers[place] { unblock(Int(next)) }
    }
    if !clocks.isEmpty, items[place].span.moment != nil {
      advance(items[place].span.isZoned ? 1 : 0)
    }
  }

  private mutating func unblock(_ place: Int) {
    blocks[place] -= 1
    offer(place)
  }

  /// Lets go of the earliest that are outstanding by a clock.
  private mutating func advance(_ clock: Int) {
    while clocks[clock].front < clocks[clock].places.count,
      isTaken[clocks[clock].places[clocks[clock].front]]
    {
      clocks[clock].front += 1
    }
    guard clocks[clock].front < clocks[clock].places.count else { return }
    let moment = moment(clocks[clock].places[clocks[clock].front])
    while clocks[clock].released < clocks[clock].places.count {
      let place = clocks[clock].places[clocks[clock].released]
      if self.moment(place) > moment { break }
      clocks[clock].released += 1
      offer(place)
    }
  }

  private func moment(_ place: Int) -> Int64 { items[place].span.moment ?? .min }

  /// Whether no outstanding item is before it by the clock.
  private func isReleased(_ place: Int) -> Bool {
    guard items[place].span.moment != nil else { return true }
    let clock = clocks[items[place].span.isZoned ? 1 : 0]
    guard clock.front < clock.places.count else { return true }
    return moment(place) <= moment(clock.places[clock.front])
  }

  /// What is taken where each waits for another: zones more than a day apart can put a later day first,
  /// with a third between them, and then the clock decides; else the returns give way.
  private func leastBlocked() -> Int {
    let waiting = items.indices.filter { hasBegun[$0] && !isTaken[$0] }
    for place in waiting where blocks[place] == 0 && !isReleased(place) {
      let clock = clocks[items[place].span.isZoned ? 1 : 0]
      return clock.places[clock.front]
    }
    return waiting.filter(isReleased).min(by: precedes) ?? waiting[0]
  }

  // MARK: The heap

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    Order.precedes(items[one], items[other])
  }

  /// Which of two that nothing outstanding is before is taken first.
  private static func precedes(_ left: Item, _ right: Item) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.span.latest != right.span.latest { return left.span.latest < right.span.latest }
    return left.position < right.position
  }

  private mutating func push(_ place: Int) {
    ready.append(place)
    var child = ready.count - 1
    while child > 0, precedes(ready[child], ready[(child - 1) / 2]) {
      ready.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func pop() -> Int? {
    while let top = popAny() {
      if !isTaken[top] { return top }
    }
    return nil
  }

  private mutating func popAny() -> Int? {
    guard let top = ready.first else { return nil }
    let last = ready.removeLast()
    if ready.isEmpty { return top }
    ready[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < ready.count && precedes(ready[child], ready[least]) {
        least = child
      }
      if least == parent { return top }
      ready.swapAt(parent, least)
      parent = least
    }
  }
}

extension FactSpan {
  /// By what it is compared: its days, a clock, a clock with its zone.
  fileprivate var sort: Int { moment == nil ? 0 : isZoned ? 2 : 1 }
}
