import Events

// The tables of cases, and what makes them readable.
extension CaseView {
  public static let tables = [
    TableLayout(
      .cases,
      "One row a case that was opened; one whose opening is redacted is called by its slug.",
      columns: [
        .integer("stream", "the case's number: the position of its first fact"),
        .text("id", "the case's slug"),
        .text("title", "what the case is called"),
        .text(
          "country", "the prosecuting state (ISO 3166); null where the opening is redacted",
          optional: true),
        .text("on_behalf_of", "states said to benefit, joined by '; '", optional: true),
        .text("category", "what was sought", optional: true),
        .text("basis", "why it is in the docket; no status", optional: true),
        .text("stages", "the stages its accused have reached, joined by '; '", optional: true),
        .integer("accused", "how many persons are accused"),
        .integer(
          "prosecution",
          "1 where somebody is accused and a custody, charge or court fact stands, else 0"),
        .integer("earliest", "first day of its earliest fact, days since 1970", optional: true),
        .integer("latest", "last day of its latest fact", optional: true),
        .integer("disclosed", "first day anything of it became public", optional: true),
        .integer("next", "the first day of the next check or hearing set", optional: true),
        .integer("facts", "how many facts of it stand"),
      ],
      key: ["stream"]),
    TableLayout(
      .accusedRows, "One row a person in a case; the view accused names the case.",
      columns: [
        .integer("stream", "the case"),
        .text("party", "the person's slug"),
        .text("role", "the role assigned; null where none was", optional: true),
        .integer("accused", "1 where the person is one of the accused, else 0"),
        .text("stage", "how far proceedings have come", optional: true),
        .integer("stage_position", "the fact that says so", optional: true),
        .integer("stage_first", "the first day it can have been, days since 1970", optional: true),
        .integer("stage_day", "the last day it can have been", optional: true),
        .integer("stage_unordered", "1 where the law's order alone puts it last"),
        .text("liberty", "where the person is, as far as any fact says", optional: true),
        .text(
          "liberty_reason", "said, by_sentence, by_death_sentence, or what it is inferred from",
          optional: true),
        .integer("liberty_contested", "1 where somebody contests it"),
        .integer("liberty_position", "the fact that says so", optional: true),
        .integer("liberty_first", "the first day it can have been", optional: true),
        .integer("liberty_day", "the last day it can have been", optional: true),
        .integer("liberty_unordered", "1 where the law's order alone puts it last"),
        .text("outcome", "the outcome to tell first: an acquittal before all", optional: true),
      ],
      key: ["stream", "party"], indexes: [["party"]]),
    TableLayout(
      .countRows, "One row a count against a person; the view counts names the case.",
      columns: [
        .integer("stream", "the case"),
        .text("party", "the person's slug"),
        .integer("ordinal", "1, 2, 3 … by instrument, and as each lists them"),
        .integer("laid", "the fact that laid it, or named it first"),
        .integer("quantity", "how many counts it stands for"),
        .integer("count", "its number in the instrument", optional: true),
        .text("offence", "what is charged; null where no fact names it", optional: true),
        .text("law", "under which law: a slug or text", optional: true),
        .text("provision", "under which article or section", optional: true),
        .text("charged_as", "the offence charged, where another was found", optional: true),
        .text("outcome", "what became of it"),
        .integer("inferred", "1 where only the sentence says so"),
        .integer("position", "the fact that decided it"),
      ],
      key: ["stream", "party", "ordinal"]),
    TableLayout(
      .libertyRows,
      "One row a change in where a person is, in the order of the world; the view liberties names "
        + "the case.",
      columns: [
        .integer("stream", "the case"),
        .text("party", "the person's slug"),
        .integer("ordinal", "1, 2, 3 … as they came about"),
        .text("liberty", "where the person is from then on"),
        .text("reason", "said, by_sentence, by_death_sentence, or what it is inferred from"),
        .integer("contested", "1 where somebody contests it"),
        .integer("first", "the first day it can have been, days since 1970", optional: true),
        .integer("day", "the last day it can have been", optional: true),
        .integer(
          "moment", "the moment, seconds since 1970, where a time of day is named", optional: true),
        .integer("zoned", "1 where the zone of that moment is known"),
        .integer("until_first", "the first day to which it is said to last", optional: true),
        .integer("until_last", "the last day to which it is said to last", optional: true),
        .integer("position", "the fact that says so"),
      ],
      key: ["stream", "party", "ordinal"]),
    TableLayout(
      .roleRows, "One row a role of a person or state in a case.",
      columns: [
        .integer("position", "the fact that assigns it"),
        .integer("stream", "the case"),
        .text("party", "the person's slug; null for a state", optional: true),
        .text("state", "the state; null for a person", optional: true),
        .text("role", "the role"),
      ],
      key: ["position"], indexes: [["party"]]),
    TableLayout(
      .linkRows,
      "One row a link from a case, those that no longer stand included; the view links names it.",
      columns: [
        .integer("position", "the fact that makes it"),
        .integer("stream", "the case it starts from"),
        .text("target", "slug of a case, law or swap, or a country"),
        .text("relation", "in what way"),
        .integer("stands", "1 where the link stands, else 0"),
      ],
      key: ["position"], indexes: [["target"]]),
    TableLayout(
      .caseLaws, "One row a law that a case's counts name, or that a link says it applies.",
      columns: [
        .text("law", "the law's slug, or its text where it has none"),
        .integer("stream", "the case"),
        .text("how", "charged (a count names it) or linked (a link says it applies)"),
      ],
      key: ["stream", "law", "how"], indexes: [["law"]]),
  ]

  public static let readable = [
    ReadableView(
      "accused", "Everyone accused, with the case's id and the person's name.",
      sql: """
        SELECT c.id AS "case", a.party, p.label, a.role, a.stage,
          date(a.stage_day * 86400, 'unixepoch') AS stage_since, a.liberty, a.liberty_reason,
          date(a.liberty_day * 86400, 'unixepoch') AS liberty_since, a.outcome,
          a.stage_position, a.liberty_position
        FROM accused_rows a JOIN cases c ON c.stream = a.stream
        LEFT JOIN parties p ON p.id = a.party
        """),
    ReadableView(
      "counts", "Every count with its case and outcome.",
      sql: """
        SELECT c.id AS "case", n.party, n.ordinal, n.count, n.quantity, n.offence, n.law, n.provision,
          n.charged_as, n.outcome, n.inferred, n.laid, n.position
        FROM count_rows n JOIN cases c ON c.stream = n.stream
        """),
    ReadableView(
      "liberties", "Where everyone accused was, from when on, with the case's id.",
      sql: """
        SELECT c.id AS "case", l.party, p.label, l.ordinal, l.liberty, l.reason,
          date(l.day * 86400, 'unixepoch') AS since, l.position
        FROM liberty_rows l JOIN cases c ON c.stream = l.stream
        LEFT JOIN parties p ON p.id = l.party
        """),
    ReadableView(
      "links", "Every link that stands, with the case it starts from.",
      sql: """
        SELECT c.id AS "case", l.target, l.relation, l.position
        FROM link_rows l JOIN cases c ON c.stream = l.stream WHERE l.stands = 1
        """),
    ReadableView(
      "roles", "Every role with its case.",
      sql: """
        SELECT c.id AS "case", r.party, r.state, r.role, r.position
        FROM role_rows r JOIN cases c ON c.stream = r.stream
        """),
  ]
}
