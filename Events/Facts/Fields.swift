/// A field that a fact may leave out.
public struct Field<T: FieldValue>: Sendable {
  let key: Key
  let kind: Kind
  let doc: String

  public init(_ key: Key, _ doc: String) {
    self.key = key
    self.kind = T.kind
    self.doc = doc
  }
}

extension Field where T == Int64 {
  public init(_ key: Key, in range: ClosedRange<Int64>, _ doc: String) {
    self.key = key
    self.kind = .integer(range)
    self.doc = doc
  }
}

/// A field that a fact must have.
public struct Need<T: FieldValue>: Sendable {
  let key: Key
  let kind: Kind
  let doc: String

  public init(_ key: Key, _ doc: String) {
    self.key = key
    self.kind = T.kind
    self.doc = doc
  }
}

/// The fields of a word or of an object within one: one stored property each.
public protocol Fields: Sendable {
  init()
  /// The one instance, which all reading goes through.
  static var fields: Self { get }
  /// The fields in the order of their declaration; by reflection, so never while folding.
  static var infos: [FieldInfo] { get }
}

/// Fields that begin with those of another group.
public protocol Extends: Fields {
  associatedtype Base: Fields
}

extension Fields {
  public static var infos: [FieldInfo] {
    Mirror(reflecting: fields).children.compactMap { ($0.value as? any AnyField)?.info }
  }
}

extension Extends {
  public static var infos: [FieldInfo] {
    let own = Mirror(reflecting: fields).children.compactMap { ($0.value as? any AnyField)?.info }
    return own + Base.infos
  }
}

private protocol AnyField {
  var info: FieldInfo { get }
}

extension Field: AnyField {
  fileprivate var info: FieldInfo {
    FieldInfo(name: key.name, kind: kind, isRequired: false, doc: doc)
  }
}

extension Need: AnyField {
  fileprivate var info: FieldInfo {
    FieldInfo(name: key.name, kind: kind, isRequired: true, doc: doc)
  }
}

/// The members of an object, read by the names of its fields: `read.how`, `read.parties`.
@dynamicMemberLookup
public struct Read<W: Fields>: Sendable {
  let page: Page
  /// The fact's row, or nil for an object within a fact.
  let row: Int?
  let start: UInt32
  let end: UInt32

  @inline(__always)
  init(_ fact: Fact) {
    page = fact.page
    row = fact.row
    start = 0
    end = 0
  }

  init(_ value: Value) {
    page = value.page
    row = nil
    start = value.start
    end = value.end
  }

  @inline(__always)
  func found(_ key: Key) -> Value? {
    if let row { return page.member(row, key.code) }
    return Value(page: page, start: start, end: end).member(key.code)
  }

  public subscript<T>(dynamicMember path: KeyPath<W, Field<T>>) -> T.Reading? {
    found(W.fields[keyPath: path].key).flatMap(T.read)
  }

  public subscript<T>(dynamicMember path: KeyPath<W, Need<T>>) -> T.Reading {
    need(W.fields[keyPath: path])
  }

  func need<T>(_ field: Need<T>) -> T.Reading {
    guard let reading = found(field.key).flatMap(T.read) else {
      let place = row.map { "record \(page.row($0).position)" } ?? "an object"
      preconditionFailure("\(place) has no valid \(field.key.name): the log was not admitted by us")
    }
    return reading
  }
}

extension Read where W: Extends {
  public subscript<T>(dynamicMember path: KeyPath<W.Base, Field<T>>) -> T.Reading? {
    found(W.Base.fields[keyPath: path].key).flatMap(T.read)
  }

  public subscript<T>(dynamicMember path: KeyPath<W.Base, Need<T>>) -> T.Reading {
    need(W.Base.fields[keyPath: path])
  }
}
