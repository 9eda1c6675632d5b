/// One pass over a text that fills a tape.
///
/// There is no recursion: the innermost open object or array is `open`, and while it is open its
/// node's `next` holds the one around it. A zero byte after the text ends every inner loop.
struct JSONReader {
  typealias Node = JSONTape.Node

  let text: UnsafeMutablePointer<UInt8>
  let nodes: UnsafeMutableBufferPointer<Node>
  let end: Int
  let deepest: Int
  var at = 0
  var count = 0
  var open = -1
  var depth = 0
  /// Where the next string without its escapes goes.
  var tail: Int
  var canonical = true

  static func read(
    _ bytes: UnsafeRawBufferPointer, into text: inout [UInt8], _ slots: inout [Node], deepest: Int
  ) throws(JSONFault) -> (count: Int, canonical: Bool) {
    try text.withUnsafeMutableBufferPointer { (text) throws(JSONFault) in
      try slots.withUnsafeMutableBufferPointer { (slots) throws(JSONFault) in
        UnsafeMutableRawBufferPointer(text).copyMemory(from: bytes)
        for padding in bytes.count..<bytes.count + 8 { text[padding] = 0 }
        var reader = JSONReader(
          text: text.baseAddress!, nodes: slots, end: bytes.count, deepest: deepest,
          tail: bytes.count + 8)
        try reader.read()
        return (reader.count, reader.canonical)
      }
    }
  }

  private mutating func read() throws(JSONFault) {
    if end >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      throw JSONFault(.value, at: 0)
    }
    skipSpace()
    try readValue()
    while open >= 0 { try readNext() }
    skipSpace()
    if at != end { throw JSONFault(.trailing, at: at) }
  }

  /// Goes on in the innermost object or array: closes it, or reads one more member or element.
  private mutating func readNext() throws(JSONFault) {
    let isObject = nodes[open].kind == .object
    let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    skipSpace()
    if text[at] == closing { return try close(isObject) }
    if nodes[open].count > 0 {
      guard text[at] == UInt8(ascii: ",") else { throw fault(.separator) }
      at += 1
      skipSpace()
    }
    if isObject { try readName() }
    nodes[open].count += 1
    try readValue()
  }

  private mutating func readName() throws(JSONFault) {
    guard text[at] == UInt8(ascii: "\"") else { throw fault(.name) }
    let name = count
    try readString()
    let last = Int(nodes[open].content)
    if last >= 0, !Self.precedes(nodes[last], nodes[name], in: text) {
      nodes[open].marks.remove(.canonical)
      canonical = false
    }
    nodes[open].content = Int32(truncatingIfNeeded: name)
    skipSpace()
    guard text[at] == UInt8(ascii: ":") else { throw fault(.colon) }
    at += 1
    skipSpace()
  }

  @inline(__always)
  private mutating func readValue() throws(JSONFault) {
    switch text[at] {
    case UInt8(ascii: "\""): try readString()
    case UInt8(ascii: "{"): try open(.object)
    case UInt8(ascii: "["): try open(.array)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"): try readWord(.true, 0x6575_7274, 4)
    case UInt8(ascii: "f"): try readWord(.false, 0x65_736C_6166, 5)
    case UInt8(ascii: "n"): try readWord(.null, 0x6C6C_756E, 4)
    default: throw fault(.value)
    }
  }

  /// Compares eight bytes at once; the letters of the word stand in the low ones.
  private mutating func readWord(
    _ kind: JSONTape.Kind, _ letters: UInt64, _ length: Int
  ) throws(JSONFault) {
    let mask = (1 as UInt64) << UInt64(8 * length) &- 1
    guard load(at) & mask == letters, !isWordByte(text[at + length]) else { throw fault(.value) }
    append(Node(kind: kind, marks: .canonical, start: at, end: at + length, next: count + 1))
    at += length
  }

  private mutating func open(_ kind: JSONTape.Kind) throws(JSONFault) {
    depth += 1
    if depth > deepest { throw fault(.depth) }
    var node = Node(kind: kind, marks: .canonical, start: at, end: at, next: open)
    node.content = -1
    open = count
    append(node)
    at += 1
  }

  private mutating func close(_ isObject: Bool) throws(JSONFault) {
    if isObject, !nodes[open].marks.contains(.canonical) { try refuseEqualNames() }
    at += 1
    depth -= 1
    let around = Int(nodes[open].next)
    nodes[open].end = Int32(truncatingIfNeeded: at)
    nodes[open].next = Int32(truncatingIfNeeded: count)
    open = around
  }

  /// Names that ascend differ; only the others need sorting.
  private func refuseEqualNames() throws(JSONFault) {
    let text = UnsafePointer(text)
    let pair = Self.withSortedNames(of: open, UnsafeBufferPointer(nodes), in: text) { names in
      var found: (first: Int32, second: Int32)?
      for (one, other) in zip(names, names.dropFirst())
      where Self.equal(nodes[Int(one)], nodes[Int(other)], in: text) {
        if other < found?.second ?? .max { found = (one, other) }
      }
      return found
    }
    guard let pair else { return }
    throw JSONFault(
      .duplicateName, at: Int(nodes[Int(pair.second)].start),
      against: Int(nodes[Int(pair.first)].start))
  }

  @inline(__always)
  mutating func append(_ node: Node) {
    nodes[count] = node
    count += 1
  }

  @inline(__always)
  private mutating func skipSpace() {
    if text[at] <= 0x20 { skipMoreSpace() }
  }

  private mutating func skipMoreSpace() {
    while text[at] == 0x20 || text[at] == 0x0A || text[at] == 0x0D || text[at] == 0x09 {
      at += 1
      canonical = false
    }
  }

  @inline(__always)
  func load(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(text + offset).loadUnaligned(as: UInt64.self))
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: byte == UInt8(ascii: "_") || byte &- UInt8(ascii: "0") < 10
    }
  }

  func fault(_ kind: JSONFault.Kind) -> JSONFault {
    JSONFault(kind, at: at, against: open >= 0 ? Int(nodes[open].start) : -1)
  }
}
