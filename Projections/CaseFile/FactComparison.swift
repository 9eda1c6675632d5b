public import Events

extension Correction.Change {
  /// The fields in which two forms of one fact differ, in the order of their names.
  public static func between(
    _ old: Fact, _ new: Fact, _ sentences: Sentence
  ) -> [Correction.Change] {
    guard let before = try? JSON(parsing: old.bytes[...]),
      let after = try? JSON(parsing: new.bytes[...])
    else { return [] }
    let infos = new.word.fields + Envelope.infos
    let names = Set((before.object ?? []).map(\.name) + (after.object ?? []).map(\.name))
    return names.sorted().compactMap { name in
      let (was, isNow) = (before[name] ?? .null, after[name] ?? .null)
      guard was != isNow else { return nil }
      let kind = infos.first { $0.name == name }?.kind ?? .anything
      return Correction.Change(
        field: name, was: was, isNow: isNow, wasWords: sentences.words(was, kind),
        isWords: sentences.words(isNow, kind))
    }
  }
}
