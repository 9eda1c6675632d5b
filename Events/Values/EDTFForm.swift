/// What a text says, taken apart: what the parser makes, and bounds and words are made from.
enum EDTFForm {
  case date(EDTFDate)
  case interval(from: EDTFEnd, to: EDTFEnd)
  case set(EDTFSet)
}

/// One end of an interval.
enum EDTFEnd {
  case date(EDTFDate)
  /// `..`: there is none.
  case open
  /// Nothing is written: there is one, and nobody knows it.
  case unknown
}

/// `[…]` is one of its members, `{…}` all of them.
struct EDTFSet {
  enum Member {
    case date(EDTFDate)
    /// `1670..1672`
    case range(from: EDTFDate, to: EDTFDate)
    /// `..1670`
    case earlier(than: EDTFDate)
    /// `1670..`
    case later(than: EDTFDate)
  }

  var isAll: Bool
  var members: [Member]
}

/// One date with its qualifier.
struct EDTFDate {
  /// How much of the date is said.
  enum Shape: Equatable {
    /// `19XX`
    case century
    /// `197X`
    case decade
    /// `1976`
    case year
    /// `1976-21` to `1976-24`
    case season(Int)
    /// `1976-05`
    case month(Int)
    /// `1976-XX`
    case someMonth
    /// `1976-05-01`
    case day(month: Int, day: Int)
    /// `1976-05-XX`
    case someDayOfMonth(Int)
    /// `1976-XX-XX`
    case someDayOfYear
  }

  enum Qualifier: UInt8 {
    case uncertain = 0x3F  // ?
    case approximate = 0x7E  // ~
    case both = 0x25  // %
  }

  /// The year; of a century or decade, its first.
  var year: Int64
  var shape: Shape
  var qualifier: Qualifier?
  /// Only on a whole day.
  var time: EDTFTime?
}

/// A time of day as written.
struct EDTFTime {
  enum Zone {
    case utc
    /// `+05:00` is 300.
    case offset(minutes: Int)
  }

  var hour: Int
  var minute: Int
  var second: Int
  var zone: Zone?
}
