import Events
import Projections

/// A state's prosecutions as figures, each with its population, its clock and what it leaves out.
///
/// A prosecution is a case with somebody accused and a custody, charge or court fact; a case counts
/// once, and stages count each person in each case. Rule 6 of the vocabulary.
struct ProsecutionFigure {
  /// Cases of one year, or of years that are not certain: "2020", "by 2023", "2010 to 2012".
  struct Year: Equatable {
    let words: String
    let first: Int64?
    let last: Int64?
    var cases: [String]
  }

  /// Persons at one stage; nil where no fact moved them.
  struct StageCount: Equatable {
    let stage: Stage?
    let persons: Int
  }

  /// All cases in which it is the prosecuting state.
  let all: [CaseCard]
  let years: [Year]
  /// Prosecutions of which no custody, charge or court fact says when it occurred.
  let undated: [String]

  init(_ cases: [CaseCard]) {
    all = cases
    var years: [Year] = []
    var undated: [String] = []
    for card in cases where card.isProsecution {
      let (from, to) = (card.began.earliest?.year, card.began.latest?.year)
      if from == nil && to == nil {
        undated.append(card.id)
        continue
      }
      if let place = years.firstIndex(where: { $0.first == from && $0.last == to }) {
        years[place].cases.append(card.id)
      } else {
        years.append(
          Year(words: ProsecutionFigure.words(from, to), first: from, last: to, cases: [card.id]))
      }
    }
    self.years = years.sorted {
      ($0.last ?? .max, $0.first ?? .min) < ($1.last ?? .max, $1.first ?? .min)
    }
    self.undated = undated
  }

  var prosecutions: [CaseCard] { all.filter(\.isProsecution) }
  /// Cases in which nobody is accused.
  var withoutAccused: [CaseCard] { all.filter { !$0.isProsecution && $0.persons.isEmpty } }
  /// Cases with somebody accused, but no custody, charge or court fact.
  var withoutFact: [CaseCard] { all.filter { !$0.isProsecution && !$0.persons.isEmpty } }
  var persons: Int { prosecutions.reduce(0) { $0 + $1.persons.count } }

  /// The stages, the exits first: an acquittal stands before all else.
  var stages: [StageCount] {
    let persons = prosecutions.flatMap(\.persons)
    let order: [Stage?] =
      [.acquitted, .discontinued]
      + Stage.allCases.filter { $0 != .acquitted && $0 != .discontinued } + [nil]
    return order.compactMap { stage in
      let count = persons.count { $0.stage == stage }
      return count == 0 ? nil : StageCount(stage: stage, persons: count)
    }
  }

  private static func words(_ from: Int64?, _ to: Int64?) -> String {
    switch (from, to) {
    case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
    case (nil, let to?): "by \(to)"
    case (let from?, nil): "since \(from)"
    case (nil, nil): "no date"
    }
  }
}
