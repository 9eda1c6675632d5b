public import Events

/// What became of the files of an import.
public struct ImportReport: Sendable, Equatable {
  public internal(set) var files: [FileReport] = []
  /// Whether nothing was written because nothing was to be.
  public internal(set) var isDryRun = false
  /// What may still hold words that were destroyed, in clauses: a redaction that is not finished.
  public internal(set) var remains: [String] = []

  /// Facts that were written.
  public var new: Int { files.reduce(0) { $0 + $1.new } }
  /// Facts that were in the log already.
  public var known: Int { files.reduce(0) { $0 + $1.known } }
  /// Facts that were refused.
  public var refused: Int { files.reduce(0) { $0 + $1.refused } }
  /// Facts that are right, and were not written for the sake of those that were refused.
  public var withheld: Int { files.reduce(0) { $0 + $1.withheld } }
  /// Lines that hold no fact any more, or speak of one of these: they were passed over.
  public var redacted: Int { files.reduce(0) { $0 + $1.redacted } }
  /// All refusals, in the order of the files and lines.
  public var refusals: [Refusal] { files.flatMap(\.refusals) }
}

/// What became of one file.
public struct FileReport: Sendable, Equatable {
  public let name: String
  public internal(set) var new = 0
  public internal(set) var known = 0
  public internal(set) var refused = 0
  public internal(set) var withheld = 0
  public internal(set) var redacted = 0
  /// What was refused and why, up to the limit.
  public internal(set) var refusals: [Refusal] = []
  /// Whether reading ended at the limit of refusals: the rest of the file was not looked at.
  public internal(set) var isCut = false

  init(_ name: String) { self.name = name }

  /// Nothing of the file was written.
  mutating func withhold() {
    withheld += new
    new = 0
  }

  /// The same as data.
  public var json: JSON {
    [
      "file": .string(name), "new": .integer(Int64(new)), "already_there": .integer(Int64(known)),
      "refused": .integer(Int64(refused)), "withheld": .integer(Int64(withheld)),
      "redacted": .integer(Int64(redacted)),
      "findings": .array(refusals.map(\.json)),
    ]
  }
}

/// How far an import has come.
public struct ImportProgress: Sendable {
  /// The file at work.
  public let file: String
  /// Bytes of this file that were read.
  public let bytes: Int64
  /// How many bytes it has, where that is known.
  public let size: Int64?
  /// Facts of all files so far.
  public let facts: Int
}
