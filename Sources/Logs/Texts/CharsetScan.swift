/// What a file says of its own charset, found as browsers find it before they read it (HTML, "prescan
/// a byte stream"): comments, and the attributes of other elements, declare nothing.
///
/// Browsers look at 1,024 bytes first and read again where the declaration comes later; here all of
/// it is looked through, but for what is in scripts and styles.
struct CharsetScan {
  /// By `<meta charset="gbk">`, or the older form of it.
  static func meta(in bytes: [UInt8]) -> String? {
    var scan = CharsetScan(bytes)
    return scan.meta()
  }

  /// By `<?xml version="1.0" encoding="windows-1251"?>`.
  static func xml(in bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let text = String(decoding: bytes[..<end], as: UTF8.self)
    guard let mark = text.firstRange(of: "encoding") else { return nil }
    let rest = text[mark.upperBound...].drop { " =\t\r\n".contains($0) }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }

  private let bytes: [UInt8]
  private var place = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func meta() -> String? {
    while let next = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = next
      if begins("<!--") {
        // `<!-->` is a whole comment.
        place += 2
        skip(past: "-->")
      } else if begins("<meta"), isGap(at: place + 5) {
        place += 5
        if let name = charset(in: attributes()) { return name }
      } else if isLetter(at: place + 1) || begins("</") && isLetter(at: place + 2) {
        let isEnd = begins("</")
        place += isEnd ? 2 : 1
        let name = word { CharsetScan.isGap($0) || $0 == UInt8(ascii: ">") }
        _ = attributes()
        if !isEnd, name == "script" || name == "style" { skip(past: "</" + name) }
      } else if begins("<!") || begins("</") || begins("<?") {
        skip(past: ">")
      } else {
        place += 1
      }
    }
    return nil
  }

  private func charset(in attributes: [(name: String, value: String)]) -> String? {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    if let charset = value("charset") { return charset }
    guard value("http-equiv") == "content-type", let content = value("content"),
      let mark = content.firstRange(of: "charset")
    else { return nil }
    let rest = content[mark.upperBound...].drop { $0 == " " }
    guard rest.first == "=" else { return nil }
    return String(
      rest.dropFirst().drop { " \"'".contains($0) }.prefix { !" ;\"'".contains($0) })
  }

  /// The attributes of a tag, small, up to its `>`.
  private mutating func attributes() -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    while place < bytes.count {
      while place < bytes.count, isGap(at: place) { place += 1 }
      guard place < bytes.count else { break }
      if bytes[place] == UInt8(ascii: ">") {
        place += 1
        break
      }
      // A `=` that begins a name is a part of it.
      var isFirst = true
      let name = word { byte in
        defer { isFirst = false }
        return CharsetScan.isGap(byte) || byte == UInt8(ascii: "=") && !isFirst
          || byte == UInt8(ascii: ">")
      }
      while place < bytes.count, isGap(at: place), bytes[place] != UInt8(ascii: "/") { place += 1 }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
        attributes.append((name, ""))
        continue
      }
      place += 1
      while place < bytes.count, isGap(at: place), bytes[place] != UInt8(ascii: "/") { place += 1 }
      attributes.append((name, value()))
    }
    return attributes
  }

  private mutating func value() -> String {
    guard place < bytes.count else { return "" }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return word {
        CharsetScan.isGap($0) && $0 != UInt8(ascii: "/") || $0 == UInt8(ascii: ">")
      }
    }
    place += 1
    let value = word { $0 == quote }
    place = min(bytes.count, place + 1)
    return value
  }

  /// The bytes up to where something holds, as small letters.
  private mutating func word(until ends: (_ byte: UInt8) -> Bool) -> String {
    let start = place
    while place < bytes.count, !ends(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }

  private func isLetter(at place: Int) -> Bool {
    place < bytes.count && UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[place] | 0x20
  }

  /// A blank, or the stroke that may stand for one in a tag.
  private func isGap(at place: Int) -> Bool {
    place < bytes.count && CharsetScan.isGap(bytes[place])
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"): true
    default: false
    }
  }

  private func begins(_ mark: String) -> Bool {
    let mark = mark.utf8
    return place + mark.count <= bytes.count
      && zip(bytes[place...], mark).allSatisfy { byte, letter in
        byte == letter
          || UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter && byte | 0x20 == letter
      }
  }

  private mutating func skip(past mark: String) {
    while place < bytes.count, !begins(mark) { place += 1 }
    place = min(bytes.count, place + mark.utf8.count)
  }
}
