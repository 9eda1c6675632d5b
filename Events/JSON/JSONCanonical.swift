/// The canonical form of RFC 8785 (JCS): no white space, names sorted, one way to write each value.
/// Equal facts have equal bytes, so these bytes are what is stored and hashed.
extension JSON {
  public func canonical() -> [UInt8] {
    var printer = JSONPrinter(sorts: true, indents: false)
    printer.print(self)
    return printer.out
  }
}

extension JSONTape {
  /// Appends the canonical form of the whole text, or of one value in it.
  public func canonical(at index: Int = 0, into out: inout [UInt8]) {
    precondition(index < count, "The tape has \(count) nodes, and none of index \(index).")
    text.withUnsafeBufferPointer { text in
      slots.withUnsafeBufferPointer { nodes in
        let writer = TapeWriter(nodes: nodes, text: text)
        if isCanonical { return writer.copy(nodes[index], into: &out) }
        writer.write(index, into: &out)
      }
    }
  }

  /// The canonical form of the whole text, or of one value in it.
  public func canonical(at index: Int = 0) -> [UInt8] {
    var out: [UInt8] = []
    canonical(at: index, into: &out)
    return out
  }
}

private struct TapeWriter {
  let nodes: UnsafeBufferPointer<JSONTape.Node>
  let text: UnsafeBufferPointer<UInt8>

  func write(_ index: Int, into out: inout [UInt8]) {
    let node = nodes[index]
    let isCanonical = node.marks.contains(.canonical)
    switch node.kind {
    case .object: writeObject(index, isSorted: isCanonical, into: &out)
    case .array: writeArray(index, into: &out)
    case _ where isCanonical: copy(node, into: &out)
    case .string:
      let content = Int(node.content)..<Int(node.content + node.count)
      out.append(quoted: UnsafeBufferPointer(rebasing: text[content]))
    case .integer, .double:
      let written = text[Int(node.start)..<Int(node.end)]
      out.append(number: Double(String(decoding: written, as: UTF8.self))!)
    case .null, .true, .false: copy(node, into: &out)
    }
  }

  func copy(_ node: JSONTape.Node, into out: inout [UInt8]) {
    out.append(contentsOf: UnsafeBufferPointer(rebasing: text[Int(node.start)..<Int(node.end)]))
  }

  private func writeArray(_ array: Int, into out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    var element = array + 1
    let end = Int(nodes[array].next)
    while element < end {
      if element > array + 1 { out.append(UInt8(ascii: ",")) }
      write(element, into: &out)
      element = Int(nodes[element].next)
    }
    out.append(UInt8(ascii: "]"))
  }

  private func writeObject(_ object: Int, isSorted: Bool, into out: inout [UInt8]) {
    out.append(UInt8(ascii: "{"))
    let first = out.count
    if isSorted {
      var name = object + 1
      while name < Int(nodes[object].next) {
        writeMember(name, first, into: &out)
        name = Int(nodes[name + 1].next)
      }
    } else {
      JSONReader.withSortedNames(of: object, nodes, in: text.baseAddress!) { names in
        for name in names { writeMember(Int(name), first, into: &out) }
      }
    }
    out.append(UInt8(ascii: "}"))
  }

  private func writeMember(_ name: Int, _ first: Int, into out: inout [UInt8]) {
    if out.count > first { out.append(UInt8(ascii: ",")) }
    write(name, into: &out)
    out.append(UInt8(ascii: ":"))
    write(name + 1, into: &out)
  }
}
