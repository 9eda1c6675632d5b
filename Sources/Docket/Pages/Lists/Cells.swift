import Documents
import Events
import Ports
import Words

extension Table.Cell {
  /// Days in words; for scripts the two ends stand in cells of their own.
  static func days(_ span: DaySpan?) -> Table.Cell {
    guard let words = span?.words else { return Table.Cell("") }
    return Table.Cell(words)
  }

  static func number(_ value: Int64?) -> Table.Cell {
    Table.Cell(Line(value.map(String.init) ?? ""), value.map(JSON.integer) ?? .null)
  }

  static func number(_ value: Int) -> Table.Cell { number(Int64(value)) }

  /// A day, `2023-08-11`.
  static func day(_ day: Day?) -> Table.Cell { Table.Cell(day?.description ?? "") }

  /// A date in words; for scripts as it was recorded.
  static func date(_ date: EDTF?) -> Table.Cell {
    Table.Cell(Line(date?.words ?? ""), date.map { .string($0.description) } ?? .null)
  }

  /// The date of something that happened at one moment, of which an interval is a doubt.
  static func moment(_ date: EDTF?) -> Table.Cell {
    Table.Cell(Line(date?.wordsOfMoment ?? ""), date.map { .string($0.description) } ?? .null)
  }

  /// Yes or nothing.
  static func flag(_ value: Bool) -> Table.Cell {
    Table.Cell(Line(value ? "yes" : "no"), .bool(value))
  }

  /// A word of the vocabulary; for scripts as it is stored.
  static func word(_ raw: String?) -> Table.Cell {
    Table.Cell(Line(raw?.plainWords ?? ""), raw.map(JSON.string) ?? .null)
  }

  static func words(_ raw: [String]) -> Table.Cell {
    Table.Cell(
      Line(raw.map(\.plainWords).joined(separator: ", ")), .array(raw.map(JSON.string)))
  }

  /// Text of people's, which may be missing.
  static func text(_ text: String?) -> Table.Cell { Table.Cell(text ?? "") }

  /// A page of this docket by its id.
  static func reference(_ kind: Subject, _ id: String, _ text: String? = nil) -> Table.Cell {
    Table.Cell(Line([.reference(kind: kind.rawValue, id: id, text: text ?? id)]), .string(id))
  }

  static func country(_ country: Country?) -> Table.Cell {
    guard let country else { return Table.Cell("") }
    return reference(.country, country.code, country.name)
  }

  static func countries(_ countries: [Country]) -> Table.Cell {
    Table.Cell(Line.countries(countries), .array(countries.map { .string($0.code) }))
  }

  /// An outside address.
  static func link(_ url: String?) -> Table.Cell {
    guard let url else { return Table.Cell("") }
    return Table.Cell(Line([.link(text: url, url: url)]), .string(url))
  }

  static func line(_ line: Line, _ value: JSON = .null) -> Table.Cell { Table.Cell(line, value) }
}

extension Line {
  /// States within a sentence, each with its article and the way to its page: "the United States and
  /// Russia".
  static func statesInText(_ countries: [Country]) -> Line {
    Line(
      countries.enumerated().flatMap { place, country -> [Run] in
        let run = Run.reference(
          kind: "country", id: country.code, text: country.nameWithArticle)
        if place == 0 { return [run] }
        return [.text(place == countries.count - 1 ? " and " : ", "), run]
      })
  }

  /// States, each with the way to its page.
  static func countries(_ countries: [Country]) -> Line {
    Line(
      countries.enumerated().flatMap { place, country -> [Run] in
        let run = Run.reference(kind: "country", id: country.code, text: country.name)
        return place == 0 ? [run] : [.text(", "), run]
      })
  }
}

extension Head {
  /// "As of record 42, 12 August 2023."
  var words: String {
    position == 0
      ? "The log is empty." : "As of record \(position), \(Instant(microseconds: recorded).date)."
  }
}
