import Events

/// Who publishes a source, as one and the same name: two reports of one publisher are one root.
enum Publisher {
  /// A name without what spellings differ in: capitals, stops, blanks, a leading "The". A host keeps
  /// its stops.
  static func key(_ name: String) -> String {
    plainKey(name) ?? fullKey(name)
  }

  /// The key of a name in ASCII without a stop, which is most of them; nil for others.
  private static func plainKey(_ name: String) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    var isBetween = false
    for byte in name.utf8 {
      guard byte < 0x80, byte != UInt8(ascii: ".") else { return nil }
      let letter = byte | 0x20
      guard letter &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 else {
        isBetween = true
        continue
      }
      if isBetween, !key.isEmpty { key.append(UInt8(ascii: " ")) }
      isBetween = false
      key.append(byte &- UInt8(ascii: "0") < 10 ? byte : letter)
    }
    if key.starts(with: "the ".utf8) { key.removeFirst(4) }
    return key.isEmpty ? nil : String(decoding: key, as: UTF8.self)
  }

  private static func fullKey(_ name: String) -> String {
    let plain = name.lowercased()
    if plain.contains("."),
      plain.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" })
    {
      return PlainAddress(plain).host
    }
    let words = plain.split { !$0.isLetter && !$0.isNumber }
    let bare = words.first == "the" && words.count > 1 ? words.dropFirst() : words[...]
    return bare.isEmpty ? plain : bare.joined(separator: " ")
  }

  /// The publishers of hosts: what sources of a host that say their publisher agree on. A source of
  /// that host which does not say so is theirs too.
  static func hosts(_ known: some Sequence<(host: String, publisher: String?)>)
    -> [String: String]
  {
    var hosts: [String: String] = [:]
    var shared: Set<String> = []
    for (host, publisher) in known {
      guard let publisher, !host.isEmpty else { continue }
      if let other = hosts[host], key(other) != key(publisher) { shared.insert(host) }
      hosts[host] = hosts[host] ?? publisher
    }
    return hosts.filter { !shared.contains($0.key) }
  }
}
