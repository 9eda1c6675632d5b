import Events
import Projections

/// The manual of `views.sqlite`, made of the catalog's own words: `docs/views.md`.
public enum ViewsManual {
  /// Questions for the `sqlite3` shell, each with what it answers.
  public static let examples: [(question: String, sql: String)] = [
    (
      "Who is held in China's cases, and since when?",
      """
      SELECT a."case", a.label, a.liberty, a.liberty_since
      FROM accused a JOIN cases c ON c.id = a."case"
      WHERE c.country = 'CN'
        AND a.liberty IN ('detained', 'arrested', 'remanded', 'restricted', 'imprisoned')
      ORDER BY a."case", a.party;
      """
    ),
    (
      "What certainly happened in August 2023?",
      """
      SELECT earliest, latest, kind, id, word, title, position
      FROM timeline
      WHERE earliest >= '2023-08-01' AND latest <= '2023-08-31'
        AND state IN ('stands', 'corrected')
      ORDER BY latest, position;
      """
    ),
    (
      "On which sources do most facts rest?",
      """
      SELECT s.id, s.kind, s.publisher, sum(c.facts) AS facts
      FROM citations c JOIN sources s ON s.id = c.source
      GROUP BY s.id ORDER BY facts DESC, s.id LIMIT 10;
      """
    ),
  ]

  /// The whole manual, as Markdown.
  public static var markdown: String {
    ([intro] + Catalog.views.map(section) + [bookkeeping, queries, lists]).joined(separator: "\n")
  }

  private static let intro = """
    # The tables of `views.sqlite`

    Made from the catalog of views; a test holds it to the code. To write it again:
    `VIEWS_MANUAL=rewrite swift test --filter ViewsManualTests`.

    `.docket/views.sqlite` holds what docket reads from its log, in plain tables. It is made from
    `log.sqlite` and may be deleted at any time: the next command makes it again. Nothing in it is
    ever edited by hand. Read it with any SQLite tool:

    ```sh
    sqlite3 -readonly .docket/views.sqlite
    ```

    What holds in all tables:

    - `stream` is a number that stands for a case, party, law, source, exchange or country: the
      position of its first fact in the log. The table `streams` has its kind and id.
    - `position` is the position of one fact in the log; `docket log --after 41 --limit 1` shows the
      fact at 42.
    - Days are counted from 1970-01-01: `date(earliest * 86400, 'unixepoch')` makes a day a date.
      Nothing stands where a date is open or not known. An uncertain date has its first and its last
      day; the margins of `?`, `~` and `%` are not in them.
    - Lists within a cell are joined by `; `.
    - Only facts that stand make rows: corrected ones as corrected, retracted ones not at all, and of
      several accounts of one event the one that is shown. `timeline_rows` has all, with their state.
    - Tables whose names end in `_rows` are numbers; a view without the ending makes them readable.

    """

  // MARK: Views

  private static func section(_ view: any View.Type) -> String {
    (["## \(view.name)\n"] + view.tables.map(table) + view.readable.map(readable))
      .joined(separator: "\n")
  }

  private static func table(_ table: TableLayout) -> String {
    let rows = table.columns.map { column in
      [
        "`\(column.name)`", column.kind.rawValue.lowercased(), column.isOptional ? "yes" : "",
        escaped(column.doc),
      ]
    }
    let indexes = table.indexes.map { names($0) }
    let found = indexes.isEmpty ? "" : " Also found by \(indexes.joined(separator: "; by "))."
    return """
      ### Table `\(table.name)`

      \(escaped(table.doc)) Key: \(names(table.key)).\(found)

      \(grid(["column", "type", "may be null", "meaning"], rows))
      """
  }

  private static func readable(_ view: ReadableView) -> String {
    """
    ### View `\(view.name)`

    \(view.doc)

    ```sql
    \(view.sql)
    ```

    """
  }

  private static func names(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// A table of Markdown.
  private static func grid(_ header: [String], _ rows: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "\\<")
  }

  // MARK: The rest

  private static let bookkeeping = """
    ## Bookkeeping

    `docket` holds the log position up to which the tables hold (`position`) and what each view was
    made by (`view/case` …): a view of another version is made again by itself. `account_sources`
    holds the sources that a choice among several accounts asked for.

    """

  private static var queries: String {
    (["## Three questions\n"]
      + examples.map { "\($0.question)\n\n```sql\n\($0.sql)\n```\n" }).joined(separator: "\n")
  }

  private static var lists: String {
    let intro = """
      ## The lists

      `docket list KIND --format json` is one array of objects, and `--format csv` one line a row,
      with these names. They stay. Lists of codes are arrays in JSON and joined by `; ` in CSV; days
      are dates, `2023-08-11`; dates that may be uncertain are EDTF as recorded. Rows are sorted by
      `id`. Where days are asked for (`--since`, `--until`), a column `match` says `definite` or
      `possible`, and the definite rows come first.

      """
    let lists = Listing.allCases.map(\.list) + Overview.allCases.map(\.view)
    return ([intro] + lists.map(list)).joined(separator: "\n")
  }

  private static func list(_ list: any RowList.Type) -> String {
    """
    ### List `\(list.name)`

    Narrowed by \(names(list.serves.map(\.flag))).

    \(grid(["column", "meaning"], list.documentation.map { ["`\($0.name)`", escaped($0.doc)] }))
    """
  }
}

extension ListFilter.Part {
  fileprivate var flag: String { "--" + rawValue }
}
