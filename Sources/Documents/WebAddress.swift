/// An address that a page may link to: `http` or `https`, in ASCII, with nothing that ends it early.
///
/// Anything else (`javascript:`, `file:`, a bare word) is no web address and is printed as text.
package struct WebAddress {
  /// The address with all that RFC 3986 does not allow percent-encoded.
  package let text: String

  package init?(_ url: String) {
    guard let scheme = ["http://", "https://"].first(where: { Self.begins(url, with: $0) }),
      let host = url.utf8.dropFirst(scheme.utf8.count).first, Self.isHostStart(host)
    else { return nil }
    text = Self.encoded(url)
  }

  /// The same rule for an address inside the docket.
  package static func encoded(_ url: String) -> String {
    var text = ""
    for byte in url.utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += (byte < 16 ? "%0" : "%") + digits
      }
    }
    return text
  }

  private static func begins(_ url: String, with scheme: String) -> Bool {
    url.utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { given, wanted in
      let isUpper = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= given
      return (isUpper ? given + 32 : given) == wanted
    }
  }

  private static func isHostStart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isAlphanumeric(byte) || byte == UInt8(ascii: "[")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
