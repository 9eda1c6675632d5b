/// Facts side by side: their bytes, and where each one's members lie.
///
/// A page is filled once, by `PageBuilder`, and never changes afterwards; facts and the values read
/// from them are views into it. Nothing is decoded until a view asks for it.
public final class Page: @unchecked Sendable {
  /// A top-level member: the code of its name, and where its value stands.
  @frozen @usableFromInline
  struct Member {
    @usableFromInline var code: UInt64
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
  }

  @frozen @usableFromInline
  struct Row {
    @usableFromInline var position: Int64
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
    @usableFromInline var firstMember: UInt32
    @usableFromInline var memberCount: UInt16
    /// The word's place in `Vocabulary.words`.
    @usableFromInline var word: UInt8
    /// What its stream is about, as a place in `Subject.allCases`.
    @usableFromInline var subject: UInt8
    /// Where the text of the stream's key stands.
    @usableFromInline var keyStart: UInt32
    @usableFromInline var keyEnd: UInt32
  }

  /// Readable bytes behind the last fact, so that eight can be loaded anywhere in it.
  static let padding = 16

  @usableFromInline let bytes: UnsafeMutableRawBufferPointer
  @usableFromInline let members: UnsafeMutableBufferPointer<Member>
  @usableFromInline let rows: UnsafeMutableBufferPointer<Row>
  public let count: Int

  /// Takes over what the builder has filled.
  init(_ builder: PageBuilder) {
    precondition(!builder.isSpent)
    bytes = builder.bytes
    members = builder.members
    rows = builder.rows
    count = builder.count
    builder.isSpent = true
  }

  deinit {
    bytes.deallocate()
    members.deallocate()
    rows.deallocate()
  }

  /// A page of one canonical fact, at a position of the log (0 where it stands in none).
  public convenience init(fact body: [UInt8], position: Int64 = 0) throws {
    let builder = PageBuilder(byteCapacity: body.count, rowCapacity: 1)
    try builder.append(position: position, body: body)
    self.init(builder)
  }

  @inlinable
  public subscript(row: Int) -> Fact {
    precondition(row >= 0 && row < count)
    return Fact(page: self, row: row)
  }

  @inlinable @inline(__always)
  func row(_ number: Int) -> Row { rows[number] }

  /// Where the value of a top-level member stands.
  @inlinable @inline(__always)
  func member(_ row: Int, _ code: UInt64) -> Value? {
    let first = Int(rows[row].firstMember)
    let end = first + Int(rows[row].memberCount)
    let members = members.baseAddress.unsafelyUnwrapped
    var place = first
    while place < end {
      if members[place].code == code {
        return Value(page: self, start: members[place].start, end: members[place].end)
      }
      place += 1
    }
    return nil
  }
}

/// What a page refuses: a record that this docket cannot read.
public enum PageError: Error, Sendable, Equatable {
  /// Not the canonical object that a log holds.
  case malformed(position: Int64, offset: Int)
  /// A word that this vocabulary does not have: a later docket wrote it.
  case unknownWord(position: Int64, word: String)
  /// A fact of a known word whose fields are not what the word has: a later docket, or another
  /// program, wrote it.
  case unfit(position: Int64, word: String, Flaw)

  /// What makes a fact one that cannot be read.
  public enum Flaw: Sendable, Equatable {
    /// A field that the word needs is not there.
    case missing(String)
    /// The value of a field is of another kind, or a word that the field does not take.
    case value(String)
    /// Nothing says what it belongs to: the keys of which one should.
    case subject([String])
  }
}

/// Fills a page; spent when it has given one.
public final class PageBuilder {
  fileprivate var isSpent = false
  fileprivate var bytes: UnsafeMutableRawBufferPointer
  private var byteCount = 0
  fileprivate var members: UnsafeMutableBufferPointer<Page.Member>
  private var memberCount = 0
  fileprivate var rows: UnsafeMutableBufferPointer<Page.Row>
  /// Facts so far.
  public private(set) var count = 0
  private let words: WordTable
  private let fitness: Fitness

  public init(byteCapacity: Int = 1 << 16, rowCapacity: Int = 256) {
    bytes = .allocate(byteCount: byteCapacity + Page.padding, alignment: 16)
    members = .allocate(capacity: rowCapacity * 12)
    rows = .allocate(capacity: rowCapacity)
    words = Vocabulary.table
    fitness = Vocabulary.fitness
  }

  deinit {
    guard !isSpent else { return }
    bytes.deallocate()
    members.deallocate()
    rows.deallocate()
  }

  /// Bytes so far.
  public var size: Int { byteCount }

  /// Adds a canonical fact; the bytes are copied. What is refused leaves nothing.
  public func append(position: Int64, body: UnsafeRawBufferPointer) throws(PageError) {
    let (start, firstMember) = (byteCount, memberCount)
    do {
      try add(position, body)
    } catch {
      (byteCount, memberCount) = (start, firstMember)
      throw error
    }
  }

  /// The same for bytes in an array.
  public func append(position: Int64, body: [UInt8]) throws {
    try body.withUnsafeBytes { try append(position: position, body: $0) }
  }

  private func add(_ position: Int64, _ body: UnsafeRawBufferPointer) throws(PageError) {
    guard let base = body.baseAddress else { throw .malformed(position: position, offset: 0) }
    reserve(body.count)
    let start = byteCount
    (bytes.baseAddress! + start).copyMemory(from: base, byteCount: body.count)
    byteCount += body.count
    let firstMember = memberCount
    guard let type = index(start, byteCount) else {
      throw .malformed(position: position, offset: 0)
    }
    let text = UnsafeRawBufferPointer(rebasing: bytes[type])
    guard let word = words.number(of: text) else {
      throw .unknownWord(position: position, word: String(decoding: text, as: UTF8.self))
    }
    guard let (subject, key) = subject(of: word, firstMember) else {
      let word = Vocabulary.words[word]
      throw .unfit(
        position: position, word: word.name, .subject(word.subjects.map(\.rawValue)))
    }
    guard memberCount - firstMember <= UInt16.max else {
      throw .malformed(position: position, offset: 0)
    }
    if let flaw = flaw(of: word, firstMember) {
      throw .unfit(position: position, word: Vocabulary.words[word].name, flaw)
    }
    rows[count] = Page.Row(
      position: position, start: UInt32(start), end: UInt32(byteCount),
      firstMember: UInt32(firstMember), memberCount: UInt16(memberCount - firstMember),
      word: UInt8(word), subject: subject, keyStart: key.start, keyEnd: key.end)
    count += 1
  }

  /// What of the word's fields the members do not have; nothing is asked of what a redaction left.
  private func flaw(of word: Int, _ firstMember: Int) -> PageError.Flaw? {
    let own = UnsafeBufferPointer(rebasing: members[firstMember..<memberCount])
    if own.count == 4, own.contains(where: { $0.code == Remains.mark.code }) { return nil }
    return fitness.flaw(of: word, own, UnsafeRawPointer(bytes.baseAddress!))
  }

  /// The page; the builder is spent.
  public func finish() -> Page { Page(self) }

  private func reserve(_ more: Int) {
    if byteCount + more + Page.padding > bytes.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: (byteCount + more) * 2 + Page.padding, alignment: 16)
      larger.baseAddress!.copyMemory(from: bytes.baseAddress!, byteCount: byteCount)
      bytes.deallocate()
      bytes = larger
    }
    if count == rows.count {
      let larger = UnsafeMutableBufferPointer<Page.Row>.allocate(capacity: rows.count * 2)
      larger.baseAddress!.update(from: rows.baseAddress!, count: count)
      rows.deallocate()
      rows = larger
    }
  }

  /// Writes down the members of the object at `[start, end)`; answers where the type's text stands.
  private func index(_ start: Int, _ end: Int) -> Range<Int>? {
    let base = UnsafeRawPointer(bytes.baseAddress!)
    var place = start
    guard end - start >= 2, base.byte(place) == .openBrace else { return nil }
    var type: Range<Int>?
    place += 1
    if base.byte(place) == .closeBrace { return nil }
    while place < end {
      guard base.byte(place) == .quote else { return nil }
      let nameEnd = Scan.stringEnd(base, place, end)
      guard nameEnd + 1 < end, base.byte(nameEnd) == .colon else { return nil }
      let code = Key.code(padded: base + place + 1, nameEnd - place - 2)
      let valueStart = nameEnd + 1
      let valueEnd = Scan.valueEnd(base, valueStart, end)
      guard valueEnd > valueStart, valueEnd < end else { return nil }
      if memberCount == members.count { growMembers() }
      members[memberCount] = Page.Member(
        code: code, start: UInt32(valueStart), end: UInt32(valueEnd))
      memberCount += 1
      if code == Page.typeCode, base.byte(valueStart) == .quote, valueEnd - valueStart >= 2 {
        type = valueStart + 1..<valueEnd - 1
      }
      switch base.byte(valueEnd) {
      case .comma: place = valueEnd + 1
      case .closeBrace: return valueEnd + 1 == end ? type : nil
      default: return nil
      }
    }
    return nil
  }

  /// Which of the word's subjects the fact names, and its member.
  private func subject(of word: Int, _ firstMember: Int) -> (UInt8, Page.Member)? {
    for (number, code) in words.subjects[word] {
      for place in firstMember..<memberCount where members[place].code == code {
        guard bytes[Int(members[place].start)] == .quote else { continue }
        return (number, members[place])
      }
    }
    return nil
  }

  private func growMembers() {
    let larger = UnsafeMutableBufferPointer<Page.Member>.allocate(capacity: members.count * 2)
    larger.baseAddress!.update(from: members.baseAddress!, count: memberCount)
    members.deallocate()
    members = larger
  }
}

extension Page {
  static let typeCode = Key("type").code
}
