/// Values: each kind's rule, first at once on the bytes, then, where they are refused, in words.
extension FactWalk {
  mutating func check(_ node: Int, _ rule: Rule) {
    switch rule {
    case .text: checkText(node)
    case .slug: checkSlug(node)
    case .date: checkDate(node)
    case .country: checkCountry(node)
    case .actor: checkActor(node)
    case .language: checkLanguage(node)
    case .fact: checkID(node)
    case .slugOrCountry: checkSlugOrCountry(node)
    case .sha256: checkDigest(node)
    case .url: checkURL(node)
    case .boolean: checkBoolean(node)
    case .money: checkMoney(node)
    case .period: checkPeriod(node)
    case .integer(let range): checkInteger(node, range)
    case .choice(let words): checkChoice(node, words)
    case .list(let element): checkList(node, element)
    case .object(let shape): checkObject(node, shape)
    case .anything: _ = isObject(node, nil)
    case .patch: if isObject(node, nil) { patch = node }
    case .free: break
    }
  }

  // MARK: What is made of others

  private mutating func checkList(_ node: Int, _ element: Rule) {
    guard nodes[node].kind == .array else { return refuseType(node, "a list") }
    if nodes[node].count == 0 { return refuseEmpty(node) }
    var at = node + 1
    let end = Int(nodes[node].next)
    while at < end {
      isNeeded = false
      check(at, element)
      at = Int(nodes[at].next)
    }
  }

  private mutating func checkObject(_ node: Int, _ shape: Shape) {
    guard isObject(node, shape) else { return }
    if nodes[node].count == 0 { return refuseEmpty(node) }
    walkObject(node, shape, of: nil)
  }

  private mutating func isObject(_ node: Int, _ shape: Shape?) -> Bool {
    if nodes[node].kind == .object { return true }
    refuseType(node, "an object", shape)
    return false
  }

  // MARK: Texts

  /// Whether the value is a text with something in it; notes it where it is not.
  mutating func isString(_ node: Int, _ expected: String) -> Bool {
    guard nodes[node].kind == .string else {
      refuseType(node, expected)
      return false
    }
    // Nearly every text begins with what is to be seen.
    if nodes[node].count > 0, bytes(node)[0] &- 0x21 < 0x5E { return true }
    guard string(node).unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) else {
      return true
    }
    refuseEmpty(node)
    return false
  }

  private mutating func checkText(_ node: Int) { _ = isString(node, "text") }

  private mutating func checkSlug(_ node: Int) {
    guard isString(node, "a slug"), !Slug.isValid(utf8: bytes(node)) else { return }
    refuse(node, .slug) { text throws(ValueError) in _ = try Slug(text) }
  }

  private mutating func checkID(_ node: Int) {
    guard isString(node, "the id of a fact"), !FactID.isValid(utf8: bytes(node)) else { return }
    refuse(node, .id) { text throws(ValueError) in try FactID.check(text) }
  }

  private mutating func checkCountry(_ node: Int) {
    guard isString(node, "a country's code") else { return }
    guard let country = Country(utf8: bytes(node)) else { return refuseCountry(node) }
    if country.isUnion { refuseUnion(node, country) }
  }

  private mutating func checkActor(_ node: Int) {
    guard isString(node, "a country's code"), Country(utf8: bytes(node)) == nil else { return }
    refuseCountry(node)
  }

  private mutating func refuseCountry(_ node: Int) {
    refuse(node, .country) { text throws(ValueError) in _ = try Country(text) }
  }

  /// A union of states stands where one acts, and nowhere else.
  private mutating func refuseUnion(_ node: Int, _ union: Country) {
    note(
      .country, node, "\(path(to: node)) is a state, not \(union.nameWithArticle).",
      "\(Country.unions.map(\.code).joined(separator: " and ")) stand where a union acts: as the "
        + "country that a measure or statement belongs to, in on_behalf_of, and in from and to of "
        + "legs.")
  }

  private mutating func checkSlugOrCountry(_ node: Int) {
    guard isString(node, "a slug or a country's code"), !Slug.isValid(utf8: bytes(node)) else {
      return
    }
    if let country = Country(utf8: bytes(node)) {
      if country.isUnion { refuseUnion(node, country) }
      return
    }
    let text = string(node)
    let isShort = text.utf8.count == 2 && text.utf8.allSatisfy { 65...90 ~= $0 }
    refuse(node, isShort ? .country : .slug) { text throws(ValueError) in
      if isShort { _ = try Country(text) } else { _ = try Slug(text) }
    }
  }

  private mutating func checkLanguage(_ node: Int) {
    guard isString(node, "a language tag") else { return }
    let text = bytes(node)
    if 2...3 ~= text.count, text.allSatisfy({ $0 &- 0x61 < 26 }) { return }
    refuse(node, .language) { text throws(ValueError) in _ = try LanguageTag(text) }
  }

  private mutating func checkPeriod(_ node: Int) {
    guard isString(node, "a duration") else { return }
    refuse(node, .period) { text throws(ValueError) in _ = try Period(text) }
  }

  /// Puts into words what the value's own type says against it; nothing where it takes it.
  private mutating func refuse(
    _ node: Int, _ kind: Finding.Kind, _ read: (String) throws(ValueError) -> Void
  ) {
    do {
      try read(string(node))
    } catch {
      note(kind, node, sentence(error.reason), error.suggestion.map { #"Did you mean "\#($0)"?"# })
    }
  }

  private mutating func checkDate(_ node: Int) {
    guard isString(node, "a date"), EDTF.strictBounds(utf8: bytes(node)) == nil else { return }
    let text = string(node)
    do {
      _ = try EDTF(text)
    } catch {
      note(
        .date, node, "\(ValueError.quoted(text)) is no date: \(error.reason).",
        error.suggestion.map { #"Did you mean "\#($0)"?"# }
          ?? "docket date TEXT shows how a date is understood.",
        at: place(of: error.offset, in: node))
    }
  }

  private mutating func checkChoice(_ node: Int, _ words: Names) {
    guard isString(node, "one of its words") else { return }
    let (base, count) = content(node)
    if words.index(of: base, count) == nil { refuseChoice(node, words) }
  }

  private mutating func checkDigest(_ node: Int) {
    guard isString(node, "a digest") else { return }
    let text = bytes(node)
    let isHex = { (byte: UInt8) in byte &- 0x30 < 10 || byte &- 0x61 < 6 }
    guard text.count != 64 || !text.allSatisfy(isHex) else { return }
    let small = string(node).lowercased()
    let isCapital = small.utf8.count == 64 && small.utf8.allSatisfy(isHex)
    note(
      .sha256, node, "A SHA-256 digest is 64 hexadecimal digits, 0 to 9 and a to f.",
      isCapital ? "Write it in small letters." : "sha256sum FILE prints it.")
  }

  private mutating func checkURL(_ node: Int) {
    guard isString(node, "an address") else { return }
    guard let flaw = AddressRule.flaw(in: bytes(node)) else { return }
    note(
      .url, node, flaw.message, flaw.suggestion,
      at: flaw.offset.map { place(of: $0, in: node) })
  }

  // MARK: Numbers, truth and money

  private mutating func checkInteger(_ node: Int, _ range: ClosedRange<Int64>) {
    guard nodes[node].kind == .integer else { return refuseType(node, "a whole number") }
    let value = integer(node)
    guard !range.contains(value) else { return }
    let bounds =
      range.upperBound == Int64(JSON.largestInteger)
      ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    note(.range, node, "\(path(to: node)) is \(bounds), not \(value).")
  }

  private func integer(_ node: Int) -> Int64 {
    let written = UnsafeRawBufferPointer(
      start: text + Int(nodes[node].start), count: Int(nodes[node].end - nodes[node].start))
    let digits = String(decoding: written, as: UTF8.self)
    return Int64(digits) ?? Int64(Double(digits)!)
  }

  private mutating func checkBoolean(_ node: Int) {
    switch nodes[node].kind {
    case .true, .false: break
    case .null, .integer, .double, .string, .array, .object: refuseType(node, "true or false")
    }
  }

  private mutating func checkMoney(_ node: Int) {
    guard isObject(node, FactWalk.amount) else { return }
    if nodes[node].count == 0 { return refuseEmpty(node) }
    walkObject(node, FactWalk.amount, of: nil)
    if let value = value(named: "value", of: node), isFilled(value) {
      refuse(value, .money) { text throws(ValueError) in
        _ = try Money(value: text, currency: "USD")
      }
    }
    checkRange(node)
    if let currency = value(named: "currency", of: node), isFilled(currency) {
      refuse(currency, .currency) { text throws(ValueError) in
        _ = try Money(value: "0", currency: text)
      }
    }
  }

  /// The end of a range is an amount, and more than its beginning.
  private mutating func checkRange(_ node: Int) {
    guard let to = value(named: "to", of: node), isFilled(to) else { return }
    let begin = value(named: "value", of: node).flatMap { isFilled($0) ? string($0) : nil }
    refuse(to, .money) { text throws(ValueError) in
      _ = try Money(value: text, currency: "USD")
      if let begin, (try? Money(value: begin, currency: "USD")) != nil {
        _ = try Money(value: begin, to: text, currency: "USD")
      }
    }
  }

  private func isFilled(_ node: Int) -> Bool {
    nodes[node].kind == .string && nodes[node].count > 0
  }

  private static let amount = Shape(Money.Amount.infos)

  // MARK: Places

  /// Where in the line a byte of a string stands; its first, where escapes shift the bytes.
  private func place(of offset: Int, in node: Int) -> Int {
    Int(nodes[node].start) + (nodes[node].hasEscapes ? 0 : 1 + offset)
  }

  private func sentence(_ clause: String) -> String {
    clause.prefix(1).uppercased() + clause.dropFirst() + "."
  }
}
