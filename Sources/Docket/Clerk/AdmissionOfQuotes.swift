import Events
import Ports

extension Admission {
  /// A quote stands in the source that it is of, where that is archived and its text can be read.
  ///
  /// A fact that stands in the log already is not refused for it: its quote is flagged by `check`.
  func quotesStand(_ draft: Draft) throws {
    guard let texts, draft.body.contains(quoteMark),
      let fact = try? JSON(parsing: draft.body[...])
    else { return }
    for (path, sources) in [("", fact["sources"]), ("patch.", fact["patch"]?["sources"])] {
      for (number, citation) in (sources?.array ?? []).enumerated() {
        guard let source = citation["source"]?.string, let quote = citation["quote"]?.string,
          case .missing(let nearest) = try texts.look(for: quote, in: source),
          try transaction.record(id: draft.id) == nil
        else { continue }
        throw Refusal(
          .quoteNotFound, at: "\(path)sources[\(number)].quote",
          "\(source) is archived, and its text does not have \(QuoteWords.shown(quote)).",
          QuoteWords.hint(nearest)
            + "Copy the words from the source, with … where some are left out.")
      }
    }
  }
}

/// How a quote begins in canonical JSON: most facts have none, and are not taken apart for it.
private let quoteMark = Array("\"quote\":".utf8)

extension [UInt8] {
  fileprivate func contains(_ mark: [UInt8]) -> Bool {
    withUnsafeBytes { bytes in
      var place = 0
      let last = bytes.count - mark.count
      while place <= last {
        if bytes[place] == mark[0], bytes[place + 1] == mark[1], bytes[place + 2] == mark[2],
          bytes[place...].starts(with: mark)
        {
          return true
        }
        place += 1
      }
      return false
    }
  }
}
