/// Words of a quote that stand together in a text, ready to be looked for (Boyer, Moore and Horspool).
struct QuotePart {
  let bytes: [UInt8]
  private let shift: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var shift = [Int](repeating: bytes.count, count: 256)
    for place in 0..<(bytes.count - 1) { shift[Int(bytes[place])] = bytes.count - 1 - place }
    self.shift = shift
  }

  /// Where the first occurrence ends.
  func end(in text: [UInt8], from start: Int) -> Int? {
    let last = bytes.count - 1
    var place = start + last
    while place < text.count {
      var behind = 0
      while behind <= last, text[place - behind] == bytes[last - behind] { behind += 1 }
      if behind > last { return place + 1 }
      place += shift[Int(text[place])]
    }
    return nil
  }
}
