/// The port of whoever clears away what a redaction leaves beside the log: stored views, the index,
/// archived bytes, and what killed commands have left.
public protocol Clearing: Sendable {
  /// Whether words were destroyed, and not everything that may hold them was cleared away since.
  var isDue: Bool { get }
  /// Notes archived bytes that go with a redaction; to be called before the redaction of this id is
  /// recorded, which alone makes it come true.
  func note(_ archive: DoomedArchive, of redaction: String) throws
  /// Takes everything away that may hold what was destroyed, and answers what may still hold it and
  /// why, in clauses; none where nothing is left. Nil where another is at it, and still was when
  /// `patience` had passed.
  func run(on log: any Log, waiting patience: Duration) -> [String]?
}

/// Archived bytes that are to go with a redaction, by their SHA-256 digests.
public struct DoomedArchive: Sendable, Equatable {
  /// Those that archivings are of.
  public var sources: [String] = []
  /// Those that no fact speaks of: a command was killed before it recorded them.
  public var strays: [String] = []

  public init(sources: [String] = [], strays: [String] = []) {
    self.sources = sources
    self.strays = strays
  }

  public var isEmpty: Bool { sources.isEmpty && strays.isEmpty }
}
