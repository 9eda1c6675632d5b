import Events
import Testing

/// Lines of a text, and places in a line.
@Suite struct JSONLinesTests {
  @Test func `lines end with LF or CRLF, and blank ones are counted but left out`() {
    let text = Array("{}\r\n\n \t\r\n[1]\n\"last\"".utf8)
    let lines = Array(Lines(text))
    #expect(lines.map(\.number) == [1, 4, 5])
    #expect(lines.map(\.offset) == [0, 9, 13])
    #expect(
      lines.map { String(decoding: text[$0.bytes], as: UTF8.self) } == ["{}", "[1]", "\"last\""])
    #expect(Array(Lines([UInt8]())).isEmpty)
    #expect(Array(Lines(Array("\n\r\n".utf8))).isEmpty)
  }

  @Test func `lines of a slice and of raw bytes are those of the array`() {
    let text = Array("x\nfirst line\r\nsecond\n\nthird, which is longer than a word".utf8)
    let slice = text[2...]
    let lines = Array(Lines(slice))
    #expect(lines.map(\.number) == [1, 2, 4])
    #expect(lines.map(\.offset) == [0, 12, 20])
    #expect(lines.map(\.bytes.lowerBound) == [2, 14, 22])
    let raw = Array(slice).withUnsafeBytes { Array(Lines($0)) }
    #expect(raw.map(\.bytes) == lines.map { $0.bytes.lowerBound - 2..<$0.bytes.upperBound - 2 })
  }

  private func place(_ line: String, _ offset: Int) -> SourcePlace {
    SourcePlace(line: Array(line.utf8)[...], offset: offset)
  }

  @Test func `a short line is shown whole, with the caret under the place`() {
    let place = place(#"{"a":tru}"#, 5)
    #expect(place.column == 6)
    #expect(place.excerpt() == (#"{"a":tru}"#, 5))
    #expect(self.place("[1", 2).excerpt() == ("[1", 2))
    #expect(self.place("", 0).excerpt() == ("", 0))
    #expect(self.place("[1", 99).column == 3)
  }

  @Test func `columns count characters, and the caret counts columns of the terminal`() {
    let line = #"["逮捕","e\#u{301}",x]"#
    let offset = line.utf8.count - 2
    let place = place(line, offset)
    #expect(place.column == 12)
    #expect(place.excerpt() == (line, 12))
    #expect(self.place("é]", 1).column == 1)
    #expect(self.place("é]", 2).column == 2)
  }

  @Test func `what cannot be seen is made visible`() {
    let place = place("a\u{202E}b\u{7}\tc", 6)
    #expect(place.column == 5)
    #expect(place.excerpt() == (#"a\u{202E}b\u{7}\u{9}c"#, 15))
    let ill = SourcePlace(line: [0x22, 0xC3, 0x28], offset: 1)
    #expect(ill.excerpt() == (#""\x{C3}("#, 1))
  }

  @Test func `a long line is cut on both sides`() {
    let line = String(repeating: "0123456789", count: 500)
    for (offset, head, tail) in [(2500, "…", "…"), (10, "", "…"), (4999, "…", ""), (5000, "…", "")]
    {
      let place = place(line, offset)
      let (text, caret) = place.excerpt(width: 40)
      #expect(place.column == offset + 1)
      #expect(text.count <= 40 && text.count >= 38)
      #expect(text.hasPrefix(head) && text.hasSuffix(tail))
      if offset < 5000 {
        #expect(Array(text)[caret] == Character(String(offset % 10)))
      } else {
        #expect(caret == text.count)
      }
    }
  }
}
