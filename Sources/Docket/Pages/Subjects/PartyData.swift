import Events
import Projections
import Words

extension PartyPage {
  /// A party's page as data: what `show party --format json` prints.
  var data: JSON {
    let card = file.card
    return .record([
      ("id", .string(file.id)), ("label", .text(card?.label)), ("kind", .text(card?.kind.rawValue)),
      ("slugs", .array(file.slugs.map(JSON.string))),
      ("naming", .text(card?.naming?.rawValue)),
      ("names", .array(shownNames.map(name))),
      ("citizenship", .array((card?.citizenship ?? []).map { .string($0.code) })),
      ("stateless", card?.isStateless == true ? true : .null),
      ("born", .text(card?.born?.description)), ("sex", .text(card?.sex?.rawValue)),
      ("description", .text(card?.description)), ("cases", .array(file.parts.map(part))),
      ("liberty", file.liberty.map(liberty) ?? .null),
      (
        "exchanges",
        .array(
          file.exchanges.flatMap { swap in
            swap.legs.filter { file.slugs.contains($0.party) }.map { leg in
              .record([
                ("swap", .string(swap.id)), ("occurred", .text(swap.occurred?.description)),
                ("case", .text(leg.caseID)), ("from", .text(leg.from?.code)),
                ("to", .text(leg.to?.code)), ("form", .text(leg.form)),
              ])
            }
          })
      ),
      (
        "matches",
        .array(
          file.matches.map { match in
            .record([
              ("slug", .string(match.own)), ("other", .string(match.other)),
              ("label", .string(match.labels[match.other == match.match.one ? 0 : 1])),
              ("judgement", .string(match.match.judgement.rawValue)),
              ("contradicted", .bool(match.isContradicted)),
              ("position", .integer(match.match.position)),
              ("recorder", .text(match.record?.recorder)),
              (
                "recorded",
                .text(match.record.map { Instant(microseconds: $0.recorded).text })
              ),
            ])
          })
      ),
      ("timeline", PartyRecord(file: file, options: options).data),
      ("made_from", file.asOf.data),
    ])
  }

  private func name(_ name: PartyCard.Name) -> JSON {
    .record([
      ("form", .string(name.form)), ("script", .text(name.script)), ("lang", .text(name.lang)),
      ("kind", .text(name.kind?.rawValue)),
    ])
  }

  /// Where the person is, all cases taken together.
  private func liberty(_ liberty: (answer: Course.Answer<Liberty>, in: CaseCard)) -> JSON {
    .record([
      ("value", .string(liberty.answer.value.rawValue)),
      ("reason", .string(liberty.answer.reason.rawValue)),
      ("contested", .bool(liberty.answer.isContested)),
      ("since", .text(AccusedCard.Days(liberty.answer.span).date?.description)),
      ("case", .string(liberty.in.id)), ("position", .integer(liberty.answer.position)),
    ])
  }

  private func part(_ part: PartyFile.Part) -> JSON {
    .record([
      ("case", .string(part.case.id)), ("title", .string(part.case.title)),
      ("country", .text(part.case.country?.code)),
      ("roles", .array(part.roles.map(JSON.string))),
      ("stage", .text(part.axes?.stage?.rawValue)),
      ("stage_since", .text(part.axes?.stageDays.date?.description)),
      ("liberty", .text(part.axes?.liberty?.rawValue)),
      ("liberty_reason", .text(part.axes?.libertyReason?.rawValue)),
      ("liberty_since", .text(part.axes?.libertyDays.date?.description)),
      ("outcome", .text(part.axes?.outcome?.rawValue)),
    ])
  }
}
