public import Events
public import Projections

/// What reading commands ask, from where the dials stand.
///
/// Pages and lists are made from what is definitely inside the dials; what is only possibly inside
/// is shown beside it and as such. A page of a case reads its own streams; all else is read from
/// views, which are folded for the occasion where the dials are turned.
public final class Reading {
  public let dials: Dials
  let standpoint: Standpoint
  private let log: any Log
  private let views: any Views
  private let workshop: any ViewsWorkshop
  private let progress: (Int64, Int64) -> Void
  private var sure: Archive?
  private var wide: Archive?

  /// - Parameters:
  ///   - views: those of the whole log, up to date.
  ///   - workshop: makes the views that the dials ask for.
  ///   - progress: called with facts done and facts to do where views are made.
  ///
  /// Throws `DialError` where a dial stands where nothing can be seen.
  public init(
    _ log: any Log, _ views: any Views, _ dials: Dials = Dials(), workshop: any ViewsWorkshop,
    progress: @escaping (Int64, Int64) -> Void = { _, _ in }
  ) throws {
    self.log = log
    self.views = views
    self.dials = dials
    self.workshop = workshop
    self.progress = progress
    standpoint = try Standpoint(dials, log)
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
    guard dials.areTurned else { return try Archive(log, views) }
    let outlook = try Outlook(log, from: standpoint, least: .definite)
    let views =
      standpoint.choosesByDates
      ? try workshop.views(of: outlook, progress: progress)
      : try workshop.views(of: log, at: outlook.head().position, progress: progress)
    return try Archive(outlook, views, index: false)
  }

  /// The same with what is possibly inside; nil where nothing can be.
  func wideArchive() throws -> Archive? {
    guard standpoint.choosesByDates else { return nil }
    if let wide { return wide }
    let outlook = try Outlook(log, from: standpoint, least: .possible)
    let made = try Archive(
      outlook, workshop.views(of: outlook, progress: progress), index: false)
    wide = made
    return made
  }

  /// What is seen of single streams; the views tell where to look.
  ///
  /// - Parameter least: `.possible` shows what is possibly inside too; `.definite` does not.
  func streams(_ least: Inside) throws -> Archive {
    guard dials.areTurned else { return try Archive(log, views) }
    return try Archive(Outlook(log, from: standpoint, least: least), views, index: true)
  }

  // MARK: Pages

  /// The page of a case, country, party, law, source or exchange.
  ///
  /// Throws `NotFound` where nothing is recorded of it, and `OutsideDials` where nothing of that is
  /// inside the dials.
  public func page(
    of kind: Subject, _ id: String, _ options: CasePage.Options = CasePage.Options()
  ) throws -> Document {
    guard dials.areTurned else { return try archive().page(of: kind, id, options) }
    try require(kind, id)
    let sure = try kind == .case ? streams(.definite) : archive()
    var page: Document
    if try kind == .country || sure.stream(of: kind, id) != nil {
      page = try sure.page(of: kind, id, options)
    } else {
      page = Document(
        title: id,
        blocks: [
          .notice("Nothing of it is definitely inside these dials."),
          .paragraph(Line([.emphasis(sure.asOf.madeFrom)])),
        ],
        data: .record([("id", .string(id))]), table: Table(name: kind.rawValue, columns: []))
    }
    if standpoint.choosesByDates, let wide = try kind == .case ? streams(.possible) : wideArchive()
    {
      try page.add(PossibleSection(of: kind, id, sure, wide))
    }
    page.state(dials, standpoint)
    return page
  }

  /// Throws unless something is recorded of it, and some of that is inside.
  public func require(_ kind: Subject, _ id: String) throws {
    try Archive(log, views).require(kind, id)
    guard dials.areTurned, kind != .country else { return }
    if try streams(.possible).stream(of: kind, id) == nil {
      throw OutsideDials(kind: kind, id: id, dials: dials.words(standpoint))
    }
  }

  /// A list; see `Archive.list`.
  public func list(_ listing: Listing, _ filter: ListFilter = ListFilter()) throws -> Document {
    guard dials.areTurned else { return try archive().list(listing, filter) }
    var page = try archive().list(listing, filter, beside: try wideArchive())
    page.state(dials, standpoint)
    return page
  }

  /// What happened when; see `Archive.timeline`.
  public func timeline(_ query: TimelineQuery) throws -> Document {
    guard dials.areTurned else { return try archive().timeline(query) }
    if case .case(let id) = query.scope { try require(.case, id) }
    var page = try (wideArchive() ?? archive()).timeline(query)
    page.state(dials, standpoint)
    return page
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
  init(_ dials: Dials, _ log: any Log) throws {
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
    if let knownAt {
      let end = (knownAt.number + 1) * Instant.microsecondsOfDay - 1
      knownThrough = try log.position(recordedBy: end)
    }
  }

  private static func day(_ date: EDTF, _ dial: String) throws -> Day {
    guard let day = date.bounds.latest else {
      throw DialError(dial: dial, reason: "\(date) has no last day to stand on")
    }
    return day
  }
}
