import Events
import Testing

@testable import Projections

/// Large cases are played in time that grows with them, and not with their square: at these sizes the
/// square takes hours.
@Suite struct `Large cases` {
  @Test(.timeLimit(.minutes(1)))
  func `twenty thousand facts of one day, by the clock and against the law`() {
    let items = (0..<20_000).map { (place: Int) -> Order.Item in
      Order.Item(
        span: FactSpan(18_000, 18_000, moment: Int64(place), isZoned: true),
        rank: place % 2 == 0 ? 20 - place % 20 : place % 20, position: Int64(place))
    }
    #expect(Order.places(of: items.reversed()) == Array(items.indices.reversed()))
  }

  @Test(.timeLimit(.minutes(1)))
  func `twenty thousand holds and releases of one year`() {
    let steps = (0..<20_000).map { (place: Int) -> Step in
      let day = Int64(18_000 + place % 365)
      let span = place % 4 < 2 ? FactSpan(18_000, 18_365) : FactSpan(day, day)
      let verb: Step.Verb = place % 2 == 0 ? .arrested : .released
      return Step(verb, .release(.unknown), span: span, position: Int64(place))
    }
    #expect(Course.order(of: steps).count == steps.count)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a case of five thousand facts and three hundred accused`() {
    var steps: [(step: Step, party: Int32)] = []
    var chance = CourseChance(1)
    for position in 1...5000 {
      let day = Int64(18_000 + position)
      let party = position % 10 == 0 ? 0 : Int32(1 + chance.number(0..<300))
      let verb: Step.Verb = chance.one(of: [.arrested, .released, .charged, .tried, .judged])
      let detail: Step.Detail =
        verb == .charged
        ? .instrument(.charge, hasCounts: false)
        : verb == .judged ? .verdict(.convicted) : .release(.unknown)
      steps.append(
        (Step(verb, detail, span: FactSpan(day, day), position: Int64(position)), party))
    }
    let roster = Roster([], steps)
    #expect(roster.persons.count == 300)
    let courses = roster.persons.map { person in
      Course(roster.places(of: person, in: steps).map { steps[$0].step }) { _ in [] }
    }
    #expect(courses.allSatisfy { $0.moments.count > 300 })
  }
}
