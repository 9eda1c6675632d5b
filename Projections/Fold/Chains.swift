/// Many short lists in one store: what each of a hundred thousand cases keeps of its facts.
///
/// Elements lie in blocks, so that growing copies nothing and wastes at most one block.
public struct Chains<Element: Sendable>: Sendable {
  private struct Link: Sendable {
    var element: Element
    var next: Int32
  }

  private static var blockBits: Int { 13 }
  private var blocks: [[Link]] = []
  private var count = 0
  private var first: [Int32] = []
  private var last: [Int32] = []

  public init() {}

  /// Keys are 0 up to this, exclusively.
  public var keyCount: Int { first.count }

  public mutating func append(_ element: Element, to key: Int32) {
    let key = Int(key)
    while first.count <= key {
      first.append(-1)
      last.append(-1)
    }
    let place = count
    let mask = (1 << Self.blockBits) - 1
    if place & mask == 0 {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(1 << Self.blockBits)
    }
    blocks[place >> Self.blockBits].append(Link(element: element, next: -1))
    count += 1
    if first[key] < 0 {
      first[key] = Int32(place)
    } else {
      let before = Int(last[key])
      blocks[before >> Self.blockBits][before & mask].next = Int32(place)
    }
    last[key] = Int32(place)
  }

  /// Calls `visit` with the elements of a key in the order of their coming.
  public func each(of key: Int32, _ visit: (Element) throws -> Void) rethrows {
    guard Int(key) < first.count else { return }
    let mask = (1 << Self.blockBits) - 1
    var place = Int(first[Int(key)])
    while place >= 0 {
      let link = blocks[place >> Self.blockBits][place & mask]
      try visit(link.element)
      place = Int(link.next)
    }
  }

  /// Changes the first element of a key that `change` takes; answers whether there was one.
  public mutating func change(of key: Int32, _ change: (inout Element) -> Bool) -> Bool {
    guard Int(key) < first.count else { return false }
    let mask = (1 << Self.blockBits) - 1
    var place = Int(first[Int(key)])
    while place >= 0 {
      if change(&blocks[place >> Self.blockBits][place & mask].element) { return true }
      place = Int(blocks[place >> Self.blockBits][place & mask].next)
    }
    return false
  }

  public func isEmpty(of key: Int32) -> Bool {
    Int(key) >= first.count || first[Int(key)] < 0
  }

  public func list(of key: Int32) -> [Element] {
    var list: [Element] = []
    each(of: key) { list.append($0) }
    return list
  }
}
