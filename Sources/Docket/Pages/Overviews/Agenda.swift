import Documents
import Events
import Projections

/// What lies ahead, and what passed without a recorded step.
enum Agenda: OverviewPage {
  static let name = Overview.agenda.rawValue
  static let title = "Agenda"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.maybeACase
  static let asks: [Overview.Asks] = [.country]
  static let caption = """
    One row a hearing that was set and that no later fact says was held, an appeal that waits for a \
    decision, a check that is due, or the end of a period that a law sets. The last are computed and \
    estimates only.
    """

  static var columns: [ListColumn<AgendaFile.Item>] {
    [
      ListColumn("id", "Entry", "case, fact, person and what", shown: false) { .text($0.id) },
      ListColumn("when", "When", "when, in words") { .text($0.when) },
      ListColumn("case", "Case", "the case's slug") {
        .reference(.case, $0.case.id, $0.case.title)
      },
      ListColumn("party", "Person", "the person's slug; nothing where it is about the case") {
        $0.person.map { .reference(.party, $0.party, $0.label) } ?? .text(nil)
      },
      ListColumn("what", "What", "what is to come") { .text($0.told) },
      ListColumn("basis", "Where it comes from", "the fact, and the rule it was computed by") {
        .text($0.basisWords)
      },
      ListColumn("earliest", "Earliest", "the first day it can be", shown: false) {
        .day($0.earliest.map { Day(number: $0) })
      },
      ListColumn("latest", "Latest", "the last day it can be", shown: false) {
        .day($0.latest.map { Day(number: $0) })
      },
      ListColumn("computed", "Computed", "whether it follows from a law's period", shown: false) {
        .flag($0.rule != nil)
      },
      ListColumn("position", "Record", "the fact it comes from", shown: false, numeric: true) {
        .number($0.position)
      },
      ListColumn("passed", "Passed", "whether its last day has passed", shown: false) {
        .flag($0.isPassed)
      },
    ]
  }

  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [AgendaFile.Item] {
    let file = try AgendaFile(asked, archive)
    return (file.ahead + file.passed).sorted { $0.id < $1.id }
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    AgendaPage(file: try AgendaFile(asked, archive)).document
  }
}
