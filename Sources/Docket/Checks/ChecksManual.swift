import Projections

/// The page of all checks, made from what they say of themselves: `docs/checks.md`.
public enum ChecksManual {
  public static var markdown: String {
    let rows = Check.allCases.map { check in
      "| `\(check.rawValue)` | \(check.severity.rawValue) | "
        + "\(check.days.map(String.init) ?? "") | \(check.meaning) |"
    }
    return """
      # The checks

      Made from the code: `CHECKS_MANUAL=rewrite swift test --filter ChecksManual`. How `docket check` is \
      called and set is in `docs/cli.md`.

      What is `off` is looked for where it is named (`docket check source-not-archived`) or switched on in \
      `docket.toml`. Days can be set there too. `docket source check` puts \
      \(list(Check.ofSources)).

      | check | severity | days | what it finds |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  private static func list(_ checks: [Check]) -> String {
    let names = checks.map { "`\($0.rawValue)`" }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
