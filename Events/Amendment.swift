/// The record itself: what was wrong, what no longer stands, what may be seen by whom.
public enum Amendment: Family {
  /// A fact is put right.
  case corrected(Read<Corrected>)
  /// A fact no longer stands.
  case retracted(Read<Retracted>)
  /// A fact's words and values are destroyed; its envelope stays.
  case redacted(Read<Redacted>)
  /// A fact may go only so far.
  case marked(Read<Marked>)
  /// A recorder's remark.
  case noted(Read<Noted>)

  public static func event(_ self: Self) -> Event { .amendment(self) }

  public static let words: [Word] = [
    word(
      "record.corrected", Amendment.corrected, short: "correct", of: Subject.allCases,
      "Correction of {target}: {reason}", "a fact is put right"),
    word(
      "record.retracted", Amendment.retracted, short: "retract", of: Subject.allCases,
      "Retraction of {target}: {reason}", "a fact no longer stands"),
    word(
      "record.redacted", Amendment.redacted, short: "redact", of: Subject.allCases,
      "Redaction of {target}: {basis}", "a fact's words and values are destroyed"),
    word(
      "record.marked", Amendment.marked, of: Subject.allCases,
      "{target} marked {marking}[, embargo until {embargo_until}]", "a fact may go only so far"),
    word(
      "note.added", Amendment.noted, short: "note", of: Subject.allCases,
      "Note: {text}", "a recorder's remark"),
  ]
}

public struct Corrected: Fields {
  public let target = Need<FactReference>("target", "the fact put right")
  public let patch = Need<Patch>("patch", "what changes, as a JSON merge patch (RFC 7396)")
  public let reason = Need<Text>("reason", "why")
  public let kind = Field<CorrectionKind>("kind", "what sort of error")
  public init() {}
  public static let fields = Corrected()
}

public struct Retracted: Fields {
  public let target = Need<FactReference>("target", "the fact that no longer stands")
  public let reason = Need<RetractionReason>("reason", "why")
  public init() {}
  public static let fields = Retracted()
}

public struct Redacted: Fields {
  public let target = Need<FactReference>("target", "the fact that is destroyed")
  public let basis = Need<RedactionBasis>("basis", "on what footing")
  public init() {}
  public static let fields = Redacted()
}

public struct Marked: Fields {
  public let target = Need<FactReference>("target", "the fact that is marked")
  public let marking = Need<Marking>("marking", "how far it may go")
  public let embargoUntil = Field<EDTF>("embargo_until", "not before this day")
  public init() {}
  public static let fields = Marked()
}

public struct Noted: Fields {
  public let text = Need<Text>("text", "the remark")
  public init() {}
  public static let fields = Noted()
}

/// What sort of error a correction mends.
public enum CorrectionKind: String, Choice {
  case typo, fact, translation, dating, identity, source
}

/// Why a fact no longer stands.
public enum RetractionReason: String, Choice {
  case error
  case sourceRetracted = "source_retracted"
  case duplicate
  case outOfScope = "out_of_scope"
  case legal
}

/// On what footing a fact is destroyed.
public enum RedactionBasis: String, Choice {
  case courtOrder = "court_order"
  case sealed, expunged, privacy, safety, courtesy
}
