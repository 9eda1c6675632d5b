/// Whether the members of a fact are what its word's fields can be read from: what a page asks before
/// it takes a fact, so that nothing that reads one meets a value that is not there.
///
/// It is much less than what admission asks (`Checker`), since every fact is asked it every time: the
/// fields that a word needs are there, and each known field has a value of its kind, with one of the
/// vocabulary's words where it takes words. A log may hold others: a later docket has more words, and
/// other programs can write in the file.
struct Fitness: Sendable {
  /// By the places of the words in the vocabulary.
  private let forms: [Int32]
  private let tables: Tables

  init(_ words: [Word]) {
    let envelope = Envelope.infos
    let draft = Draft()
    draft.share(envelope)
    forms = words.map { word in
      let own = Set(word.fields.map(\.name))
      let subjects = word.subjects.map {
        FieldInfo(name: $0.rawValue, kind: .text, isRequired: false, doc: "")
      }
      return draft.form(
        word.fields + envelope.filter { !own.contains($0.name) }
          + subjects.filter { !own.contains($0.name) }, own: own)
    }
    tables = Tables(draft)
  }

  /// The field for which a fact of this word cannot be read; nil where it can.
  func flaw(
    of word: Int, _ members: UnsafeBufferPointer<Page.Member>, _ base: UnsafeRawPointer
  ) -> PageError.Flaw? {
    let reader = tables.reader(base)
    let form = reader.forms[Int(forms[word])]
    var seen: UInt64 = 0
    var next = form.first
    for member in members {
      guard let field = reader.field(of: member.code, form, from: &next) else { continue }
      seen |= 1 << UInt64(field - form.first)
      guard reader.holds(reader.tests[field], Int(member.start), Int(member.end)) else {
        return .value(tables.names[field])
      }
    }
    let missing = form.needed & ~seen
    return missing == 0
      ? nil : .missing(tables.names[form.first + missing.trailingZeroBitCount])
  }
}

extension Fitness {
  /// An object's fields: a stretch of the tables of fields, in the order in which canonical JSON has them.
  fileprivate struct Form {
    var first: Int
    var end: Int
    /// A bit for each field that must be there.
    var needed: UInt64
  }

  /// What a value must be, and where the tables have the rest: the words of a choice, the element of a
  /// list, the form of an object.
  fileprivate struct Test {
    enum Kind: UInt8 {
      case string, country, integer, boolean, period, choice, list, object, anything
    }

    var kind: Kind
    var first: Int32 = 0
    var end: Int32 = 0
  }

  /// The tables while they are made.
  fileprivate final class Draft {
    var forms: [Form] = []
    /// Of each field: the number of its name, the name, the test.
    var codes: [UInt64] = []
    var names: [String] = []
    var tests: [Test] = []
    /// Elements of lists.
    var elements: [Test] = []
    /// Words of choices, each a stretch of bytes.
    var words: [(first: Int, count: Int)] = []
    var bytes: [UInt8] = []

    /// The tests of fields that all words have, made once.
    private var shared: [String: Test] = [:]

    func share(_ fields: [FieldInfo]) {
      for field in fields { shared[field.name] = test(field.kind) }
    }

    /// - Parameter own: the names of fields that are the word's own, whatever all words have.
    func form(_ fields: [FieldInfo], own: Set<String>? = nil) -> Int32 {
      let sorted = fields.sorted { $0.name < $1.name }
      precondition(sorted.count <= 64, "an object has at most 64 fields")
      let tests = sorted.map { field in
        own.flatMap { $0.contains(field.name) ? nil : shared[field.name] } ?? test(field.kind)
      }
      var form = Form(first: codes.count, end: codes.count + sorted.count, needed: 0)
      for (place, field) in sorted.enumerated() where field.isRequired {
        form.needed |= 1 << UInt64(place)
      }
      codes += sorted.map { Key($0.name).code }
      names += sorted.map(\.name)
      self.tests += tests
      forms.append(form)
      return Int32(forms.count - 1)
    }

    private func test(_ kind: Events.Kind) -> Test {
      switch kind {
      case .text, .textOrSlug, .slug, .date, .language, .fact, .factOrSlug, .factOrText,
        .slugOrCountry, .sha256, .url:
        return Test(kind: .string)
      case .country, .actor: return Test(kind: .country)
      case .integer: return Test(kind: .integer)
      case .boolean: return Test(kind: .boolean)
      case .period: return Test(kind: .period)
      case .anything, .patch: return Test(kind: .anything)
      case .choice(let choices):
        let first = words.count
        for choice in choices {
          words.append((bytes.count, choice.utf8.count))
          bytes += Array(choice.utf8)
        }
        return Test(kind: .choice, first: Int32(first), end: Int32(words.count))
      case .list(let element):
        let test = test(element)
        elements.append(test)
        return Test(kind: .list, first: Int32(elements.count - 1))
      case .object(let fields): return Test(kind: .object, first: form(fields))
      case .money: return Test(kind: .object, first: form(Money.Amount.infos))
      }
    }
  }

  /// The tables as plain memory: every record is asked, and arrays within arrays would be retained and
  /// released for each of its values.
  fileprivate final class Tables: @unchecked Sendable {
    let names: [String]
    private let forms: UnsafeMutablePointer<Form>
    private let codes: UnsafeMutablePointer<UInt64>
    private let tests: UnsafeMutablePointer<Test>
    private let elements: UnsafeMutablePointer<Test>
    private let words: UnsafeMutablePointer<(first: Int, count: Int)>
    private let bytes: UnsafeMutablePointer<UInt8>

    init(_ draft: Draft) {
      func kept<T>(_ list: [T]) -> UnsafeMutablePointer<T> {
        let memory = UnsafeMutablePointer<T>.allocate(capacity: max(1, list.count))
        memory.initialize(from: list, count: list.count)
        return memory
      }
      names = draft.names
      forms = kept(draft.forms)
      codes = kept(draft.codes)
      tests = kept(draft.tests)
      elements = kept(draft.elements)
      words = kept(draft.words)
      bytes = kept(draft.bytes)
    }

    deinit {
      forms.deallocate()
      codes.deallocate()
      tests.deallocate()
      elements.deallocate()
      words.deallocate()
      bytes.deallocate()
    }

    @inline(__always)
    func reader(_ base: UnsafeRawPointer) -> Reader {
      Reader(
        base: base, forms: forms, codes: codes, tests: tests, elements: elements, words: words,
        bytes: UnsafeRawPointer(bytes))
    }
  }

  /// The tables over the bytes of one page. It does not outlive the call that made it.
  fileprivate struct Reader {
    let base: UnsafeRawPointer
    let forms: UnsafeMutablePointer<Form>
    let codes: UnsafeMutablePointer<UInt64>
    let tests: UnsafeMutablePointer<Test>
    let elements: UnsafeMutablePointer<Test>
    let words: UnsafeMutablePointer<(first: Int, count: Int)>
    let bytes: UnsafeRawPointer
  }
}

extension Fitness.Reader {
  /// The field of a name. Members mostly come in the order of the fields, so the look-up begins
  /// behind the last one that was found.
  @inline(__always)
  func field(of code: UInt64, _ form: Fitness.Form, from next: inout Int) -> Int? {
    var field = next
    while field < form.end {
      if codes[field] == code {
        next = field + 1
        return field
      }
      field += 1
    }
    field = form.first
    while field < next {
      if codes[field] == code { return field }
      field += 1
    }
    return nil
  }

  /// Whether the value at `[start, end)` is what the test asks.
  @inline(__always)
  func holds(_ test: Fitness.Test, _ start: Int, _ end: Int) -> Bool {
    // Most are any string.
    test.kind == .string ? isString(start, end) : holdsOther(test, start, end)
  }

  private func holdsOther(_ test: Fitness.Test, _ start: Int, _ end: Int) -> Bool {
    switch test.kind {
    case .string: return isString(start, end)
    case .choice: return isString(start, end) && isWord(test, start + 1, end - 1)
    case .country:
      return isString(start, end)
        && Country(
          utf8: UnsafeRawBufferPointer(start: base + start + 1, count: end - start - 2)) != nil
    case .integer:
      let digits = base.byte(start) == UInt8(ascii: "-") ? start + 1 : start
      return digits < end && end - digits <= 18
        && (digits..<end).allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= base.byte($0) }
    case .boolean:
      return base.byte(start) == UInt8(ascii: "t") || base.byte(start) == UInt8(ascii: "f")
    case .period: return isString(start, end) && (try? Period(text(start, end))) != nil
    case .list: return isList(of: elements[Int(test.first)], start, end)
    case .object: return isObject(forms[Int(test.first)], start, end)
    case .anything: return true
    }
  }

  /// Whether the bytes at `[start, end)` are one of a choice's words.
  private func isWord(_ test: Fitness.Test, _ start: Int, _ end: Int) -> Bool {
    for place in Int(test.first)..<Int(test.end) {
      let word = words[place]
      if word.count == end - start, isSame(word.first, start, word.count) { return true }
    }
    return false
  }

  @inline(__always)
  private func isSame(_ word: Int, _ start: Int, _ count: Int) -> Bool {
    var place = 0
    while place < count {
      if bytes.byte(word + place) != base.byte(start + place) { return false }
      place += 1
    }
    return true
  }

  /// Whether the value is a list of elements that fit, and ends there.
  private func isList(of element: Fitness.Test, _ start: Int, _ end: Int) -> Bool {
    guard base.byte(start) == .openBracket, base.byte(end - 1) == .closeBracket else {
      return false
    }
    var place = start + 1
    while place < end - 1 {
      guard let valueEnd = fitting(element, place, end) else { return false }
      place = valueEnd + 1
    }
    return true
  }

  /// One past the value that begins here, where it fits and something follows it; nil where it does not.
  /// Objects are read once: their end is found while they are looked through.
  @inline(__always)
  private func fitting(_ test: Fitness.Test, _ start: Int, _ end: Int) -> Int? {
    if test.kind == .object { return objectEnd(forms[Int(test.first)], start, end) }
    let valueEnd = Scan.valueEnd(base, start, end)
    guard valueEnd > start, valueEnd < end, holds(test, start, valueEnd) else { return nil }
    return valueEnd
  }

  /// Whether an object within a fact has what its fields need.
  private func isObject(_ form: Fitness.Form, _ start: Int, _ end: Int) -> Bool {
    objectEnd(form, start, end + 1) == end
  }

  /// One past the object that begins at `start`, where it has what its fields need.
  private func objectEnd(_ form: Fitness.Form, _ start: Int, _ end: Int) -> Int? {
    guard base.byte(start) == .openBrace else { return nil }
    var seen: UInt64 = 0
    var next = form.first
    var place = start + 1
    if base.byte(place) == .closeBrace { return form.needed == 0 ? place + 1 : nil }
    while place < end {
      guard base.byte(place) == .quote else { return nil }
      let nameEnd = Scan.stringEnd(base, place, end)
      guard nameEnd + 1 < end, base.byte(nameEnd) == .colon else { return nil }
      let code = Key.code(padded: base + place + 1, nameEnd - place - 2)
      var valueEnd: Int
      if let field = field(of: code, form, from: &next) {
        guard let found = fitting(tests[field], nameEnd + 1, end) else { return nil }
        seen |= 1 << UInt64(field - form.first)
        valueEnd = found
      } else {
        valueEnd = Scan.valueEnd(base, nameEnd + 1, end)
        guard valueEnd > nameEnd + 1, valueEnd < end else { return nil }
      }
      if base.byte(valueEnd) == .closeBrace {
        return form.needed & ~seen == 0 ? valueEnd + 1 : nil
      }
      place = valueEnd + 1
    }
    return nil
  }

  @inline(__always)
  private func isString(_ start: Int, _ end: Int) -> Bool {
    end - start >= 2 && base.byte(start) == .quote && base.byte(end - 1) == .quote
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(
      decoding: UnsafeRawBufferPointer(start: base + start + 1, count: end - start - 2),
      as: UTF8.self)
  }
}
