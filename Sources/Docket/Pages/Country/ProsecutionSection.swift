import Documents
import Events
import Ports
import Projections
import Words

/// A state's prosecutions by stage and by year, each figure with what it counts and what not.
struct ProsecutionSection {
  let country: Country
  let figure: ProsecutionFigure
  let asOf: Head

  var blocks: [Block] {
    let heading = Block.heading(level: 2, "Prosecutions by \(country.nameWithArticle)")
    guard !figure.all.isEmpty else {
      return [heading, .paragraph("No case is recorded in which it is the prosecuting state.")]
    }
    var blocks = [heading, .paragraph(Line("\(population) \(leftOut)"))]
    if !figure.stages.isEmpty { blocks.append(.table(stages)) }
    if !figure.prosecutions.isEmpty { blocks += [.table(years), .figure(picture)] }
    return blocks
  }

  /// What is counted.
  var population: String {
    """
    \(Wording.count(figure.prosecutions.count, "prosecution")): cases in which \
    \(country.nameWithArticle) is the prosecuting state, with somebody accused and a custody, \
    charge or court fact that stands. \(asOf.words)
    """
  }

  /// What is not, and why.
  var leftOut: String {
    var reasons: [String] = []
    if !figure.withoutFact.isEmpty {
      reasons.append("\(Wording.number(figure.withoutFact.count)) without such a fact")
    }
    if !figure.withoutAccused.isEmpty {
      reasons.append("\(Wording.number(figure.withoutAccused.count)) with nobody accused")
    }
    let out = figure.withoutFact.count + figure.withoutAccused.count
    let number = out == 0 ? "none" : Wording.number(out)
    return "Left out: \(number) of \(Wording.count(figure.all.count, "case"))"
      + (reasons.isEmpty ? "." : ": \(reasons.joined(separator: ", ")).")
  }

  private var stages: Table {
    Table(
      name: "by_stage", caption: stageCaption,
      columns: [.init("stage", "Stage"), .init("persons", "Persons", isNumeric: true)],
      rows: figure.stages.map { count in
        [
          Table.Cell(
            Line(count.stage?.words ?? "none recorded"), .text(count.stage?.rawValue)),
          .number(count.persons),
        ]
      })
  }

  var stageCaption: String {
    """
    Persons by the last stage that facts bring them to: \(Wording.count(figure.persons, "person")) \
    in \(Wording.count(figure.prosecutions.count, "prosecution")); a person who is \
    accused in two of them stands in each. Clock: occurred, else disclosed. Left out: persons of the \
    cases that are no prosecutions.
    """
  }

  private var years: Table {
    let undated: [[Table.Cell]] =
      figure.undated.isEmpty
      ? [] : [[Table.Cell(Line("no date"), .null), .number(figure.undated.count)]]
    return Table(
      name: "by_year", caption: yearCaption,
      columns: [.init("year", "Year"), .init("cases", "Cases", isNumeric: true)],
      rows: figure.years.map { [Table.Cell($0.words), .number($0.cases.count)] } + undated)
  }

  var yearCaption: String {
    """
    Prosecutions by the year of their first custody, charge or court fact that says when it \
    occurred. Clock: occurred. A year that is not certain has a line of its own.
    """
  }
}
