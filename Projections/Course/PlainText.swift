import Events

/// Texts compared without case, spacing and punctuation: "18 U.S.C. § 794" is "18 USC 794".
enum PlainText {
  /// Calls `body` with the bytes of the plain text.
  static func withBytes<T>(of text: Text, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    if !text.hasEscapes, let found = text.withBytes({ ascii($0, body) }) { return found }
    var plain = plain(text.string)
    return plain.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a text and that of its plain text, which is made once for each text.
  static func numbers(of text: Text, _ texts: inout Strings) -> (Int32, plain: Int32) {
    let number = texts.number(of: text)
    if let plain = texts.plain(of: number) { return (number, plain) }
    let plain = withBytes(of: text) { texts.number(of: $0) }
    texts.keep(plain: plain, of: number)
    return (number, plain)
  }

  /// The plain text of any text.
  static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      plain.unicodeScalars.append(scalar)
    }
    return plain
  }

  /// The number by which a name is told from others: see `CourtMarks`. Never 0.
  static func mark(_ text: Text) -> UInt64 { withBytes(of: text, hash) }

  static func mark(_ text: String) -> UInt64 {
    var plain = plain(text)
    return plain.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  /// FNV-1a, 64 bits, with a last mixing; 0 is left for "none".
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 32
    return hash == 0 ? 1 : hash
  }

  private static func ascii<T>(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> T
  ) -> T? {
    withUnsafeTemporaryAllocation(byteCount: max(1, bytes.count), alignment: 1) { plain in
      var count = 0
      for byte in bytes {
        switch byte {
        case 0x80...: return nil
        case 0x30...0x39, 0x61...0x7A:
          plain[count] = byte
          count += 1
        case 0x41...0x5A:
          plain[count] = byte | 0x20
          count += 1
        default: break
        }
      }
      return body(UnsafeRawBufferPointer(rebasing: plain[..<count]))
    }
  }
}
