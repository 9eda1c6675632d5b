import Docket
import Foundation
import Projections
import Testing

/// The manual of the views: `docs/views.md` is what the code says.
@Suite struct ViewsManualTests {
  @Test func `the manual that is committed is the one the catalog makes`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/views.md")
    if ProcessInfo.processInfo.environment["VIEWS_MANUAL"] == "rewrite" {
      try ViewsManual.markdown.write(to: file, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(
      committed == ViewsManual.markdown,
      "Write it again: VIEWS_MANUAL=rewrite swift test --filter ViewsManualTests")
  }

  @Test func `every table, column, view and list stands in the manual`() {
    let text = ViewsManual.markdown
    for table in Catalog.tables {
      #expect(text.contains("### Table `\(table.name)`"))
      #expect(table.columns.allSatisfy { !$0.doc.isEmpty && text.contains("| `\($0.name)` |") })
    }
    for view in Catalog.readable { #expect(text.contains("### View `\(view.name)`")) }
    for listing in Listing.allCases { #expect(text.contains("### List `\(listing.rawValue)`")) }
    for overview in Overview.allCases {
      #expect(text.contains("### List `\(overview.rawValue)`"))
    }
  }

  @Test func `the questions it shows have answers`() throws {
    let docket = try TestDocket(Stories.three)
    _ = try docket.archive()
    for example in ViewsManual.examples {
      guard let printed = docket.shell(example.sql) else { return }
      let rows = printed.split(separator: "\n")
      switch example.question {
      case "Who is held in China's cases, and since when?":
        #expect(rows == ["cn-one-2020|Li Yi|imprisoned|2022-02-28"])
      case "What certainly happened in August 2023?": #expect(rows == [])
      default: #expect(rows.first == "paper|newspaper|The Paper|2")
      }
    }
  }
}
