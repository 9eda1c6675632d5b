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
    /// Places of items that stand before it whatever the rank: see `Returns`.
    var after: [Int32] = []
  }

  /// The places of items in their order.
  static func places(of items: [Item]) -> [Int] {
    if items.count < 2 { return Array(items.indices) }
    var order = Order(items)
    return order.build()
  }

  private let items: [Item]
  private let byBeginning: [Int]
  private let byEnd: [Int]
  /// Those with a time of day, by its moment: first without zones, then with.
  private let timed: [[Int]]
  private var isTaken: [Bool]
  private var firstBeginning = 0
  private var firstEnd = 0
  /// What has begun and waits for its turn, as a heap: each before its two children.
  private var waiting: [Int] = []

  private init(_ items: [Item]) {
    self.items = items
    byBeginning = items.indices.sorted {
      (items[$0].span.earliest, items[$0].position) < (items[$1].span.earliest, items[$1].position)
    }
    byEnd = items.indices.sorted {
      (items[$0].span.latest, items[$0].position) < (items[$1].span.latest, items[$1].position)
    }
    timed = [false, true].map { isZoned in
      items.indices.filter { items[$0].span.moment != nil && items[$0].span.isZoned == isZoned }
        .sorted { (items[$0].span.moment!, $0) < (items[$1].span.moment!, $1) }
    }
    isTaken = [Bool](repeating: false, count: items.count)
  }

  private mutating func build() -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(items.count)
    while order.count < items.count {
      while isTaken[byEnd[firstEnd]] { firstEnd += 1 }
      let end = items[byEnd[firstEnd]].span.latest
      while firstBeginning < byBeginning.count,
        items[byBeginning[firstBeginning]].span.earliest <= end
      {
        push(byBeginning[firstBeginning])
        firstBeginning += 1
      }
      let next = nextFree() ?? nextByTheClock()
      isTaken[next] = true
      order.append(next)
    }
    return order
  }

  /// The first of those that wait which nothing outstanding must precede.
  private mutating func nextFree() -> Int? {
    var blocked: [Int] = []
    var next: Int?
    while next == nil, let place = pop() {
      if isTaken[place] { continue }
      if isFree(place) { next = place } else { blocked.append(place) }
    }
    for place in blocked { push(place) }
    return next
  }

  /// Where zones put the day that is written later before one that is written earlier, what waits
  /// is blocked by what has not begun: then the clock alone decides.
  private func nextByTheClock() -> Int {
    for clock in timed.reversed() {
      if let first = clock.first(where: { !isTaken[$0] }) { return first }
    }
    return items.indices.first { !isTaken[$0] }!
  }

  /// Whether nothing outstanding must come first, of what the days do not tell.
  private func isFree(_ place: Int) -> Bool {
    if items[place].after.contains(where: { !isTaken[Int($0)] }) { return false }
    guard let moment = items[place].span.moment else { return true }
    for other in timed[items[place].span.isZoned ? 1 : 0] {
      if items[other].span.moment! >= moment { return true }
      if !isTaken[other] { return false }
    }
    return true
  }

  // MARK: The heap

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    let (left, right) = (items[one], items[other])
    if left.rank != right.rank { return left.rank < right.rank }
    if left.span.latest != right.span.latest { return left.span.latest < right.span.latest }
    return left.position < right.position
  }

  private mutating func push(_ place: Int) {
    waiting.append(place)
    var child = waiting.count - 1
    while child > 0, precedes(waiting[child], waiting[(child - 1) / 2]) {
      waiting.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func pop() -> Int? {
    guard let top = waiting.first else { return nil }
    let last = waiting.removeLast()
    if waiting.isEmpty { return top }
    waiting[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < waiting.count && precedes(waiting[child], waiting[least]) {
        least = child
      }
      if least == parent { return top }
      waiting.swapAt(parent, least)
      parent = least
    }
  }
}
