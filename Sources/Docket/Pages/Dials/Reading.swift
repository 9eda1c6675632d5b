public import Documents
public import Events
public import Ports
public import Projections
import Words

/// What reading commands ask, from where the dials stand.
///
/// Pages and lists are made from what is definitely inside the dials; what is only possibly inside
/// is shown beside it and as such. A page of a case reads its own streams; all else is read from
/// views, which are folded for the occasion where the dials are turned.
public final class Reading {
  public let dials: Dials
  let standpoint: Standpoint
  /// What is judged from there, once for all that is read.
  private let vantage: Vantage
  /// The day of `--recorded-at`; nil where it is not turned, or stands on the last record.
  private let heldOn: Day?
  /// Whom it is for; nil for whoever holds the docket.
  let audience: Audience?
  private let veil: Veil?
  private let log: any LogReader
  private let views: any Views
  private let workshop: any ViewsWorkshop
  private let progress: (Int64, Int64) -> Void
  private var sure: Archive?
  private var wide: Archive?

  /// - Parameters:
  ///   - views: those of the whole log, up to date.
  ///   - audience: whom it is for; nil shows all.
  ///   - workshop: makes the views that dials and audience ask for.
  ///   - progress: called with facts done and facts to do where views are made.
  ///
  /// Throws `DialError` where a dial stands where nothing can be seen.
  public init(
    _ log: any LogReader, _ views: any Views, _ dials: Dials = Dials(),
    for audience: Audience? = nil,
    workshop: any ViewsWorkshop, progress: @escaping (Int64, Int64) -> Void = { _, _ in }
  ) throws {
    self.log = log
    self.views = views
    self.dials = dials
    self.workshop = workshop
    self.progress = progress
    standpoint = try Standpoint(dials, log)
    vantage = try Vantage(log, standpoint)
    heldOn =
      switch dials.recordedAt {
      case .moment(let moment, _): TimelineEntry.day(of: moment)
      case .position(let position):
        try position < log.head().position
          ? TimelineEntry.day(of: log.place(position).recorded) : nil
      case nil: nil
      }
    self.audience = audience
    veil = try audience.flatMap { try Veil($0, over: log) }
  }

  /// Positions of facts that are shown and hold words by which a hidden party is called.
  public func exposures() throws -> [Int64] {
    try veil?.exposures(in: log) ?? []
  }

  /// Whether it shows the log as it stands.
  var isPlain: Bool { !dials.areTurned && veil == nil }

  private func outlook(_ least: Inside) throws -> Outlook {
    try Outlook(vantage, least: least, veil: veil)
  }

  // MARK: Archives

  /// The facts and views of what is definitely inside the dials.
  public func archive() throws -> Archive {
    if let sure { return sure }
    let made = try makeArchive()
    sure = made
    return made
  }

  private func makeArchive() throws -> Archive {
    if isPlain { return try Archive(log, views) }
    let outlook = try outlook(.definite)
    let views =
      standpoint.choosesByDates || veil != nil
      ? try workshop.views(of: outlook, progress: progress)
      : try workshop.views(of: log, at: outlook.head().position, progress: progress)
    return try Archive(outlook, views, index: false)
  }

  /// The same with what is possibly inside; nil where nothing can be.
  func wideArchive() throws -> Archive? {
    guard standpoint.choosesByDates else { return nil }
    if let wide { return wide }
    let outlook = try outlook(.possible)
    let made = try Archive(
      outlook, workshop.views(of: outlook, progress: progress), index: false)
    wide = made
    return made
  }

  /// What is seen of single streams; the views tell where to look.
  ///
  /// - Parameter least: `.possible` shows what is possibly inside too; `.definite` does not.
  func streams(_ least: Inside) throws -> Archive {
    isPlain ? try Archive(log, views) : try Archive(outlook(least), views, index: true)
  }

  // MARK: Pages

  /// The page of a case, country, party, law, source or exchange.
  ///
  /// Throws `NotFound` where nothing is recorded of it, and `OutsideDials` where nothing of that is
  /// inside the dials.
  public func page(
    of kind: Subject, _ id: String, _ options: CasePage.Options = CasePage.Options()
  ) throws -> Document {
    if isPlain {
      let archive = try archive()
      var page = try archive.page(of: kind, id, options)
      page.state(unread: archive.unread.records(of: StreamID(kind, id).name), of: kind)
      return stated(page)
    }
    try require(kind, id)
    let sure = try kind == .case ? streams(.definite) : archive()
    var possible: PossibleSection?
    if standpoint.choosesByDates, let wide = try kind == .case ? streams(.possible) : wideArchive()
    {
      possible = try PossibleSection(of: kind, id, sure, wide)
    }
    var options = options
    options.today = today(options.today)
    options.retrospect = Retrospect(
      day: day, choosesByDates: standpoint.choosesByDates, possibly: possible?.possibly ?? [])
    var page: Document
    if try kind == .country || sure.stream(of: kind, id) != nil {
      page = try sure.page(of: kind, id, options)
    } else {
      let possibly = options.retrospect.flatMap { PossiblySentence($0).words }
      page = Document(
        title: id,
        blocks: [
          .notice(
            Line(
              (["Nothing of it is definitely inside these dials."] + [possibly].compactMap(\.self))
                .joined(separator: " "))),
          .paragraph(Line([.emphasis(sure.asOf.madeFrom)])),
        ],
        data: .record([("id", .string(id))]), table: Table(name: kind.rawValue, columns: []))
    }
    if let possible { page.add(possible) }
    return stated(page)
  }

  /// The day that is today for who stands here; nil where the dials leave it today's.
  var day: Day? {
    [standpoint.day, heldOn].compactMap(\.self).min()
  }

  /// The day on which something is asked from here.
  func today(_ asked: Day?) -> Day? {
    guard let day else { return asked }
    return standpoint.day == nil ? min(day, asked ?? day) : day
  }

  /// Says on a page from where it was looked, and whom it is for.
  func stated(_ page: Document) -> Document {
    var page = page
    if standpoint.choosesByDates { page.denyOfThen() }
    if dials.areTurned { page.state(dials, standpoint) }
    return labelled(page)
  }

  /// Says on a page whom it is for.
  func labelled(_ page: Document) -> Document {
    guard let audience, audience.limit != .clear else { return page }
    var page = page
    page.state(audience)
    return page
  }

  /// Throws unless something is recorded of it, and some of that is inside.
  public func require(_ kind: Subject, _ id: String) throws {
    try requireRecord(kind, id)
    guard !isPlain, kind != .country else { return }
    if try streams(.possible).stream(of: kind, id) == nil {
      throw OutsideDials(kind: kind, id: id, dials: words)
    }
  }

  /// Throws unless something is recorded of it that the audience may see.
  ///
  /// What it may not see is for it not there: neither the answer nor what it suggests tells that there
  /// is such an id.
  private func requireRecord(_ kind: Subject, _ id: String) throws {
    let whole = try Archive(log, views)
    guard let veil, let audience, kind != .country else { return try whole.require(kind, id) }
    let seen = try Archive(Outlook(log, from: Standpoint(), veil: veil), views, index: true)
    guard try seen.stream(of: kind, id) == nil else { return }
    let near = try whole.nearest(to: id, kind).filter { try seen.stream(of: kind, $0) != nil }
    throw NotFound(kind: kind, id: id, nearest: near, marking: audience.limit)
  }

  /// A list; see `Archive.list`.
  public func list(_ listing: Listing, _ filter: ListFilter = ListFilter()) throws -> Document {
    if let page = try firstCases(listing, filter) { return stated(page) }
    return stated(try archive().list(listing.list, filter, beside: try wideArchive()))
  }

  /// The first rows of a list of cases where dials or an audience leave something out; nil where that
  /// has to be made from the whole log, or is made already.
  private func firstCases(_ listing: Listing, _ filter: ListFilter) throws -> Document? {
    // A window asks for facts as they stand, and which of several accounts stands the rows of their
    // sources say, which the fold of some cases does not have.
    guard listing == .cases, let limit = filter.limit, limit > 0, sure == nil, !filter.window.asks,
      standpoint.choosesByDates || veil != nil
    else { return nil }
    let first = FirstCases(
      log: log, views: try views.held(), standpoint: standpoint, veil: veil, workshop: workshop,
      filter: filter, limit: limit)
    return try first.rows().map { rows in
      Archive.document(
        rows, filter, asOf: vantage.end, splits: filter.window.asks || standpoint.choosesByDates)
    }
  }

  /// What happened when; see `Archive.timeline`.
  public func timeline(_ query: TimelineQuery) throws -> Document {
    if case .case(let id) = query.scope { try require(.case, id) }
    return stated(try (wideArchive() ?? archive()).timeline(query))
  }
}

/// Something is recorded, and none of it is inside the dials.
public struct OutsideDials: Error, Sendable, Equatable {
  public let kind: Subject
  public let id: String
  /// The dials, in words.
  public let dials: String
}

/// A dial that cannot stand where it was put.
public struct DialError: Error, Sendable, Equatable {
  /// The dial, as its option is called: `--as-of`; nil for a position, which several options take.
  public let dial: String?
  public let reason: String
}

extension Standpoint {
  /// The dials, resolved against a log.
  init(_ dials: Dials, _ log: any LogReader) throws {
    self.init()
    asOf = try dials.asOf.map { try Standpoint.day($0, "--as-of") }
    knownAt = try dials.knownAt.map { try Standpoint.day($0, "--known-at") }
    let head = try log.head()
    switch dials.recordedAt {
    case .position(let position):
      guard position <= head.position else {
        throw DialError(
          dial: nil,
          reason: "the log ends at #\(head.position); there is no #\(position)")
      }
      through = position
    case .moment(let moment, _): through = try log.position(recordedBy: moment)
    case nil: through = head.position
    }
    if let asOf {
      asOfThrough = try log.position(recordedBy: Instant.end(of: asOf).microseconds)
    }
    if let knownAt {
      knownThrough = try log.position(recordedBy: Instant.end(of: knownAt).microseconds)
    }
  }

  private static func day(_ date: EDTF, _ dial: String) throws -> Day {
    guard let day = date.bounds.latest else {
      throw DialError(dial: dial, reason: "\(date) has no last day to stand on")
    }
    return day
  }
}
