@testable import Documents
import Events
import Foundation
import Testing

@testable import Docket

/// SVG: well-formed whatever the data holds, described, without scripts.
@Suite struct SVGFormatTests {
  private func document(_ title: String, _ text: String) -> Document {
    let picture = FactsFigure(
      rows: [
        .init(
          title: text,
          entries: [
            .init(
              words: text, detail: text, date: text, extent: Extent(day: 19_000), sign: .disc)
          ])
      ],
      background: .init(
        title: text,
        entries: [
          .init(words: text, detail: text, date: text, extent: Extent(day: 19_000), sign: .bar)
        ]))
    let table = Table(name: "t", columns: [.init("a", "A")], rows: [[Table.Cell(text)]])
    let figure = Figure(
      name: "sample", title: title, description: text, table: table, draw: picture.draw)
    return Document(title: title, blocks: [.figure(figure)], data: .null, table: table)
  }

  @Test func `a picture has a title and a description that name it`() {
    let svg = Format.svg.render(document("Li & Yi", "<arrested>"))
    #expect(svg.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"sample-title sample-description\""))
    #expect(svg.contains("<title id=\"sample-title\">Li &amp; Yi</title>"))
    #expect(svg.contains("<desc id=\"sample-description\">&lt;arrested&gt;</desc>"))
    #expect(wellFormed(svg) == nil)
  }

  @Test func `it names no script, no font and no other file`() {
    for (_, drawing) in FigureSamples.drawings {
      let svg = SVGImage(drawing: drawing, id: "x", title: "t", description: "d").file
      #expect(!svg.contains("<script") && !svg.contains("@import") && !svg.contains("href"))
      for part in svg.components(separatedBy: "url(").dropFirst() {
        #expect(part.hasPrefix("#x-"))
      }
      #expect(wellFormed(svg) == nil)
    }
  }

  @Test func `each pattern that is used is in the same image`() {
    for (name, drawing) in FigureSamples.drawings {
      let svg = SVGImage(drawing: drawing, id: "x", title: "t", description: "d").inline(.wide)
      for pattern in Drawing.Pattern.allCases {
        let isUsed = svg.contains("url(#x-\(pattern.rawValue))")
        #expect(isUsed == svg.contains("<pattern id=\"x-\(pattern.rawValue)\""), "\(name)")
      }
    }
  }

  @Test(arguments: 0..<200)
  func `whatever the data holds, it is well-formed`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let page = document(dice.text(12), dice.text(40))
    #expect(wellFormed(Format.svg.render(page)) == nil)
  }

  @Test func `numbers are written to a tenth, and what is none is written as none`() {
    #expect(SVGImage.number(12) == "12")
    #expect(SVGImage.number(-0.26) == "-0.3")
    #expect(SVGImage.number(1.0 / 3) == "0.3")
    #expect(SVGImage.number(.nan) == "0")
    #expect(SVGImage.number(.infinity) == "0")
  }

  @Test func `a page shows the picture that fits, and the table of its numbers`() {
    let html = Format.html.render(document("T", "words"))
    #expect(html.contains("<svg class=\"wide\" viewBox=\"0 0 720 "))
    #expect(html.contains("<svg class=\"narrow\" viewBox=\"0 0 320 "))
    #expect(html.contains("<details open>\n<summary>The same as a table</summary>"))
    #expect(!html.contains("style="))
  }

  @Test func `formats that cannot draw print the table`() {
    let page = document("T", "words")
    #expect(Format.text.render(page).contains("A\n-----\nwords\n"))
    #expect(Format.markdown.render(page).contains("| words |"))
  }

  @Test func `a page without a picture says so`() {
    #expect(Format.svg.render(.sample).contains("There is no picture on this page."))
    #expect(wellFormed(Format.svg.render(.sample)) == nil)
  }
}
