/// An address: a scheme, a colon and the rest (RFC 3986). Letters beyond ASCII may stand in it as
/// browsers show them (RFC 3987); for `http` and `https` a host must be named.
enum AddressRule {
  struct Flaw {
    /// The byte that is wrong; nil where it is the whole.
    let offset: Int?
    let message: String
    let suggestion: String?
  }

  /// What is wrong first; nil for an address.
  static func flaw(in bytes: UnsafeRawBufferPointer) -> Flaw? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), isScheme(bytes[..<colon]) else {
      return Flaw(
        offset: nil, message: "An address begins with its scheme, as https://… does.",
        suggestion: guess(bytes))
    }
    if let offset = bytes.indices.dropFirst(colon).first(where: { !isAllowed($0, bytes) }) {
      return refusal(of: offset, bytes)
    }
    let rest = bytes[(colon + 1)...]
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    let isWeb = scheme == "http" || scheme == "https"
    guard !rest.isEmpty, !isWeb || hasHost(rest) else {
      return Flaw(
        offset: colon + 1, message: "The address ends before it names a place.", suggestion: nil)
    }
    if rest.contains(where: { $0 >= 0x80 }), let offset = strangeScalar(bytes) {
      return Flaw(
        offset: offset, message: "An address has no spaces and nothing that cannot be seen.",
        suggestion: "Remove it, or write its bytes as %XX.")
    }
    return nil
  }

  private static func refusal(of offset: Int, _ bytes: UnsafeRawBufferPointer) -> Flaw {
    let byte = bytes[offset]
    if byte == UInt8(ascii: "%") {
      return Flaw(
        offset: offset, message: "In an address, % is followed by two hexadecimal digits.",
        suggestion: "Write %25 for the sign itself.")
    }
    let code = "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    let name =
      byte == 0x20
      ? "a space"
      : byte < 0x20 || byte == 0x7F
        ? "a control character" : "the character \(Character(Unicode.Scalar(byte)))"
    return Flaw(
      offset: offset, message: "An address cannot hold \(name).", suggestion: "Write \(code).")
  }

  private static func isScheme(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return false }
    return bytes.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
  }

  private static func isAllowed(_ offset: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    switch bytes[offset] {
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F: false
    case UInt8(ascii: "%"):
      offset + 2 < bytes.count && isHex(bytes[offset + 1]) && isHex(bytes[offset + 2])
    default: true
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  private static func hasHost(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard rest.starts(with: "//".utf8), let first = rest.dropFirst(2).first else { return false }
    return !"/?#:".utf8.contains(first)
  }

  /// Where a character beyond ASCII stands that is a space or cannot be seen.
  private static func strangeScalar(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var offset = 0
    while offset < bytes.count {
      guard let (scalar, length) = VisibleText.scalar(in: bytes, at: offset) else { return offset }
      if !VisibleText.isPlain(scalar) || scalar.properties.isWhitespace { return offset }
      offset += length
    }
    return nil
  }

  /// What was meant by `www.example.org/a`.
  private static func guess(_ bytes: UnsafeRawBufferPointer) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let host = text.prefix { $0 != "/" }
    guard host.contains("."), bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    return #"Did you mean "https://\#(text)"?"#
  }
}
