extension JSON {
  /// One line without white space, names in the order they were given.
  public func compact() -> String {
    var printer = JSONPrinter(sorts: false, indents: false)
    printer.print(self)
    return String(decoding: printer.out, as: UTF8.self)
  }

  /// For people: one member or element a line, indented by two spaces, names in the order given.
  public func pretty() -> String {
    var printer = JSONPrinter(sorts: false, indents: true)
    printer.print(self)
    return String(decoding: printer.out, as: UTF8.self)
  }
}

/// Writes a tree. Strings and numbers are written in one way only, that of RFC 8785.
struct JSONPrinter {
  let sorts: Bool
  let indents: Bool
  var out: [UInt8] = []
  private var depth = 0

  init(sorts: Bool, indents: Bool) {
    self.sorts = sorts
    self.indents = indents
  }

  mutating func print(_ value: JSON) {
    switch value {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let bool): out.append(contentsOf: (bool ? "true" : "false").utf8)
    case .integer(let integer): out.append(contentsOf: String(integer).utf8)
    case .double(let double): out.append(number: double)
    case .string(let string): out.append(quoted: string)
    case .array(let elements): printList("[", "]", elements) { $0.print($1) }
    case .object(let members):
      printList("{", "}", sorts ? sorted(members) : members) { printer, member in
        printer.out.append(quoted: member.name)
        printer.out.append(contentsOf: printer.indents ? ": ".utf8 : ":".utf8)
        printer.print(member.value)
      }
    }
  }

  private mutating func printList<Item>(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ items: [Item],
    _ printItem: (inout JSONPrinter, Item) -> Void
  ) {
    out.append(UInt8(ascii: opening))
    depth += 1
    for (place, item) in items.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      breakLine()
      printItem(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    out.append(UInt8(ascii: closing))
  }

  private mutating func breakLine() {
    guard indents else { return }
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private func sorted(_ members: [JSON.Member]) -> [JSON.Member] {
    members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
  }
}

extension [UInt8] {
  mutating func append(quoted string: String) {
    var string = string
    string.withUTF8 { append(quoted: $0) }
  }

  /// Writes a string with the fewest escapes there can be, as RFC 8785 (section 3.2.2.2) wants it.
  mutating func append(quoted string: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    var written = 0
    for (place, byte) in string.enumerated() {
      guard let escape = Self.escape(of: byte) else { continue }
      append(contentsOf: string[written..<place])
      append(UInt8(ascii: "\\"))
      append(escape)
      if escape == UInt8(ascii: "u") {
        append(contentsOf: byte < 16 ? "000".utf8 : "00".utf8)
        append(contentsOf: String(byte, radix: 16).utf8)
      }
      written = place + 1
    }
    append(contentsOf: string[written...])
    append(UInt8(ascii: "\""))
  }

  /// The letter after the backslash, if the byte needs one.
  private static func escape(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case 0..<0x20: UInt8(ascii: "u")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    default: nil
    }
  }
}
