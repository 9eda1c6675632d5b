import Foundation

/// What a measurement found, or what it should find at most (at least, where that is said).
struct Figures: Sendable {
  var seconds: Double?
  /// Seconds of processor time of all threads: no mark, but steadier where the machine is shared.
  var processor: Double?
  /// Times the reference; less is better.
  var times: Double?
  /// Share of the reference; more is better.
  var share: Double?
  /// How many a second; more is better.
  var rate: Double?
  /// Processor time a page, in seconds.
  var aPage: Double?
  var megabytes: Double?
  var statements: Int?
  /// What else is to be said; no mark.
  var remark: String?

  /// Whether all that the mark names was found, and kept; nothing where it names nothing.
  func meets(_ mark: Figures) -> Bool? {
    var kept: [Bool] = []
    func atMost<T: Comparable>(_ found: T?, _ limit: T?) {
      if let limit { kept.append(found.map { $0 <= limit } ?? false) }
    }
    func atLeast<T: Comparable>(_ found: T?, _ limit: T?) {
      if let limit { kept.append(found.map { $0 >= limit } ?? false) }
    }
    atMost(seconds, mark.seconds)
    atMost(times, mark.times)
    atLeast(share, mark.share)
    atLeast(rate, mark.rate)
    atMost(aPage, mark.aPage)
    atMost(megabytes, mark.megabytes)
    // A figure that could not be counted is left out, and said so by its absence.
    if statements != nil { atMost(statements, mark.statements) }
    return kept.isEmpty ? nil : kept.allSatisfy { $0 }
  }

  var text: String { words(bound: "", "") }
  /// As a mark is written.
  var asMark: String { words(bound: "≤ ", "≥ ") }

  private func words(bound most: String, _ least: String) -> String {
    var parts: [String] = []
    if let times { parts.append("\(most)\(times.short) ×") }
    if let share { parts.append("\(least)\(Int((share * 100).rounded())) %") }
    if let rate { parts.append("\(least)\(Int(rate).grouped)/s") }
    if let seconds {
      parts.append(most + seconds.asTime + (processor.map { " (\($0.asTime))" } ?? ""))
    }
    if let aPage { parts.append("\(most)\(aPage.asTime) a page") }
    if let megabytes { parts.append("\(most)\(megabytes.short) MB") }
    if let statements { parts.append("\(most)\(statements) statements") }
    if let remark { parts.append(remark) }
    return parts.joined(separator: ", ")
  }
}

extension Double {
  /// Three figures or so.
  var short: String {
    self < 10
      ? String(format: self == rounded() ? "%.0f" : "%.2f", self) : String(format: "%.0f", self)
  }

  var asTime: String { self < 1 ? "\((self * 1000).short) ms" : "\(short) s" }
}

extension Int {
  /// With a comma at each thousand.
  var grouped: String {
    var digits = Array(String(magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (self < 0 ? "-" : "") + String(digits)
  }
}

extension [Double] {
  /// The middle one.
  var median: Double { sorted()[count / 2] }
}
