public import Ports

/// What became of a batch.
public struct Receipt: Sendable, Equatable {
  /// What became of one fact.
  public struct Entry: Sendable, Equatable {
    /// The fact's record: the one just written, or the one that was there.
    public let record: Record
    /// Whether it was written now.
    public let isNew: Bool
  }

  /// One for each fact, in the order in which they were given; behind a redaction stand those that
  /// it brought about.
  public let entries: [Entry]
  /// Where the log ends now; after a dry run, where it would end.
  public let head: Head
  /// Whether nothing was written because nothing was to be.
  public let isDryRun: Bool
  /// What may still hold words that were destroyed, in clauses: a redaction that is not finished.
  public internal(set) var remains: [String] = []

  /// The records that were written.
  public var new: [Record] { entries.filter(\.isNew).map(\.record) }
  /// The records that were there already.
  public var known: [Record] { entries.filter { !$0.isNew }.map(\.record) }
}
