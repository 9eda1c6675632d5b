import Events

// Which of two facts certainly came first, as checks ask it. The order of facts goes by the days as
// they are written; a check accuses the record of a slip, and gives it the benefit of the clock.
extension FileUnderCheck {
  /// Whether one fact certainly came before another.
  ///
  /// In two places one day begins at different hours: what may have happened elsewhere has a day of
  /// slack, unless both name their moment with its zone.
  func certainly(_ one: CaseItem, before other: CaseItem) -> Bool {
    guard one.span.isBefore(other.span) else { return false }
    return isInOnePlace(one, other) || one.span.isClearlyBefore(other.span)
  }

  /// Whether nothing says that two facts happened in different places.
  private func isInOnePlace(_ one: CaseItem, _ other: CaseItem) -> Bool {
    (one.placeCountry ?? file.country) == (other.placeCountry ?? file.country)
      && one.place == other.place
  }

  /// `verdict.given of 1 March 2021`.
  func called(_ item: CaseItem) -> String {
    if let occurred = item.occurred { return "\(item.word) of \(occurred.words)" }
    if let disclosed = item.disclosed { return "\(item.word) disclosed \(disclosed.words)" }
    return item.word
  }

  /// `verdict.given of 1 March 2021 (#7)`.
  func cited(_ item: CaseItem) -> String { "\(called(item)) (#\(item.position))" }
}

extension FactSpan {
  /// Whether it is before another wherever on earth the two were.
  func isClearlyBefore(_ other: FactSpan) -> Bool {
    guard isBefore(other) else { return false }
    if moment != nil, other.moment != nil, isZoned, other.isZoned { return true }
    return latest < .max && other.earliest > latest + 1
  }

  /// The days of a date, with its moment.
  init?(_ date: Dated?) {
    guard let date, let days = date.days else { return nil }
    let moment = days.earliest == days.latest ? date.moment : nil
    self.init(
      days.earliest, days.latest, moment: moment?.seconds, isZoned: moment?.isZoned ?? false)
  }
}
