public import Documents
public import Events
public import Ports
public import Projections
import Words

/// The chain of republication of a source: what it was made from, up to the root, and what was made
/// from it, as a tree.
struct ChainPage {
  /// A source in the tree, with those one step further from the source asked for.
  private struct Node {
    let step: SourceFile.Step
    let next: [Node]
  }

  private let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  var document: Document {
    let name = file.source.name
    let up = tree(file.up, from: file.id)
    let down = tree(file.down, from: file.id)
    return Document(
      title: "Chain of \(file.id)",
      blocks: [
        .paragraph(Line([.reference(kind: "source", id: file.id, text: name)])),
        .heading(level: 2, "Made from"), block(up, isUp: true),
        .heading(level: 2, "What was made from it"), block(down, isUp: false),
      ],
      data: .record([
        ("id", .string(file.id)), ("name", .string(name)), ("made_from", data(up)),
        ("made_into", data(down)),
      ]),
      table: table)
  }

  private func tree(_ steps: [SourceFile.Step], from slug: String) -> [Node] {
    steps.filter { $0.near == slug }.map {
      Node(step: $0, next: tree(steps, from: $0.slug))
    }
  }

  private func block(_ nodes: [Node], isUp: Bool) -> Block {
    guard !nodes.isEmpty else {
      return .paragraph(
        isUp ? "Nothing that is recorded: it is a source of its own." : "Nothing that is recorded.")
    }
    return .bullets(nodes.flatMap { lines($0, isUp, "") })
  }

  /// `quoting us-doj (US Department of Justice)` on the way up, `the-paper (The Paper), quoting us-doj`
  /// on the way down.
  private func lines(_ node: Node, _ isUp: Bool, _ indent: String) -> [Line] {
    let step = node.step
    let isNamed = step.name != CitedSource(step.slug, []).name
    let name = isNamed ? " (\(step.name))" : ""
    let before = isUp ? "\(step.how) " : ""
    let after = isUp ? "" : ", \(step.how) \(step.near)"
    let line = Line([
      .text(indent + before), .reference(kind: "source", id: step.slug, text: step.slug),
      .text(name + after),
    ])
    return [line] + node.next.flatMap { lines($0, isUp, indent + "\u{2014} ") }
  }

  private func data(_ nodes: [Node]) -> JSON {
    .array(
      nodes.map {
        .record([
          ("id", .string($0.step.slug)), ("name", .string($0.step.name)),
          ("how", .string($0.step.how)), ("next", data($0.next)),
        ])
      })
  }

  /// A row a step, for CSV.
  private var table: Table {
    func rows(_ steps: [SourceFile.Step], _ direction: String) -> [[Table.Cell]] {
      steps.map {
        [
          Table.Cell(direction), Table.Cell(Line("\($0.depth)"), .integer(Int64($0.depth))),
          Table.Cell($0.slug), Table.Cell($0.name), Table.Cell($0.how), Table.Cell($0.near),
        ]
      }
    }
    return Table(
      name: "chain",
      columns: [
        .init("direction", "Direction"), .init("depth", "Depth", isNumeric: true),
        .init("id", "Source"), .init("name", "Name"), .init("how", "How"), .init("near", "Next to"),
      ],
      rows: rows(file.up, "made_from") + rows(file.down, "made_into"))
  }
}

extension Reading {
  /// The chain of a source; see `ChainPage`. Throws as `page` does.
  public func chain(of source: String) throws -> Document {
    try require(.source, source)
    return stated(ChainPage(try SourceFile(source, archive())).document)
  }

  /// An inspection of what is definitely inside the dials.
  public func inspection(
    _ store: any SourceStore, _ checks: [Check], _ settings: CheckSettings, today: Day
  ) throws -> Inspection {
    Inspection(try archive(), store, checks, settings, today: today)
  }
}
