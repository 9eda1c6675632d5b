/// Dates as the seeds write them.
enum GeneratedDate {
  /// The date of a day number since 1970-01-01.
  static func day(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year + era * 400 + (civil <= 2 ? 1 : 0))-\(two(civil))-\(two(day))"
  }

  /// Of a hundred events of the seeds some 52 are dated to the day, 24 to the month, 5 to the year.
  static func written(_ days: Int, _ random: inout SplitMix) -> String {
    let day = day(days)
    return switch random.below(100) {
    case ..<52: day
    case ..<76: String(day.prefix(7))
    case ..<81: String(day.prefix(4))
    case ..<86: "\(self.day(days - 60).prefix(7))/\(day.prefix(7))"
    case ..<92: "\(self.day(days - 20))/\(day)"
    case ..<97: "../\(day)"
    default: day + (random.chance(50) ? "~" : "?")
    }
  }
}
