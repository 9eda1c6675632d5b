/// Many short lists in one array: what each of a hundred thousand cases keeps of its facts.
public struct Chains<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  private var next: [Int32] = []
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
    let place = Int32(elements.count)
    elements.append(element)
    next.append(-1)
    if first[key] < 0 { first[key] = place } else { next[Int(last[key])] = place }
    last[key] = place
  }

  /// Calls `visit` with the elements of a key in the order of their coming.
  public func each(of key: Int32, _ visit: (Element) throws -> Void) rethrows {
    guard Int(key) < first.count else { return }
    var place = first[Int(key)]
    while place >= 0 {
      try visit(elements[Int(place)])
      place = next[Int(place)]
    }
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
