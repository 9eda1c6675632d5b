import Synchronization

/// A field that a fact may leave out.
@frozen
public struct Field<T: FieldValue>: Sendable {
  @usableFromInline let key: Key
  let name: StaticString
  let doc: StaticString
  let range: ClosedRange<Int64>?
  /// See `ChoiceTable`.
  @usableFromInline let spellings: UInt

  private init(
    _ name: StaticString, _ range: ClosedRange<Int64>?, spellings: UInt, _ doc: StaticString
  ) {
    key = Key(name)
    self.name = name
    self.doc = doc
    self.range = range
    self.spellings = spellings
  }

  public init(_ name: StaticString, _ doc: StaticString) {
    self.init(name, nil, spellings: 0, doc)
  }
}

extension Field where T: Choice {
  public init(_ name: StaticString, _ doc: StaticString) {
    self.init(name, nil, spellings: ChoiceTable<T>.make(), doc)
  }
}

extension Field where T == Int64 {
  public init(_ name: StaticString, in range: ClosedRange<Int64>, _ doc: StaticString) {
    self.init(name, range, spellings: 0, doc)
  }
}

/// A field that a fact must have.
@frozen
public struct Need<T: FieldValue>: Sendable {
  @usableFromInline let key: Key
  @usableFromInline let name: StaticString
  let doc: StaticString
  /// See `ChoiceTable`.
  @usableFromInline let spellings: UInt

  private init(_ name: StaticString, spellings: UInt, _ doc: StaticString) {
    key = Key(name)
    self.name = name
    self.doc = doc
    self.spellings = spellings
  }

  public init(_ name: StaticString, _ doc: StaticString) {
    self.init(name, spellings: 0, doc)
  }
}

extension Need where T: Choice {
  public init(_ name: StaticString, _ doc: StaticString) {
    self.init(name, spellings: ChoiceTable<T>.make(), doc)
  }
}

/// The fields of a word or of an object within one: one stored property each.
public protocol Fields: Sendable {
  init()
  /// The one instance, which all reading goes through.
  static var fields: Self { get }
  /// The fields in the order of their declaration, those of the group that it extends last.
  static var infos: [FieldInfo] { get }
}

/// Fields that begin with those of another group.
public protocol Extends: Fields {
  associatedtype Base: Fields
}

extension Fields {
  public static var infos: [FieldInfo] { FieldCatalog.infos(of: Self.self) { own } }

  fileprivate static var own: [FieldInfo] {
    Mirror(reflecting: fields).children.compactMap { ($0.value as? any AnyField)?.info }
  }
}

extension Extends {
  public static var infos: [FieldInfo] { FieldCatalog.infos(of: Self.self) { own + Base.infos } }
}

/// The fields of each group, found by reflection once: sentences ask for them with every value.
private enum FieldCatalog {
  private static let known = Mutex<[ObjectIdentifier: [FieldInfo]]>([:])

  static func infos(of group: any Fields.Type, _ make: () -> [FieldInfo]) -> [FieldInfo] {
    let id = ObjectIdentifier(group)
    if let infos = known.withLock({ $0[id] }) { return infos }
    let infos = make()
    known.withLock { $0[id] = infos }
    return infos
  }
}

private protocol AnyField {
  var info: FieldInfo { get }
}

extension Field: AnyField {
  fileprivate var info: FieldInfo {
    FieldInfo(
      name: name.description, kind: range.map(Kind.integer) ?? T.kind, isRequired: false,
      doc: doc.description)
  }
}

extension Need: AnyField {
  fileprivate var info: FieldInfo {
    FieldInfo(name: name.description, kind: T.kind, isRequired: true, doc: doc.description)
  }
}

/// The members of an object, read by the names of its fields: `read.how`, `read.parties`.
@frozen @dynamicMemberLookup
public struct Read<W: Fields>: Sendable {
  @usableFromInline let page: Page
  /// The fact's row, or -1 for an object within a fact.
  @usableFromInline let row: Int
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32

  @inlinable
  init(_ fact: Fact) {
    page = fact.page
    row = fact.row
    start = 0
    end = 0
  }

  @inlinable
  init(_ value: Value) {
    page = value.page
    row = -1
    start = value.start
    end = value.end
  }

  @inlinable @inline(__always)
  func found(_ key: Key) -> Value? {
    if row >= 0 { return page.member(row, key.code) }
    return Value(page: page, start: start, end: end).member(key.code)
  }

  @inlinable @inline(__always)
  public subscript<T>(dynamicMember path: KeyPath<W, Field<T>>) -> T.Reading? {
    guard let value = found(W.fields[keyPath: path].key) else { return nil }
    return T.read(value)
  }

  @inlinable @inline(__always)
  public subscript<T>(dynamicMember path: KeyPath<W, Need<T>>) -> T.Reading {
    let field = W.fields[keyPath: path]
    guard let value = found(field.key), let reading = T.read(value) else {
      missing(field.name)
    }
    return reading
  }

  @inlinable @inline(__always)
  public subscript<T: Choice>(dynamicMember path: KeyPath<W, Field<T>>) -> T? {
    let field = W.fields[keyPath: path]
    guard let value = found(field.key) else { return nil }
    return ChoiceTable<T>.read(value, field.spellings)
  }

  @inlinable @inline(__always)
  public subscript<T: Choice>(dynamicMember path: KeyPath<W, Need<T>>) -> T {
    let field = W.fields[keyPath: path]
    guard let value = found(field.key),
      let reading = ChoiceTable<T>.read(value, field.spellings)
    else { missing(field.name) }
    return reading
  }

  /// A page takes no fact without it (`Fitness`), so that only what is left of a redacted fact has
  /// none, and whoever reads that has not asked `isRedacted`.
  @usableFromInline
  func missing(_ name: StaticString) -> Never {
    let place = row < 0 ? "an object" : "record \(page.row(row).position)"
    preconditionFailure("\(place) has no \(name): it was read without asking what is left of it")
  }
}

extension Read where W: Extends {
  @inlinable @inline(__always)
  public subscript<T>(dynamicMember path: KeyPath<W.Base, Field<T>>) -> T.Reading? {
    guard let value = found(W.Base.fields[keyPath: path].key) else { return nil }
    return T.read(value)
  }

  @inlinable @inline(__always)
  public subscript<T>(dynamicMember path: KeyPath<W.Base, Need<T>>) -> T.Reading {
    let field = W.Base.fields[keyPath: path]
    guard let value = found(field.key), let reading = T.read(value) else {
      missing(field.name)
    }
    return reading
  }

  @inlinable @inline(__always)
  public subscript<T: Choice>(dynamicMember path: KeyPath<W.Base, Field<T>>) -> T? {
    let field = W.Base.fields[keyPath: path]
    guard let value = found(field.key) else { return nil }
    return ChoiceTable<T>.read(value, field.spellings)
  }

  @inlinable @inline(__always)
  public subscript<T: Choice>(dynamicMember path: KeyPath<W.Base, Need<T>>) -> T {
    let field = W.Base.fields[keyPath: path]
    guard let value = found(field.key),
      let reading = ChoiceTable<T>.read(value, field.spellings)
    else { missing(field.name) }
    return reading
  }
}

/// The spellings of a field's words, each with its word: made once for a field, so that reading one makes
/// no string and compares no texts. Spellings are told apart by their numbers (`Key`): that a value is one of
/// the words, byte by byte, a page has asked before (`Fitness`).
@usableFromInline
enum ChoiceTable<T: Choice> {
  @usableFromInline
  struct Entry {
    @usableFromInline var code: UInt64
    @usableFromInline var word: T
  }

  /// The address of the entries, which last as long as the program, the last with the number 0; 0 where
  /// two spellings have one number.
  static func make() -> UInt {
    let words = Array(T.allCases)
    let codes = words.map { Key($0.rawValue).code }
    guard let first = words.first, Set(codes).count == codes.count, !codes.contains(0) else {
      return 0
    }
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: words.count + 1)
    for (place, word) in words.enumerated() {
      (entries + place).initialize(to: Entry(code: codes[place], word: word))
    }
    (entries + words.count).initialize(to: Entry(code: 0, word: first))
    return UInt(bitPattern: entries)
  }

  /// The word that a value spells; nil where it spells none.
  @inlinable @inline(__always)
  static func read(_ value: Value, _ spellings: UInt) -> T? {
    guard var entry = UnsafePointer<Entry>(bitPattern: spellings), value.first == .quote else {
      return T.read(value)
    }
    let code = withExtendedLifetime(value.page) {
      Key.code(
        padded: value.base + Int(value.start) + 1, Int(value.end) - Int(value.start) - 2)
    }
    while entry.pointee.code != 0 {
      if entry.pointee.code == code { return entry.pointee.word }
      entry += 1
    }
    return T.read(value)
  }
}
