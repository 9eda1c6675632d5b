/// Rules over several members: alternatives, and what a patch may touch.
extension FactWalk {
  /// Of several keys exactly one stands in the fact.
  mutating func checkAlternatives(_ word: WordShape) {
    guard !word.alternatives.isEmpty else { return }
    let found = word.alternatives.compactMap { alternative in
      member(named: alternative.key, of: 0).map { (alternative, $0) }
    }
    let keys = FactWalk.list(word.alternatives.map { "\"\($0.key)\"" }, "or")
    if found.isEmpty {
      return note(
        .missingAlternative, anchor, "\(word.name) needs \(keys).", "Add one of them.")
    }
    if found.count > 1 {
      let last = found.map(\.1).max()!
      return note(
        .manyAlternatives, last, "\(word.name) takes \(keys), not more than one of them.",
        "Keep one; record another fact for the other.")
    }
    let alternative = found[0].0
    if let value = value(named: alternative.field, of: 0) {
      checkField(value, of: alternative, among: word.alternatives)
    }
  }

  /// The words that a field may take beside a key.
  private mutating func checkField(
    _ node: Int, of alternative: WordShape.Alternative, among all: [WordShape.Alternative]
  ) {
    guard nodes[node].kind == .string else { return }
    let (base, count) = content(node)
    guard alternative.choices.index(of: base, count) == nil,
      let other = all.first(where: { $0.choices.index(of: base, count) != nil })
    else { return }
    let near = Nearest.nearest(to: string(node), among: alternative.choices.all)
    note(
      .choice, node,
      #""\#(string(node))" stands beside "\#(other.key)", not beside "\#(alternative.key)"."#,
      (near.map { #"Did you mean "\#($0)"? "# } ?? "")
        + #"Beside "\#(alternative.key)" it is one of \#(FactWalk.list(alternative.choices.all))."#
    )
  }

  /// A patch changes something, and neither word, id nor subject.
  ///
  /// The subject of a correction is that of its target: they stand in one stream.
  mutating func checkPatch(_ patch: Int) {
    if nodes[patch].count == 0 { return refuseEmpty(patch) }
    var name = patch + 1
    let end = Int(nodes[patch].next)
    while name < end {
      if isFixed(string(name)) {
        note(
          .patch, name, "A correction leaves type, id and subject as they are.",
          "Retract the fact and record another.")
      } else if WordShape.isLogMember(string(name)) {
        note(.patch, name, "The log itself adds \"\(string(name))\".", "Leave it out.")
      }
      name = Int(nodes[name + 1].next)
    }
  }

  private func isFixed(_ name: String) -> Bool {
    name == "type" || name == "id" || name == subject?.kind.rawValue
  }
}
