import Glibc

/// Bytes as text: by their byte order mark, else by what their media type or the file says of itself,
/// else UTF-8 where that is what they nearly all are, else windows-1252, as browsers do.
///
/// Names of charsets mean what they mean to browsers (`CharsetLabels`). Bytes that are nothing in a
/// charset become U+FFFD, and no bytes keep this from ending.
enum Charset {
  /// Where a file may say of itself what it is written in.
  enum Declaration {
    case html, xml, none
  }

  static func decode(_ bytes: [UInt8], _ mediaType: String, _ declaration: Declaration) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    if bytes.starts(with: [0xFE, 0xFF]) { return decode(bytes.dropFirst(2), "UTF-16BE") ?? "" }
    if bytes.starts(with: [0xFF, 0xFE]) { return decode(bytes.dropFirst(2), "UTF-16LE") ?? "" }
    if let named = parameter(of: mediaType),
      let text = decode(bytes[...], CharsetLabels.charset(named))
    {
      return text
    }
    let declared: String? =
      switch declaration {
      case .html: CharsetScan.meta(in: bytes) ?? CharsetScan.xml(in: bytes)
      case .xml: CharsetScan.xml(in: bytes)
      case .none: nil
      }
    if let declared, let text = decode(bytes[...], CharsetLabels.charset(declaredInText: declared))
    {
      return text
    }
    if isNearlyUTF8(bytes) { return String(decoding: bytes, as: UTF8.self) }
    return decode(bytes[...], "WINDOWS-1252") ?? String(decoding: bytes, as: UTF8.self)
  }

  /// The charset of `text/html; charset="gbk"`.
  private static func parameter(of mediaType: String) -> String? {
    for part in mediaType.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == "charset" else {
        continue
      }
      let name = pair[1].filter { !" \"'".contains($0) }
      return name.isEmpty ? nil : name
    }
    return nil
  }

  /// Whether characters of several bytes outnumber the bytes that are nothing in UTF-8: a file that
  /// was cut within its last letter is one, and a letter of Latin-1 here and there is not.
  private static func isNearlyUTF8(_ bytes: [UInt8]) -> Bool {
    var good = 0
    var bad = 0
    var place = 0
    while place < bytes.count {
      let length = lengthOfCharacter(bytes, at: place)
      if length > 1 { good += 1 }
      if length == 0 { bad += 1 }
      place += max(1, length)
    }
    return bad == 0 || good > bad
  }

  /// How many bytes the character at a place has; 0 where there is none.
  private static func lengthOfCharacter(_ bytes: [UInt8], at place: Int) -> Int {
    let first = bytes[place]
    if first < 0x80 { return 1 }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard place + length <= bytes.count,
      String(validating: bytes[place..<place + length], as: UTF8.self) != nil
    else { return 0 }
    return length
  }

  /// Nil where the system does not know the charset.
  private static func decode(_ bytes: ArraySlice<UInt8>, _ charset: String) -> String? {
    if charset == "UTF-8" { return String(decoding: bytes, as: UTF8.self) }
    guard let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(converter) }
    var conversion = Conversion(converter: converter)
    conversion.convert(bytes, isGB: charset == "GB18030")
    return String(decoding: conversion.output, as: UTF8.self)
  }
}

/// Bytes on their way through iconv(3).
private struct Conversion {
  let converter: iconv_t
  private(set) var output: [UInt8] = []
  private var buffer = [CChar](repeating: 0, count: 1 << 14)

  init(converter: iconv_t) { self.converter = converter }

  mutating func convert(_ bytes: ArraySlice<UInt8>, isGB: Bool) {
    var input = Array(bytes)
    var start = 0
    input.withUnsafeMutableBytes { input in
      while start < input.count {
        var from: UnsafeMutablePointer<CChar>? =
          input.baseAddress!.assumingMemoryBound(to: CChar.self) + start
        var left = input.count - start
        let failure = step(&from, &left)
        start = input.count - left
        // The room was too small: what is left goes into the next one.
        guard let failure, failure != E2BIG, start < input.count else { continue }
        // The euro of old pages, which no standard of the charset has.
        let isEuro = isGB && input[start] == 0x80
        output += Array((isEuro ? "€" : "\u{FFFD}").utf8)
        start += 1
      }
    }
    // A character that waited for what might follow it.
    var none: UnsafeMutablePointer<CChar>?
    var nothing = 0
    _ = step(&none, &nothing)
  }

  /// One call; answers the error's number where it stopped.
  ///
  /// The C result is `(size_t)-1`; Swift has `size_t` as Int, so that it is -1 here.
  private mutating func step(_ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int)
    -> Int32?
  {
    let size = buffer.count
    let (failure, written) = buffer.withUnsafeMutableBufferPointer { buffer in
      var to: UnsafeMutablePointer<CChar>? = buffer.baseAddress!
      var room = size
      let result =
        from == nil
        ? iconv(converter, nil, nil, &to, &room) : iconv(converter, &from, &left, &to, &room)
      return (result == -1 ? errno : nil, size - room)
    }
    output += buffer[..<written].map { UInt8(bitPattern: $0) }
    return failure
  }
}
