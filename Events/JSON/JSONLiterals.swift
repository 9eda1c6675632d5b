/// Trees written down in Swift: `["type": "case.opened", "parties": ["jinchao-wei"]]`.
///
/// `nil` is no literal of them, so that it always means a member that is not there; write `.null`.
extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// `1.0` is the integer 1, as it is in a text.
  public init(floatLiteral value: Double) { self = .number(value) }

  public init(stringLiteral value: String) { self = .string(value) }

  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Keeps the order of the members; their names must differ.
  public init(dictionaryLiteral members: (String, JSON)...) {
    for (place, member) in members.enumerated() {
      precondition(
        !members[..<place].contains { $0.0.isSame(as: member.0) },
        "The name \(member.0) stands twice in one object.")
    }
    self = .object(members.map { Member($0.0, $0.1) })
  }
}
