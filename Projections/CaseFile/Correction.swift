public import Events

/// An amendment of the record: what was, what is, why, when and by whom.
public struct Correction: Sendable {
  /// One field before and after.
  public struct Change: Sendable, Equatable {
    public var field: String
    public var was: JSON
    public var isNow: JSON
    /// Both in words.
    public var wasWords: String
    public var isWords: String
  }

  public enum Kind: String, Sendable {
    case corrected, retracted, redacted
  }

  public var kind: Kind
  /// Position of the amendment.
  public var position: Int64
  /// Position of the fact it touches; nil where that is not in the record.
  public var target: Int64?
  /// The target's word; nil where that is not in the record.
  public var word: String?
  /// What the target tells as it was written; nil for a fact whose words were destroyed.
  public var sentence: String?
  public var reason: String
  public var changes: [Change]
  public var recorded: Int64
  public var recorder: String
  public var note: String?
  /// The slugs of the sources that the amendment itself cites.
  public var sources: [String] = []
  /// Position of the retraction that undid this amendment.
  public var undone: Int64?
  /// Why it has no effect though it stands; nil where it has.
  public var hindrance: Amended.Hindrance?
}

/// Reads the amendments of a case.
struct CorrectionReader {
  let items: [Amended.Item]
  let sentences: Sentence

  /// The corrections, retractions and redactions, in the order of their positions.
  func corrections(_ recorded: [Dossier.Recorded]) -> [Correction] {
    var corrections: [Correction] = []
    for (item, record) in zip(items, recorded) {
      guard case .amendment(let amendment) = item.fact.event, item.state != .redacted else {
        continue
      }
      switch amendment {
      case .corrected(let read):
        corrections.append(
          correction(.corrected, item, record, read.target.string, read.reason.string, read.patch))
      case .retracted(let read):
        corrections.append(
          correction(.retracted, item, record, read.target.string, read.reason.words))
      case .redacted(let read):
        corrections.append(
          correction(.redacted, item, record, read.target.string, read.basis.words))
      case .marked, .noted: break
      }
    }
    return corrections
  }

  private func correction(
    _ kind: Correction.Kind, _ item: Amended.Item, _ record: Dossier.Recorded, _ target: String,
    _ reason: String, _ patch: Value? = nil
  ) -> Correction {
    let found = items.first { $0.original.id?.string == target }
    let isVisible = found.map { $0.state != .redacted } ?? false
    return Correction(
      kind: kind, position: item.position, target: found?.position,
      word: found?.original.word.name,
      sentence: isVisible ? found.map { sentences.words(of: $0.original) } : nil, reason: reason,
      changes: isVisible ? changes(found, patch, before: item.position) : [],
      recorded: record.recorded, recorder: record.recorder, note: item.fact.note?.string,
      sources: item.fact.sources?.map { CaseItem.citation($0).source } ?? [],
      undone: item.state == .retracted ? item.withdrawal : nil, hindrance: item.hindrance)
  }

  /// What a patch changed, against the fact as the corrections before it left it.
  private func changes(
    _ target: Amended.Item?, _ patch: Value?, before position: Int64
  ) -> [Correction.Change] {
    guard let target, let patch, var old = try? JSON(parsing: target.original.bytes[...]),
      let patch = try? JSON(parsing: patch.raw[...])
    else { return [] }
    for earlier in items where target.corrections.contains(earlier.position) {
      guard earlier.position < position,
        case .amendment(.corrected(let read)) = earlier.fact.event,
        let change = try? JSON(parsing: read.patch.raw[...])
      else { continue }
      old = old.mergePatch(change)
    }
    let new = old.mergePatch(patch)
    let infos = target.original.word.fields + Envelope.infos
    return (patch.object ?? []).compactMap { member in
      let was = old[member.name] ?? .null
      let isNow = new[member.name] ?? .null
      guard was != isNow else { return nil }
      let kind = infos.first { $0.name == member.name }?.kind ?? .anything
      return Correction.Change(
        field: member.name, was: was, isNow: isNow, wasWords: sentences.words(was, kind),
        isWords: sentences.words(isNow, kind))
    }
  }
}
