public import Events
public import Ports
public import Projections

/// What a list is narrowed to. Each list serves some of it, and refuses the rest by name.
public struct ListFilter: Sendable {
  /// The prosecuting state of a case, a party's citizenship, the state of a law or of a source's
  /// publisher, a state that took part in an exchange.
  public var country: Country?
  /// A state said to benefit.
  public var beneficiary: Country?
  /// A stage that somebody accused has reached.
  public var stage: Stage?
  /// Where somebody accused is.
  public var liberty: Liberty?
  /// The kind of a party or source, the category of a case.
  public var kind: String?
  /// The days asked for; the list's caption names its clock.
  public var window: Window
  /// At most so many rows.
  public var limit: Int?
  /// The day on which it is asked, for what is still open; nil for that of the last record.
  public var today: Day?
  /// After so many days without news somebody was "last heard of".
  public var staleDays = Freshness.usualDays
  /// What checks need; nil puts none.
  public var checking: Checking?
  /// The slugs of the only cases to look at; nil for all.
  var ids: [String]?

  public init(
    country: Country? = nil, beneficiary: Country? = nil, stage: Stage? = nil,
    liberty: Liberty? = nil, kind: String? = nil, window: Window = Window(), limit: Int? = nil,
    today: Day? = nil, checking: Checking? = nil
  ) {
    self.today = today
    self.checking = checking
    self.country = country
    self.beneficiary = beneficiary
    self.stage = stage
    self.liberty = liberty
    self.kind = kind
    self.window = window
    self.limit = limit
  }

  /// The same, as a view over many cases is asked.
  var question: Overview.Question {
    var question = Overview.Question(country: country, today: today, checking: checking)
    question.staleDays = staleDays
    return question
  }

  /// A part of a filter, as its flag is called.
  public enum Part: String, Sendable, CaseIterable {
    case country, `for`, stage, liberty, kind, since, until, limit
  }

  /// What is asked.
  var parts: Set<Part> {
    var parts: Set<Part> = []
    if country != nil { parts.insert(.country) }
    if beneficiary != nil { parts.insert(.for) }
    if stage != nil { parts.insert(.stage) }
    if liberty != nil { parts.insert(.liberty) }
    if kind != nil { parts.insert(.kind) }
    if window.since != nil { parts.insert(.since) }
    if window.until != nil { parts.insert(.until) }
    if limit != nil { parts.insert(.limit) }
    return parts
  }
}

/// A list was asked to narrow by what its rows do not have.
public struct FilterUnserved: Error, Sendable, Equatable {
  /// The list, as it is called on the command line.
  public let list: String
  public let part: ListFilter.Part
  /// What this list can be narrowed by.
  public let serves: [ListFilter.Part]

  public init(list: String, part: ListFilter.Part, serves: [ListFilter.Part]) {
    self.list = list
    self.part = part
    self.serves = serves
  }
}
