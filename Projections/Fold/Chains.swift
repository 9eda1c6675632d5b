/// Many short lists in one store: what each of a hundred thousand cases keeps of its facts.
///
/// Elements lie in blocks of plain memory, so that growing copies nothing, wastes at most one block, and
/// a look-up counts no references.
public struct Chains<Element: Sendable>: Sendable {
  private var store = ChainStore<Element>()

  public init() {}

  /// Keys are 0 up to this, exclusively.
  public var keyCount: Int { store.keyCount }

  public mutating func append(_ element: Element, to key: Int32) {
    if !isKnownUniquelyReferenced(&store) { store = store.copy() }
    store.append(element, to: Int(key))
  }

  /// Calls `visit` with the elements of a key in the order of their coming.
  public func each(of key: Int32, _ visit: (Element) throws -> Void) rethrows {
    var place = store.first(of: Int(key))
    while place >= 0 {
      let link = store[place]
      try visit(link.pointee.element)
      place = Int(link.pointee.next)
    }
  }

  /// Changes the first element of a key that `change` takes; answers whether there was one.
  public mutating func change(of key: Int32, _ change: (inout Element) -> Bool) -> Bool {
    var place = store.first(of: Int(key))
    if place >= 0, !isKnownUniquelyReferenced(&store) { store = store.copy() }
    while place >= 0 {
      let link = store[place]
      if change(&link.pointee.element) { return true }
      place = Int(link.pointee.next)
    }
    return false
  }

  public func isEmpty(of key: Int32) -> Bool { store.first(of: Int(key)) < 0 }

  public func list(of key: Int32) -> [Element] {
    var list: [Element] = []
    each(of: key) { list.append($0) }
    return list
  }
}

/// The memory of chains. Only the one `Chains` that holds it alone writes into it.
private final class ChainStore<Element: Sendable>: @unchecked Sendable {
  struct Link {
    var element: Element
    var next: Int32
  }

  private static var blockBits: Int { 13 }
  private static var blockSize: Int { 1 << blockBits }

  private var blocks: UnsafeMutablePointer<UnsafeMutablePointer<Link>>
  private var blockCapacity = 16
  private var blockCount = 0
  private var count = 0
  /// The first and the last link of each key, -1 where there is none.
  private var ends: UnsafeMutablePointer<(first: Int32, last: Int32)>
  private var endCapacity = 1024
  private(set) var keyCount = 0

  init() {
    blocks = .allocate(capacity: blockCapacity)
    ends = .allocate(capacity: endCapacity)
  }

  deinit {
    for block in 0..<blockCount {
      let used = min(count - block * Self.blockSize, Self.blockSize)
      blocks[block].deinitialize(count: used)
      blocks[block].deallocate()
    }
    blocks.deallocate()
    ends.deallocate()
  }

  func copy() -> ChainStore {
    let other = ChainStore()
    for key in 0..<keyCount {
      var place = first(of: key)
      while place >= 0 {
        other.append(self[place].pointee.element, to: key)
        place = Int(self[place].pointee.next)
      }
    }
    other.reserve(keys: keyCount)
    return other
  }

  @inline(__always)
  subscript(place: Int) -> UnsafeMutablePointer<Link> {
    blocks[place >> Self.blockBits] + (place & (Self.blockSize - 1))
  }

  @inline(__always)
  func first(of key: Int) -> Int { key < keyCount ? Int(ends[key].first) : -1 }

  func append(_ element: Element, to key: Int) {
    reserve(keys: key + 1)
    let place = count
    if place & (Self.blockSize - 1) == 0 { addBlock() }
    self[place].initialize(to: Link(element: element, next: -1))
    count += 1
    if ends[key].first < 0 {
      ends[key].first = Int32(place)
    } else {
      self[Int(ends[key].last)].pointee.next = Int32(place)
    }
    ends[key].last = Int32(place)
  }

  private func reserve(keys: Int) {
    if keys <= keyCount { return }
    if keys > endCapacity {
      let capacity = max(endCapacity * 2, keys)
      let larger = UnsafeMutablePointer<(first: Int32, last: Int32)>.allocate(capacity: capacity)
      larger.update(from: ends, count: keyCount)
      ends.deallocate()
      (ends, endCapacity) = (larger, capacity)
    }
    (ends + keyCount).initialize(repeating: (-1, -1), count: keys - keyCount)
    keyCount = keys
  }

  private func addBlock() {
    if blockCount == blockCapacity {
      let larger = UnsafeMutablePointer<UnsafeMutablePointer<Link>>.allocate(
        capacity: blockCapacity * 2)
      larger.update(from: blocks, count: blockCount)
      blocks.deallocate()
      (blocks, blockCapacity) = (larger, blockCapacity * 2)
    }
    blocks[blockCount] = .allocate(capacity: Self.blockSize)
    blockCount += 1
  }
}
