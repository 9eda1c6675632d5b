public import Events
public import Ports
public import Projections
import Synchronization

/// A log as it shows itself from a standpoint: only the facts inside the dials, and of these only what
/// was known there, through the log's own port, so that what reads it need not know.
///
/// What a recorder added later is taken from a fact before it is lent (`Hindsight`). A source that is
/// asked for by its name has its registration, whatever its date: what cites it must be able to name
/// it; of one that is younger than the dials only its publisher is told.
public final class Outlook: LogReader {
  public let base: any LogReader
  public let standpoint: Standpoint
  /// The least sure answer that is shown.
  public let least: Inside
  /// What the audience may not see; nil where it may see all.
  public let veil: Veil?
  private let end: Head
  private let vantage: Vantage
  private let hindsights = Mutex<[String: Hindsight]>([:])

  /// - Parameters:
  ///   - least: `.possible` shows what is possibly inside too; `.definite` does not.
  ///   - veil: what the audience may not see.
  public convenience init(
    _ base: any LogReader, from standpoint: Standpoint, least: Inside = .possible, veil: Veil? = nil
  ) throws {
    try self.init(Vantage(base, standpoint), least: least, veil: veil)
  }

  /// Shares what was judged with other outlooks from the same vantage.
  init(_ vantage: Vantage, least: Inside, veil: Veil?) throws {
    base = vantage.base
    self.vantage = vantage
    self.least = least
    self.veil = veil
    standpoint = vantage.standpoint
    end = vantage.end
  }

  public func head() throws -> Head { end }

  public func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let last = min(last, end.position)
    guard chooses else { return try base.scan(after: position, through: last, visit) }
    let answers = standpoint.choosesByDates ? try vantage.whole() : nil
    try base.scan(after: position, through: last) { position, body in
      if let veil, veil.hides(position) { return }
      guard let answer = answers?[Int(position)] else { return try visit(position, body) }
      guard answer & ~WholeSight.cover >= least.rawValue else { return }
      try lend(position, body, isCovered: answer & WholeSight.cover != 0, visit)
    }
  }

  public func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let last = min(last, end.position)
    guard chooses else { return try base.scan(stream: stream, through: last, visit) }
    let seen = try seen(stream)
    try base.scan(stream: stream, through: last) { position, body in
      guard seen.answer(position) >= least, !(veil?.hides(position) ?? false) else { return }
      try lend(position, body, isCovered: seen.covered.contains(position), visit)
    }
  }

  public func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    try records(selection, named: false, visit)
  }

  /// Records as `records` gives them.
  ///
  /// - Parameter named: whether a party's stream is asked for because something that is shown names it:
  ///   then it is introduced.
  func records(
    _ selection: Selection, named: Bool, _ visit: (Record) throws -> Bool
  ) throws {
    var bounded = selection
    bounded.through = min(selection.through, end.position)
    guard chooses else { return try base.records(bounded, visit) }
    if case .streams(let streams) = selection.which {
      for stream in Set(streams).sorted() {
        bounded.which = .stream(stream)
        try records(bounded, named: named, visit)
      }
      return
    }
    var left = selection.limit ?? .max
    bounded.limit = nil
    guard left > 0 else { return }
    var stream: Seen?
    if case .stream(let name) = selection.which { stream = try seen(name, isNamed: named) }
    try base.records(bounded) { record in
      let (answer, isCovered) =
        try stream.map { ($0.answer(record.position), $0.covered.contains(record.position)) }
        ?? inside(record.position, of: record.stream)
      guard answer >= least, !(veil?.hides(record.position) ?? false) else { return true }
      left -= 1
      guard isCovered, let body = record.body else { return try visit(record) && left > 0 }
      var shown = record
      shown.body = try covered(record.position, body) ?? body
      return try visit(shown) && left > 0
    }
  }

  public func faults() throws -> [String] { try base.faults() }

  /// Whether it shows less than all up to its end.
  private var chooses: Bool { standpoint.choosesByDates || veil != nil }

  // MARK: Judging

  /// How a fact answers.
  public func inside(_ fact: Fact) throws -> Inside {
    try inside(fact.position, of: fact.stream.name).answer
  }

  /// How the record at a position of a stream answers, and whether it is covered.
  private func inside(
    _ position: Int64, of stream: String
  ) throws -> (answer: Inside, isCovered: Bool) {
    guard standpoint.choosesByDates else { return (.definite, false) }
    if let whole = vantage.known() {
      let answer = whole[Int(position)]
      return (
        Inside(rawValue: answer & ~WholeSight.cover) ?? .definite, answer & WholeSight.cover != 0
      )
    }
    let sight = try vantage.sight(of: stream)
    return (sight.answers[position] ?? .definite, sight.covered.contains(position))
  }

  /// How the facts of a stream answer, and which of them are covered.
  private struct Seen {
    var answers: [Int64: Inside] = [:]
    var covered: Set<Int64> = []

    func answer(_ position: Int64) -> Inside { answers[position] ?? .definite }
  }

  private func seen(_ stream: String, isNamed: Bool = false) throws -> Seen {
    guard standpoint.choosesByDates else { return Seen() }
    if isNamed, StreamID(stream)?.kind == .party {
      let sight = try vantage.namedSight(of: stream)
      return Seen(answers: sight.answers, covered: sight.covered)
    }
    let sight = try vantage.sight(of: stream)
    var seen = Seen(answers: sight.answers, covered: sight.covered)
    guard StreamID(stream)?.kind == .source else { return seen }
    for fact in try base.facts(ofStream: stream, through: end.position) {
      guard case .evidence(.registered) = fact.event else { continue }
      if seen.answer(fact.position) < least { seen.covered.insert(fact.position) }
      seen.answers[fact.position] = .definite
    }
    return seen
  }

  // MARK: Hindsight

  private func lend(
    _ position: Int64, _ body: UnsafeRawBufferPointer, isCovered: Bool,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard isCovered, !body.isEmpty, let shown = try covered(position, Array(body)) else {
      return try visit(position, body)
    }
    try shown.withUnsafeBytes { try visit(position, $0) }
  }

  /// A fact without what was learnt later; nil where nothing is taken from it.
  private func covered(_ position: Int64, _ body: [UInt8]) throws -> [UInt8]? {
    let fact = try Page(fact: body, position: position)[0]
    return try vantage.cover(fact, try hindsight(of: fact.stream.name))
  }

  private func hindsight(of stream: String) throws -> Hindsight {
    if let known = hindsights.withLock({ $0[stream] }) { return known }
    let made = try vantage.hindsight(of: stream, least)
    hindsights.withLock { $0[stream] = made }
    return made
  }
}

extension LogReader {
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
