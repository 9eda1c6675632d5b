import Docket
import Events
import Foundation
import Logs
import Projections
import Testing

/// What stands behind a dial, held to all of the seeds: no page says a word of a fact that is outside.
@Suite struct DialReplayTests {
  /// The seeds as they are imported, with their views; the folder goes with it.
  private final class Docket: Sendable {
    let log: MemoryLog
    let views: SQLiteViews
    let folder: String
    let oracle: SeedOracle
    let pages: [(Subject, String)]

    init() throws {
      let office = Office(startingAt: TestDocket.start)
      _ = try office.clerk.import(Seeds.files.map { ImportFile($0.name, $0.text) })
      log = office.log
      folder = NSTemporaryDirectory() + "docket-dials-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      views = SQLiteViews(folder: folder)
      try views.catchUp(with: log) { _, _ in }
      var facts: [Fact] = []
      try log.scanPages(through: .max) { page in
        for row in 0..<page.count { facts.append(page[row]) }
      }
      oracle = SeedOracle(facts)
      var pages: [(Subject, String)] = []
      var seen: Set<String> = []
      for fact in facts where fact.subject.kind != .source {
        let (kind, key) = (fact.subject.kind, fact.subject.key.string)
        if seen.insert("\(kind.rawValue)/\(key)").inserted { pages.append((kind, key)) }
        if case .proceeding(.opened(let read)) = fact.event,
          seen.insert("country/\(read.country.code)").inserted
        {
          pages.append((.country, read.country.code))
        }
      }
      self.pages = pages
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func reading(_ dials: Dials) throws -> Reading {
      try Reading(
        log, views, dials, workshop: SQLiteWorkshop(folder: folder + "/none", scratch: folder))
    }
  }

  /// Two hundred standpoints: each dial alone, and two or three together, on days around which facts
  /// lie, from 1950 to 2026.
  private static func standpoints(_ facts: [Fact]) -> [Dials] {
    let days = Set(
      facts.flatMap { fact -> [Day] in
        [fact.occurred, fact.disclosed].compactMap { $0?.edtf?.bounds.latest }
          .flatMap { [$0, Day(number: $0.number - 1)] }
      }
    ).sorted()
    var random = Random(state: 7)
    func day() -> EDTF { EDTF(days.randomElement(using: &random)!)! }
    func position() -> Dials.Recorded {
      .position(Int64.random(in: 100...Int64(facts.count), using: &random))
    }
    return (0..<200).map { number in
      switch number % 8 {
      case 0, 1: Dials(asOf: day())
      case 2, 3: Dials(knownAt: day())
      case 4: Dials(asOf: day(), knownAt: day())
      case 5: Dials(recordedAt: position())
      case 6: Dials(asOf: day(), recordedAt: position())
      default: Dials(knownAt: day(), recordedAt: position())
      }
    }
  }

  private static let docket = Result { try Docket() }

  /// Every case's page is made from twenty of the standpoints, every other page from some eight; what
  /// goes over all streams is made from every second one.
  @Test(arguments: 0..<4)
  func `behind two hundred dials nothing says a word of a fact outside them`(part: Int) throws {
    let docket = try DialReplayTests.docket.get()
    let dials = DialReplayTests.standpoints(docket.oracle.facts)
    let cases = docket.pages.filter { $0.0 == .case }
    let others = docket.pages.filter { $0.0 != .case }
    var told = 0
    for number in dials.indices where number % 4 == part {
      let dial = dials[number]
      let turn = number / 4
      let reading = try docket.reading(dial)
      var allowed = docket.oracle.allowed(dial)
      // The dials are named, and the day of recording.
      for found in docket.oracle.found(in: "1 April 2026; \(words(dial))") { allowed[found] = true }
      func check(_ name: String, _ page: () throws -> Document) throws {
        guard let page = try? page() else { return }
        told += 1
        let text = plain(page) + String(decoding: page.data.canonical(), as: UTF8.self)
        let leaks = docket.oracle.found(in: text).filter { !allowed[$0] }
          .map { String(decoding: docket.oracle.texts[$0], as: UTF8.self) }
        #expect(leaks.isEmpty, "\(name) \(words(dial)): \(leaks.sorted().prefix(5))")
      }
      for (place, (kind, id)) in cases.enumerated() where (place + turn) % 10 == 0 {
        try check("\(kind) \(id)") { try reading.page(of: kind, id) }
      }
      guard turn % 2 == 0 else { continue }
      for (place, (kind, id)) in others.enumerated() where (place + turn / 2) % 12 == 0 {
        try check("\(kind) \(id)") { try reading.page(of: kind, id) }
      }
      let overview = Overview.allCases[number / 3 % Overview.allCases.count]
      if overview.takes != .aCase, overview != .agenda {
        try check("\(overview)") {
          try reading.page(of: overview, .init(today: Day(number: 20_780)))
        }
      }
      let listing = Listing.allCases[number / 3 % Listing.allCases.count]
      try check("list \(listing)") { try reading.list(listing) }
      if turn % 8 == 0 { try check("timeline") { try reading.timeline(TimelineQuery()) } }
    }
    #expect(told > 300)
  }

  private func words(_ dials: Dials) -> String {
    [dials.asOf, dials.knownAt].compactMap { $0?.words }.joined(separator: "; ")
      + " \(dials.recordedAt.map { "\($0)" } ?? "")"
  }
}
