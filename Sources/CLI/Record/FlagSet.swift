import Events

/// The flags of a word, made from the descriptions of its fields.
///
/// Names are given away in this order: what the fact belongs to, the word's own fields, what every
/// fact may say. A list takes the name for one of it (`--party` for parties), and keeps its own name
/// as well; an object's parts are `--claim-speaker`, or shorter `--speaker` where nothing else in the
/// vocabulary is called so. With a word that may belong to anything, `--source` cites a source.
struct FlagSet {
  let word: Word
  private(set) var flags: [FieldFlag] = []
  private var taken = FlagSet.reserved

  /// The options of the command itself.
  static let reserved: Set<String> = [
    "docket", "recorder", "format", "expect", "dry-run", "no-color", "help", "stream", "yes",
  ]

  init(_ word: Word) {
    self.word = word
    let own = Set(word.fields.map(\.name))
    let envelope = Envelope.infos.filter { !own.contains($0.name) }
    addSubjects(yielding: word.subjects.count > 1 ? envelope : [])
    for field in word.fields { add(field, .own) }
    for field in envelope { add(field, .envelope) }
  }

  /// The flag that is meant by a name.
  func flag(named name: String) -> FieldFlag? {
    flags.first { $0.name == name } ?? flags.first { $0.others.contains(name) }
  }

  /// All names, for suggestions.
  var names: [String] { flags.flatMap { [$0.name] + $0.others } + FlagSet.reserved.sorted() }

  // MARK: Making

  private mutating func addSubjects(yielding fields: [FieldInfo]) {
    let lists = Set(fields.filter { $0.kind.isList }.map(\.name.singular))
    for subject in word.subjects where !lists.contains(subject.rawValue) {
      insert(
        FieldFlag(
          name: subject.rawValue, path: [subject.rawValue], kind: subject.kind,
          isRequired: word.subjects.count == 1, doc: "the \(subject.rawValue) it belongs to",
          group: .subject))
    }
  }

  private mutating func add(_ field: FieldInfo, _ group: FieldFlag.Group) {
    let full = field.name.flagName
    let short = field.kind.isList ? field.name.singular.flagName : full
    insert(
      FieldFlag(
        name: short, others: short == full ? [] : [full], path: [field.name], kind: field.kind,
        isRequired: field.isRequired, doc: field.doc, group: group))
    if case .object(let parts) = field.kind {
      for part in parts { add(part, of: field, group) }
    }
  }

  private mutating func add(_ part: FieldInfo, of field: FieldInfo, _ group: FieldFlag.Group) {
    let full = field.name.flagName + "-" + part.name.flagName
    let isUnique = FlagSet.uses[part.name] == 1
    insert(
      FieldFlag(
        name: isUnique ? part.name.flagName : full, others: isUnique ? [full] : [],
        path: [field.name, part.name], kind: part.kind, isRequired: false, doc: part.doc,
        group: group))
  }

  /// Adds a flag under the first of its names that is free; all its free names serve.
  private mutating func insert(_ flag: FieldFlag) {
    let free = ([flag.name] + flag.others).filter { taken.insert($0).inserted }
    precondition(!free.isEmpty, "no flag is left for \(flag.path) of \(word.name)")
    var flag = flag
    flag.name = free[0]
    flag.others = Array(free.dropFirst())
    flags.append(flag)
  }

  /// How many fields of the vocabulary, at any depth, have a name.
  private static let uses: [String: Int] = {
    var uses: [String: Int] = [:]
    func count(_ fields: [FieldInfo]) {
      for field in fields {
        uses[field.name, default: 0] += 1
        var kind = field.kind
        if case .list(let element) = kind { kind = element }
        if case .object(let parts) = kind { count(parts) }
      }
    }
    count(Envelope.infos)
    for word in Vocabulary.words { count(word.fields) }
    return uses
  }()
}

extension Kind {
  var isList: Bool {
    if case .list = self { true } else { false }
  }
}
