public import Events
public import Ports
import Words

/// What a redaction would destroy, and what it leaves: to be read before it is confirmed.
public struct RedactionPlan: Sendable {
  /// The facts that would be destroyed: those named, and all that correct or assess them, in the
  /// order of their positions.
  public let facts: [Record]
  /// Slugs, ids and recorders that stay and carry a word of the names that would be destroyed.
  public let carriers: [String]
  /// Positions of other facts that hold one of these names; the first hundred.
  public let others: [Int64]
  /// Archived bytes that may go as well: those of sources that no other fact cites, of sources whose
  /// registration would be destroyed, and of archivings that would be. No other archiving that stands
  /// is of the same bytes.
  public let bytes: [Bytes]
  /// Digests of kept bytes that no fact speaks of: nobody knows whose they are, and they may go too.
  public let strays: [String]

  /// All archived bytes that may go.
  public var archive: DoomedArchive { DoomedArchive(sources: bytes.map(\.sha256), strays: strays) }

  /// Archived bytes of a source.
  public struct Bytes: Sendable, Equatable {
    /// The source's slug.
    public let source: String
    public let sha256: String
    /// Whether facts that stay cite the source.
    public let isCited: Bool
  }
}

extension Clerk {
  /// Whether facts of a word destroy what they speak of.
  public static func destroys(_ word: Word) -> Bool { Duty.of(word.name)?.destroys ?? false }

  /// What recording these drafts would destroy; nil where nothing.
  public func redactionPlan(_ drafts: [Draft]) throws -> RedactionPlan? {
    var facts: [Int64: Record] = [:]
    for draft in drafts where Duty.all[draft.wordNumber].destroys {
      var found: Set = [try draft.text("target")]
      try log.records(Selection(.stream(draft.stream))) { record in
        let duty = Duty.of(record.type)
        guard record.body != nil, !(duty?.destroys ?? false) else { return true }
        if found.contains(record.id)
          || duty?.target.map({ record.speaks(ofAny: found, in: $0) }) ?? false
        {
          found.insert(record.id)
          facts[record.position] = record
        }
        return true
      }
    }
    if facts.isEmpty { return nil }
    let records = facts.values.sorted { $0.position < $1.position }
    let names = records.flatMap { $0.texts(named: ["label", "form", "title"]) }
    let bytes = DoomedBytes(
      log: log, doomed: records, cited: Set(records.flatMap(Doomed.sources)))
    let rest = try rest(facts, names, bytes.sources)
    return RedactionPlan(
      facts: records, carriers: Doomed.carriers(of: names, in: records),
      others: Array(rest.positions.prefix(100)),
      bytes: try bytes.list(uncited: rest.sources),
      strays: try sources.map { try log.strays(in: $0) } ?? [])
  }

  /// What the rest of the log holds: the names, and which of the sources nobody else cites.
  private func rest(
    _ doomed: [Int64: Record], _ names: [String], _ cited: Set<String>
  ) throws -> (positions: [Int64], sources: Set<String>) {
    let needles = Set(names).map { Array(JSON.string($0).canonical().dropFirst().dropLast()) }
      .filter { $0.count >= 4 }
    var positions: [Int64] = []
    var alone = cited
    try log.records(Selection()) { record in
      guard let body = record.body, doomed[record.position] == nil else { return true }
      if needles.contains(where: body.contains) { positions.append(record.position) }
      if !alone.isEmpty, record.source == nil {
        alone.subtract(Doomed.sources(of: record))
      }
      return true
    }
    return (positions, alone)
  }
}

/// Reads what is about to be destroyed.
private enum Doomed {
  /// The sources that a record cites; also one that cannot be read, as long as it is JSON.
  static func sources(of record: Record) -> [String] {
    if let fact = record.wordsIfWhole { return fact.sources?.map(\.source.string) ?? [] }
    return record.json?["sources"]?.array?.compactMap { $0["source"]?.string } ?? []
  }

  /// What stays of these records and has a word of a name in it.
  static func carriers(of names: [String], in records: [Record]) -> [String] {
    let words = Set(names.flatMap(words)).filter { $0.count >= 3 }
    let kept = records.flatMap {
      [String($0.stream.drop { $0 != "/" }.dropFirst()), $0.id, $0.recorder]
    }
    var carriers: [String] = []
    for text in kept where !carriers.contains(text) {
      if !words.isDisjoint(with: self.words(text)) { carriers.append(text) }
    }
    return carriers
  }

  private static func words(_ text: String) -> [String] {
    // As names are compared, and the words of scripts without blanks also whole.
    Folding.parts(Folding.words(of: text))
      + text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension Record {
  /// The fact where its words stand and can be read; nil for a damaged one, too, which must not stand
  /// in the way of destroying.
  var wordsIfWhole: Fact? {
    guard let body, let page = try? Page(fact: body, position: position) else { return nil }
    return page[0]
  }

  /// Whether it names one of these facts in a field; of one that cannot be read, whether one of the
  /// ids stands anywhere in it.
  func speaks(ofAny ids: Set<String>, in field: String) -> Bool {
    guard let body else { return false }
    if let fact = wordsIfWhole {
      return fact.value(Key(field)).flatMap(Text.read).map { ids.contains($0.string) } ?? false
    }
    return ids.contains { body.contains(JSON.string($0).canonical()) }
  }
}

extension Array<UInt8> {
  fileprivate func contains(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return false }
    var place = 0
    while let next = self[place...(count - needle.count)].firstIndex(of: first) {
      if self[next..<next + needle.count].elementsEqual(needle) { return true }
      place = next + 1
      if place > count - needle.count { return false }
    }
    return false
  }
}
