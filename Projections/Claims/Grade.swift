public import Events

/// How far a claim is verified, and why.
public struct Grade: Sendable {
  /// Somebody weighed the claim: what is shown instead of the computed verification.
  public struct Assessment: Sendable, Equatable {
    public var verification: Verification
    /// Who did: the speaker, else the authority, else the recorder.
    public var by: String
    public var reason: String?
    /// The Admiralty digit.
    public var credibility: Int64?
    public var position: Int64
  }

  /// What follows from the record by `VerificationRule`.
  public var computed: Rating
  /// The independent roots of the accounts that agree; for one that is `told(with:)` another, its
  /// own.
  public var roots: [Root]
  /// Why: what decided first, then what else bears on it.
  public var reasons: [Reason]
  /// The latest assessment that stands.
  public var assessment: Assessment?
  /// What was computed before sources were withdrawn, where that differs.
  public var before: Rating?
  /// What is graded of a statement is that it was made, not that it is true.
  public var isOfStatement: Bool

  /// What is shown: the assessment's, else the computed one.
  public var rating: Rating { assessment.map { Rating($0.verification) } ?? computed }
}

/// A circumstance that a grade rests on.
public enum Reason: Sendable, Hashable {
  /// What a court found, or the accused pleaded.
  public enum Finding: Sendable {
    case convicted, pleadedGuilty
    /// Convicted on some counts, cleared on others.
    case mixed
    /// No verdict is recorded; the sentence says so.
    case inferred
    /// Of several, each was convicted or pleaded guilty.
    case each
  }

  /// What became of those whom a claim names: the facts that say so of each, and which offences it
  /// was about. That a man admitted his escape bears out nothing else that is said of him, and a
  /// reader who is told the offence sees it.
  public struct Outcome: Sendable, Hashable {
    public var finding: Finding
    public var positions: [Int64]
    /// Offences of which somebody was convicted or to which somebody pleaded guilty.
    public var guilty: [String]
    /// Offences of which somebody was cleared.
    public var cleared: [String]
  }

  /// Nobody is recorded as saying so.
  case noSource
  /// Nobody but the prosecuting state says so.
  case onlyAccuser
  /// A court record or a gazette is cited.
  case document(source: String)
  /// The speaker published it.
  case ownPublication(source: String)
  /// The speaker published it, but only a copy is cited.
  case ownCopy(source: String)
  /// A court record that is the accuser's own filing: it shows that this was charged.
  case filing(source: String)
  /// The accused, or whom they are said to have acted for, says so too.
  case adverseAgrees(String)
  /// A statement bears on it, one of so many of its kind.
  case statement(Bearing)
  case furtherStatements(Int)
  /// Named with the speaker as saying the contrary.
  case disputedBy(String)
  /// The record calls it contested or unverified.
  case recorded(Standing)
  /// All whom it names were acquitted, or the charges were dropped.
  case cleared(position: Int64)
  /// All whom it names were convicted, or pleaded guilty; of what, the counts say.
  case adjudicated(Outcome)
  /// It tells of the same event as another account and agrees with it: they are graded together.
  case told(with: Int64)
  /// Another account says otherwise, in these fields; by a document where one is named.
  case contradicted(by: Int64, fields: [String], document: String?)
  /// Another account by the same voice says otherwise.
  case worded(by: Int64, fields: [String])
  /// A court tried it in closed session.
  case closedTrial(position: Int64)
  /// A source that it rested on was withdrawn.
  case withdrawn(source: String, on: EDTF?, position: Int64?)
  /// A statement bore on it until all sources of that were withdrawn.
  case lapsed(Bearing)
  /// A source can no longer be read where it stood; that does not make it wrong.
  case removed(source: String, on: EDTF?, position: Int64?)
}
