import Events

@testable import Projections

/// Chance that can be repeated: SplitMix64.
struct CourseChance: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) {
    state = UInt64(bitPattern: Int64(seed)) &* 0xD134_2543_DE82_EF95
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func one<T>(of items: [T]) -> T { items.randomElement(using: &self)! }
  mutating func happens(_ percent: Int) -> Bool { number(0..<100) < percent }
  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
}

// MARK: - Steps

/// The steps of one person as chance gives them: any word, any date, any counts, in any order.
struct RandomSteps {
  var steps: [Step] = []
  var counts: [[NamedCount]] = []

  init(_ seed: Int, most: Int = 16) {
    var chance = CourseChance(seed)
    for position in 1...chance.number(1..<most + 1) {
      var step = Step(
        chance.one(of: Self.verbs), span: Self.span(&chance), position: Int64(position))
      step.detail = Self.detail(of: step.verb, &chance)
      step.isFinal = chance.happens(8)
      step.isInAbsentia = chance.happens(8)
      step.isContested = chance.happens(8)
      if chance.happens(40) { step.marks.court = UInt64(chance.number(1..<4)) }
      if chance.happens(30) { step.marks.authority = UInt64(chance.number(1..<4)) }
      step.marks.id = UInt64(100 + position)
      if chance.happens(20) { step.marks.from = UInt64(chance.one(of: [1, 2, 3, 101, 102, 103])) }
      steps.append(step)
      counts.append(Self.counts(of: step, &chance))
    }
  }

  var course: Course { Course(steps) { counts[$0][...] } }

  /// Courts speak more often than they do in life.
  private static let verbs =
    Step.Verb.allCases.filter(\.moves)
    + [
      .charged, .charged, .judged, .judged, .judged, .sentenced, .appealed, .appealDecided,
      .pleaded,
    ]

  private static func span(_ chance: inout CourseChance) -> FactSpan {
    let day = Int64(18_000 + chance.number(0..<200))
    switch chance.number(0..<20) {
    case 0..<9: return FactSpan(day, day)
    case 9..<12: return FactSpan(day / 30 * 30, day / 30 * 30 + 29)
    case 12..<14: return FactSpan(18_000, 18_364)
    case 14: return FactSpan(.min, day)
    case 15: return .always
    case 16: return FactSpan(day, .max)
    default:
      // Between Hawaii and Sydney no moment crosses a day that is written.
      let isZoned = chance.happens(60)
      let zone = isZoned ? chance.number(-10..<12) : 0
      let seconds = day * 86_400 + Int64(chance.number(0..<24) - zone) * 3600
      return FactSpan(day, day, moment: seconds, isZoned: isZoned)
    }
  }

  private static func detail(of verb: Step.Verb, _ chance: inout CourseChance) -> Step.Detail {
    let shape: SentenceShape = chance.one(
      of: [[], [.isStated], [.isStated, .imprisons], [.isStated, .isSuspended]])
    let of: AppealedMatter? = chance.happens(50) ? nil : chance.one(of: AppealedMatter.allCases)
    let by: Appellant? = chance.happens(50) ? nil : chance.one(of: Appellant.allCases)
    switch verb {
    case .charged:
      return .instrument(chance.one(of: Instrument.allCases), hasCounts: chance.happens(75))
    case .chargeChanged: return .change(chance.one(of: [.added, .amended]))
    case .chargeClosed: return .change(chance.one(of: [.dropped, .merged]))
    case .pleaded: return .plea(chance.one(of: Plea.allCases))
    case .judged: return .verdict(chance.one(of: VerdictResult.allCases.filter { $0 != .ruled }))
    case .sentenced: return .sentence(shape)
    case .sentenceChanged: return .sentenceChange(chance.one(of: SentenceChange.allCases), shape)
    case .appealed: return .appeal(of: of, by: by)
    case .appealDecided:
      return .decision(chance.one(of: AppealResult.allCases), of: of, by: by, shape)
    case .released: return .release(chance.one(of: ReleaseHow.allCases.filter { $0 != .bail }))
    case .closed: return .closing(chance.one(of: Closing.allCases))
    case .alleged, .investigated, .sought, .detained, .arrested, .restricted, .surrendered,
      .remanded, .bailed, .handedToProsecutors, .returned, .handedToCourt, .tried, .escaped, .died,
      .executed, .assigned, .surrenderSought, .named, .concerned:
      return .none
    }
  }

  private static func counts(of step: Step, _ chance: inout CourseChance) -> [NamedCount] {
    switch step.verb {
    case .charged:
      guard case .instrument(_, hasCounts: true) = step.detail else { return [] }
    case .chargeChanged, .chargeClosed, .pleaded, .judged: if chance.happens(40) { return [] }
    case .alleged, .investigated, .sought, .detained, .arrested, .restricted, .surrendered,
      .remanded, .bailed, .handedToProsecutors, .returned, .handedToCourt, .tried, .sentenced,
      .appealed, .appealDecided, .sentenceChanged, .released, .escaped, .closed, .died, .executed,
      .assigned, .surrenderSought, .named, .concerned:
      return []
    }
    return (0..<chance.number(1..<4)).map { _ in
      var count = NamedCount()
      count.number = Int32(chance.one(of: [0, 0, 1, 2, 3]))
      count.offence = Int32(chance.number(1..<4))
      count.offenceKey = count.offence
      count.provision = Int32(chance.one(of: [0, 0, 11, 12]))
      count.provisionKey = count.provision
      count.quantity = Int32(chance.one(of: [1, 1, 1, 2, 3, 5]))
      if step.verb == .judged, chance.happens(70) {
        count.result = chance.one(of: CountResult.allCases)
      }
      return count
    }
  }
}

// MARK: - Facts

/// The facts of one case as chance gives them, in the notation of `Scenario`.
struct RandomCase {
  /// One fact without its date.
  struct Fact {
    var words: String
    var parties: [String]
    /// The day it happened on.
    var day: Int
    var date: String

    /// - Parameter date: another date than its own.
    func line(_ date: String? = nil) -> String {
      let names = parties.isEmpty ? "" : "  parties=\(parties.joined(separator: "|"))"
      return "\(date ?? self.date)  \(words)\(names)"
    }
  }

  var facts: [Fact] = []

  /// - Parameters:
  ///   - people: whom facts can name.
  ///   - isExact: whether each fact has a day of its own.
  init(_ seed: Int, people: [String], isExact: Bool, isNamed: Bool = false) {
    var chance = CourseChance(seed)
    var days = Array(0..<1000).shuffled(using: &chance)
    for _ in 0..<chance.number(4..<12) {
      let day = days.removeLast()
      let parties =
        !isNamed && chance.happens(40)
        ? [] : people.filter { _ in people.count == 1 || chance.happens(50) }
      // Who alone is named is named in the parts of a sentence too.
      let words = Self.words(&chance)
      facts.append(
        Fact(
          words: isNamed
            ? words.replacing("@a", with: "@\(people[0])").replacing("|fine @b", with: "")
            : words, parties: isNamed && parties.isEmpty ? people : parties,
          day: day, date: isExact ? Self.day(day) : Self.date(day, &chance)))
    }
  }

  func scenario(people: [String]) throws -> Scenario {
    try Scenario(facts.map { $0.line() }.joined(separator: "\n"), accused: people)
  }

  // MARK: Dates

  /// A day of 2019 to 2021.
  static func day(_ number: Int) -> String { Day(number: Int64(17_897 + number)).description }
  static func month(_ number: Int) -> String { String(day(number).prefix(7)) }
  static func year(_ number: Int) -> String { String(day(number).prefix(4)) }

  private static func date(_ number: Int, _ chance: inout CourseChance) -> String {
    switch chance.number(0..<16) {
    case 0..<7: day(number)
    case 7..<9: month(number)
    case 9: year(number)
    case 10: "-"
    case 11: "../\(day(number))"
    case 12: "\(month(number))/.."
    case 13: "\(day(number))T\(10 + chance.number(0..<10)):00:00Z"
    case 14: "\(day(number))T\(10 + chance.number(0..<10)):00:00+08:00"
    default: "\(day(number))~"
    }
  }

  // MARK: Words

  private static let plain = [
    "conduct.alleged  kind=meeting", "investigation.opened", "custody.sought", "custody.detained",
    "custody.arrested", "custody.remanded", "custody.restricted  measure=exit_ban",
    "custody.restricted  measure=bail", "custody.released  how=bail",
    "custody.released  how=charges_dropped", "custody.released  how=unknown",
    "custody.released  how=exchanged", "custody.escaped",
    "custody.surrendered  step=carried_out  to=US", "custody.surrendered  step=refused  to=US",
    "custody.died", "case.transferred  to=prosecutors", "case.transferred  to=court",
    "case.transferred  to=other", "hearing.held  kind=trial", "hearing.held  kind=bail",
    "sentence.imposed  components=prison P5Y", "sentence.imposed  components=suspended P1Y",
    "sentence.imposed  components=life @a|fine @b",
    "sentence.imposed  components=prison P3Y @a|fine",
    "sentence.imposed", "sentence.imposed  in_absentia=true", "sentence.changed  change=vacated",
    "sentence.changed  change=pardoned", "sentence.changed  change=reduced  components=prison P1Y",
    "appeal.lodged", "appeal.lodged  by=prosecution", "appeal.lodged  of=extradition",
    "appeal.decided  result=upheld", "appeal.decided  result=quashed",
    "appeal.decided  result=remitted", "appeal.decided  result=quashed  of=sentence",
    "appeal.decided  result=varied  components=prison P2Y", "case.closed  outcome=discontinued",
    "case.closed  outcome=completed", "case.closed  outcome=amnesty",
    "custody.arrested  standing=contested", "custody.died  standing=contested",
  ]

  private static func words(_ chance: inout CourseChance) -> String {
    switch chance.number(0..<10) {
    case 0:
      let instrument = chance.one(of: Instrument.allCases).rawValue
      return "charge.laid  instrument=\(instrument)" + counts(&chance)
    case 1:
      let change = chance.one(of: ["added", "amended", "dropped", "merged", "unsealed"])
      return "charge.changed  change=\(change)" + counts(&chance)
    case 2: return "plea.entered  plea=\(chance.one(of: Plea.allCases).rawValue)" + counts(&chance)
    case 3, 4:
      let result = chance.one(of: VerdictResult.allCases).rawValue
      return "verdict.given  result=\(result)"
        + counts(&chance, results: CountResult.allCases.map(\.rawValue))
    default: return chance.one(of: plain)
    }
  }

  private static func counts(_ chance: inout CourseChance, results: [String] = []) -> String {
    if chance.happens(40) { return "" }
    let counts = (0..<chance.number(1..<4)).map { _ in
      let number = chance.one(of: ["", "", "1 ", "2 ", "3 "])
      let offence = chance.one(of: ["espionage", "fraud", "theft"])
      let provision = chance.one(of: ["", "", " (s 1)", " (s 2)"])
      let quantity = chance.one(of: ["", "", "", " x2", " x4"])
      let result = results.isEmpty ? "" : ": \(chance.one(of: results))"
      return number + offence + provision + quantity + result
    }
    return "  counts=\(counts.joined(separator: "|"))"
  }
}
