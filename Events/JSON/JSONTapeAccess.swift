/// Looking at what was read. Every `index` is that of a node.
extension JSONTape {
  public var nodes: ArraySlice<Node> { slots[..<count] }

  public subscript(index: Int) -> Node {
    precondition(index < count, "The tape has \(count) nodes, and none of index \(index).")
    return slots[index]
  }

  /// The string or name without its escapes.
  public func string(at index: Int) -> String {
    String(decoding: utf8(at: index), as: UTF8.self)
  }

  /// The bytes of the string or name without its escapes, not copied.
  public func utf8(at index: Int) -> ArraySlice<UInt8> {
    let node = self[index]
    precondition(node.kind == .string, "A \(node.kind) is no string.")
    return text[Int(node.content)..<Int(node.content + node.count)]
  }

  /// Whether the string or name, without its escapes, is this one.
  public func string(at index: Int, is expected: StaticString) -> Bool {
    let node = self[index]
    guard node.kind == .string, Int(node.count) == expected.utf8CodeUnitCount else { return false }
    return text.withUnsafeBufferPointer { text in
      expected.withUTF8Buffer { $0.elementsEqual(text[Int(node.content)...].prefix($0.count)) }
    }
  }

  public func integer(at index: Int) -> Int64 {
    let node = self[index]
    precondition(node.kind == .integer, "A \(node.kind) is no integer.")
    let isNegative = text[Int(node.start)] == UInt8(ascii: "-")
    var value: Int64 = 0
    for byte in text[Int(node.start) + (isNegative ? 1 : 0)..<Int(node.end)] {
      guard byte &- UInt8(ascii: "0") < 10 else { return Int64(double(at: index)) }
      value = value * 10 + Int64(byte & 0xF)
    }
    return isNegative ? -value : value
  }

  /// The value of any number.
  public func double(at index: Int) -> Double {
    let node = self[index]
    precondition(node.kind == .integer || node.kind == .double, "A \(node.kind) is no number.")
    return Double(String(decoding: source(at: index), as: UTF8.self))!
  }

  /// The value as it was written, not copied.
  public func source(at index: Int) -> ArraySlice<UInt8> {
    text[Int(self[index].start)..<Int(self[index].end)]
  }

  /// The members of an object: the indices of each name and its value.
  public func members(of object: Int) -> Members {
    precondition(self[object].kind == .object, "A \(self[object].kind) has no members.")
    return Members(nodes: slots, at: object + 1, end: Int(self[object].next))
  }

  /// The indices of the elements of an array.
  public func elements(of array: Int) -> Elements {
    precondition(self[array].kind == .array, "A \(self[array].kind) has no elements.")
    return Elements(nodes: slots, at: array + 1, end: Int(self[array].next))
  }

  /// The index of the value with this name in an object.
  public func value(named name: StaticString, in object: Int = 0) -> Int? {
    members(of: object).first { string(at: $0.name, is: name) }?.value
  }

  /// The value as a tree.
  public func json(at index: Int = 0) -> JSON {
    switch self[index].kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .integer: .integer(integer(at: index))
    case .double: .double(double(at: index))
    case .string: .string(string(at: index))
    case .array: .array(elements(of: index).map(json(at:)))
    case .object:
      .object(members(of: index).map { JSON.Member(string(at: $0.name), json(at: $0.value)) })
    }
  }

  public struct Members: Sequence, IteratorProtocol {
    let nodes: [Node]
    var at: Int
    let end: Int

    public mutating func next() -> (name: Int, value: Int)? {
      guard at < end else { return nil }
      defer { at = Int(nodes[at + 1].next) }
      return (at, at + 1)
    }
  }

  public struct Elements: Sequence, IteratorProtocol {
    let nodes: [Node]
    var at: Int
    let end: Int

    public mutating func next() -> Int? {
      guard at < end else { return nil }
      defer { at = Int(nodes[at].next) }
      return at
    }
  }
}
