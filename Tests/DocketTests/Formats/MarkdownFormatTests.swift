@testable import Documents
import Events
import Testing

@testable import Docket

struct MarkdownFormatTests {
  @Test func `a page as Markdown`() {
    let expected = #"""
      # Zeng &lt;曾>, China

      > Retracted facts are struck out.

      **Zeng** (曾) was held on 2023-08-11 by the 国家安全部; see [the ministry](https://www.mss.gov.cn/a_%28b%29?x=1&y=2), a trap (javascript:alert(1)) and the law.

      ## Names & words

      - Алексей Морозов, a_b\*c
      - \#u{2068}محمد\#u{2069} *reported*
      - hidden \u{202E}txt.exe\u{1B}\[2J

      ### Timeline

      *Two facts, as of 2024-01-01*

      | Date       | Event                         | Count | States |
      | ---------- | ----------------------------- | ----: | ------ |
      | 2023-08-11 | arrested \| &lt;b>逮捕&lt;/b> |    12 | CN, US |
      | ~~2023\~~~ | =HYPERLINK("x") next          |    -3 |        |

      ---

      From 42 records.

      """#
    #expect(Format.markdown.render(.sample, Style(footer: "From 42 records.")) == expected)
  }

  @Test(arguments: [
    "cn-zeng-2023", "2023-08-11 to 2024.", "AT&T, R&D", "snake_case", "2019~ to 2020~",
    "-5 degrees", "#42",
    "50% (about 3.5)", "a > b", "=1+1", "U.S. v. Wei", "中_文", "1.5 million", "C:\\temp",
  ])
  func `harmless marks stay as they are`(text: String) {
    #expect(markdown(.text(text)) == text)
  }

  @Test(arguments: [
    ("<b>", "&lt;b>"), ("&lt;", "&amp;lt;"), ("&#60;", "&amp;#60;"), ("*a*", "\\*a\\*"),
    ("_a_", "\\_a\\_"),
    ("`x`", "\\`x\\`"), ("[a](b)", "\\[a\\](b)"), ("~~a~~", "\\~\\~a\\~\\~"), ("# a", "\\# a"),
    ("## a", "\\## a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("---", "\\---"), ("===", "\\==="),
    ("> a", "\\> a"), ("1. a", "1\\. a"), ("2023.", "2023\\."), ("12) a", "12\\) a"),
    ("    code", "code"),
    ("a\n# b", "a # b"), ("\\*", "\\\\\\*"), ("<\u{338}b>", "&lt;\u{338}b>"), ("a\\", "a\\\\"),
  ])
  func `marks that could begin something are escaped`(text: String, expected: String) {
    #expect(markdown(.text(text)) == expected)
  }

  @Test(arguments: [
    (Run.strong(" a "), "x **a** y"), (.strong("重要。"), "x重要。y"),
    (.struck("重要。"), "x\\[withdrawn: 重要。\\]y"),
    (.emphasis(""), "xy"),
  ])
  func `marks of emphasis stand only where they count`(run: Run, expected: String) {
    #expect(markdown(.text("x"), run, .text("y")) == expected)
  }

  @Test func `of two marked runs that touch, one gives way`() {
    #expect(markdown(.strong("a"), .emphasis("b")) == "a*b*")
  }

  @Test(arguments: [
    (Run.link(text: "a]b", url: "https://a.example/)<"), "[a\\]b](https://a.example/%29%3C)"),
    (.link(text: "", url: "https://a.example/x_y"), "<https://a.example/x_y>"),
    (.link(text: "x", url: "https://a.example/?a&lt;=1"), "[x](https://a.example/?a&amp;lt;=1)"),
    (.link(text: "x", url: "file:///etc"), "x (file:///etc)"),
  ])
  func `only web addresses become links`(run: Run, expected: String) {
    #expect(markdown(run) == expected)
  }

  @Test func `an exclamation before a link makes no picture of it`() {
    let link = Run.link(text: "x", url: "https://a.example")
    #expect(markdown(.text("Held!"), link) == "Held\\![x](https://a.example)")
  }

  @Test func `a heading keeps its own hashes`() {
    let document = Document(
      title: "Row ##", blocks: [], data: .null, table: Table(name: "t", columns: []))
    #expect(Format.markdown.render(document) == "# Row \\##\n")
  }

  @Test func `a table too wide to align is written without padding`() {
    let cell = Table.Cell(String(repeating: "word ", count: 40) + "end|")
    let table = Table(
      name: "t", columns: [.init("a", "A"), .init("b", "B")], rows: [[cell, cell]])
    let lines = MarkdownTable(table: table, style: Style()).render().split(separator: "\n")
    #expect(lines[0] == "| A | B |")
    #expect(lines[1] == "| --- | --- |")
    #expect(lines[2].hasSuffix("end\\| |"))
  }

  private func markdown(_ runs: Run...) -> String {
    MarkdownLine(Line(runs), style: Style()).text
  }
}
