import Docket
import Events

/// A fact as it was typed, put together from the values of its flags.
struct TypedFact {
  let set: FlagSet
  private let name: String
  let reader: FlagReader

  /// `name` is the word as it was typed.
  init(_ set: FlagSet, as name: String, _ reader: FlagReader) {
    self.set = set
    self.name = name
    self.reader = reader
  }

  /// The fact as it would stand in a file.
  func json() throws -> JSON {
    var fact = JSON.object([.init("type", .string(set.word.name))])
    try addStream(to: &fact)
    for (field, value) in set.assumed(as: name) { fact[field] = .string(value) }
    for (flag, values) in reader.values { try add(values, of: flag, to: &fact) }
    return fact
  }

  private func addStream(to fact: inout JSON) throws {
    guard let stream = reader.stream else { return }
    let id = try StreamID.typed(stream)
    fact[id.kind.rawValue] = .string(id.key)
  }

  private func add(_ values: [JSON], of flag: FieldFlag, to fact: inout JSON) throws {
    guard flag.path.count > 1 else {
      var value = flag.isList ? JSON.array(values) : values[0]
      // The parts may have been given before the whole.
      if let members = fact[flag.path[0]]?.object, !flag.isList {
        for member in members { try put(member.value, flag, member.name, into: &value) }
      }
      fact[flag.path[0]] = value
      return
    }
    var object = fact[flag.path[0]] ?? .object([])
    try put(flag.isList ? .array(values) : values[0], flag, flag.path[1], into: &object)
    fact[flag.path[0]] = object
  }

  private func put(_ value: JSON, _ flag: FieldFlag, _ part: String, into object: inout JSON) throws
  {
    guard object[part] == nil else {
      throw Complaint.usage(
        "\(flag.typed) says the \(part) of \(flag.path[0]) a second time. Keep one of the two.")
    }
    object[part] = value
  }

  /// Throws where a flag is missing that the word needs.
  func refuseMissing(_ fact: JSON) throws {
    var needs = set.flags.filter { $0.isRequired && fact[$0.path[0]] == nil }.map { flag in
      if case .choice(let words) = flag.element {
        return "\(flag.typed) (\(Phrase.list(words, "or")))"
      }
      return "\(flag.typed) (\(flag.doc))"
    }
    let subjects = set.word.subjects
    if subjects.count > 1, subjects.allSatisfy({ fact[$0.rawValue] == nil }) {
      let flags = set.flags(.subject).map(\.typed) + ["--stream"]
      needs.insert("one of \(Phrase.list(flags, "or"))", at: 0)
    }
    guard !needs.isEmpty else { return }
    throw Complaint(
      "\(set.word.name) needs \(Phrase.list(needs)). See 'docket record \(name) --help'.", .data)
  }

  // MARK: What the checker finds

  /// The refusals in terms of the flags, a line each; the fact's own place in its batch is `fact`.
  func complaint(_ refusals: Refusals, fact: Int) -> Complaint {
    let lines = refusals.all.map { refusal -> String in
      let flag = refusal.fact == fact ? self.flag(at: refusal.path) : nil
      return (flag.map { $0.typed + ": " } ?? "") + refusal.description
    }
    return Complaint(lines.joined(separator: "\n        "), .data)
  }

  /// The flag that the value at a path was typed with.
  private func flag(at path: String) -> FieldFlag? {
    let names = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    let given = reader.values.map(\.flag)
    return given.first { $0.path == Array(names.prefix(2)) }
      ?? given.first { $0.path == Array(names.prefix(1)) }
  }
}
