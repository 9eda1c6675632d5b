/// Whether the members of a fact are what its word's fields can be read from: what a page asks before
/// it takes a fact, so that nothing that reads one meets a value that is not there.
///
/// It is much less than what admission asks (`Checker`), since every fact is asked it every time: the
/// fields that a word needs are there, and each known field has a value of its kind, with one of the
/// vocabulary's words where it takes words. A log may hold others: a later docket has more words, and
/// other programs can write in the file.
struct Fitness: Sendable {
  /// An object's fields, in the order in which canonical JSON has them. A class, since every record is
  /// asked and a structure of three lists would be copied each time.
  fileprivate final class Form: Sendable {
    let codes: [UInt64]
    let names: [String]
    let tests: [Test]
    /// A bit for each field that is any string: most are, and they are asked without their test.
    let strings: UInt64
    /// A bit for each field that must be there.
    let needed: UInt64

    init(_ fields: [FieldInfo]) {
      let sorted = fields.sorted { $0.name < $1.name }
      precondition(sorted.count <= 64, "an object has at most 64 fields")
      codes = sorted.map { Key($0.name).code }
      names = sorted.map(\.name)
      tests = sorted.map { Test($0.kind) }
      func bits(_ holds: (Int) -> Bool) -> UInt64 {
        sorted.indices.reduce(0) { holds($1) ? $0 | 1 << UInt64($1) : $0 }
      }
      let tests = tests
      strings = bits { if case .string = tests[$0] { true } else { false } }
      needed = bits { sorted[$0].isRequired }
    }
  }

  /// What a value must be.
  fileprivate indirect enum Test: Sendable {
    case string, country, integer, boolean, period, money, anything
    case choice([[UInt8]])
    case list(Test)
    case object(Form)
  }

  /// By the places of the words in the vocabulary.
  private let forms: [Form]

  init(_ words: [Word]) {
    let envelope = Envelope.infos
    forms = words.map { word in
      let own = Set(word.fields.map(\.name))
      let subjects = word.subjects.map {
        FieldInfo(name: $0.rawValue, kind: .text, isRequired: false, doc: "")
      }
      return Form(
        word.fields + envelope.filter { !own.contains($0.name) }
          + subjects.filter { !own.contains($0.name) })
    }
  }

  /// The field for which a fact of this word cannot be read; nil where it can.
  func flaw(
    of word: Int, _ members: UnsafeBufferPointer<Page.Member>, _ base: UnsafeRawPointer
  ) -> PageError.Flaw? {
    let form = forms[word]
    var seen: UInt64 = 0
    var next = 0
    for member in members {
      guard let place = form.place(of: member.code, from: &next) else { continue }
      seen |= 1 << UInt64(place)
      guard form.holds(place, base, Int(member.start), Int(member.end)) else {
        return .value(form.names[place])
      }
    }
    let missing = form.needed & ~seen
    return missing == 0 ? nil : .missing(form.names[missing.trailingZeroBitCount])
  }
}

extension Fitness.Form {
  /// The field of a name. Members mostly come in the order of the fields, so the look-up begins
  /// behind the last one that was found.
  @inline(__always)
  fileprivate func place(of code: UInt64, from next: inout Int) -> Int? {
    codes.withUnsafeBufferPointer { codes in
      var place = next
      while place < codes.count {
        if codes[place] == code {
          next = place + 1
          return place
        }
        place += 1
      }
      place = 0
      while place < next {
        if codes[place] == code { return place }
        place += 1
      }
      return nil
    }
  }

  /// Whether the value at `[start, end)` is one of a field.
  @inline(__always)
  fileprivate func holds(_ field: Int, _ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Bool {
    if strings & 1 << UInt64(field) != 0 { return Fitness.isString(base, start, end) }
    return tests[field].holds(base, start, end)
  }

  /// Whether an object within a fact has what its fields need.
  fileprivate func holds(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Bool {
    guard base.byte(start) == .openBrace, base.byte(end - 1) == .closeBrace else { return false }
    var seen: UInt64 = 0
    var next = 0
    var place = start + 1
    while place < end - 1 {
      guard base.byte(place) == .quote else { return false }
      let nameEnd = Scan.stringEnd(base, place, end)
      guard nameEnd < end, base.byte(nameEnd) == .colon else { return false }
      let valueEnd = Scan.valueEnd(base, nameEnd + 1, end)
      guard valueEnd > nameEnd + 1, valueEnd < end else { return false }
      let code = Key.code(padded: base + place + 1, nameEnd - place - 2)
      if let field = self.place(of: code, from: &next) {
        guard holds(field, base, nameEnd + 1, valueEnd) else { return false }
        seen |= 1 << UInt64(field)
      }
      place = valueEnd + 1
    }
    return needed & ~seen == 0
  }
}

extension Fitness.Test {
  fileprivate init(_ kind: Kind) {
    self =
      switch kind {
      case .text, .slug, .date, .language, .fact, .factOrSlug, .factOrText, .slugOrCountry, .sha256,
        .url:
        .string
      case .country, .actor: .country
      case .integer: .integer
      case .boolean: .boolean
      case .choice(let words): .choice(words.map { Array($0.utf8) })
      case .money: .money
      case .period: .period
      case .list(let element): .list(Fitness.Test(element))
      case .object(let fields): .object(Fitness.Form(fields))
      case .anything, .patch: .anything
      }
  }

  /// Whether the value at `[start, end)` is one.
  fileprivate func holds(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Bool {
    switch self {
    case .string: return Fitness.isString(base, start, end)
    case .choice(let words):
      guard Fitness.isString(base, start, end) else { return false }
      let text = UnsafeRawBufferPointer(start: base + start + 1, count: end - start - 2)
      return words.contains { $0.count == text.count && text.elementsEqual($0) }
    case .country:
      return Fitness.isString(base, start, end)
        && Country(
          utf8: UnsafeRawBufferPointer(start: base + start + 1, count: end - start - 2)) != nil
    case .integer:
      let digits = base.byte(start) == UInt8(ascii: "-") ? start + 1 : start
      return digits < end && end - digits <= 18
        && (digits..<end).allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= base.byte($0) }
    case .boolean:
      return base.byte(start) == UInt8(ascii: "t") || base.byte(start) == UInt8(ascii: "f")
    case .list(let element):
      guard base.byte(start) == .openBracket, base.byte(end - 1) == .closeBracket else {
        return false
      }
      var place = start + 1
      while place < end - 1 {
        let valueEnd = Scan.valueEnd(base, place, end)
        guard valueEnd > place, valueEnd < end, element.holds(base, place, valueEnd) else {
          return false
        }
        place = valueEnd + 1
      }
      return true
    case .object(let form): return form.holds(base, start, end)
    case .period:
      return Fitness.isString(base, start, end)
        && (try? Period(Fitness.text(base, start, end))) != nil
    case .money: return Fitness.money.holds(base, start, end)
    case .anything: return true
    }
  }
}

extension Fitness {
  /// What an amount must have to be read.
  fileprivate static let money = Form(Money.Amount.infos)

  @inline(__always)
  fileprivate static func isString(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Bool {
    end - start >= 2 && base.byte(start) == .quote && base.byte(end - 1) == .quote
  }

  fileprivate static func text(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> String {
    String(
      decoding: UnsafeRawBufferPointer(start: base + start + 1, count: end - start - 2),
      as: UTF8.self)
  }
}
