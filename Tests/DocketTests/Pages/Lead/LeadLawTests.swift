@testable import Docket
import Events
import Projections
import Testing

/// Laws that first paragraphs hold for random courses of proceedings.
@Suite struct LeadLawTests {
  /// A case of invented facts about `people`; the same for the same seed.
  private struct RandomCase {
    private var random: Dice
    private let people: [String]
    private(set) var facts: [String] = []

    init(seed: UInt64, people: [String], count: Int) {
      random = Dice(state: seed)
      self.people = people
      for slug in people {
        facts.append(
          #""type":"party.introduced","party":"\#(slug)","kind":"person","label":"\#(RandomCase.name(slug))","naming":"full""#
        )
        facts.append(#""type":"role.assigned","party":"\#(slug)","role":"accused""#)
      }
      for _ in 0..<count { add() }
    }

    static func name(_ slug: String) -> String { "Person \(slug.uppercased())" }

    private mutating func pick<T>(_ values: [T]) -> T {
      values[Int(random.next() % UInt64(values.count))]
    }

    private mutating func date() -> String {
      let (year, month, day) = (
        2018 + Int(random.next() % 5), 1 + Int(random.next() % 12), 1 + Int(random.next() % 28)
      )
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      switch random.next() % 6 {
      case 0: return "\(year)"
      case 1: return "\(year)-\(two(month))"
      default: return "\(year)-\(two(month))-\(two(day))"
      }
    }

    /// One fact about one of the people; its offence is that person's own.
    private mutating func add() {
      let slug = pick(people)
      let head = #""parties":["\#(slug)"],"occurred":"\#(date())","court":"Court of \#(slug)""#
      let plain = #""parties":["\#(slug)"],"occurred":"\#(date())""#
      let counts = #""counts":[{"offence":"offence \#(slug)"}]"#
      let words = [
        #""type":"charge.laid","instrument":"indictment",\#(counts),\#(plain)"#,
        #""type":"custody.arrested",\#(plain)"#,
        #""type":"custody.released","how":"\#(pick(ways))",\#(plain)"#,
        #""type":"verdict.given","result":"\#(pick(["convicted", "acquitted", "dismissed", "mixed"]))",\#(head)"#,
        #""type":"verdict.given","result":"convicted",\#(counts),\#(head)"#,
        #""type":"sentence.imposed","components":[{"kind":"prison","term":"P5Y"}],\#(head)"#,
        #""type":"sentence.changed","change":"\#(pick(["pardoned", "reduced", "vacated"]))",\#(plain)"#,
        #""type":"appeal.lodged",\#(head)"#,
        #""type":"appeal.decided","result":"\#(pick(["upheld", "quashed", "remitted"]))",\#(head)"#,
        #""type":"plea.entered","plea":"\#(pick(["guilty", "not_guilty"]))",\#(counts),\#(plain)"#,
        #""type":"charge.changed","change":"dropped",\#(plain)"#,
        #""type":"custody.died",\#(plain)"#,
        #""type":"case.closed","outcome":"\#(pick(["discontinued", "amnesty", "completed"]))",\#(plain)"#,
      ]
      facts.append(pick(words))
    }

    private var ways: [String] {
      ["bail", "charges_dropped", "served", "parole", "exchanged", "deported", "unknown"]
    }
  }

  private static func file(_ facts: [String]) throws -> CaseFile {
    CaseFile(try Desk.of(facts).dossier("x"))
  }

  /// The words by which a moment that ends something is told; nil for what ends nothing.
  private static func words(_ kind: Course.Moment.Kind) -> [String]? {
    switch kind {
    case .died: ["died"]
    case .executed: ["executed"]
    case .released(.exchanged): ["exchanged"]
    case .released(.deported): ["deported"]
    case .released(.bail): nil
    case .released: ["released"]
    case .sentenceChanged(.pardoned, _): ["pardoned"]
    case .closed(.discontinued): ["discontinued"]
    case .closed(.amnesty): ["amnesty"]
    default: nil
    }
  }

  @Test(arguments: 0..<400)
  func `every exit of the course stands in the first paragraph`(_ seed: Int) throws {
    let facts = RandomCase(seed: UInt64(seed), people: ["a", "b"], count: 12).facts
    let file = try Self.file(facts)
    let paragraph = Lead(file).words
    for person in file.accused {
      for moment in person.course.moments {
        guard let words = Self.words(moment.kind) else { continue }
        #expect(words.contains { paragraph.contains($0) }, "\(moment): \(paragraph)")
      }
      if person.stage == .acquitted {
        let told = paragraph.contains("acquitted") || paragraph.contains("not proven")
        #expect(told, "\(paragraph)")
      }
    }
  }

  @Test(arguments: 0..<400)
  func `no sentence says of a person what only facts of another say`(_ seed: Int) throws {
    let facts = RandomCase(seed: UInt64(seed) + 1000, people: ["a", "b", "c"], count: 14).facts
    let paragraph = Lead(try Self.file(facts)).words
    for sentence in paragraph.split(separator: ". ") {
      for slug in ["a", "b", "c"] where !sentence.contains(RandomCase.name(slug)) {
        let namesOthers = ["a", "b", "c"].contains { sentence.contains(RandomCase.name($0)) }
        guard namesOthers else { continue }
        #expect(!sentence.contains("offence \(slug)"), "\(sentence)")
        #expect(!sentence.contains("Court of \(slug)"), "\(sentence)")
      }
    }
  }

  @Test(arguments: 0..<200)
  func `another accused changes no one else's clauses`(_ seed: Int) throws {
    let facts = RandomCase(seed: UInt64(seed) + 2000, people: ["a", "b"], count: 12).facts
    let more = RandomCase(seed: UInt64(seed) + 3000, people: ["d"], count: 8).facts
    let (file, larger) = (try Self.file(facts), try Self.file(facts + more))
    for person in file.accused {
      let same = try #require(larger.accused.first { $0.party == person.party })
      let (before, after) = (Story(person, file), Story(same, larger))
      #expect(before.predicates(of: 1) == after.predicates(of: 1))
      #expect(before.asides == after.asides)
    }
  }

  @Test(arguments: 0..<200)
  func `the order of recording changes nothing that dates decide`(_ seed: Int) throws {
    let facts = RandomCase(seed: UInt64(seed) + 4000, people: ["a"], count: 10).facts
    let file = try Self.file(facts)
    // Where two facts overlap their positions may decide: those cases are left out.
    let spans = file.timeline.filter { $0.span != .always }.map(\.span)
    let overlap = spans.indices.contains { one in
      spans.indices.contains { $0 > one && spans[one].overlaps(spans[$0]) }
    }
    guard !overlap else { return }
    let turned = Array(facts.prefix(2)) + facts.dropFirst(2).reversed()
    #expect(Lead(file).words == Lead(try Self.file(turned)).words)
  }
}
