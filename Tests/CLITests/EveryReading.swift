import ArgumentParser
import Docket
import Documents
import Events
import Ports
import Projections

@testable import CLI

/// Every command that reads, about everything and in every format, made from what the code itself
/// lists: what is added to it is read here as well.
///
/// The docket has a case `x-1`, a party `p-1`, sources `s-1` and `s-2`, a law `l-1` and an exchange `w-1`.
enum EveryReading {
  /// All of them.
  static let commands: [String] = pages + lists + timelines + searches + comparisons + rest + turned

  /// What has a page, as it stands behind `show`.
  static let pages: [String] =
    shown.flatMap { page in
      Format.forShow.map { "show \(page) --format \($0)" }
    }
    + Subject.allCases.flatMap { subject in
      [Format.text, .json].map {
        "show \(subject.rawValue) \(id(of: subject)) --press-names --format \($0)"
      }
    }

  private static var shown: [String] {
    var shown = Subject.allCases.map { "\($0.rawValue) \(id(of: $0))" }
    shown += TimelineQuery.Clock.allCases.map { "case x-1 --clock \($0)" }
    for overview in Overview.allCases {
      let name = overview.rawValue
      switch overview.takes {
      case .nothing: shown.append(name)
      case .states: shown += [name, name + " US RU"]
      case .aCase: shown.append(name + " x-1")
      case .maybeACase: shown += [name, name + " x-1"]
      }
      if overview.asks.contains(.country) { shown.append(name + " --country US") }
    }
    return shown
  }

  static func id(of subject: Subject) -> String {
    switch subject {
    case .case: "x-1"
    case .law: "l-1"
    case .party: "p-1"
    case .source: "s-1"
    case .swap: "w-1"
    case .country: "US"
    }
  }

  private static let lists: [String] = ListCommand.kinds.flatMap { kind in
    Format.forLists.map { "list \(kind) --format \($0)" }
  }

  private static let timelines: [String] = TimelineQuery.Clock.allCases.flatMap { clock in
    ["", "--case x-1", "--country US"].flatMap { scope in
      Format.forLists.map { "timeline --clock \(clock) \(scope) --format \($0)" }
    }
  }

  /// What finds everything that is left, in every group.
  private static let searches: [String] = SearchGroup.allCases.flatMap { group in
    ["bail", "page"].flatMap { words in
      Format.forLists.map { "search '\(words)' --in \(group.rawValue) --format \($0)" }
    }
  }

  private static let comparisons: [String] = Subject.allCases.flatMap { subject in
    Format.forPages.flatMap { format in
      ["blame \(subject.rawValue) \(id(of: subject))"].map { "\($0) --format \(format)" }
        + ["diff \(subject.rawValue) \(id(of: subject)) '#0' '#20' --format \(format)"]
    }
  }

  private static let rest: [String] = {
    var commands = ["words", "schema", "date 2020", "check --list", "record redact --help"]
    for format in [Format.text, .jsonl, .json] {
      commands += ["log --format \(format)", "log --reverse --audience red --format \(format)"]
    }
    for format in Format.forPages + [.jsonl] {
      commands.append("changes --since '#0' --format \(format)")
    }
    for format in Format.forPages {
      commands += [
        "source show s-2 --format \(format)", "source chain s-1 --format \(format)",
        "source chain s-2 --format \(format)",
      ]
    }
    let checks = Projections.Check.allCases.map(\.rawValue).joined(separator: " ")
    for format in Format.forLists {
      commands += [
        "status --format \(format)", "check --today 2030-01-01 --format \(format)",
        "check \(checks) --today 2030-01-01 --format \(format)",
        "source check --format \(format)", "source check s-1 s-2 --format \(format)",
      ]
    }
    for subject in Subject.allCases {
      for format in [Format.markdown, .json] {
        commands.append("export \(subject.rawValue) --all --audience red --format \(format)")
      }
      commands.append("export \(subject.rawValue) --all --format html --output site/\(subject)")
    }
    return commands + [
      "rebuild", "rebuild --verify", "backup copy", "restore copy --docket again",
    ]
  }()

  /// What is told from elsewhere.
  static let turned: [String] = [
    "--as-of 2020", "--known-at 2030", "--recorded-at '#19'", "--audience amber",
  ].flatMap { dial in
    (shown.map { "show \($0)" } + ListCommand.kinds.map { "list \($0)" }
      + ["timeline", "search bail", "search page", "blame case x-1", "source chain s-1", "check"])
      .map { "\($0) \(dial) --format json" }
  }

  /// The commands that docket has, with those below them: `source chain`.
  static let names: [String] = DocketCommand.configuration.subcommands.flatMap { command in
    let parts = command.configuration.subcommands
    return parts.isEmpty
      ? [command._commandName]
      : parts.map { "\(command._commandName) \($0._commandName)" }
  }
}
