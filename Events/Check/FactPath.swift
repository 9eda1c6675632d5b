extension FactWalk {
  /// The way from the fact down to a value or a name: `counts[1].offence`.
  func path(to node: Int) -> String {
    var path = ""
    var at = 0
    while at != node {
      switch nodes[at].kind {
      case .object:
        var name = at + 1
        while Int(nodes[name + 1].next) <= node { name = Int(nodes[name + 1].next) }
        let step = FactWalk.shown(string(name))
        path += path.isEmpty ? step : "." + step
        if name == node { return path }
        at = name + 1
      case .array:
        var element = at + 1
        var index = 0
        while Int(nodes[element].next) <= node {
          element = Int(nodes[element].next)
          index += 1
        }
        path += "[\(index)]"
        at = element
      default: preconditionFailure("node \(node) does not lie in the fact")
      }
    }
    return path
  }

  /// A name from outside, fit to be shown: on one line, and not for ever.
  static func shown(_ name: String) -> String {
    let quoted = ValueError.quoted(name)
    return String(quoted.dropFirst().dropLast())
  }

  /// `a, b and c`.
  static func list(_ words: [String], _ last: String = "and") -> String {
    guard let end = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) \(end)"
  }
}
