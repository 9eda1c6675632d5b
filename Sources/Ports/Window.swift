public import Events

/// The days that a reader asks for, from the first day of one date to the last day of another.
///
/// A date lies in them definitely or possibly, and the two are shown apart. Nothing is asked where
/// both ends are missing.
public struct Window: Sendable, Equatable {
  public var since: EDTF?
  public var until: EDTF?

  public init(since: EDTF? = nil, until: EDTF? = nil) {
    self.since = since
    self.until = until
  }

  /// How something answers.
  public enum Match: String, Sendable, Comparable, CaseIterable {
    case definite, possible

    public static func < (one: Match, other: Match) -> Bool {
      one == .definite && other == .possible
    }
  }

  /// Whether it asks for anything.
  public var asks: Bool { since != nil || until != nil }

  package var first: Day? { since?.bounds.earliest }
  package var last: Day? { until?.bounds.latest }

  /// Whether the date lies there; one that is not known does not.
  package func match(_ date: EDTF?) -> Match? {
    switch date?.overlap(since: first, until: last) {
    case .definitely: .definite
    case .possibly: .possible
    case .no, nil: nil
    }
  }

  /// The best answer of several.
  package static func best(_ matches: some Sequence<Match?>) -> Match? {
    matches.lazy.compactMap(\.self).min()
  }

  /// "from 1 January 2023 to 31 December 2023".
  package var words: String {
    let from = first.map { "from \($0.words)" }
    let to = last.map { "to \($0.words)" }
    return [from, to].compactMap(\.self).joined(separator: " ")
  }
}
