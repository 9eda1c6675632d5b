import Docket
import Documents
import Events

/// A page of every block and run with random words.
func randomDocument(_ dice: inout Dice) -> Document {
  let table = randomTable(&dice)
  return Document(
    title: dice.text(8),
    blocks: [
      .paragraph(randomLine(&dice)), .heading(level: 2, dice.text(6)),
      .bullets([randomLine(&dice), randomLine(&dice)]), .notice(randomLine(&dice)), .table(table),
    ],
    data: table.data, table: table)
}

private func randomTable(_ dice: inout Dice) -> Table {
  let width = Int.random(in: 1...8, using: &dice)
  return Table(
    name: "t", caption: dice.text(6),
    columns: (0..<width).map {
      Table.Column("c\($0)", dice.text(3), isNumeric: Bool.random(using: &dice))
    },
    rows: (0..<Int.random(in: 0...6, using: &dice)).map { _ in
      (0..<width).map { _ in Table.Cell(randomLine(&dice), .string(dice.text(10))) }
    })
}

func randomLine(_ dice: inout Dice) -> Line {
  Line(
    (0..<Int.random(in: 0...4, using: &dice)).map { _ in
      let text = dice.text(8)
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: return .strong(text)
      case 1: return .emphasis(text)
      case 2: return .struck(text)
      case 3: return .foreign(text, language: dice.text(2))
      case 4: return .link(text: text, url: "https://a.example/" + dice.text(4))
      case 5: return .reference(kind: "case", id: "cn-zeng-2023", text: text)
      default: return .text(text)
      }
    })
}
