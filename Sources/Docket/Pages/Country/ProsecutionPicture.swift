import Documents
import Projections

extension ProsecutionSection {
  /// Stages that a picture tells apart: more patterns than these are not told from each other.
  private enum Step: CaseIterable {
    case cleared, before, charged, judged, ended, none

    init(_ stage: Stage?) {
      switch stage {
      case .acquitted, .discontinued: self = .cleared
      case .alleged, .investigation, .accused, .prosecutionReview: self = .before
      case .charged, .trial: self = .charged
      case .verdict, .sentenced, .appeal: self = .judged
      case .final, .ended: self = .ended
      case nil: self = .none
      }
    }

    var part: StackedBarsFigure.Part {
      switch self {
      case .cleared: .init(label: "acquitted or discontinued", look: .filled(.cross))
      case .before: .init(label: "before a charge", look: .filled(.dots))
      case .charged: .init(label: "charged or on trial", look: .filled(.bars))
      case .judged: .init(label: "verdict, sentence or appeal", look: .filled(.hatch))
      case .ended: .init(label: "final or ended", look: .solid)
      case .none: .init(label: "no stage recorded", look: .dashed)
      }
    }
  }

  /// Persons by the year of their case's first custody, charge or court fact, and by stage.
  var picture: Figure {
    let years =
      figure.years.map { ($0.words, $0.cases) }
      + (figure.undated.isEmpty ? [] : [("no date", figure.undated)])
    let cards = figure.prosecutions.reduce(into: [:]) { $0[$1.id] = $1 }
    let bars = years.map { words, cases in
      let persons = cases.flatMap { cards[$0]?.persons ?? [] }
      return StackedBarsFigure.Bar(
        label: words,
        numbers: Step.allCases.map { step in persons.count { Step($0.stage) == step } })
    }
    let parts = Step.allCases.map(\.part)
    let picture = StackedBarsFigure(parts: parts, bars: bars)
    let caption = """
      Persons by the year of the first custody, charge or court fact of their case and by the last \
      stage that facts bring them to. \(population) \(leftOut) Clock: occurred.
      """
    return Figure(
      name: "by_year_and_stage", title: "Persons by year and stage", description: caption,
      table: Table(
        name: "by_year_and_stage", caption: "Persons by year and stage, as drawn.",
        columns: [.init("year", "Year")]
          + zip(Step.allCases, parts).map { .init("\($0.0)", $0.1.label, isNumeric: true) },
        rows: bars.map { bar in [Table.Cell(bar.label)] + bar.numbers.map { .number($0) } }),
      draw: picture.draw)
  }
}
