/// One way through a fact on its tape; it notes what is wrong and goes on.
struct FactWalk {
  let nodes: UnsafeBufferPointer<JSONTape.Node>
  let text: UnsafeRawPointer
  let acceptsLogMembers: Bool

  private(set) var findings: [Finding] = []
  /// The word's place in the vocabulary.
  private(set) var word: Int?
  private(set) var subject: (kind: Subject, node: Int)?
  /// The node of the fact's own id.
  private(set) var id: Int?
  private(set) var hasLogMembers = false

  /// The node that a fact's missing parts are shown at: its type, else the fact itself.
  private(set) var anchor = 0
  /// The value that is a patch, looked at when the subject is known.
  var patch: Int?
  /// Whether the field that is being looked at may not be left out.
  var isNeeded = false

  init(
    nodes: UnsafeBufferPointer<JSONTape.Node>, text: UnsafeRawPointer, acceptsLogMembers: Bool
  ) {
    self.nodes = nodes
    self.text = text
    self.acceptsLogMembers = acceptsLogMembers
  }

  mutating func walk() {
    guard nodes[0].kind == .object else {
      return note(
        .notObject, 0, "A fact is an object, not \(words(for: nodes[0].kind)).",
        #"Write {"type": …, …}."#)
    }
    guard let word = findWord() else { return walkUnknown() }
    self.word = word
    let shape = WordShape.all[word]
    walkObject(0, shape.shape, of: shape)
    checkAlternatives(shape)
    if let patch { checkPatch(patch) }
  }

  /// The word of the fact, by its `type`.
  private mutating func findWord() -> Int? {
    guard let type = value(named: "type", of: 0) else {
      note(
        .missingType, 0, "The fact does not say what it is.",
        #"Add "type" with a word, as in "type": "case.opened"."#)
      return nil
    }
    anchor = type
    guard isString(type, "text") else { return nil }
    let (base, count) = content(type)
    if let word = WordShape.names.index(of: base, count) { return word }
    refuseWord(type)
    return nil
  }

  /// Checks what does not depend on the word.
  private mutating func walkUnknown() {
    walkObject(0, WordShape.unknown, of: nil, isOpen: true)
  }

  /// Checks the members of an object. `word` is the fact's, where the object is the fact itself;
  /// an open object may have members of any name.
  mutating func walkObject(
    _ object: Int, _ shape: Shape, of word: WordShape?, isOpen: Bool = false
  ) {
    var seen: UInt64 = 0
    // What an unknown name was probably meant for is not missed as well.
    var guessed: [String] = []
    var name = object + 1
    let end = Int(nodes[object].next)
    while name < end {
      let (base, count) = content(name)
      if let place = shape.names.index(of: base, count) {
        let bit: UInt64 = 1 << UInt64(place)
        seen |= bit
        isNeeded = shape.required & bit != 0
        check(shape.members[place], name)
      } else if !isOpen, let guess = refuseName(name, shape, of: word) {
        guessed.append(guess)
      }
      name = Int(nodes[name + 1].next)
    }
    let missing = shape.required & ~seen
    if missing != 0 { miss(missing, in: object, shape, of: word, except: guessed) }
    if let word, subject == nil { missSubject(word, except: guessed) }
  }

  private mutating func check(_ member: Shape.Member, _ name: Int) {
    switch member.part {
    case .type: break
    case .field: check(name + 1, member.rule)
    case .id:
      id = name + 1
      check(name + 1, member.rule)
    case .subject(let kind): see(kind, name, member.rule)
    case .log:
      if acceptsLogMembers {
        hasLogMembers = true
      } else {
        refuseLogMember(name)
      }
    }
  }

  private mutating func see(_ kind: Subject, _ name: Int, _ rule: Rule) {
    check(name + 1, rule)
    guard let subject else {
      self.subject = (kind, name + 1)
      return
    }
    guard word != nil else { return }
    note(
      .manySubjects, name,
      #"The fact belongs to one stream, not to both "\#(subject.kind.rawValue)" and "#
        + #""\#(kind.rawValue)"."#,
      "Keep one of the two keys.")
  }

  private mutating func missSubject(_ word: WordShape, except guessed: [String]) {
    let keys = word.subjects.map(\.rawValue)
    guard !keys.contains(where: guessed.contains) else { return }
    if keys.count > 1 {
      let list = FactWalk.list(keys.map { "\"\($0)\"" }, "or")
      return note(
        .missingSubject, anchor, "\(word.name) needs \(list), and none is there.",
        "Add the key of what it belongs to.")
    }
    note(
      .missingSubject, anchor, "\(word.name) belongs to \(word.subjects[0].words); none is named.",
      #"Add "\#(keys[0])" with its \#(word.subjects[0] == .country ? "code" : "slug")."#)
  }

  // MARK: Nodes

  mutating func note(
    _ kind: Finding.Kind, _ node: Int, _ message: String, _ suggestion: String? = nil,
    at offset: Int? = nil
  ) {
    findings.append(
      Finding(
        identifier: kind.rawValue, path: path(to: node),
        offset: offset ?? Int(nodes[node].start), message: message, suggestion: suggestion))
  }

  private mutating func miss(
    _ missing: UInt64, in object: Int, _ shape: Shape, of word: WordShape?,
    except guessed: [String]
  ) {
    for (place, member) in shape.members.enumerated() where missing & 1 << UInt64(place) != 0 {
      guard !guessed.contains(member.name) else { continue }
      note(
        .missingField, word == nil ? object : anchor,
        #"\#(word?.name ?? path(to: object)) needs "\#(member.name)"."#,
        #"Add "\#(member.name)": \#(member.doc)\#(FactWalk.choices(of: member.rule))."#)
    }
  }

  /// The bytes of a string or name, escapes resolved; eight more are readable behind them.
  @inline(__always)
  func content(_ node: Int) -> (base: UnsafeRawPointer, count: Int) {
    (text + Int(nodes[node].content), Int(nodes[node].count))
  }

  func bytes(_ node: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text + Int(nodes[node].content), count: Int(nodes[node].count))
  }

  func string(_ node: Int) -> String { String(decoding: bytes(node), as: UTF8.self) }

  /// The name's node of a member of an object; its value is the next node.
  func member(named wanted: String, of object: Int) -> Int? {
    var name = object + 1
    let end = Int(nodes[object].next)
    while name < end {
      if bytes(name).elementsEqual(wanted.utf8) { return name }
      name = Int(nodes[name + 1].next)
    }
    return nil
  }

  func value(named wanted: String, of object: Int) -> Int? {
    member(named: wanted, of: object).map { $0 + 1 }
  }
}
