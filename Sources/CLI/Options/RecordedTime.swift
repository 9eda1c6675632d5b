import Docket
import Documents
import Events
import Ports
import Projections

/// A time by the clock of recording, as it is named on the command line: a position, a moment or a date.
struct RecordedTime {
  private enum Named {
    case position(Int64)
    case moment(Int64)
    case date(EDTF)
  }

  private let named: Named
  private let text: String
  private let option: String

  /// - Parameter option: what it stands behind, for messages: `--since`.
  init(_ text: String, _ option: String) throws {
    (self.text, self.option) = (text, option)
    if text.hasPrefix("#") {
      guard let position = Int64(text.dropFirst()), position >= 0 else {
        throw Complaint("\(option): '\(text.visible)' is no position. Write one as #42.", .data)
      }
      named = .position(position)
    } else if let moment = Timestamp.moment(text) {
      named = .moment(moment)
    } else if Timestamp.moment(text + "Z") != nil {
      throw Complaint(
        "\(option): \(text.visible) does not say its zone. Add Z for UTC, or an offset such as +02:00.",
        .data)
    } else if text.count != 4, Int64(text) ?? -1 >= 0 {
      throw Complaint(
        "\(option): '\(text.visible)' is no date. A position in the log has a '#' before it, in quotation "
          + "marks: '#\(text)'.", .data)
    } else if let date = try OptionValue.days(text, option) {
      named = .date(date)
    } else {
      throw Complaint("\(option): '\(text.visible)' is no time.", .data)
    }
  }

  /// The time as a reader stands on it: of a date, its end, in UTC.
  var end: Dials.Recorded {
    get throws {
      switch named {
      case .position(let position): return .position(position)
      case .moment(let moment): return .moment(moment, words: Timestamp.plain(moment))
      case .date(let date):
        guard let last = date.bounds.latest else {
          throw Complaint("\(option): \(text.visible) has no last day to stand on.", .data)
        }
        let next = try moment(of: Day(number: last.number + 1))
        return .moment(next - 1, words: "the end of \(EDTF(last)?.words ?? text)")
      }
    }
  }

  /// The last position before the time: of a date, before its first moment, in UTC.
  func lastPosition(in log: any LogReader) throws -> Int64 {
    switch named {
    case .position(let position): return position
    case .moment(let moment): return try log.position(recordedBy: moment - 1)
    case .date(let date):
      guard let first = date.bounds.earliest else {
        throw Complaint("\(option): \(text.visible) has no first day to begin with.", .data)
      }
      return try log.position(recordedBy: try moment(of: first) - 1)
    }
  }

  private func moment(of day: Day) throws -> Int64 {
    guard let moment = Timestamp.start(of: day) else {
      throw Complaint(
        "\(option): \(text.visible) lies beyond the clock by which facts are recorded, which has the "
          + "years \(Timestamp.years.lowerBound) to \(Timestamp.years.upperBound).", .data)
    }
    return moment
  }
}
