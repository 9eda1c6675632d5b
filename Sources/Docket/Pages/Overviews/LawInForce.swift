import Documents
import Events
import Ports
import Projections
import Words

/// The law at the time of the conduct, of the arrest and of the charge, case by case.
enum LawInForce: OverviewPage {
  /// A law that a case names.
  struct Naming {
    let caseID: String
    let caseTitle: String
    let country: Country?
    let moments: LawAtMoments
    /// Whether a count names it.
    let isCharged: Bool
    /// The relations of the case's links to it.
    let relations: [String]

    var id: String { "\(caseID)/\(moments.law.id)" }
    /// Asked only where a count names the law.
    var later: LawAtMoments.Later? { isCharged ? moments.later : nil }
  }

  static let name = Overview.lawInForce.rawValue
  static let title = "Law in force"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.aCase
  static let asks: [Overview.Asks] = []
  static let caption = """
    One row a case and a law that it names and of which any history is recorded, with the versions \
    in force at the conduct, the arrest and the charge (occurred). \(later)
    """
  /// What the flag says, and what it does not.
  static let later = """
    "Later": whether the version in force at the charge was not yet in force at the conduct; which \
    version a count applies is not recorded.
    """

  static var columns: [ListColumn<Naming>] {
    let moments = LawAtMoments.Moment.allCases.flatMap { moment -> [ListColumn<Naming>] in
      let name = moment.rawValue
      return [
        ListColumn(name, "At the \(name)", "the versions in force at the \(name), in words") {
          words($0.moments.states[moment])
        },
        ListColumn(
          "\(name)_date", "Date of the \(name)", "when the \(name) was, EDTF", shown: false
        ) { .date($0.moments.states[moment]?.date) },
      ]
    }
    return [
      ListColumn("id", "Case and law", "the slugs of the two", shown: false) { .text($0.id) },
      ListColumn("case", "Case", "the case's slug") { .reference(.case, $0.caseID, $0.caseTitle) },
      ListColumn("country", "Prosecuting", "the prosecuting state", shown: false) {
        .country($0.country)
      },
      ListColumn("law", "Law", "the law's slug") {
        .reference(.law, $0.moments.law.id, $0.moments.law.title)
      },
      ListColumn("charged", "Charged", "true where a count names it") { .flag($0.isCharged) },
    ] + moments + [
      ListColumn(
        "later", "Later",
        "yes, possibly or no: the version in force at the charge was not yet so at the conduct"
      ) { .text($0.later?.rawValue) }
    ]
  }

  /// "version 2014"; "possibly version 2014; possibly version 2023"; "not recorded: no date".
  static func words(_ state: LawAtMoments.State?) -> Table.Cell {
    guard let state else { return .text(nil) }
    let states = [state] + state.further
    return Table.Cell(
      Line(states.map(told).joined(separator: ". ")),
      .array(states.flatMap { parts($0, \.label) }.map(JSON.string)))
  }

  /// "September 2023: as amended on 11 May 1989, in force from 1 March 1990".
  private static func told(_ state: LawAtMoments.State) -> String {
    let date = state.date.map { Wording.capitalised($0.words) + ": " } ?? ""
    return date + parts(state, inWords).joined(separator: "; ")
  }

  private static func parts(
    _ state: LawAtMoments.State, _ words: (LawHistory.Version) -> String
  ) -> [String] {
    state.definite.map(words) + state.possible.map { "possibly \(words($0))" }
      + [state.otherwise].compactMap(\.self)
      + state.unclear.map { version in
        let made = Wording.when(version.adopted).map { " made \($0)" } ?? ""
        return "an amendment\(made) is recorded, and not from when it is in force"
      }
  }

  /// "version 2023, in force from 1 July 2023".
  private static func inWords(_ version: LawHistory.Version) -> String {
    version.label + (version.inForce.map { ", in force from \($0.words)" } ?? "")
  }

  // MARK: Rows

  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [Naming] {
    if let id = asked.caseID {
      // Of a case that is only possibly inside the dials nothing is here.
      guard try archive.stream(of: .case, id) != nil else { return [] }
      return try namings(in: file(archive, id), archive: archive)
    }
    let laws = try archive.views.select(Query(LawRows.self)).map(\.id)
    let histories = try archive.histories(of: laws).reduce(into: [:]) { $0[$1.id] = $1 }
    var named: [Int64: [String: (isCharged: Bool, relations: [String])]] = [:]
    for row in try archive.rows(CaseLawRows.self, where: \.law, among: laws)
    where row.how == .charged {
      named[row.stream, default: [:]][row.law, default: (false, [])].isCharged = true
    }
    let links = try archive.rows(
      LinkRows.self, where: \.target, among: laws, [.equals(\.stands, true)])
    for row in links {
      named[row.stream, default: [:]][row.target, default: (false, [])].relations
        .append(row.relation.rawValue)
    }
    return try archive.cases(Array(named.keys))
      .filter { card in asked.country.map { card.country == $0 } ?? true }
      .flatMap { card -> [Naming] in
        let facts = try archive.standing(of: .case, card.id)
        return (named[card.stream] ?? [:]).sorted { $0.key < $1.key }.compactMap { law, how in
          histories[law].map {
            Naming(
              caseID: card.id, caseTitle: card.title, country: card.country,
              moments: LawAtMoments($0, facts), isCharged: how.isCharged,
              relations: how.relations.sorted())
          }
        }
      }
  }

  private static func file(_ archive: Archive, _ id: String) throws -> CaseFile {
    CaseFile(try archive.dossier(of: .case, id))
  }

  private static func namings(in file: CaseFile, archive: Archive) throws -> [Naming] {
    namings(in: file, try archive.histories(of: file.laws.map(\.law)))
  }

  /// The laws that a case names, each with what was in force when.
  static func namings(in file: CaseFile, _ laws: [LawHistory]) -> [Naming] {
    let facts = file.timeline.filter(\.stands).map(\.fact)
    return laws.map { law in
      let named = file.laws.first { $0.law == law.id }
      return Naming(
        caseID: file.id, caseTitle: file.title, country: file.country,
        moments: LawAtMoments(law, facts), isCharged: named?.isCharged ?? false,
        relations: (named?.relations ?? []).map(\.rawValue))
    }
  }

  // MARK: Pages

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    let id = asked.caseID ?? ""
    guard try archive.stream(of: .case, id) != nil else {
      return Document(
        title: "\(id): the law in force",
        blocks: [
          .notice("Nothing of it is definitely inside these dials."),
          .paragraph(Line([.emphasis(archive.asOf.madeFrom)])),
        ],
        data: .record([("id", .string(id)), ("laws", .array([]))]), table: table([]))
    }
    let file = try file(archive, id)
    let namings = try namings(in: file, archive: archive)
    let table = table(namings)
    let unrecorded = file.laws.map(\.law).filter { law in
      !namings.contains { $0.moments.law.id == law }
    }
    var blocks: [Block] = [.paragraph(Line(CountryPage.nobodyIsCalledASpy))]
    blocks += section(namings)
    if namings.isEmpty {
      blocks.append(.paragraph("The case names no law of which any history is recorded."))
    }
    if !unrecorded.isEmpty {
      blocks.append(
        .paragraph(
          Line("Named, but nothing is recorded of their history: \(Wording.list(unrecorded)).")))
    }
    if !file.provisions.isEmpty {
      blocks.append(
        .paragraph(
          Line(
            "Provisions that counts name without a law: \(file.provisions.joined(separator: "; "))."
          ))
      )
    }
    blocks.append(.paragraph(Line([.emphasis(archive.asOf.madeFrom)])))
    return Document(
      title: "\(file.title): the law in force", blocks: blocks,
      data: .record([
        ("id", .string(file.id)), ("clock", .string("occurred")), ("laws", table.data),
        ("without_history", .array(unrecorded.map(JSON.string))), ("made_from", archive.asOf.data),
      ]), table: table)
  }

  /// The part of a case's page, or nothing.
  static func section(_ namings: [Naming]) -> [Block] {
    guard !namings.isEmpty else { return [] }
    let columns = columns.filter { $0.isShown && $0.name != "case" }
    let table = Table(
      name: "law_in_force",
      caption: """
        What was in force at the conduct alleged, at the first hold and at the charge, by the facts of \
        each law. Clock: occurred; where a date is not exact or covers more than a day, a version \
        that was in force on some of its days is possible. \(later)
        """,
      columns: columns.map(\.column), rows: namings.map { row in columns.map { $0.cell(row) } })
    return [.heading(level: 2, "The law in force then"), .table(table)]
  }
}
