public import Events
public import Projections
import Synchronization

/// A log as it shows itself from a standpoint: only the facts inside the dials, through the log's
/// own port, so that what reads it need not know.
///
/// A stream is judged when it is first asked for; a scan of the whole log judges all of it, at one
/// byte a record. A source that is asked for by its name has its registration, whatever its date:
/// what cites it must be able to name it. Nothing is written through an outlook.
public final class Outlook: Log {
  public let base: any Log
  public let standpoint: Standpoint
  /// The least sure answer that is shown.
  public let least: Inside
  /// What the audience may not see; nil where it may see all.
  public let veil: Veil?
  private let end: Head
  private let judged = Mutex(Judged())

  private struct Judged {
    var streams: [String: [Int64: Inside]] = [:]
    var published: [String: EDTF?] = [:]
    var whole: [UInt8]?
  }

  /// - Parameters:
  ///   - least: `.possible` shows what is possibly inside too; `.definite` does not.
  ///   - veil: what the audience may not see.
  public init(
    _ base: any Log, from standpoint: Standpoint, least: Inside = .possible, veil: Veil? = nil
  ) throws {
    self.base = base
    self.least = least
    self.veil = veil
    let head = try base.head()
    let last = min(head.position, max(0, standpoint.through))
    self.standpoint = Standpoint(
      asOf: standpoint.asOf, knownAt: standpoint.knownAt, through: last,
      knownThrough: standpoint.knownThrough)
    end = last == head.position ? head : try base.place(last)
  }

  public func head() throws -> Head { end }

  public func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let last = min(last, end.position)
    guard chooses else { return try base.scan(after: position, through: last, visit) }
    let answers = standpoint.choosesByDates ? try whole() : nil
    try base.scan(after: position, through: last) { position, body in
      if let answers, answers[Int(position)] < least.rawValue { return }
      if let veil, veil.hides(position) { return }
      try visit(position, body)
    }
  }

  public func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let last = min(last, end.position)
    guard chooses else { return try base.scan(stream: stream, through: last, visit) }
    let answers = try answers(of: stream, named: true)
    try base.scan(stream: stream, through: last) { position, body in
      guard answers[position] ?? .definite >= least, !(veil?.hides(position) ?? false) else {
        return
      }
      try visit(position, body)
    }
  }

  public func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    var bounded = selection
    bounded.through = min(selection.through, end.position)
    guard chooses else { return try base.records(bounded, visit) }
    var left = selection.limit ?? .max
    bounded.limit = nil
    guard left > 0 else { return }
    var named: [Int64: Inside]?
    if case .stream(let stream) = selection.which {
      named = try answers(of: stream, named: true)
    }
    try base.records(bounded) { record in
      let answer =
        try named.map { $0[record.position] ?? .definite }
        ?? inside(record.position, of: record.stream)
      guard answer >= least, !(veil?.hides(record.position) ?? false) else { return true }
      left -= 1
      return try visit(record) && left > 0
    }
  }

  public func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    throw LogError.readOnly(path: "", reason: "what is seen from another time is only read")
  }

  public func scrub() throws {
    throw LogError.readOnly(path: "", reason: "what is seen from another time is only read")
  }

  public func faults() throws -> [String] { try base.faults() }

  /// Whether it shows less than all up to its end.
  private var chooses: Bool { standpoint.choosesByDates || veil != nil }

  // MARK: Judging

  /// How a fact answers.
  public func inside(_ fact: Fact) throws -> Inside {
    let (kind, key) = fact.subject
    return try inside(fact.position, of: kind.rawValue + "/" + key.string)
  }

  /// How the record at a position of a stream answers.
  private func inside(_ position: Int64, of stream: String) throws -> Inside {
    guard standpoint.choosesByDates else { return .definite }
    if let whole = judged.withLock({ $0.whole }) {
      return Inside(rawValue: whole[Int(position)]) ?? .definite
    }
    return try answers(of: stream)[position] ?? .definite
  }

  private func answers(of stream: String) throws -> [Int64: Inside] {
    guard standpoint.choosesByDates else { return [:] }
    if let known = judged.withLock({ $0.streams[stream] }) { return known }
    let answers = try sight(of: stream).answers
    judged.withLock { $0.streams[stream] = answers }
    return answers
  }

  private func answers(of stream: String, named: Bool) throws -> [Int64: Inside] {
    var answers = try answers(of: stream)
    guard named, stream.hasPrefix("source/") else { return answers }
    for fact in try base.facts(ofStream: stream, through: end.position) {
      if case .evidence(.registered) = fact.event { answers[fact.position] = .definite }
    }
    return answers
  }

  private func sight(of stream: String) throws -> Sight {
    let facts = try base.facts(ofStream: stream, through: end.position, remains: true)
    var failure: (any Error)?
    let sight = Sight(facts, from: standpoint) { slug in
      do { return try self.published(slug) } catch { failure = error }
      return nil
    }
    if let failure { throw failure }
    return sight
  }

  private func whole() throws -> [UInt8] {
    if let whole = judged.withLock({ $0.whole }) { return whole }
    var sight = WholeSight(from: standpoint)
    var failure: (any Error)?
    try base.scanPages(through: end.position, remains: true) { page in
      for row in 0..<page.count {
        sight.take(page[row]) { slug in
          do { return try self.published(slug) } catch { failure = error }
          return nil
        }
      }
      if let failure { throw failure }
    }
    let answers = try sight.finish(end.position) { try self.sight(of: $0) }
    judged.withLock { $0.whole = answers }
    return answers
  }

  /// When a source was published, as far as this docket held then.
  private func published(_ slug: String) throws -> EDTF? {
    if let known = judged.withLock({ $0.published[slug] }) { return known }
    let facts = try base.facts(ofStream: "source/" + slug, through: end.position)
    let published = CitedSource(slug, facts).published
    judged.withLock { $0.published[slug] = .some(published) }
    return published
  }
}

extension Log {
  /// The facts of a stream whose words stand, up to and with a position; with what is left of the
  /// others where that is asked for.
  func facts(
    ofStream stream: String, through last: Int64, remains: Bool = false
  ) throws -> [Fact] {
    let builder = PageBuilder(byteCapacity: 1 << 12, rowCapacity: 8)
    try scan(stream: stream, through: last) { position, body in
      if remains || !body.isEmpty { try builder.append(position, body, of: self) }
    }
    let page = builder.finish()
    return (0..<page.count).map { page[$0] }
  }

  /// Every fact whose words stand, in pages of some thousands; with what is left of the others where
  /// that is asked for.
  public func scanPages(
    through last: Int64, remains: Bool = false, _ visit: (Page) throws -> Void
  ) throws {
    var builder = PageBuilder()
    try scan(after: 0, through: last) { position, body in
      guard remains || !body.isEmpty else { return }
      try builder.append(position, body, of: self)
      if builder.size >= 60_000 {
        try visit(builder.finish())
        builder = PageBuilder()
      }
    }
    try visit(builder.finish())
  }

  /// A position of the log, with the time of its record.
  func place(_ position: Int64) throws -> Head {
    var head = Head(position: position, recorded: 0)
    guard position > 0 else { return .empty }
    try records(Selection(after: position - 1, through: position)) {
      head.recorded = $0.recorded
      return false
    }
    return head
  }

  /// The last position that was recorded by a moment: time never goes backwards in a log.
  public func position(recordedBy moment: Int64) throws -> Int64 {
    var low: Int64 = 0
    var high = try head().position
    while low < high {
      let middle = (low + high + 1) / 2
      if try place(middle).recorded <= moment { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
