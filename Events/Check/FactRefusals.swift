/// Refusals in words, each with what would be right.
extension FactWalk {
  // MARK: Names

  mutating func refuseWord(_ type: Int) {
    let name = string(type)
    let full = Vocabulary.words.first { $0.short == name }?.name
    let near = full ?? Nearest.nearest(to: name, among: Vocabulary.words.map(\.name))
    note(
      .unknownWord, type, "There is no word \(ValueError.quoted(name)).",
      near.map { #"Did you mean "\#($0)"?"# } ?? "docket words lists all words.")
  }

  /// Refuses a name that the object has no field for, and answers the one that was probably meant.
  /// `word` is the fact's, where the object is the fact itself.
  mutating func refuseName(_ name: Int, _ shape: Shape, of word: WordShape?) -> String? {
    let text = string(name)
    if let word, let subject = Subject(rawValue: text) {
      return refuseSubject(name, subject, word)
    }
    let owner = word?.name ?? path(toParentOf: name)
    let near = Nearest.nearest(to: text, among: shape.writable)
    note(
      .unknownField, name, "\(owner) has no field \(ValueError.quoted(text)).",
      advice(on: text, near, shape, of: word))
    return near
  }

  private func advice(on name: String, _ near: String?, _ shape: Shape, of word: WordShape?)
    -> String
  {
    var advice: [String] = []
    if let near { advice.append(#"Did you mean "\#(near)"?"#) }
    guard word != nil else {
      let known = shape.writable.map { "\"\($0)\"" }
      return near == nil ? "It may have \(FactWalk.list(known))." : advice[0]
    }
    let others = WordShape.words(having: name)
    if !others.isEmpty {
      let shown = others.count > 3 ? others.prefix(3) + ["others"] : others[...]
      advice.append(
        #"\#(FactWalk.shown(name)) is a field of \#(FactWalk.list(Array(shown)))."#)
    }
    advice.append(#"Further values have their place in "details"."#)
    return advice.joined(separator: " ")
  }

  private mutating func refuseSubject(_ name: Int, _ subject: Subject, _ word: WordShape)
    -> String?
  {
    let right = word.subjects.map(\.words)
    note(
      .wrongSubject, name,
      "\(word.name) belongs to \(FactWalk.list(right, "or")), not to \(subject.words).",
      right.count == 1
        ? #"Write "\#(word.subjects[0].rawValue)"; further values have their place in "details"."#
        : nil)
    return word.subjects.count == 1 ? word.subjects[0].rawValue : nil
  }

  mutating func refuseLogMember(_ name: Int) {
    note(
      .logField, name, #"The log itself adds "\#(string(name))"."#,
      "Leave it out; docket import takes lines of a log as they are.")
  }

  // MARK: Values

  /// Refuses a value of another JSON type. An object that was wanted shows its members.
  mutating func refuseType(_ node: Int, _ expected: String, _ shape: Shape? = nil) {
    let found = nodes[node].kind
    let advice: String? =
      switch (found, expected) {
      case (.null, _): leaveOut
      case (_, "an object"): shape.map(form)
      case (.integer, _), (.double, _), (.true, _), (.false, _):
        ["a list", "true or false", "a whole number"].contains(expected)
          ? nil : #"Put it in quotation marks: "\#(source(node))"."#
      case (.string, "a list"): "Put it in brackets: [\(source(node))]."
      case (.string, "true or false"):
        ["true", "false"].contains(string(node)) ? "Leave the quotation marks out." : nil
      case (.string, "a whole number"):
        Int64(string(node)) != nil ? "Leave the quotation marks out." : nil
      case (.array, _): nodes[node].count == 1 ? "Leave the brackets out." : nil
      default: nil
      }
    note(
      .type, node, "\(path(to: node)) is \(expected), not \(words(for: found)).", advice)
  }

  func words(for kind: JSONTape.Kind) -> String {
    switch kind {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .integer, .double: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  mutating func refuseEmpty(_ node: Int) {
    note(.empty, node, "\(path(to: node)) has nothing in it.", leaveOut)
  }

  private var leaveOut: String {
    isNeeded ? "It cannot be left out." : "Leave it out where there is nothing to say."
  }

  /// The way an object is written: with the members that it needs, else with any.
  private func form(of shape: Shape) -> String {
    let needed = shape.members.indices.filter { shape.required & 1 << UInt64($0) != 0 }
    let shown = needed.isEmpty ? Array(shape.members.indices) : needed
    return "Write {\(shown.map { "\"\(shape.members[$0].name)\": …" }.joined(separator: ", "))}."
  }

  mutating func refuseChoice(_ node: Int, _ words: Names) {
    let text = string(node)
    var advice: [String] = []
    if let near = Nearest.nearest(to: text, among: words.all) {
      advice.append(#"Did you mean "\#(near)"?"#)
    }
    if advice.isEmpty || words.all.count <= 12 {
      advice.append("It is \(words.all.count == 1 ? "" : "one of ")\(FactWalk.list(words.all)).")
    }
    note(
      .choice, node, "\(path(to: node)) cannot be \(ValueError.quoted(text)).",
      advice.joined(separator: " "))
  }

  // MARK: Text

  /// The value as it was written, cut where it is long.
  private func source(_ node: Int) -> String {
    let place = nodes[node]
    let written = UnsafeRawBufferPointer(
      start: text + Int(place.start), count: Int(place.end - place.start))
    let shown = VisibleText.show(written, 0..<written.count)
    return shown.count > 40 ? "\(shown.prefix(40))…" : shown
  }

  /// What follows a field's description where only some words serve.
  static func choices(of rule: Rule) -> String {
    guard case .choice(let words) = rule, words.all.count <= 12 else { return "" }
    return " (\(words.all.joined(separator: ", ")))"
  }

  private func path(toParentOf name: Int) -> String {
    let path = path(to: name)
    let parent = path.dropLast(FactWalk.shown(string(name)).count + 1)
    return parent.isEmpty ? "The fact" : String(parent)
  }
}
