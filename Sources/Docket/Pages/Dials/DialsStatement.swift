import Documents
import Events
import Projections
import Words

extension Dials {
  /// "as of 1 August 2023, as public by 11 August 2023, as recorded up to #100".
  func words(_ standpoint: Standpoint) -> String {
    var parts: [String] = []
    if let day = standpoint.asOf { parts.append("as of \(day.words)") }
    if let day = standpoint.knownAt { parts.append("as public by \(day.words)") }
    switch recordedAt {
    case .position(let position): parts.append("as recorded up to #\(position)")
    case .moment(_, let words):
      parts.append("as recorded by \(words) (#\(standpoint.through))")
    case nil: break
    }
    return Wording.list(parts)
  }

  fileprivate func data(_ standpoint: Standpoint) -> JSON {
    var recorded = JSON.null
    if recordedAt != nil { recorded = .integer(standpoint.through) }
    return .record([
      ("as_of", .text(standpoint.asOf?.description)),
      ("known_at", .text(standpoint.knownAt?.description)), ("recorded_at", recorded),
    ])
  }

  /// How the dials choose, for those that are turned.
  fileprivate var rule: String {
    var parts: [String] = []
    if asOf != nil {
      parts.append(
        """
        Facts count that occurred by then; one without a date, once it was disclosed or a source \
        told of it.
        """)
    }
    if knownAt != nil {
      parts.append(
        """
        Facts count that were public by then: once they were disclosed or the first of their \
        sources was published, else once they were recorded.
        """)
    }
    if chooseByDates {
      parts.append(
        """
        Names and roles without dates enter with the first dated fact that names them; \
        descriptions and remarks without dates, which were recorded later, are left out. What is only \
        possibly inside stands apart.
        """)
    }
    return parts.joined(separator: " ")
  }
}

extension Document {
  /// Says on the page from where it was looked, and in its data where that is one object.
  mutating func state(_ dials: Dials, _ standpoint: Standpoint) {
    let rule = dials.rule
    let words = Wording.capitalised(dials.words(standpoint)) + "."
    blocks.insert(.notice(Line(rule.isEmpty ? words : "\(words) \(rule)")), at: 0)
    if data.object != nil { data["dials"] = dials.data(standpoint) }
  }

  /// Says on the page how far it may go, as the Traffic Light Protocol wants it labelled.
  mutating func state(_ audience: Audience) {
    blocks.insert(
      .notice(Line([.strong(audience.limit.label), .text(": \(audience.limit.meaning)")])), at: 0)
    if data.object != nil { data["marking"] = .string(audience.limit.rawValue) }
  }

  /// Adds what is only possibly inside the dials.
  mutating func add(_ section: PossibleSection) {
    // The last block says what the page was made from.
    blocks.insert(contentsOf: section.blocks, at: max(0, blocks.count - 1))
    if data.object != nil { data["possibly"] = section.data }
  }
}

extension Marking {
  /// As the Traffic Light Protocol 2.0 prints it.
  var label: String { "TLP:" + rawValue.uppercased() }

  /// How far it may go (FIRST, TLP 2.0).
  var meaning: String {
    switch self {
    case .clear: "there is no limit on disclosure."
    case .green: "limited disclosure, within the community of those who receive it."
    case .amber:
      "limited disclosure, on a need-to-know basis within an organisation and its clients."
    case .amberStrict: "limited disclosure, within one organisation only."
    case .red: "for the eyes and ears of individual recipients only; no further disclosure."
    }
  }
}
