import Documents
import Events
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Docket

/// Samples of each kind of picture, and what the tests ask of any.
enum FigureSamples {
  static let facts = FactsFigure(
    rows: [
      .init(
        title: "Custody",
        entries: [
          .init(
            words: "Li Yi arrested", detail: "11 August 2023: Li Yi arrested. #1",
            date: "11 August 2023", extent: extent("2023-08-11"), sign: .square),
          .init(
            words: "Li Yi under a measure which has a very long name that takes more than a line",
            detail: "by 2023", date: "by 2023", extent: extent("../2023"), sign: .square),
        ]),
      .init(
        title: "Charge and court",
        entries: [
          .init(
            words: "移送审查起诉", detail: "2024", date: "2024", extent: extent("2024"),
            sign: .diamond),
          .init(
            words: "Trial", detail: "2024 to 2025", date: "2024 to 2025",
            extent: extent("2024-02/2025-03"), sign: .triangle),
          .init(
            words: "Verdict", detail: "retracted", date: "1 May 2025",
            extent: extent("2025-05-01"), sign: .diamond, state: .retracted),
          .init(
            words: "Another account: verdict", detail: "other", date: "2 May 2025",
            extent: extent("2025-05-02"), sign: .diamond, state: .otherAccount),
        ]),
    ],
    background: .init(
      title: "Laws come into force",
      entries: [
        .init(
          words: "The Act, version 2023", detail: "In force from 1 January 2024",
          date: "1 January 2024", extent: extent("2024-01-01"), sign: .bar),
        .init(
          words: "The Act, version 1917", detail: "In force from 1917", date: "1917",
          extent: extent("1917"), sign: .bar),
      ]))

  static let bars = StackedBarsFigure(
    parts: [
      .init(label: "acquitted or discontinued", look: .filled(.cross)),
      .init(label: "charged or on trial", look: .filled(.bars)),
      .init(label: "final or ended", look: .solid),
    ],
    bars: [
      .init(label: "2019", numbers: [1, 0, 3]), .init(label: "by 2023", numbers: [0, 2, 0]),
      .init(label: "no date", numbers: [0, 0, 90]),
    ])

  static let matrix = MatrixFigure(
    cells: [
      .init(row: "CN", column: "US", cases: 6, persons: 6, detail: "China for the United States"),
      .init(row: "US", column: "CN", cases: 11, persons: 12, detail: "United States for China"),
      .init(row: "US", column: "CU", cases: 2, persons: 2, detail: "United States for Cuba"),
    ], rowTitle: "Prosecuting", columnTitle: "Said to be for")

  static let lags = LagFigure(
    rows: [
      .init(label: "John T. Downey", least: 724, most: 724),
      .init(label: "曾", least: 0, most: 40),
      .init(label: "A name that nobody could print in so little room as there is here", most: 12),
      .init(label: "open", least: 3, most: nil), .init(label: "nothing", least: nil, most: nil),
    ], unit: "days from event to disclosure")

  static let detentions = DetentionFigure(
    persons: [
      .init(
        label: "Richard G. Fecteau",
        holds: [
          .init(
            kind: .held, from: extent("1952-11-29"), to: extent("1954-11"),
            detail: "detained from 29 November 1952"),
          .init(
            kind: .imprisoned, from: extent("1954-11"), to: extent("1971"),
            detail: "imprisoned from November 1954"),
        ]),
      .init(
        label: "Zeng",
        holds: [
          .init(kind: .restricted, from: extent("../1960-08-11"), to: nil, detail: "by 1960")
        ]),
    ], through: 1000)

  static func extent(_ text: String) -> Extent { Extent(try! EDTF(text)) }

  /// The pictures, each at both of its widths.
  static var drawings: [(name: String, drawing: Drawing)] {
    let all: [(String, (Double) -> Drawing)] = [
      ("facts", facts.draw), ("bars", bars.draw), ("matrix", matrix.draw), ("lags", lags.draw),
      ("detentions", detentions.draw),
    ]
    return all.flatMap { name, draw in
      Figure.Width.allCases.map { ("\(name) \($0.rawValue)", draw($0.pixels)) }
    }
  }
}

extension Drawing.Box {
  func meets(_ other: Drawing.Box) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }
}

/// Whether a text is well-formed XML: an error says where it is not.
func wellFormed(_ text: String) -> String? {
  final class Reader: NSObject, XMLParserDelegate {}
  let parser = XMLParser(data: Data(text.utf8))
  return parser.parse()
    ? nil : "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")"
}
