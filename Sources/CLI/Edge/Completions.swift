import Docket
import Events
import Ports
import Projections

/// What a shell is told when it asks how a line could go on.
enum Completions {
  @Sendable static func words(_: [String], _: Int, _: String) -> [String] { WordName.all }

  @Sendable static func cases(_ line: [String], _: Int, _ prefix: String) -> [String] {
    ids(of: .case, prefix, line)
  }

  @Sendable static func sources(_ line: [String], _: Int, _ prefix: String) -> [String] {
    ids(of: .source, prefix, line)
  }

  /// The ids of the kind that stands before.
  @Sendable static func shown(_ line: [String], _: Int, _ prefix: String) -> [String] {
    let kinds = line.compactMap { word in
      Subject(rawValue: word) ?? Overview(rawValue: word).flatMap { $0.subject }
    }
    return kinds.first.map { ids(of: $0, prefix, line) } ?? []
  }

  /// From the views of the docket that the line names, as they stand: a completion does not wait for
  /// them to catch up.
  private static func ids(of kind: Subject, _ prefix: String, _ line: [String]) -> [String] {
    guard let folder = try? DocketFolder.find(docket(in: line)),
      let views = try? Desk(folder: folder, command: "complete").views.get(),
      let rows = try? views.select(
        Query(StreamRows.self, [.equals(\.kind, kind)], order: [\.id]))
    else { return [] }
    return rows.map(\.id).filter { $0.hasPrefix(prefix) }
  }

  /// The words; behind a word its flags, and behind a flag its values.
  @Sendable static func recording(_ line: [String], _ index: Int, _ prefix: String) -> [String] {
    let names = line.drop { $0 != "record" }.dropFirst()
    guard let name = names.first, name != prefix || names.count > 1,
      let word = Vocabulary.word(named: name)
    else { return WordName.all }
    let set = FlagSet(word)
    if line.indices.contains(index - 1), line[index - 1].hasPrefix("--"),
      let flag = set.flag(named: String(line[index - 1].dropFirst(2)))
    {
      return values(of: flag, prefix, line)
    }
    return set.flags.map(\.typed) + FlagSet.reserved.map { "--" + $0 }.sorted()
  }

  private static func values(
    of flag: FieldFlag, _ prefix: String, _ line: [String]
  ) -> [String] {
    switch flag.element {
    case .choice(let words): return words
    case .country: return Country.all.map(\.code).sorted()
    case .boolean: return ["yes", "no"]
    default: return flag.bare.subjects.flatMap { ids(of: $0, prefix, line) }
    }
  }

  /// The folder behind `--docket`, as the shell would hand it over: shells complete what is typed, with
  /// its quotation marks and its `~`.
  private static func docket(in line: [String]) -> String? {
    var found: String?
    for (place, word) in line.enumerated() {
      if word == "--docket", line.indices.contains(place + 1) { found = line[place + 1] }
      if word.hasPrefix("--docket=") { found = String(word.dropFirst("--docket=".count)) }
    }
    guard var folder = found?.filter({ !"\"'\\".contains($0) }), !folder.isEmpty else { return nil }
    if folder == "~" || folder.hasPrefix("~/"), let home = Environment.value("HOME") {
      folder = home + folder.dropFirst()
    }
    return folder
  }
}

extension Overview {
  /// What the ids behind its name are of.
  fileprivate var subject: Subject? {
    switch takes {
    case .nothing: nil
    case .states: .country
    case .aCase, .maybeACase: .case
    }
  }
}
