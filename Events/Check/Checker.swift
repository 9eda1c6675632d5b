/// Checks facts against the vocabulary, one after the other, and makes drafts of those that pass.
///
/// All that is wrong with a fact is found in one go. What the tables of the vocabulary leave open
/// is decided so: a text of nothing but white space, an empty list, an empty object and `null` are
/// refused wherever the vocabulary has a field, required or not, since a field without a value is
/// left out; `details` may hold anything.
///
/// A checker keeps its storage from one fact to the next: make one and use it for many.
public struct Checker: Sendable {
  /// The longest canonical fact, in bytes: 48 KiB.
  public static let longest = 49_152

  private let acceptsLogMembers: Bool
  private var tape: JSONTape
  private var canonical: [UInt8] = []
  private var finished: [UInt8] = []

  /// - Parameter acceptingLogMembers: Whether `position`, `revision`, `recorded` and `recorder`,
  ///   which lines of a log have, may stand in a fact; they are left out of its draft.
  public init(acceptingLogMembers: Bool = false) {
    acceptsLogMembers = acceptingLogMembers
    tape = JSONTape(longest: acceptingLogMembers ? Checker.longest + 4_096 : Checker.longest)
  }

  /// Makes a draft of a fact.
  ///
  /// - Parameters:
  ///   - line: the fact as JSON text; offsets of findings count from its first byte.
  ///   - id: makes the id of a fact that has none, from its canonical form without one.
  public mutating func draft(
    _ line: UnsafeRawBufferPointer, id: (_ canonical: [UInt8]) -> String
  ) throws(Findings) -> Draft {
    do {
      try tape.parse(line)
    } catch {
      throw Findings([Finding(error)])
    }
    let walk = walked()
    guard walk.findings.isEmpty, let word = walk.word, let subject = walk.subject else {
      throw walk.failure(tape)
    }
    let given = walk.id.map { tape.string(at: $0) }
    let id = finish(given, stripping: walk.hasLogMembers, making: id)
    guard finished.count <= Checker.longest else { throw tooLong(walk) }
    return Draft(
      wordNumber: word, subject: subject.kind, stream: tape.stream(subject), id: id,
      body: finished)
  }

  /// Makes a draft of a fact.
  public mutating func draft(
    _ line: ArraySlice<UInt8>, id: (_ canonical: [UInt8]) -> String
  ) throws(Findings) -> Draft {
    try line.withUnsafeBufferPointer { (bytes) throws(Findings) in
      try draft(UnsafeRawBufferPointer(bytes), id: id)
    }
  }

  /// Makes a draft of a fact that was put together as a tree.
  public mutating func draft(
    _ fact: JSON, id: (_ canonical: [UInt8]) -> String
  ) throws(Findings) -> Draft {
    try draft(fact.canonical()[...], id: id)
  }

  private func walked() -> FactWalk {
    tape.slots.withUnsafeBufferPointer { slots in
      tape.text.withUnsafeBytes { text in
        var walk = FactWalk(
          nodes: UnsafeBufferPointer(rebasing: slots[..<tape.count]), text: text.baseAddress!,
          acceptsLogMembers: acceptsLogMembers)
        walk.walk()
        return walk
      }
    }
  }

  /// Writes the canonical fact with its id, and answers the id.
  private mutating func finish(
    _ given: String?, stripping: Bool, making id: (_ canonical: [UInt8]) -> String
  ) -> String {
    canonical.removeAll(keepingCapacity: true)
    finished.removeAll(keepingCapacity: true)
    tape.canonical(into: &canonical)
    if stripping {
      CanonicalFact.strip(canonical, into: &finished)
      swap(&canonical, &finished)
      finished.removeAll(keepingCapacity: true)
    }
    if let given {
      swap(&canonical, &finished)
      return given
    }
    let made = id(canonical)
    precondition(
      Array(made.utf8).withUnsafeBytes(FactID.isValid(utf8:)), "\(made) is no id of a fact")
    CanonicalFact.insert(id: made, in: canonical, into: &finished)
    return made
  }

  private func tooLong(_ walk: FactWalk) -> Findings {
    let finding = Finding(
      identifier: Finding.Kind.size.rawValue, path: "", offset: 0,
      message: "The fact has \(finished.count) bytes; the log takes at most \(Checker.longest).",
      suggestion: "Keep long texts in a file, and name it as a source.")
    let named = walk.failure(tape)
    return Findings([finding], stream: named.stream, id: named.id)
  }
}

extension FactWalk {
  fileprivate func failure(_ tape: JSONTape) -> Findings {
    let isNamed = subject.map { tape[$0.node].kind == .string } ?? false
    let isIdentified = id.map { tape[$0].kind == .string } ?? false
    return Findings(
      findings.sorted { $0.offset < $1.offset },
      stream: isNamed ? subject.map(tape.stream) : nil,
      id: isIdentified ? id.map { tape.string(at: $0) } : nil)
  }
}

extension JSONTape {
  fileprivate func stream(_ subject: (kind: Subject, node: Int)) -> String {
    StreamID(subject.kind, string(at: subject.node)).name
  }
}
