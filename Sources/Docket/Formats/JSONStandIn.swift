import Events

/// Stands in for the printer of `Events/JSON` until the two branches meet.
extension JSON {
  func compact() -> String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .double(let number): "\(number)"
    case .string(let text): JSON.quoted(text)
    case .array(let values): "[" + values.map { $0.compact() }.joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { JSON.quoted($0.name) + ":" + $0.value.compact() }.joined(separator: ",")
        + "}"
    }
  }

  func pretty(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .array(let values) where !values.isEmpty:
      return "[\n" + values.map { inner + $0.pretty(inner) }.joined(separator: ",\n") + "\n"
        + indent + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { inner + JSON.quoted($0.name) + ": " + $0.value.pretty(inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    default: return compact()
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
