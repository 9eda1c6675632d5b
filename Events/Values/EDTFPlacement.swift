extension EDTF {
  /// Where a date stands among others, by `beginning`, without making a value of it. Nil where the
  /// text is no EDTF.
  @inlinable
  public static func placement(
    utf8 text: UnsafeRawBufferPointer
  ) -> (earliest: Int64, latest: Int64)? {
    boundsAtOnce(utf8: text) ?? parsedPlacement(utf8: text)
  }

  @usableFromInline
  static func parsedPlacement(
    utf8 text: UnsafeRawBufferPointer
  ) -> (earliest: Int64, latest: Int64)? {
    (try? EDTF(String(decoding: text, as: UTF8.self)))?.beginning
  }

  /// The days of the first date that is written: of an interval those of its beginning, whether it
  /// has an end or not; else all of it.
  public var firstDate: (earliest: Int64, latest: Int64) {
    if case .interval(.date(let first), _) = form {
      return (first.strict.earliest, first.strict.latest)
    }
    return (span.earliest, span.latest)
  }

  /// The moment that a time of day names, in seconds since 1970-01-01T00:00:00Z, its zone counted;
  /// a time without a zone is taken as it is written. Nil where no time of day is named.
  public static func moment(
    utf8 text: UnsafeRawBufferPointer
  ) -> (seconds: Int64, isZoned: Bool)? {
    // Only a whole day can have a time, and `T` follows it.
    guard text.count > 10, text[10] == UInt8(ascii: "T"),
      let form = try? EDTFParser.form(of: text), case .date(let date) = form,
      let time = date.time
    else { return nil }
    let ofDay = Int64(time.hour * 3600 + time.minute * 60 + time.second)
    let written = date.strict.earliest * 86_400 + ofDay
    return switch time.zone {
    case nil: (written, false)
    case .utc: (written, true)
    case .offset(let minutes): (written - Int64(minutes) * 60, true)
    }
  }
}

extension Dated {
  /// Where it stands among other dates: see `EDTF.placement(utf8:)`.
  @inlinable
  public var placement: (earliest: Int64, latest: Int64)? {
    value.inner { EDTF.placement(utf8: $0) }
  }

  /// The moment that its time of day names: see `EDTF.moment(utf8:)`.
  public var moment: (seconds: Int64, isZoned: Bool)? {
    value.inner { EDTF.moment(utf8: $0) }
  }
}
