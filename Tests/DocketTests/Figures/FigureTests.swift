@testable import Documents
import Events
import Testing

@testable import Docket

/// Pictures: what holds for all, and where single marks stand.
@Suite struct FigureTests {
  @Test(arguments: FigureSamples.drawings.map(\.name))
  func `no words of a picture lie on others, and all lie within it`(name: String) throws {
    let drawing = try #require(FigureSamples.drawings.first { $0.name == name }).drawing
    let labels = drawing.labels
    #expect(!labels.isEmpty)
    for (place, label) in labels.enumerated() {
      let box = label.box
      #expect(
        box.x >= -0.5 && box.x + box.width <= drawing.width + 0.5,
        "\(label.text) leaves the picture")
      #expect(box.y >= 0 && box.y + box.height <= drawing.height + 0.5, "\(label.text)")
      for other in labels[(place + 1)...] {
        #expect(!box.meets(other.box), "'\(label.text)' lies on '\(other.text)'")
      }
    }
  }

  @Test(arguments: FigureSamples.drawings.map(\.name))
  func `all of a picture but its words lies within it`(name: String) throws {
    let drawing = try #require(FigureSamples.drawings.first { $0.name == name }).drawing
    func points(_ shape: Drawing.Shape) -> [Drawing.Point] {
      switch shape {
      case .line(let from, let to, _): [from, to]
      case .box(let box, _):
        [.init(box.x, box.y), .init(box.x + box.width, box.y + box.height)]
      case .disc(let center, _, _): [center]
      case .polygon(let points, _): points
      case .label: []
      case .group(_, let shapes): shapes.flatMap(points)
      }
    }
    for point in drawing.shapes.flatMap(points) {
      #expect(-0.5...drawing.width + 0.5 ~= point.x)
      #expect(-0.5...drawing.height + 0.5 ~= point.y)
    }
  }

  @Test func `a day is a sign, a month hatched, an interval solid between its ends`() {
    let scale = TimeScale([0, 96], left: 0, right: 104)!
    let mark = ExtentMark(scale: scale, y: 10)
    // The scale begins four days before and ends four days after: a day is a px.
    #expect(scale.x(0) == 4)
    #expect(
      mark.shapes(.init(day: 16), sign: .disc) == [.disc(.init(20, 10), radius: 4.5, .solid)])
    #expect(
      mark.shapes(.init(first: 16, last: 46), sign: .disc)
        == [.box(.init(x: 20, y: 5, width: 30, height: 10), .filled(.hatch))])
    #expect(
      mark.shapes(.init(first: 16, last: 76, sure: 36...56), sign: .disc)
        == [
          .box(.init(x: 20, y: 5, width: 60, height: 10), .filled(.hatch)),
          .box(.init(x: 40, y: 5, width: 20, height: 10), .solid),
        ])
  }

  @Test func `what has no first day has an arrow`() {
    let mark = ExtentMark(scale: TimeScale([0, 96], left: 0, right: 104)!, y: 10)
    #expect(
      mark.shapes(.init(first: nil, last: 56), sign: .disc)
        == [
          .box(.init(x: 8, y: 5, width: 52, height: 10), .filled(.hatch)),
          .polygon([.init(8, 5), .init(0, 10), .init(8, 15)], .hollow),
        ])
  }

  @Test func `what was retracted or outvoted is hollow`() {
    let mark = ExtentMark(scale: TimeScale([0, 96], left: 0, right: 104)!, y: 10)
    #expect(
      mark.shapes(.init(day: 16), sign: .square, isHeld: false)
        == [.box(.init(x: 15.5, y: 5.5, width: 9, height: 9), .hollow)])
    let narrow = FigureSamples.facts.draw(320)
    #expect(narrow.labels.filter { $0.look == .struck }.map(\.text) == ["Verdict"])
  }

  @Test(
    arguments: [
      ("2023-08-11", 19_580, 19_580, 19_580...19_580),
      ("2023-08", 19_570, 19_600, nil),
      ("../2023-08-11", nil, 19_580, nil),
      ("2023-08-11/..", 19_580, nil, nil),
      ("2023-08-01/2023-08-11", 19_570, 19_580, 19_570...19_580),
      ("2023-07/2023-09", 19_539, 19_630, 19_569...19_601),
      ("[2023-08-01,2023-08-11]", 19_570, 19_580, nil),
    ] as [(String, Int64?, Int64?, ClosedRange<Int64>?)])
  func `the days of a date`(
    text: String, first: Int64?, last: Int64?, sure: ClosedRange<Int64>?
  ) throws {
    #expect(Extent(try EDTF(text)) == Extent(first: first, last: last, sure: sure))
  }

  @Test func `about a day is possible a week before and after, and certain on none`() throws {
    let extent = Extent(try EDTF("2025-08-20~"))
    #expect(extent.sure == nil)
    #expect(extent.first == 20_313 && extent.last == 20_327)
  }

  @Test(arguments: [
    ("2023-08-11", "2023-08-14", 720, "11 Aug 2023"),
    ("2023-08-01", "2023-09-20", 720, "1 Aug 2023"),
    ("2022-02-01", "2023-01-01", 720, "Mar 2022"),
    ("1952-11-29", "2006-12-31", 720, "1960"),
    ("-0044-03-15", "2026-01-01", 320, "0"),
    ("-0044-03-15", "-0043-01-15", 720, "May -44"),
  ])
  func `a scale names days, months or years, with room between them`(
    from: String, to: String, width: Double, contains: String
  ) throws {
    let days = [try EDTF(from), try EDTF(to)].flatMap { Extent($0).days }
    let scale = try #require(TimeScale(days, left: 0, right: width))
    let ticks = scale.ticks
    #expect(ticks.map(\.text).contains(contains), "\(ticks.map(\.text))")
    #expect((2...9).contains(ticks.count))
    for (one, next) in zip(ticks, ticks.dropFirst()) {
      #expect(scale.x(next.day) - scale.x(one.day) > TextMeasure.width(of: one.text))
    }
  }

  @Test func `what happened outside of the case is drawn where it falls within its days`() {
    let words = FigureSamples.facts.draw(720).labels.map(\.text)
    #expect(words.contains("The Act, version 2023"))
    #expect(!words.contains("The Act, version 1917"))
  }

  @Test func `a field without a case is empty`() {
    let numbers = FigureSamples.matrix.draw(720).labels.map(\.text)
    #expect(!numbers.contains("0"))
    #expect(numbers.filter { $0 == "11" }.count == 1)
  }

  @Test func `a lag of no days stands at the beginning, twice as long is less than twice as far`() {
    #expect(LagFigure.logarithm(0) == 0)
    #expect(LagFigure.logarithm(1) == 1)
    #expect(abs(LagFigure.logarithm(999) - 9.965784) < 0.00001)
    #expect(LagFigure.words(.init(label: "", least: 1, most: 1)) == "1 day")
    #expect(LagFigure.words(.init(label: "", least: 3, most: 40)) == "3 to 40 days")
    #expect(LagFigure.words(.init(label: "", least: 3, most: nil)) == "at least 3 days")
  }

  @Test
  func `a hold is certain from the last day it can have begun to the first it can have ended`() {
    let drawing = DetentionFigure(
      persons: [
        .init(
          label: "A",
          holds: [
            .init(
              kind: .held, from: .init(first: 0, last: 24), to: .init(first: 72, last: 96),
              detail: "")
          ])
      ], through: 500
    ).draw(720)
    guard
      case .group(_, let bars)? = drawing.shapes.first(where: {
        if case .group = $0 { true } else { false }
      })
    else {
      Issue.record("No hold is drawn.")
      return
    }
    let looks = bars.compactMap { if case .box(_, let look) = $0 { look } else { nil } }
    #expect(looks == [.filled(.hatch), .filled(.dots), .filled(.hatch)])
  }

  @Test func `a hold of which no end is recorded is certain at its beginning alone`() throws {
    let drawing = DetentionFigure(
      persons: [
        .init(label: "A", holds: [.init(kind: .held, from: .init(day: 0), to: nil, detail: "")])
      ], through: 500
    ).draw(720)
    let boxes = drawing.shapes.flatMap { shape -> [Drawing.Box] in
      guard case .group(_, let shapes) = shape else { return [] }
      return shapes.compactMap { if case .box(let box, _) = $0 { box } else { nil } }
    }
    try #require(boxes.count == 2)
    // Thin up to the day of the record, high where it is certain.
    #expect(boxes[0].height == 6 && boxes[0].width > 500)
    #expect(boxes[1].height == 12 && boxes[1].width == 3)
  }

  @Test func `a hold of which no first day is known begins with an arrow`() {
    let drawing = DetentionFigure(
      persons: [
        .init(
          label: "A",
          holds: [
            .init(kind: .restricted, from: .init(first: nil, last: 24), to: nil, detail: "by then")
          ])
      ], through: 500
    ).draw(720)
    let arrows = drawing.shapes.flatMap { shape -> [Drawing.Shape] in
      if case .group(_, let shapes) = shape { shapes } else { [] }
    }.filter { if case .polygon = $0 { true } else { false } }
    // One at the beginning, one at the end.
    #expect(arrows.count == 2)
  }

  @Test func `words that take too much room are broken, then cut`() {
    #expect(TextMeasure.wrapped("one two three", to: 60) == ["one two", "three"])
    #expect(TextMeasure.wrapped("one two three four five six", to: 60) == ["one two", "three f…"])
    #expect(TextMeasure.fitted("移送审查起诉", to: 60) == "移送审…")
    #expect(TextMeasure.fitted("short", to: 60) == "short")
  }
}
