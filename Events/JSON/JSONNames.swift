/// The order of names: that of their UTF-16 code units, as RFC 8785 (section 3.2.3) wants it.
///
/// The bytes of UTF-8 sort the same way, except that characters beyond U+FFFF, which UTF-16 writes
/// with surrogates, come before U+E000 to U+FFFF.
extension JSONReader {
  @inline(__always)
  static func precedes(_ one: Node, _ other: Node, in text: UnsafePointer<UInt8>) -> Bool {
    let a = text + Int(one.content)
    let b = text + Int(other.content)
    let shared = Int(min(one.count, other.count))
    var index = 0
    while index < shared {
      if a[index] != b[index] { return weight(a[index]) < weight(b[index]) }
      index += 1
    }
    return one.count < other.count
  }

  static func equal(_ one: Node, _ other: Node, in text: UnsafePointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    let a = UnsafeBufferPointer(start: text + Int(one.content), count: Int(one.count))
    let b = UnsafeBufferPointer(start: text + Int(other.content), count: Int(other.count))
    return a.elementsEqual(b)
  }

  /// Lends the indices of an object's names, sorted; equal ones in the order of the text.
  ///
  /// Sorting rather than hashing: the writer needs the order anyway, and no choice of names can
  /// make it quadratic.
  static func withSortedNames<Result>(
    of object: Int, _ nodes: UnsafeBufferPointer<Node>, in text: UnsafePointer<UInt8>,
    _ body: (UnsafeMutableBufferPointer<Int32>) -> Result
  ) -> Result {
    let size = Int(nodes[object].count)
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { names in
      var name = Int32(truncatingIfNeeded: object + 1)
      for place in 0..<size {
        names.initializeElement(at: place, to: name)
        name = nodes[Int(name) + 1].next
      }
      let isBefore = { (one: Int32, other: Int32) -> Bool in
        if precedes(nodes[Int(one)], nodes[Int(other)], in: text) { return true }
        if precedes(nodes[Int(other)], nodes[Int(one)], in: text) { return false }
        return one < other
      }
      var sorting = names
      if size > 16 { sorting.sort(by: isBefore) } else { insertionSort(names, by: isBefore) }
      return body(names)
    }
  }

  private static func insertionSort(
    _ names: UnsafeMutableBufferPointer<Int32>, by isBefore: (Int32, Int32) -> Bool
  ) {
    for end in names.indices.dropFirst() {
      let name = names[end]
      var place = end
      while place > 0, isBefore(name, names[place - 1]) {
        names[place] = names[place - 1]
        place -= 1
      }
      names[place] = name
    }
  }

  @inline(__always)
  private static func weight(_ byte: UInt8) -> UInt8 {
    byte == 0xEE || byte == 0xEF ? byte + 16 : byte
  }
}
