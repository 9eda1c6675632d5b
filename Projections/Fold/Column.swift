public import Events

/// A value of a view's row, as the file has it.
public enum ViewValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)

  public var string: String? { if case .text(let text) = self { text } else { nil } }
  public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
}

/// What SQLite keeps in a column.
public enum ColumnKind: String, Sendable { case integer = "INTEGER", text = "TEXT" }

/// What can stand in a column: how it is kept, and how it is read again.
public protocol ColumnValue: Sendable {
  static var kind: ColumnKind { get }
  static var isOptional: Bool { get }
  /// Nil for what no view writes in such a column.
  init?(stored value: ViewValue)
  var stored: ViewValue { get }
}

/// A value that is kept as the text that a fact has.
public protocol TextValue: ColumnValue {}

extension ColumnValue {
  public static var isOptional: Bool { false }
}

extension ColumnValue where Self: RawRepresentable<String> {
  public static var kind: ColumnKind { .text }
  public init?(stored value: ViewValue) {
    guard let text = value.string else { return nil }
    self.init(rawValue: text)
  }
  public var stored: ViewValue { .text(rawValue) }
}

extension String: TextValue {
  public static var kind: ColumnKind { .text }
  public init?(stored value: ViewValue) {
    guard let text = value.string else { return nil }
    self = text
  }
  public var stored: ViewValue { .text(self) }
}

extension Int64: ColumnValue {
  public static var kind: ColumnKind { .integer }
  public init?(stored value: ViewValue) {
    guard let number = value.integer else { return nil }
    self = number
  }
  public var stored: ViewValue { .integer(self) }
}

extension Bool: ColumnValue {
  public static var kind: ColumnKind { .integer }
  public init?(stored value: ViewValue) {
    guard let number = value.integer else { return nil }
    self = number == 1
  }
  public var stored: ViewValue { .integer(self ? 1 : 0) }
}

extension Day: ColumnValue {
  public static var kind: ColumnKind { .integer }
  public init?(stored value: ViewValue) {
    guard let number = value.integer else { return nil }
    self.init(number: number)
  }
  public var stored: ViewValue { .integer(number) }
}

extension Country: ColumnValue {
  public static var kind: ColumnKind { .text }
  public init?(stored value: ViewValue) {
    guard let code = value.string else { return nil }
    self.init(code: code)
  }
  public var stored: ViewValue { .text(code) }
}

extension EDTF: TextValue {
  public static var kind: ColumnKind { .text }
  public init?(stored value: ViewValue) {
    guard let text = value.string, let date = try? EDTF(text) else { return nil }
    self = date
  }
  public var stored: ViewValue { .text(description) }
}

extension Entry.State: ColumnValue {
  public static var kind: ColumnKind { .integer }
  public init?(stored value: ViewValue) {
    guard let number = value.integer else { return nil }
    self.init(rawValue: number)
  }
  public var stored: ViewValue { .integer(rawValue) }
}

/// Nothing, or a value; what no view writes is read as nothing.
extension Optional: ColumnValue where Wrapped: ColumnValue {
  public static var kind: ColumnKind { Wrapped.kind }
  public static var isOptional: Bool { true }
  public init?(stored value: ViewValue) { self = Wrapped(stored: value) }
  public var stored: ViewValue {
    if let self { self.stored } else { .null }
  }
}

extension Optional: TextValue where Wrapped: TextValue {}

/// A list, joined by "; ".
extension Array: ColumnValue where Element: ColumnValue {
  public static var kind: ColumnKind { .text }
  public init?(stored value: ViewValue) {
    guard let text = value.string else { return nil }
    self = text.split(separator: "; ").compactMap { Element(stored: .text(String($0))) }
  }
  public var stored: ViewValue {
    .text(map { $0.stored.string ?? "" }.joined(separator: "; "))
  }
}

extension Basis: ColumnValue {}
extension Category: ColumnValue {}
extension Course.Reason: ColumnValue {}
extension DerivationHow: ColumnValue {}
extension HearingKind: ColumnValue {}
extension Events.Judgement: ColumnValue {}
extension LawChange: ColumnValue {}
extension Liberty: ColumnValue {}
extension NameKind: ColumnValue {}
extension Naming: ColumnValue {}
extension Outcome: ColumnValue {}
extension PartyKind: ColumnValue {}
extension Relation: ColumnValue {}
extension Reliability: ColumnValue {}
extension Role: ColumnValue {}
extension Sex: ColumnValue {}
extension SourceKind: ColumnValue {}
extension SourceState: ColumnValue {}
extension Stage: ColumnValue {}
extension Subject: ColumnValue {}
