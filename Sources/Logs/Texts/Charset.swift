import Glibc

/// Bytes as text: by their byte order mark, else by what the file or its media type says of itself,
/// else UTF-8, else windows-1252, as browsers do.
enum Charset {
  static func decode(_ bytes: [UInt8], _ mediaType: String, markup: Bool) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    if bytes.starts(with: [0xFE, 0xFF]) { return decode(bytes.dropFirst(2), "UTF-16BE") ?? "" }
    if bytes.starts(with: [0xFF, 0xFE]) { return decode(bytes.dropFirst(2), "UTF-16LE") ?? "" }
    let named = name(after: "charset=", in: mediaType) ?? (markup ? declared(in: bytes) : nil)
    if let named, let text = decode(bytes[...], Charset.usual(named)) { return text }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return decode(bytes[...], "WINDOWS-1252") ?? String(decoding: bytes, as: UTF8.self)
  }

  /// What the beginning of a page declares: `<meta charset="gbk">` or the older form of it.
  private static func declared(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(2_048).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    return name(after: "charset=", in: head) ?? name(after: "encoding=", in: head)
  }

  private static func name(after mark: String, in text: String) -> String? {
    let text = text.lowercased()
    var rest = text[...]
    while let first = rest.firstIndex(of: mark.first!) {
      rest = rest[first...]
      if rest.hasPrefix(mark) {
        let name = rest.dropFirst(mark.count).drop { "\"' ".contains($0) }
          .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
        return name.isEmpty ? nil : String(name)
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// What browsers read under a name (WHATWG Encoding): Latin-1 as windows-1252, GBK as GB 18030.
  private static func usual(_ name: String) -> String {
    switch name {
    case "iso-8859-1", "latin1", "us-ascii", "ascii": "WINDOWS-1252"
    case "gb2312", "gbk", "x-gbk": "GB18030"
    case "utf8": "UTF-8"
    case "x-sjis": "SHIFT_JIS"
    default: name.uppercased()
    }
  }

  /// Nil where the system does not know the charset; what is not valid in it becomes U+FFFD.
  private static func decode(_ bytes: ArraySlice<UInt8>, _ charset: String) -> String? {
    guard let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    var input = Array(bytes)
    var start = 0
    var buffer = [CChar](repeating: 0, count: 1 << 14)
    input.withUnsafeMutableBytes { input in
      while start < input.count {
        var from: UnsafeMutablePointer<CChar>? =
          input.baseAddress!
          .assumingMemoryBound(to: CChar.self) + start
        var left = input.count - start
        let size = buffer.count
        let (result, written) = buffer.withUnsafeMutableBufferPointer { buffer in
          var to: UnsafeMutablePointer<CChar>? = buffer.baseAddress!
          var room = size
          let result = iconv(converter, &from, &left, &to, &room)
          return (result, size - room)
        }
        let number = errno
        output += buffer[..<written].map { UInt8(bitPattern: $0) }
        start = input.count - left
        if result == .max, number != E2BIG, start < input.count {
          output += Array("\u{FFFD}".utf8)
          start += 1
        }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
