import Events
import Projections
import Words

/// A country's page as data: what `show country --format json` prints.
///
///     {"id": "CN", "name": "China", "prosecutions": {…}, "cases": […], "said_to_benefit": […],
///      "citizens": […], "other_roles": {…}, "held": […], "exchanged": […], "exchanges": […],
///      "laws": […], "statements": […], "made_from": {…}}
struct CountryData {
  let file: CountryFile

  var json: JSON {
    .record([
      ("id", .string(file.country.code)), ("name", .string(file.country.name)),
      ("prosecutions", prosecutions),
      ("cases", .array(file.prosecutions.all.map(\.data))),
      ("said_to_benefit", .array(file.saidToBenefit.map(\.data))),
      ("citizens", .array(file.citizens.map(\.data))),
      (
        "other_roles",
        .record(
          file.otherRoles.map { ($0.role, JSON.array($0.cases.map { .string($0.id) })) })
      ),
      ("held", .array(file.held.map(held))), ("exchanged", .array(file.exchanged.map(held))),
      ("exchanges", .array(file.exchanges.map(\.data))),
      ("laws", .array(file.laws.map(LawVersions.data))),
      (
        "statements", .array(file.stream.timeline.map { TimelineTable.data($0, file.stream.notes) })
      ),
      ("made_from", file.asOf.data),
    ])
  }

  /// A figure says what it counts, by which clock, as of when, and what it leaves out.
  private var prosecutions: JSON {
    let figure = file.prosecutions
    let section = ProsecutionSection(country: file.country, figure: figure, asOf: file.asOf)
    return .record([
      ("cases", .integer(Int64(figure.prosecutions.count))),
      ("persons", .integer(Int64(figure.persons))), ("population", .string(section.population)),
      ("as_of", file.asOf.data),
      (
        "left_out",
        .record([
          ("without_custody_charge_or_court_fact", ids(figure.withoutFact)),
          ("nobody_accused", ids(figure.withoutAccused)),
        ])
      ),
      (
        "by_stage",
        .array(
          figure.stages.map {
            .record([
              ("stage", .text($0.stage?.rawValue)), ("persons", .integer(Int64($0.persons))),
            ])
          })
      ),
      (
        "by_year",
        .array(
          figure.years.map {
            .record([
              ("year", .string($0.words)), ("first", $0.first.map(JSON.integer) ?? .null),
              ("last", $0.last.map(JSON.integer) ?? .null),
              ("cases", .array($0.cases.map(JSON.string))),
            ])
          })
      ),
      ("by_year_clock", .string("occurred")),
      ("without_date", .array(figure.undated.map(JSON.string))),
    ])
  }

  private func ids(_ cases: [CaseCard]) -> JSON { .array(cases.map { .string($0.id) }) }

  private func held(_ held: CountryFile.Held) -> JSON {
    .record([
      ("party", .string(held.person.party)), ("label", .string(held.person.label)),
      ("case", .string(held.case.id)), ("liberty", .text(held.person.liberty?.rawValue)),
      ("liberty_reason", .text(held.person.libertyReason?.rawValue)),
      ("contested", .bool(held.person.isLibertyContested)),
      ("since", .text(held.since?.description)), ("stage", .text(held.person.stage?.rawValue)),
      ("position", held.person.libertyPosition.map(JSON.integer) ?? .null),
    ])
  }
}

extension SwapCard {
  var data: JSON {
    .record([
      ("id", .string(id)), ("states", .array(states.map { .string($0.code) })),
      ("mediator", .text(mediator?.code)), ("occurred", .text(occurred?.description)),
      ("legs", .array(legs.map(\.data))),
    ])
  }
}

extension SwapCard.Leg {
  var data: JSON {
    .record([
      ("party", .string(party)), ("label", .string(label)), ("case", .text(caseID)),
      ("from", .text(from?.code)), ("to", .text(to?.code)), ("form", .text(form)),
    ])
  }
}
