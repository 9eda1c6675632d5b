/// One who stands behind a claim and whom no other of its roots merely repeats.
public struct Root: Sendable, Hashable {
  /// Whose word it is.
  public enum Side: String, Sendable {
    /// The prosecuting state: its authorities, and the media that are its own.
    case accuser
    /// A court of that state.
    case court
    /// The accused and theirs, or whom they are said to have acted for.
    case adverse
    /// Everybody else.
    case other
  }

  /// What is the same for all who speak with one voice: `state:CN`, `court:US`, a publisher's name in
  /// small letters.
  public var key: String
  /// What it is called: a speaker as the fact gives it, or a source's publisher.
  public var name: String
  public var side: Side
  /// Who carries it and adds no root: copies, state media.
  public var repeated: [String] = []
  /// Who is named with it as a speaker, and of whom nothing more is known.
  public var named: [String] = []

  public init(
    key: String, name: String, side: Side = .other, repeated: [String] = [], named: [String] = []
  ) {
    self.key = key
    self.name = name
    self.side = side
    self.repeated = repeated
    self.named = named
  }

  /// Roots of several accounts, each once, in the order of their coming.
  static func united(_ lists: some Sequence<[Root]>) -> [Root] {
    var roots: [Root] = []
    var places: [String: Int] = [:]
    for root in lists.joined() {
      guard let place = places[root.key] else {
        places[root.key] = roots.count
        roots.append(root)
        continue
      }
      for name in [root.name] + root.repeated {
        roots[place].add(name)
      }
      for name in root.named where !roots[place].named.contains(name) {
        roots[place].named.append(name)
      }
    }
    if roots.count > 1 { roots.removeAll { $0.key == SourceGraph.Origin.unnamed.key } }
    return roots
  }

  private mutating func add(_ other: String) {
    if other != name && !repeated.contains(other) { repeated.append(other) }
  }
}
