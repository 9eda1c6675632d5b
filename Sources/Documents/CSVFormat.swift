import Events

/// The main table after RFC 4180: a line of column names, CRLF, quotes doubled; UTF-8 without a BOM.
///
///     case,title,charges
///     cn-zeng-2023,"Zeng, arrested",espionage; bribery
///
/// Spreadsheets run cells that look like formulas, and terminals obey control characters. So a cell
/// that begins like a formula gets a `'` in front, and hidden characters are written out, unless the
/// values are asked for `raw`.
struct CSVFormat {
  var raw: Bool

  func render(_ document: Document) -> String {
    let table = document.table
    let names = table.columns.map { field($0.name) }
    let rows = table.rows.map { row in
      table.columns.indices.map { index in
        index < row.count ? field(plain(row[index].value)) : ""
      }
    }
    return ([names] + rows).map { line($0) + "\r\n" }.joined()
  }

  /// A line of a lone empty field would be no line at all; it is written as `""`.
  private func line(_ fields: [String]) -> String {
    fields == [""] ? "\"\"" : fields.joined(separator: ",")
  }

  private func plain(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .array(let values): values.map(plain).joined(separator: "; ")
    case .bool, .integer, .double, .object: value.compact()
    }
  }

  private func field(_ text: String) -> String {
    let text = raw ? text : guarded(text)
    let quotes = text.utf8.contains { "\",;\t\r\n".utf8.contains($0) }
    let isPadded = text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard quotes || isPadded else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }

  private func guarded(_ text: String) -> String {
    let isFormula = beginsLikeFormula(text) && !isNumber(text)
    return (isFormula ? "'" : "") + text.visibleLines
  }

  /// Looks past blanks, quotes and what cannot be seen, as spreadsheets do.
  private func beginsLikeFormula(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\u{2212}": return true
      case "\"", "'": continue
      case _ where scalar.properties.isWhitespace || scalar.isHiddenAnywhere: continue
      default: return false
      }
    }
    return false
  }

  /// `-12`, `+0.5`, `-1e9`: harmless, and a number only as long as nothing stands in front.
  private func isNumber(_ text: String) -> Bool {
    var digits = Substring(text)
    if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
    return digits.utf8.first.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } == true
      && digits.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) } && Double(text) != nil
  }
}

extension String {
  /// As `visible`, but line by line: quoted fields may hold line breaks and tabs.
  fileprivate var visibleLines: String {
    var result = ""
    var line = ""
    for scalar in unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        let isWindows = line.unicodeScalars.last == "\r"
        if isWindows { line.unicodeScalars.removeLast() }
        result += line.visible + (isWindows ? "\r" : "")
        result.unicodeScalars.append(scalar)
        line = ""
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return result + line.visible
  }
}
