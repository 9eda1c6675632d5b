import Docket
import Documents
import Events

/// What stands behind `docket record WORD`, read by the word's flags; behind `docket record -` there
/// are options only.
struct FlagReader {
  /// The fact's values, by the way to them.
  private(set) var values: [(flag: FieldFlag, values: [JSON])] = []
  private(set) var docket: String?
  private(set) var recorder: String?
  private(set) var format: String?
  private(set) var stream: String?
  private(set) var expected: Int64?
  private(set) var isDryRun = false
  /// Whether what docket would ask is answered: that what is destroyed is meant to be, and that the
  /// clock is right.
  private(set) var saysYes = false
  /// Whether archived sources go as well.
  private(set) var withSource = false
  private(set) var wantsHelp = false

  private let set: FlagSet?
  private var given: Set<String> = []
  private var rest: ArraySlice<String>

  init(_ arguments: [String], for set: FlagSet?) throws {
    self.set = set
    rest = arguments[...]
    while let argument = rest.popFirst() { try read(argument) }
  }

  /// The values of the members of this name.
  func values(_ path: [String]) -> [JSON] {
    values.first { $0.flag.path == path }?.values ?? []
  }

  private mutating func read(_ argument: String) throws {
    if argument == "-h" {
      wantsHelp = true
      return
    }
    guard argument.hasPrefix("--"), argument.count > 2 else {
      throw Complaint.usage(
        "'\(argument.visible)' stands where a flag should. Quote values that have blanks in them.")
    }
    let parts = argument.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    let name = parts[0]
    let value = parts.count > 1 ? parts[1] : nil
    if mayDestroy, value == nil, name == "with-source" {
      withSource = true
      return
    }
    if FlagSet.reserved.contains(name) { return try readOption(name, value) }
    if let flag = set?.flag(named: name) { return try add(flag, value) }
    if name.hasPrefix("no-"), let flag = set?.flag(named: String(name.dropFirst(3))),
      flag.kind == .boolean, value == nil
    {
      return try add(flag, "no")
    }
    throw unknown(name)
  }

  /// Facts from standard input may be any.
  private var mayDestroy: Bool { self.set.map { Clerk.destroys($0.word) } ?? true }

  private mutating func readOption(_ name: String, _ value: String?) throws {
    switch name {
    case "help": wantsHelp = true
    case "dry-run": isDryRun = true
    case "no-color": break
    case "yes":
      guard value == nil else { throw Complaint.usage("--yes stands alone: it has no value.") }
      saysYes = true
    case "docket": docket = try single(name, value)
    case "recorder": recorder = try single(name, value)
    case "format": format = try single(name, value)
    case "stream": stream = try single(name, value)
    default:
      let text = try single(name, value)
      guard let number = Int64(text), number >= 0 else {
        throw Complaint.usage(
          "--expect takes the revision that the stream should have, 0 for a new one, not "
            + "'\(text.visible)'.")
      }
      expected = number
    }
  }

  private mutating func add(_ flag: FieldFlag, _ value: String?) throws {
    let text: String
    if flag.kind == .boolean {
      text = value ?? "yes"
    } else {
      text = try self.value(flag.name, value)
    }
    let new = try FlagValue.values(text, for: flag)
    guard let place = values.firstIndex(where: { $0.flag.path == flag.path }) else {
      return values.append((flag, new))
    }
    guard flag.isList else { throw twice(flag.name) }
    values[place].values += new
  }

  private mutating func single(_ name: String, _ value: String?) throws -> String {
    guard given.insert(name).inserted else { throw twice(name) }
    return try self.value(name, value)
  }

  /// The value behind `=`, else the next argument unless it is a flag.
  private mutating func value(_ name: String, _ value: String?) throws -> String {
    if let value { return value }
    if let next = rest.first, !isFlag(next) { return rest.removeFirst() }
    throw Complaint.usage("--\(name) needs a value. Write it behind the flag, or --\(name)=value.")
  }

  private func isFlag(_ argument: String) -> Bool {
    guard argument.hasPrefix("--") else { return false }
    let name = String(argument.dropFirst(2).prefix { $0 != "=" })
    return FlagSet.reserved.contains(name) || set?.flag(named: name) != nil
  }

  private func twice(_ name: String) -> Complaint {
    .usage("--\(name) stands there twice. It has one value: keep one of them.")
  }

  private func unknown(_ name: String) -> Complaint {
    guard let set else {
      return .usage(
        "There is no option '--\(name.visible)' here: facts from standard input say all there is.")
    }
    let near = Nearest.nearest(to: name, among: set.names).map { "--" + $0 }
    return Complaint(
      "\(set.word.name) has no field for '--\(name.visible)'."
        + Complaint.hint(
          near, otherwise: " 'docket record \(set.word.short ?? set.word.name) --help' lists them."),
      .data)
  }
}
