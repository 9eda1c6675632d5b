import Events

/// The page as data: `Document.data`, indented; or its main table, one object a line.
struct JSONFormat {
  func render(_ document: Document) -> String {
    document.data.pretty().escapingHidden + "\n"
  }

  func renderLines(_ document: Document) -> String {
    document.table.rows.map { row in
      document.table.object(row).compact().escapingHidden + "\n"
    }.joined()
  }
}

extension String {
  /// JSON text in which what hides from the eye is written `\u202e`: the same value, safe to print.
  ///
  /// Outside of strings JSON has no such scalars, so that each stands where an escape may stand.
  public var escapingHidden: String {
    if utf8.allSatisfy({ $0 < 0x7F }) { return self }
    var result = ""
    for scalar in unicodeScalars {
      if !scalar.isASCII && scalar.isHiddenAnywhere || scalar.value == 0x7F {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
