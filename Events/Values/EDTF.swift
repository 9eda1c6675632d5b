/// A date as sources give it: to the day or not, uncertain, from or until, one of several.
///
/// It is written in the Extended Date/Time Format of the Library of Congress (ISO 8601-2), levels
/// 0 and 1 and the sets of level 2; the rest of level 2 is refused by name.
///
///     2023-08-11    2023-08    2023       a day, a month, a year
///     2023-08-11T10:10:10Z                a time of day: Z, +05:00, -04 or no zone
///     2023-08~   2018?   2018%            approximate, uncertain, both: always of the whole date
///     197X   19XX   2004-XX   1985-04-XX  digits that are not said
///     2018-22                             a season: 21 spring, 22 summer, 23 autumn, 24 winter
///     -0044   Y170000002                  years before 1 BC and beyond four digits
///     2010/2012   2010~/2012-03?          an interval, both ends included
///     ../2023-08-11   2019/..             no beginning, no end
///     /2023-08-11   2019/                 the beginning, the end is not known
///     [1667,1668,1670..1672]              one of these; `..1667` or earlier, `1672..` or later
///     {1960,1961-12}                      all of these
///
/// A value is the text it was made from, to the byte. Two texts for the same days are two values.
public struct EDTF: Hashable, Sendable {
  let text: String
  /// The strict bounds, which order dates; kept, since sorting asks for them often.
  let span: EDTFSpan

  /// Reads a text.
  ///
  /// The error says at which byte the text goes wrong, why, and the nearest right form.
  public init(_ text: String) throws(EDTFError) {
    var text = text
    let span = text.withUTF8 { bytes in
      Result { () throws(EDTFFlaw) in
        let bytes = UnsafeRawBufferPointer(bytes)
        if let (earliest, latest) = EDTF.boundsAtOnce(utf8: bytes) {
          return EDTFSpan(earliest, latest)
        }
        return try EDTFParser.form(of: bytes).strict
      }
    }
    switch span {
    case .success(let span):
      self.text = text
      self.span = span
    case .failure(let flaw):
      throw EDTFError(flaw, in: text)
    }
  }

  /// A whole day, or nil where its year has more than four digits: EDTF then names no day.
  public init?(_ day: Day) {
    guard -9999...9999 ~= day.year else { return nil }
    self.text = day.description
    self.span = EDTFSpan(day.number, day.number)
  }

  /// The text taken apart.
  var form: EDTFForm {
    var text = text
    let form = text.withUTF8 { bytes in
      Result { () throws(EDTFFlaw) in try EDTFParser.form(of: UnsafeRawBufferPointer(bytes)) }
    }
    guard case .success(let form) = form else {
      preconditionFailure("\(text) was read when this date was made.")
    }
    return form
  }

  /// Whether it has members: only a set begins with a bracket.
  var isSet: Bool { text.utf8.first.map { $0 == 0x5B || $0 == 0x7B } ?? false }

  public static func == (one: EDTF, other: EDTF) -> Bool {
    one.text == other.text
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

/// Exactly the text read.
extension EDTF: CustomStringConvertible {
  public var description: String { text }
}

/// By earliest strict day, then by latest, then by text. An open or unknown start comes before all
/// days, an open or unknown end after all.
extension EDTF: Comparable {
  public static func < (one: EDTF, other: EDTF) -> Bool {
    if one.span.earliest != other.span.earliest { return one.span.earliest < other.span.earliest }
    if one.span.latest != other.span.latest { return one.span.latest < other.span.latest }
    return one.text < other.text
  }
}
