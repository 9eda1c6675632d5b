import Docket
import Events

/// The help of `docket record WORD`, made from the word's fields.
struct RecordHelp {
  private let set: FlagSet
  private let name: String

  /// `name` is the word as it was typed.
  init(_ set: FlagSet, as name: String) {
    self.set = set
    self.name = name
  }

  var text: String {
    let word = set.word
    let belonging =
      set.flags(.subject).count == word.subjects.count
      ? set.flags(.subject) : set.flags(.subject) + [Self.stream(word)]
    return [
      "EXAMPLES:\n" + examples.map { "  " + $0 }.joined(separator: "\n"),
      "OVERVIEW: Record \(word.name): \(word.doc).",
      "USAGE: docket record \(name) \(usage)",
      section(
        belonging.count > 1 ? "BELONGS TO (one of these)" : "BELONGS TO",
        belonging),
      section("FIELDS OF \(word.name)", set.flags(.own)),
      section("FIELDS OF EVERY FACT", set.flags(.envelope)),
      options,
    ].compactMap { $0 }.joined(separator: "\n\n") + "\n"
  }

  private static func stream(_ word: Word) -> FieldFlag {
    FieldFlag(
      name: "stream", path: [], kind: .text, isRequired: false,
      doc: "the same as kind/id: source/ft-2023-08-11", group: .subject)
  }

  // MARK: Examples

  private var examples: [String] {
    let required = set.flags.filter(\.isRequired)
    let subject =
      required.contains { $0.group == .subject } ? [] : set.flags(.subject).prefix(1).map(\.self)
    let needed = (subject + required).filter { set.assumed(as: name)[$0.path[0]] == nil }
    let first = ["docket record \(name)"] + needed.map(\.sample)
    let usual = set.flags(.own).filter { !$0.isRequired }.prefix(2).map(\.sample)
    let envelope = ["occurred", "source", "note"].compactMap { set.flag(named: $0) }
      .filter { $0.group == .envelope }.map(\.sample)
    return [Self.broken(first), Self.broken(first + usual + envelope)]
  }

  /// A command on as many lines as it needs.
  private static func broken(_ parts: [String]) -> String {
    var lines = [""]
    for part in parts {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = part
      } else if line.count + part.count < 74 {
        lines[lines.count - 1] += " " + part
      } else {
        lines[lines.count - 1] += " \\"
        lines.append("    " + part)
      }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Sections

  private var usage: String {
    let required = set.flags.filter(\.isRequired).filter {
      set.assumed(as: name)[$0.path[0]] == nil
    }
    return (required.map { "\($0.typed) <\($0.kind.valueName)>" } + ["[<flags>]"])
      .joined(separator: " ")
  }

  private func section(_ title: String, _ flags: [FieldFlag]) -> String? {
    guard !flags.isEmpty else { return nil }
    return "\(title):\n"
      + flags.map { HelpEntry.lines(label($0), description($0)) }.joined(separator: "\n")
  }

  private func label(_ flag: FieldFlag) -> String {
    if flag.kind == .boolean { return "\(flag.typed), --no-\(flag.name)" }
    return "\(flag.typed) <\(valueName(flag))>"
  }

  /// What stands in angle brackets: parties and sources may be named as people name them.
  private func valueName(_ flag: FieldFlag) -> String {
    guard flag.group != .subject else { return flag.kind.valueName }
    if flag.element == .slug(of: .party) { return "slug or label" }
    return flag.bare == .slug(of: .source) ? "slug or address" : flag.kind.valueName
  }

  private func description(_ flag: FieldFlag) -> String {
    var text = flag.doc
    if case .choice(let words) = flag.element { text += ": " + Phrase.list(words, "or") }
    if case .object(let fields) = flag.element {
      text +=
        ". Parts: "
        + fields.map { $0.isRequired ? $0.name : "[\($0.name)]" }.joined(separator: ", ")
    }
    if let value = set.assumed(as: name)[flag.path.first ?? ""] {
      text += " (\(value) where not said)"
    } else if flag.isRequired {
      text += " (required)"
    }
    if flag.isList { text += " (repeat for more)" }
    if let alternative = set.alternative(to: flag) { text += " (or \(alternative))" }
    return text
  }

  private var options: String {
    let destructive = [
      ("--yes", "destroy without asking; needed where there is no terminal to ask on"),
      ("--with-source", "destroy archived bytes that no other fact needs as well"),
    ]
    let harmless = [("--yes", "record though the clock seems to be wrong")]
    let entries =
      (Clerk.destroys(set.word) ? destructive : harmless) + [
        ("--expect <revision>", "record only if the stream stands at this revision (0: is new)"),
        ("--dry-run", "show the fact and what it would change, and record nothing"),
        ("--recorder <name>", "who records (else DOCKET_RECORDER, else your user name)"),
        ("--docket <dir>", "the docket's folder (else DOCKET_DIR, else .docket here or above)"),
        ("--format <format>", "text or json"),
        ("-h, --help", "show this"),
      ]
    return "OPTIONS:\n" + entries.map { HelpEntry.lines($0.0, $0.1) }.joined(separator: "\n")
  }
}

extension FlagSet {
  func flags(_ group: FieldFlag.Group) -> [FieldFlag] { flags.filter { $0.group == group } }

  /// What the word says by itself where it is typed so.
  func assumed(as name: String) -> [String: String] { name == word.short ? word.assumed : [:] }

  /// The flags of which one stands in the fact instead of this one.
  func alternative(to flag: FieldFlag) -> String? {
    let keys = word.alternatives.map(\.key)
    guard flag.path.count == 1, keys.contains(flag.path[0]) else { return nil }
    let others = keys.filter { $0 != flag.path[0] }.compactMap { key in
      flags.first { $0.path == [key] }?.typed
    }
    return others.isEmpty ? nil : Phrase.list(others, "or")
  }
}
