import Docket
import Documents
import Testing

struct FormatTests {
  @Test(arguments: [
    ("cases.csv", Format.csv), ("a.b/CASE.MD", .markdown), ("x.markdown", .markdown),
    ("x.htm", .html), ("x.HTML", .html), ("x.json", .json), ("x.jsonl", .jsonl), ("x.txt", .text),
  ])
  func `a file's name tells its format`(name: String, format: Format) {
    #expect(Format(fileName: name) == format)
  }

  @Test(arguments: ["", "csv", ".csv", "case.pdf", "case.", "out.json/case"])
  func `another name tells none`(name: String) {
    #expect(Format(fileName: name) == nil)
  }

  @Test(arguments: Format.allCases)
  func `a format's own extension leads back to it`(format: Format) {
    #expect(Format(fileName: "page." + format.fileExtension) == format)
  }

  @Test(arguments: Format.allCases)
  func `a page ends with a line's end and is printed the same twice`(format: Format) {
    let style = Style(width: 60, footer: "From 42 records.")
    let page = format.render(.sample, style)
    #expect(page.utf8.last == UInt8(ascii: "\n"))
    #expect(page == format.render(.sample, style))
  }
}
