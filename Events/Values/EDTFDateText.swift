// Dates written again, for suggestions.
extension EDTFDate {
  /// The date as an end of an interval, where no digit may stay unsaid: 201X begins in 2010 and
  /// ends in 2019.
  func text(asStart isStart: Bool) -> String {
    switch shape {
    case .century: Day.text(year: isStart ? year : year + 99) + sign
    case .decade: Day.text(year: isStart ? year : year + 9) + sign
    case .year, .someMonth, .someDayOfYear: Day.text(year: year) + sign
    case .season(let part), .month(let part), .someDayOfMonth(let part):
      "\(Day.text(year: year))-\(Day.text(part))\(sign)"
    case .day(let month, let day):
      "\(Day.text(year: year))-\(Day.text(month))-\(Day.text(day))\(sign)"
    }
  }

  /// The date before or after, as precise as this: before August 2023 is July 2023.
  func moved(by step: Int64) -> EDTFDate? {
    var moved = self
    switch shape {
    case .year: moved.year += step
    case .month(let month):
      let months = year * 12 + Int64(month - 1) + step
      let part = (months % 12 + 12) % 12
      moved.year = (months - part) / 12
      moved.shape = .month(Int(part) + 1)
    case .day(let month, let day):
      let number = Day.number(year: year, month: month, day: day) + step
      let day = Day(number: number)
      moved.year = day.year
      moved.shape = .day(month: day.month, day: day.day)
    case .century, .decade, .season, .someMonth, .someDayOfMonth, .someDayOfYear: return nil
    }
    return moved
  }

  private var sign: String {
    qualifier.map { String(Unicode.Scalar($0.rawValue)) } ?? ""
  }
}
