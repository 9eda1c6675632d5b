import Docket
import Documents
import Events
import Foundation
import Testing

/// What this docket's editors set beside a report, on the pages of the seeds.
@Suite struct EditorsLinksTests {
  private static let unnamed = [
    "us-lee-2018", "us-mallory-2017", "us-hansen-2018", "us-ma-2020", "us-moinian-2022",
    "us-xu-2018", "us-ji-2018", "us-zheng-2018",
  ]

  @Test func `of eight people whom a report does not name its case page names none`() throws {
    let reading = try SeedDocket.shared.get().reading()
    let page = try reading.page(of: .case, "cn-zeng-2023")
    let text = plain(page)
    #expect(
      text.contains("- Five convictions that the report does not name: context, not evidence"))
    #expect(
      text.contains("- Three convictions that the report does not name: context, not evidence"))
    for id in EditorsLinksTests.unnamed {
      let title = try reading.page(of: .case, id).title
      #expect(!text.contains(title) && !text.contains(id), "\(title)")
      #expect(page.data["links_out"]?.array?.contains { $0["to"]?.string == id } == true)
    }
  }

  @Test(arguments: unnamed)
  func `their own pages do not name him for that`(id: String) throws {
    let text = plain(try SeedDocket.shared.get().reading().page(of: .case, id))
    #expect(!text.contains("Zeng") && !text.contains("cn-zeng-2023"))
    #expect(
      text.contains("One case whose report does not name this case: context, not evidence"))
  }

  @Test func `what a report says stays in the list before`() throws {
    let text = plain(
      try SeedDocket.shared.get().reading().page(of: .case, "cn-zeng-2023"))
    let said = try #require(text.range(of: "## Linked from this case"))
    let set = try #require(text.range(of: "### Set beside it by this docket's editors"))
    let list = text[said.upperBound..<set.lowerBound]
    #expect(list.contains("us-wei-2023") && list.contains("cn-counter-espionage-law"))
    #expect(list.contains("Made by the Financial Times"))
  }
}
