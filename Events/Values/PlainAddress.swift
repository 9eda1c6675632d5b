/// An address as it is compared: one page is one address, however it is spelled.
///
/// By RFC 3986, section 6: scheme and host in small letters, the host without its last dot, no
/// default port, no dot segments, `%41` as `A`, `%e4` as `%E4`. Left out besides is what does not
/// tell two pages apart: the fragment, parameters by which clicks are counted, `http` against
/// `https`, `www.`, a last slash. A copy at web.archive.org is the page that it is a copy of. Should
/// a site ever mean two pages by that, they count as one: a source is only counted as another where
/// it is known to be another.
public struct PlainAddress: Sendable, Hashable {
  /// Host, port, path and query: `ft.com/content/x?page=2`.
  public let text: String
  /// Who answers at the address: `ft.com`; empty where the address names none.
  public let host: String
  /// The host; nil where the address names none.
  public var name: String? { host.isEmpty ? nil : host }

  public init(_ url: String) {
    let bytes = Array(url.utf8)
    if let inner = PlainAddress.archived(bytes) {
      self = PlainAddress(inner)
      return
    }
    let (scheme, rest) = PlainAddress.split(bytes[...])
    guard let rest = PlainAddress.authority(scheme, rest) else {
      // `urn:isbn:…`, `mailto:…`: no host, no path to tidy.
      let body = PlainAddress.encoded(rest.prefix { $0 != UInt8(ascii: "#") })
      host = ""
      text = "\(scheme):" + String(decoding: body, as: UTF8.self)
      return
    }
    let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    let named = PlainAddress.host(rest[..<end], scheme)
    host = named.name
    let address = rest[end...].prefix { $0 != UInt8(ascii: "#") }
    let path = address.prefix { $0 != UInt8(ascii: "?") }
    let query = PlainAddress.query(address[path.endIndex...].dropFirst())
    text =
      named.name + named.port + PlainAddress.path(PlainAddress.encoded(path))
      + (query.isEmpty ? "" : "?\(query)")
  }

  // MARK: Parts

  /// The scheme in small letters, and what follows its colon; `example.org:80/a` has none.
  private static func split(_ bytes: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>) {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex,
      bytes[..<colon].allSatisfy({ isLetter($0) || isDigit($0) || "+-".utf8.contains($0) }),
      isLetter(bytes[bytes.startIndex])
    else { return ("", bytes) }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    return (scheme, bytes[(colon + 1)...])
  }

  /// What follows the two slashes; nil for an address without a host.
  private static func authority(_ scheme: String, _ rest: ArraySlice<UInt8>)
    -> ArraySlice<UInt8>?
  {
    if rest.starts(with: "//".utf8) { return rest.dropFirst(2) }
    return scheme.isEmpty ? rest : nil
  }

  private static func host(_ authority: ArraySlice<UInt8>, _ scheme: String)
    -> (name: String, port: String)
  {
    var host = authority
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    var port = ""
    if let colon = host.lastIndex(of: UInt8(ascii: ":")),
      host[(colon + 1)...].allSatisfy(isDigit)
    {
      port = String(decoding: host[(colon + 1)...], as: UTF8.self)
      host = host[..<colon]
    }
    var name = String(decoding: decoded(host) { _ in true }, as: UTF8.self).lowercased()
    while name.hasSuffix(".") { name.removeLast() }
    if name.hasPrefix("www."), name.dropFirst(4).contains(".") { name.removeFirst(4) }
    let isDefault = port.isEmpty || defaultPorts[scheme] == port
    return (name, isDefault ? "" : ":\(port)")
  }

  private static let defaultPorts = ["": "80", "http": "80", "https": "443", "ftp": "21"]

  /// Without `.` and `..` (RFC 3986, section 5.2.4), and without its last slash.
  private static func path(_ path: [UInt8]) -> String {
    var kept: [String] = []
    for segment in String(decoding: path, as: UTF8.self).split(
      separator: "/", omittingEmptySubsequences: false
    ).dropFirst() {
      switch segment {
      case ".": continue
      case "..": _ = kept.popLast()
      default: kept.append(String(segment))
      }
    }
    while kept.last == "" { kept.removeLast() }
    return kept.map { "/\($0)" }.joined()
  }

  private static func query(_ query: ArraySlice<UInt8>) -> String {
    let pairs = query.split(separator: UInt8(ascii: "&")).map {
      String(decoding: encoded($0), as: UTF8.self)
    }
    return pairs.filter { pair in
      let name = pair.prefix { $0 != "=" }.lowercased()
      return !counters.contains(name) && !name.hasPrefix("utm_")
    }.joined(separator: "&")
  }

  /// Parameters by which clicks and campaigns are counted: no page depends on them.
  private static let counters: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl", "msclkid",
    "yclid", "ysclid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid",
    "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id", "ref_src", "ref_url",
    "s_kwcid", "wt_mc", "xtor", "at_medium", "at_campaign",
  ]

  /// The address of which web.archive.org keeps a copy at this one.
  private static func archived(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let place = text.firstRange(of: "web.archive.org/web/"),
      ["", "http://", "https://"].contains(text[..<place.lowerBound].lowercased())
    else { return nil }
    let rest = text[place.upperBound...].drop { $0 != "/" }.dropFirst()
    return rest.lowercased().hasPrefix("http") ? String(rest) : nil
  }

  // MARK: Percent-encoding

  /// With nothing encoded that need not be, all else encoded, and its digits in capitals.
  private static func encoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in decoded(bytes, isUnreserved) {
      if isUnreserved(byte) || "!$&'()*+,;=:@/?%[]".utf8.contains(byte) {
        text.append(byte)
      } else {
        text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return text
  }

  /// With `%XX` decoded where it stands for what may be decoded, and its digits in capitals else.
  private static func decoded(_ bytes: ArraySlice<UInt8>, _ mayBe: (UInt8) -> Bool) -> [UInt8] {
    var text: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      guard bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.endIndex,
        let high = value(bytes[place + 1]), let low = value(bytes[place + 2])
      else {
        text.append(bytes[place])
        place += 1
        continue
      }
      let byte = high << 4 | low
      if mayBe(byte) {
        text.append(byte)
      } else {
        text += [UInt8(ascii: "%"), digits[Int(high)], digits[Int(low)]]
      }
      place += 3
    }
    return text
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func value(_ digit: UInt8) -> UInt8? {
    if isDigit(digit) { return digit - UInt8(ascii: "0") }
    let letter = (digit | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "-._~".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 && byte >= 0x41
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
