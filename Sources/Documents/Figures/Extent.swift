package import Events

/// The days of a date as a picture shows them: those it certainly covers, and those it may mean.
package struct Extent: Sendable, Equatable {
  /// The first and the last day it may mean, margins counted; nil is open or not known.
  package var first: Int64?
  package var last: Int64?
  /// The days that are certainly covered: one for a date to the day; of an interval those between
  /// its two ends; none for "some day in August".
  package var sure: ClosedRange<Int64>?

  package init(first: Int64?, last: Int64?, sure: ClosedRange<Int64>? = nil) {
    (self.first, self.last, self.sure) = (first, last, sure)
  }

  /// One day.
  package init(day: Int64) { self.init(first: day, last: day, sure: day...day) }

  package init(_ date: EDTF) {
    let bounds = date.bounds
    first = bounds.earliestMargin?.number
    last = bounds.latestMargin?.number
    let ends = date.description.split(separator: "/", omittingEmptySubsequences: false)
    if ends.count == 2 {
      // Between the last day on which it can have begun and the first on which it can have ended.
      guard let from = try? EDTF(String(ends[0])), let to = try? EDTF(String(ends[1])),
        let begun = from.bounds.latestMargin?.number, let ended = to.bounds.earliestMargin?.number,
        begun <= ended
      else { return }
      sure = begun...ended
    } else if let first, first == last {
      sure = first...first
    }
  }

  /// One day, and certainly that.
  package var isDay: Bool { first != nil && first == last && sure != nil }

  /// The days it names that are not open.
  package var days: [Int64] { [first, last].compactMap(\.self) }
}
