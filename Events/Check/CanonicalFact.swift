/// Changes to the top level of a canonical fact that keep it canonical.
enum CanonicalFact {
  /// Appends the fact with an id, which it must not have yet.
  static func insert(id: String, in fact: [UInt8], into out: inout [UInt8]) {
    fact.withUnsafeBytes { bytes in
      let place = firstMember(of: bytes) { name in !name.lexicographicallyPrecedes("id".utf8) }
      let isLast = place == bytes.count - 1
      out.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<place]))
      if isLast, place > 1 { out.append(.comma) }
      out.append(contentsOf: #""id":""#.utf8)
      out.append(contentsOf: id.utf8)
      out.append(.quote)
      if !isLast { out.append(.comma) }
      out.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[place...]))
    }
  }

  /// Appends the fact without what the log has added.
  static func strip(_ fact: [UInt8], into out: inout [UInt8]) {
    out.append(.openBrace)
    fact.withUnsafeBytes { bytes in
      _ = firstMember(of: bytes) { name, member in
        if !WordShape.isLogMember(String(decoding: name, as: UTF8.self)) {
          if out.last != .openBrace { out.append(.comma) }
          out.append(contentsOf: member)
        }
        return false
      }
    }
    out.append(.closeBrace)
  }

  private static func firstMember(
    of bytes: UnsafeRawBufferPointer, _ isIt: (UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    firstMember(of: bytes) { name, _ in isIt(name) }
  }

  /// Where the first member begins that is asked for, by name and by name and value; where the
  /// object ends, if none is.
  private static func firstMember(
    of bytes: UnsafeRawBufferPointer,
    _ isIt: (_ name: UnsafeRawBufferPointer, _ member: UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    let base = bytes.baseAddress!
    let end = bytes.count
    var place = 1
    while place < end - 1 {
      let nameEnd = Scan.stringEnd(base, place, end)
      let valueEnd = Scan.valueEnd(base, nameEnd + 1, end)
      let name = UnsafeRawBufferPointer(rebasing: bytes[place + 1..<nameEnd - 1])
      if isIt(name, UnsafeRawBufferPointer(rebasing: bytes[place..<valueEnd])) { return place }
      place = valueEnd + 1
    }
    return end - 1
  }
}
