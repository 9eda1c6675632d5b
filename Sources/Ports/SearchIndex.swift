/// The port of the full-text index: made of the log, and thrown away at will.
public protocol SearchIndex: Sendable {
  /// Takes in what the log has more; calls `progress` with facts done and facts to do.
  ///
  /// Of a fact whose words were destroyed nothing is left when this returns.
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws
  /// The index as it stands now, whatever is written or put in its place meanwhile. Throws
  /// `ViewsMissing` where there is none.
  func held() throws -> any SearchIndex
  /// What is found in a group, in no order: the last recorded, where there is more than `most`.
  ///
  /// Words longer than a wanted one are found too, unless it is a common word itself.
  func find(_ request: SearchRequest, most: Int) throws -> SearchFindings
  /// Positions of names that hold these letters, or letters near them, the nearest first.
  func near(_ word: String, pressNames: Bool, most: Int) throws -> [Int64]
  /// Takes the index away with all that it holds; the next search makes it again.
  func discard() throws
}

extension SearchIndex {
  public func held() throws -> any SearchIndex { self }
}

/// The port of whoever makes an index for one command: it is gone when nobody holds it.
public protocol SearchWorkshop: Sendable {
  /// An index of all that a log shows.
  func index(of log: any LogReader, progress: (Int64, Int64) -> Void) throws -> any SearchIndex
}

/// What is asked of an index.
public struct SearchRequest: Sendable {
  public var group: SearchGroup
  public var wanted: [SearchTerms.Term]
  public var unwanted: [SearchTerms.Term]
  /// For each wanted term the parties that are called so: what names them is found as well.
  public var parties: [[String]]
  /// Wanted terms that may also be there in other words, as they are recorded.
  public let substitutes: [PrintedWords.Substitute]
  /// What the unwanted terms are as they are recorded.
  public let unwantedWords: [String]
  /// Whether names that are known from the press alone are looked at.
  public var pressNames: Bool
  /// Whether it matters how good a hit is; else all scores are 0.
  public var ranks: Bool

  public init(
    _ group: SearchGroup, wanted: [SearchTerms.Term], unwanted: [SearchTerms.Term] = [],
    parties: [[String]] = [], pressNames: Bool = false, ranks: Bool = true
  ) {
    self.group = group
    self.wanted = wanted
    self.unwanted = unwanted
    self.parties = parties
    // Of what happened alone the words of the vocabulary are in the index.
    substitutes = group == .facts ? PrintedWords.substitutes(for: wanted) : []
    unwantedWords =
      group == .facts
      ? unwanted.flatMap { PrintedWords.substitutes(for: [$0]).flatMap(\.words) } : []
    self.pressNames = pressNames
    self.ranks = ranks
  }
}

/// What an index found.
public struct SearchFindings: Sendable {
  public struct Hit: Sendable, Equatable {
    public let position: Int64
    /// The stream by its number: the position of its first fact.
    public let stream: Int64
    /// Lower is better.
    public let score: Double
    /// Whether it no longer stands.
    public let isRetracted: Bool
    /// Whether it stands otherwise than it was written, or not at all.
    public let isAmended: Bool
    /// When it occurred (EDTF).
    public let date: String?

    public init(
      position: Int64, stream: Int64, score: Double, isRetracted: Bool, isAmended: Bool,
      date: String?
    ) {
      self.position = position
      self.stream = stream
      self.score = score
      self.isRetracted = isRetracted
      self.isAmended = isAmended
      self.date = date
    }
  }

  public var hits: [Hit]
  /// Whether there are more.
  public var isCut: Bool

  public init(hits: [Hit], isCut: Bool) {
    self.hits = hits
    self.isCut = isCut
  }
}
