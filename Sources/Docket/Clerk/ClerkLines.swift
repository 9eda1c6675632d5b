import Events

extension Clerk {
  /// Records facts that are written one on each line: all of them, or none.
  ///
  /// Unlike an import, each fact without an id gets a new one, and streams may be expected at a
  /// revision. Refusals have their places in the text, which `name` stands for.
  public func record(
    lines text: [UInt8], name: String, expecting expected: [String: Int64] = [:],
    destroying mayDestroy: Bool = false, dryRun isDryRun: Bool = false
  ) throws -> Receipt {
    var checker = Checker()
    let prepared = PreparedChunk(
      LineChunk(bytes: text, firstLine: 1, isCut: false), &checker, salt: salt,
      id: { _ in makeID() })
    var drafts: [Draft] = []
    var refusals: [Refusal] = []
    for (number, line) in prepared.lines.enumerated() {
      switch line.fact {
      case .success(let fact): drafts.append(fact.draft)
      case .failure(let findings):
        refusals += prepared.refusals(of: line, findings, in: name).map {
          $0.at(number, $0.place)
        }
      }
    }
    guard refusals.isEmpty else { throw Refusals(refusals) }
    do {
      return try record(
        drafts, expecting: expected, destroying: mayDestroy, dryRun: isDryRun)
    } catch let refusals as Refusals {
      throw Refusals(
        refusals.all.map { refusal in
          refusal.isConflict
            ? refusal
            : prepared.refusal(of: prepared.lines[refusal.fact], refusal, in: name)
        })
    }
  }
}
