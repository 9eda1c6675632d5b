import Events
import Projections
import Words

/// A case's page as data: what `show case --format json` prints.
///
///     {"id": …, "title": …, "country": …, "on_behalf_of": […], "status": …, "accused": […],
///      "timeline": […], "laws": […], "links_out": […], "links_in": […], "sources": […],
///      "evidence": […], "contested": […], "corrections": […], "made_from": {…}}
struct CaseData {
  let file: CaseFile
  let options: CasePage.Options
  /// By the position of an account: the fields in which it differs from the one that is shown.
  private let differences: [Int64: [JSON]]

  init(file: CaseFile, options: CasePage.Options) {
    self.file = file
    self.options = options
    var differences: [Int64: [JSON]] = [:]
    for point in file.disagreements {
      for other in point.others {
        differences[other.position, default: []].append(
          .record([
            ("field", .string(point.field)), ("shown", point.shown.json), ("other", other.json),
          ]))
      }
    }
    self.differences = differences
  }

  func json(status: String) -> JSON {
    .record([
      ("id", .string(file.id)), ("title", .string(file.title)),
      ("country", .text(file.country?.code)),
      ("on_behalf_of", .array(file.onBehalfOf.map { .string($0.code) })),
      ("status", .string(status)),
      ("accused", .array(file.persons.map(person))),
      ("timeline", .array(file.timeline.map { TimelineTable.data($0, file.notes) })),
      ("laws", .array(file.laws.map(law))),
      ("links_out", .array(file.linksOut.map { link($0, "to") })),
      ("links_in", .array(file.linksIn.map { link($0, "from") })),
      ("sources", .array(file.sources.map(source))),
      ("evidence", EvidenceSection(file: file).data),
      ("contested", .array(file.contested.map(contested))),
      ("corrections", .array(file.corrections.map(correction))),
      (
        "made_from",
        .record([
          ("position", .integer(file.headPosition)),
          ("recorded", .string(Instant(microseconds: file.headRecorded).text)),
          ("clock", .string(CasePage.clock)), ("accounts", .string(CasePage.accounts)),
        ])
      ),
    ])
  }

  // MARK: People

  private func person(_ person: CasePerson) -> JSON {
    .record([
      ("party", .string(person.party)), ("label", .string(person.label)),
      ("naming", .text(person.card?.naming?.rawValue)),
      ("names", .array(CountWords.names(person, options).map(name))),
      ("citizenship", .array((person.card?.citizenship ?? []).map { .string($0.code) })),
      ("role", .text(person.role?.rawValue)), ("is_accused", .bool(person.isAccused)),
      ("description", .text(person.description)),
      ("stage", .text(person.stage?.rawValue)), ("stage_since", since(person.stagePosition)),
      ("stage_first", .text(AccusedCard.Days(person.course.stage?.span).first?.description)),
      ("stage_last", .text(AccusedCard.Days(person.course.stage?.span).last?.description)),
      ("stage_order_recorded", .bool(person.course.stage?.isOrderUnrecorded != true)),
      ("stage_position", position(person.stagePosition)),
      ("liberty", .text(person.liberty?.rawValue)),
      ("liberty_reason", .text(person.course.liberty?.reason.rawValue)),
      ("liberty_contested", .bool(person.course.liberty?.isContested == true)),
      ("liberty_since", since(person.libertyPosition)),
      ("liberty_first", .text(AccusedCard.Days(person.course.liberty?.span).first?.description)),
      ("liberty_last", .text(AccusedCard.Days(person.course.liberty?.span).last?.description)),
      ("liberty_order_recorded", .bool(person.course.liberty?.isOrderUnrecorded != true)),
      ("liberty_position", position(person.libertyPosition)),
      ("outcome", .text(person.outcome?.rawValue)),
      ("counts", .array(person.counts.map(count))),
      ("sentence", person.punishment.map(punishment) ?? .null),
      ("sentences", .array(person.punishments.map(punishment))),
      ("judgments", .array(person.course.judgments.map { judgment($0, person) })),
      ("appeals", .array(person.course.appeals.map(appeal))),
      ("contested_liberty", .array(person.course.contestedLiberty.map(liberty))),
      ("liberties", .array(person.course.liberties.map(liberty))),
      ("unusual", .array(person.unusual.map { .string($0.rawValue) })),
    ])
  }

  private func name(_ name: PartyCard.Name) -> JSON {
    .record([
      ("form", .string(name.form)), ("script", .text(name.script)), ("lang", .text(name.lang)),
      ("kind", .text(name.kind?.rawValue)),
    ])
  }

  private func since(_ position: Int64) -> JSON {
    .text((file.item(at: position)?.occurred ?? file.item(at: position)?.disclosed)?.description)
  }

  private func position(_ position: Int64) -> JSON {
    position == 0 ? .null : .integer(position)
  }

  private func count(_ count: CasePerson.Count) -> JSON {
    .record([
      ("count", count.number.map(JSON.integer) ?? .null), ("offence", .text(count.offence)),
      ("law", .text(count.law)), ("provision", .text(count.provision)),
      ("quantity", .integer(Int64(count.quantity))), ("charged_as", .text(count.chargedAs)),
      ("outcome", .string(count.outcome.rawValue)), ("result", .text(count.result?.rawValue)),
      ("laid", .integer(count.laid)),
      ("inferred", .bool(count.isInferred)), ("position", .integer(count.position)),
    ])
  }

  private func punishment(_ punishment: CasePerson.Punishment) -> JSON {
    .record([
      ("words", .array(punishment.parts.map(JSON.string))),
      ("components", .array(punishment.components)),
      ("position", .integer(punishment.position)), ("in_force", .bool(punishment.isInForce)),
      ("judgment", .integer(Int64(punishment.judgment + 1))),
      (
        "changes",
        .array(
          punishment.changes.map {
            .record([
              ("change", .string($0.word)), ("position", .integer($0.position)),
              ("words", .array($0.parts.map(JSON.string))), ("components", .array($0.components)),
            ])
          })
      ),
    ])
  }

  /// A judgment: what a court found of which counts, or what was admitted, and what became of it.
  private func judgment(_ judgment: Course.Judgment, _ person: CasePerson) -> JSON {
    let item = file.item(at: judgment.position)
    return .record(
      [
        ("opened_by", .string("\(judgment.opening)")), ("position", .integer(judgment.position)),
        ("court", .text(item?.court)), ("authority", .text(item?.authority)),
        (
          "found",
          .array(
            judgment.found.map { found in
              .record([
                ("offence", .text(person.allCounts[found.count].offence)),
                ("count", person.allCounts[found.count].number.map(JSON.integer) ?? .null),
                ("outcome", .string(found.outcome.rawValue)),
              ])
            })
        ),
        ("confirmed_by", judgment.confirmed.map(JSON.integer) ?? .null),
        ("set_aside_by", .array(judgment.setAside.map(JSON.integer))),
        ("sentence_fell_by", judgment.sentenceFell.map(JSON.integer) ?? .null),
        ("restored_by", .array(judgment.restored.map { .integer($0.by) })),
        ("in_absentia", .bool(judgment.isInAbsentia)), ("final", .bool(judgment.isFinal)),
      ] + fate(judgment.fate))
  }

  private func fate(_ fate: Course.Judgment.Fate) -> [(String, JSON)] {
    switch fate {
    case .stands: [("fate", "stands"), ("fate_position", .null)]
    case .quashed(let position): [("fate", "quashed"), ("fate_position", .integer(position))]
    case .remitted(let position): [("fate", "remitted"), ("fate_position", .integer(position))]
    case .withdrawn(let position): [("fate", "withdrawn"), ("fate_position", .integer(position))]
    }
  }

  private func appeal(_ appeal: Course.Appeal) -> JSON {
    .record([
      ("of", .string((appeal.of ?? .judgment).rawValue)), ("by", .text(appeal.by?.rawValue)),
      ("judgment", appeal.judgment.map { .integer(Int64($0 + 1)) } ?? .null),
      ("lodged", appeal.lodged.map(JSON.integer) ?? .null),
      ("result", .text(appeal.result?.rawValue)),
      ("decided", appeal.decided.map(JSON.integer) ?? .null),
      ("ended_by", appeal.ended.map(JSON.integer) ?? .null), ("pending", .bool(appeal.isPending)),
    ])
  }

  private func liberty(_ answer: Course.Answer<Liberty>) -> JSON {
    let days = AccusedCard.Days(answer.span)
    return .record([
      ("liberty", .string(answer.value.rawValue)), ("reason", .string(answer.reason.rawValue)),
      ("contested", .bool(answer.isContested)), ("first", .text(days.first?.description)),
      ("last", .text(days.last?.description)),
      ("until", .text(answer.until.flatMap { AccusedCard.Days($0).date?.description })),
      ("position", .integer(answer.position)),
    ])
  }

  // MARK: Laws, links, sources

  private func law(_ law: CaseLaw) -> JSON {
    .record([
      ("law", .string(law.law)), ("title", .string(law.title)),
      ("country", .text(law.country?.code)), ("charged", .bool(law.isCharged)),
      ("relations", .array(law.relations.map { .string($0.rawValue) })),
      ("provisions", .array(law.provisions.map(JSON.string))),
      (
        "changes",
        .array(
          law.steps.map {
            .record([
              ("occurred", .text($0.occurred?.description)), ("sentence", .string($0.sentence)),
              ("position", .integer($0.position)),
            ])
          })
      ),
    ])
  }

  private func link(_ link: CaseLink, _ end: String) -> JSON {
    .record([
      (end, .string(link.slug)), ("kind", .string(link.kind.rawValue)),
      ("title", .string(link.title)), ("relation", .string(link.relation.rawValue)),
      ("made_by", .array(link.voices.map { .string($0.name) })),
      ("standing", .text(link.standing?.rawValue)),
      ("occurred", .text(link.occurred?.description)), ("note", .text(link.note)),
      (
        "remarks",
        .record(link.remarks.map { ($0.key, JSON.string($0.text)) })
      ),
      ("position", .integer(link.position)),
    ])
  }

  private func source(_ source: CitedSource) -> JSON {
    .record([
      ("source", .string(source.slug)), ("kind", .text(source.kind?.rawValue)),
      ("title", .text(source.title)), ("publisher", .text(source.publisher)),
      ("published", .text(source.published?.description)), ("url", .text(source.url)),
      ("lang", .text(source.lang)), ("author", .text(source.author)),
      ("reliability", .text(source.reliability?.rawValue)),
      ("state", .text(source.state?.rawValue)),
      (
        "derived",
        .array(
          source.derived.map {
            .record([("of", .string($0.of)), ("how", .string($0.how.rawValue))])
          })
      ),
      ("descent", .text(file.descent(of: source))), ("facts", .integer(Int64(source.facts))),
    ])
  }

  // MARK: What is contested, what was put right

  private func contested(_ point: Contested) -> JSON {
    var members: [(String, JSON)] = [("position", .integer(point.position))]
    switch point.kind {
    case .statement(let kind, let about):
      members += [("kind", .string(kind.rawValue)), ("about", about.map(JSON.integer) ?? .null)]
    case .standing(let standing): members.append(("kind", .string(standing.rawValue)))
    case .account(let shown, let rule):
      members += [
        ("kind", .string("account")), ("shown", .integer(shown)), ("rule", .string(rule)),
        ("differs", .array(differences[point.position] ?? [])),
      ]
    case .doubt(let text): members += [("kind", .string("doubt")), ("text", .string(text))]
    case .assessment(let verification, let about, let reason):
      members += [
        ("kind", .string(verification.rawValue)), ("about", about.map(JSON.integer) ?? .null),
        ("reason", .text(reason)),
      ]
    }
    members += [
      ("occurred", .text(point.item.occurred?.description)),
      ("sentence", .string(point.item.sentence)), ("speaker", .text(point.item.speaker)),
      ("authority", .text(point.item.authority)),
      ("standing", .text(point.item.standing?.rawValue)), ("note", .text(point.item.note)),
    ]
    return .record(members)
  }

  private func correction(_ correction: Correction) -> JSON {
    .record([
      ("position", .integer(correction.position)), ("kind", .string(correction.kind.rawValue)),
      ("target", correction.target.map(JSON.integer) ?? .null),
      ("sentence", .text(correction.sentence)), ("reason", .string(correction.reason)),
      (
        "changes",
        .array(
          correction.changes.map {
            .record([("field", .string($0.field)), ("was", $0.was), ("is", $0.isNow)])
          })
      ),
      ("recorded", .string(Instant(microseconds: correction.recorded).text)),
      ("recorder", .string(correction.recorder)), ("note", .text(correction.note)),
      ("undone_by", correction.undone.map(JSON.integer) ?? .null),
      ("applicable", .bool(correction.hindrance == nil)),
    ])
  }
}
