import Documents
import Events
import Projections
import Words

/// The page of what lies ahead.
struct AgendaPage {
  let file: AgendaFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    blocks += [.heading(level: 2, "From today on"), .table(table(file.ahead))]
    if !file.passed.isEmpty {
      blocks += [
        .heading(level: 2, "Passed, and nothing recorded since"),
        .paragraph(
          """
          Nobody knows from this record what happened; a case that was not heard of again is not a \
          case in which nothing happened.
          """), .table(table(file.passed)),
      ]
    }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: "Agenda", blocks: blocks, data: data, table: all)
  }

  private var caption: String {
    """
    Hearings that facts have set and that no later fact says were held, appeals that wait for a \
    decision, checks that are due, and periods that a law sets for the next step. The last are computed, estimates only, and marked so. \
    Today is \(EDTF(file.today)?.words ?? file.today.description). Sorted by the last day it can be.
    """
  }

  private func table(_ items: [AgendaFile.Item]) -> Table { Agenda.shown(items, caption: nil) }

  private var all: Table { Agenda.table(file.ahead + file.passed) }

  private var data: JSON {
    .record([
      ("items", all.data), ("today", .string(file.today.description)),
      ("made_from", file.asOf.data),
    ])
  }
}
