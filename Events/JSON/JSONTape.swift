/// A JSON text, checked strictly and laid out flat: one node per value, in the order of the text.
///
/// The members of an object follow it as name, value, name, value; the elements of an array follow
/// it one after the other; `next` steps over a whole subtree. `{"a":[1,2]}` gives
///
///     0 object  0..<11  next 5  count 1
///     1 string  1..<4   next 2          "a"
///     2 array   5..<10  next 5  count 2
///     3 integer 6..<7   next 4
///     4 integer 8..<9   next 5
///
/// The grammar is that of RFC 8259 and no more. Stricter than it: UTF-8 without a byte order mark,
/// no U+0000, no lone surrogates, no name twice in an object, and only numbers that a double holds
/// (see `JSONNumber.swift`). A tape keeps its storage from one text to the next.
public struct JSONTape: Sendable {
  /// The longest text that is read, in bytes.
  public let longest: Int
  /// How deeply objects and arrays may be nested.
  public let deepest: Int

  /// Whether the text was written exactly as `canonical(into:)` would write it. A text with a
  /// fraction in it is never said to be, because nobody has looked.
  public internal(set) var isCanonical = false
  /// How many nodes the text has; none after a refusal.
  public internal(set) var count = 0

  /// The text, eight zero bytes, then the strings that have escapes, without them.
  var text: [UInt8] = []
  var slots: [Node] = []

  public init(longest: Int = 49_152, deepest: Int = 64) {
    precondition(longest < 1 << 30 && deepest <= 512)
    self.longest = longest
    self.deepest = deepest
  }

  /// Reads one text in place of the last one. After a refusal the tape is empty.
  public mutating func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONError) {
    do {
      try read(bytes)
    } catch {
      throw JSONDiagnosis(bytes, longest: longest, deepest: deepest).error(for: error)
    }
  }

  /// Reads, but leaves a fault without words.
  mutating func read(_ bytes: UnsafeRawBufferPointer) throws(JSONFault) {
    count = 0
    isCanonical = false
    guard bytes.count <= longest else { throw JSONFault(.size, at: longest) }
    makeRoom(for: bytes.count)
    let result = try JSONReader.read(bytes, into: &text, &slots, deepest: deepest)
    count = result.count
    isCanonical = result.canonical
  }

  public mutating func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try parse(UnsafeRawBufferPointer(buffer))
    }
  }

  public mutating func parse(_ bytes: [UInt8]) throws(JSONError) {
    try parse(bytes[...])
  }

  public mutating func parse(_ text: String) throws(JSONError) {
    try parse(Array(text.utf8))
  }

  /// Every node but the first children of what is still open has two bytes of its own: its first,
  /// and the comma or colon before it or, for a first child, the bracket that closes its parent.
  /// And a string never grows by losing its escapes.
  private mutating func makeRoom(for size: Int) {
    let nodes = size / 2 + deepest + 2
    if slots.count < nodes {
      slots = Array(repeating: Node(kind: .null, start: 0, end: 0), count: max(nodes, 256))
    }
    if text.count < 2 * size + 16 {
      text = Array(repeating: 0, count: max(2 * size + 16, 2048))
    }
  }
}

extension JSONTape {
  /// One value, or the name of a member.
  public struct Node: Sendable {
    public internal(set) var kind: Kind
    var marks: Marks
    /// Where the value begins in the text; the quotation marks belong to a string.
    public internal(set) var start: Int32
    public internal(set) var end: Int32
    /// The index of the node after this one and all that it contains. While the reader is inside,
    /// the index of its parent.
    public internal(set) var next: Int32
    /// The elements of an array, the members of an object, the bytes of a string without escapes.
    public internal(set) var count: Int32 = 0
    /// Where a string without escapes lies in `text`. While the reader is inside an object, the
    /// index of the last name.
    var content: Int32 = 0

    init(kind: Kind, marks: Marks = [], start: Int, end: Int, next: Int = 0) {
      self.kind = kind
      self.marks = marks
      self.start = Int32(truncatingIfNeeded: start)
      self.end = Int32(truncatingIfNeeded: end)
      self.next = Int32(truncatingIfNeeded: next)
    }

    /// Whether a string is written with at least one backslash.
    public var hasEscapes: Bool { marks.contains(.escapes) }
  }

  public enum Kind: UInt8, Sendable {
    case null, `true`, `false`, integer, double, string, array, object
  }

  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    static let escapes = Marks(rawValue: 1)
    /// The value alone, without what it contains, is written as in the canonical form; of an
    /// object: its names ascend.
    static let canonical = Marks(rawValue: 2)
  }
}
