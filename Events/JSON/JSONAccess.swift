/// Reading trees by hand.
extension JSON {
  /// Reads a text as strictly as a tape does.
  public init(parsing text: String, longest: Int = 49_152) throws(JSONError) {
    try self.init(parsing: Array(text.utf8)[...], longest: longest)
  }

  public init(parsing bytes: ArraySlice<UInt8>, longest: Int = 49_152) throws(JSONError) {
    var tape = JSONTape(longest: longest)
    try tape.parse(bytes)
    self = tape.json()
  }

  public var isNull: Bool { self == .null }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  public var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The value of any number.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  public var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  public var object: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The member of this name. Setting keeps its place, or adds it at the end; `nil` removes it.
  /// What is no object has no members, and becomes an object when one is set.
  public subscript(name: String) -> JSON? {
    get { object?.first { $0.name.isSame(as: name) }?.value }
    set {
      var members = object ?? []
      let place = members.firstIndex { $0.name.isSame(as: name) }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): return
      }
      self = .object(members)
    }
  }
}

extension JSON {
  /// Strings are equal if their bytes are. Swift's own `==` takes é for e with an accent.
  public static func == (one: JSON, other: JSON) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    case (.string(let one), .string(let other)): one.isSame(as: other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }
}

extension JSON.Member {
  public static func == (one: JSON.Member, other: JSON.Member) -> Bool {
    one.name.isSame(as: other.name) && one.value == other.value
  }
}

extension String {
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
