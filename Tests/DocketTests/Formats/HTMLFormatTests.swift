import Documents
import Events
import Testing

@testable import Docket

struct HTMLFormatTests {
  @Test func `the content of a page`() {
    let expected = #"""
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <main id="content" tabindex="-1">
      <h1>Zeng &lt;曾&gt;, China</h1>
      <p class="notice" role="note">Retracted facts are struck out.</p>
      <p><strong>Zeng</strong> (曾) was held on 2023-08-11 by the <span lang="zh-Hans" dir="ltr">国家安全部</span>; see <a href="https://www.mss.gov.cn/a_(b)?x=1&amp;y=2" rel="noopener noreferrer">the ministry</a>, a trap (javascript:alert(1)) and the law.</p>
      <h2>Names &amp; words</h2>
      <ul>
      <li><span lang="ru" dir="ltr">Алексей Морозов</span>, a_b*c</li>
      <li><span lang="ar" dir="rtl">محمد</span> <em>reported</em></li>
      <li>hidden \u{202E}txt.exe\u{1B}[2J</li>
      </ul>
      <h3>Timeline</h3>
      <div class="table" role="region" aria-labelledby="table-6" tabindex="0">
      <table>
      <caption id="table-6"><span>Two facts, as of 2024-01-01</span></caption>
      <thead>
      <tr><th scope="col">Date</th><th scope="col">Event</th><th scope="col" class="number">Count</th><th scope="col">States</th></tr>
      </thead>
      <tbody>
      <tr><th scope="row" class="day">2023-08-11</th><td>arrested | &lt;b&gt;逮捕&lt;/b&gt;</td><td class="number">12</td><td>CN, US</td></tr>
      <tr><th scope="row"><del><span class="unseen">withdrawn: </span>2023~</del></th><td>=HYPERLINK(&quot;x&quot;) next</td><td class="number">-3</td><td></td></tr>
      </tbody>
      </table>
      </div>
      </main>
      <footer><p>From 42 records.</p></footer>
      </body>
      </html>

      """#
    let page = Format.html.render(.sample, Style(footer: "From 42 records."))
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.drop { $0 != "<body>" }.joined(separator: "\n") == expected)
  }

  @Test func `the head admits the stylesheet and nothing else`() {
    let page = Format.html.render(.sample)
    #expect(
      page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(page.contains("content=\"default-src 'none'; style-src '\(Stylesheet.hash)'; base-uri"))
    #expect(page.contains("<title>Zeng &lt;曾&gt;, China</title>"))
  }

  @Test func `the policy's hash is that of the stylesheet`() {
    #expect(Stylesheet.hash == "sha256-" + base64(sha256(Array(Stylesheet.text.utf8))))
    #expect(base64(sha256(Array("abc".utf8))) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test func `a reference leads to its page where the site says so`() {
    let style = Style(links: { kind, id in "../\(kind)/\(id).html" })
    let page = Format.html.render(.sample, style)
    #expect(page.contains("<a href=\"../law/cn-law-2014.html\">the law</a>"))
  }

  @Test func `a table without a caption is named by its heading, and says when it is empty`() {
    let table = Table(name: "t", columns: [.init("a", "A"), .init("b", "B", isNumeric: true)])
    let page = Format.html.render(
      Document(
        title: "T", blocks: [.heading(level: 2, "By <country>"), .table(table)], data: .null,
        table: table))
    #expect(page.contains("<caption id=\"table-2\" class=\"unseen\">By &lt;country&gt;</caption>"))
    #expect(page.contains("<tr><td colspan=\"2\">(none)</td></tr>"))
  }

  @Test(arguments: [
    ("ar", true), ("fa-IR", true), ("FA-Latn", false), ("ur", true), ("az-Arab", true),
    ("he", true),
    ("zh-Hans-CN", false), ("en-1994", false),
  ])
  func `the direction follows the script, then the language`(tag: String, isRightToLeft: Bool) {
    #expect(LanguageTag(tag)?.isRightToLeft == isRightToLeft)
  }

  @Test(arguments: ["", "\" onload=\"x", "zh_Hans", "1", "a--b", "中文"])
  func `what is no tag does not become an attribute`(tag: String) {
    let line = Line([.foreign("曾", language: tag)])
    #expect(HTMLLine(line, style: Style()).text == "<bdi>曾</bdi>")
  }

  @Test func `what runs from right to left stands by itself wherever it is printed`() {
    let name = "محمد (أبو علي)"
    let table = Table(
      name: "t", caption: "Facts on \(name), 2", columns: [.init("a", name)],
      rows: [[Table.Cell("\(name), 5 years")]])
    let page = Format.html.render(
      Document(
        title: "\(name) & one",
        blocks: [
          .heading(level: 2, "Timeline of \(name)."), .table(table),
          .paragraph(
            Line([
              .strong("\(name): 5"), .emphasis("\(name): 5"), .struck("\(name): 5"),
              .link(text: "\(name), 5", url: "https://example.org"),
              .reference(kind: "case", id: "x", text: "\(name), 5"),
            ])),
        ], data: .null, table: table), Style(footer: "\(name), 5"))
    let body = page.split(separator: "<body>")[1]
    let count = body.split(separator: name, omittingEmptySubsequences: false).count - 1
    #expect(count == 11)
    #expect(
      body.split(separator: "<bdi>\(name)</bdi>", omittingEmptySubsequences: false).count - 1 == 11)
    #expect(page.contains("<title>\(name) &amp; one</title>"))
  }

  @Test(arguments: 0..<200)
  func `data never becomes markup`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let text = dice.text(30)
    let allowed = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
    let html = text.html.unicodeScalars
    #expect(!html.contains { "<>\"'".unicodeScalars.contains($0) })
    for part in html.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      #expect(allowed.contains { ("&" + String(part)).utf8.starts(with: $0.utf8) })
    }
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      let text = (0..<4).map { digits[bits >> (18 - 6 * $0) & 63] }
      return String(text.prefix(group.count + 1)) + String(repeating: "=", count: 3 - group.count)
    }.joined()
  }
}
