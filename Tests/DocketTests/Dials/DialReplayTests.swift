import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// What stands behind a dial, held to all of the seeds: no page says a word of a fact that is outside.
@Suite struct DialReplayTests {
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

  /// Every case's page is made from twenty of the standpoints, every other page from some eight; what
  /// goes over all streams is made from every second one.
  @Test(arguments: 0..<4)
  func `behind two hundred dials nothing says a word of a fact outside them`(part: Int) throws {
    let docket = try SeedDocket.shared.get()
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
      func check(_ name: String, _ make: () throws -> Document) throws {
        let page: Document
        do {
          page = try make()
        } catch is OutsideDials {
          return
        }
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
    #expect(told > 250)
  }

  private func words(_ dials: Dials) -> String {
    [dials.asOf, dials.knownAt].compactMap { $0?.words }.joined(separator: "; ")
      + " \(dials.recordedAt.map { "\($0)" } ?? "")"
  }
}
