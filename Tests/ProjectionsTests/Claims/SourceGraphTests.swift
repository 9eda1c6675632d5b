import Events
import Testing

@testable import Projections

/// How sources collapse into roots, over graphs that nobody thought of.
struct SourceGraphTests {
  /// Numbers that are the same in every run.
  private struct Dice {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  private typealias Sources = [String: SourceGraph.Node]

  private func roots(_ cited: [String], _ sources: Sources) -> Set<SourceGraph.Origin> {
    SourceGraph(of: cited) { sources[$0] }.origins(of: cited)
  }

  /// Some sources, each made from up to three others, itself and later ones included.
  private func graph(_ dice: inout Dice) -> Sources {
    let count = 1 + dice.next(below: 12)
    var sources: Sources = [:]
    for number in 0..<count {
      var node = SourceGraph.Node()
      for _ in 0..<dice.next(below: 4) where dice.next(below: 3) > 0 {
        node.derived.append("s\(dice.next(below: count + 2))")
      }
      node.isAnonymousCopy = node.derived.isEmpty && dice.next(below: 8) == 0
      if dice.next(below: 10) == 0 { node.state = try? Country("CN") }
      node.isWithdrawn = dice.next(below: 6) == 0
      sources["s\(number)"] = node
    }
    return sources
  }

  private func cited(_ sources: Sources, _ dice: inout Dice) -> [String] {
    (0...dice.next(below: 5)).map { _ in "s\(dice.next(below: sources.count + 1))" }
  }

  @Test(arguments: 0..<2_000)
  func `however sources were made from each other, the laws of roots hold`(_ seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 7919 + 1)
    var sources = graph(&dice)
    let cited = cited(sources, &dice)
    let before = roots(cited, sources)
    #expect(!before.isEmpty, "what is cited began somewhere")
    let named = Set(sources.keys).union(cited).union(sources.values.flatMap(\.derived))
    #expect(before.count <= named.count)

    // A republication adds no root.
    let original = cited[dice.next(below: cited.count)]
    sources["copy"] = SourceGraph.Node(derived: [original])
    #expect(roots(cited + ["copy"], sources) == before)

    // A source of its own never lowers the count.
    sources["own"] = SourceGraph.Node()
    let after = roots(cited + ["own"], sources)
    #expect(after.count >= before.count)
    #expect(after.contains(.source("own")))

    // What is left after withdrawals was there before; an unnamed original may come to light.
    let graph = SourceGraph(of: cited) { sources[$0] }
    let live = graph.liveOrigins(of: cited)
    #expect(live.subtracting([.unnamed]).isSubset(of: graph.origins(of: cited)))
  }

  @Test func `a circle beside another source is a root of its own`() {
    let sources: Sources = [
      "a": .init(derived: ["b"]), "b": .init(derived: ["a"]), "c": .init(),
    ]
    #expect(roots(["b", "c"], sources) == [.source("a"), .source("c")])
  }

  @Test func `a circle that leans on something has that as its root`() {
    let sources: Sources = ["a": .init(derived: ["b"]), "b": .init(derived: ["a", "wire"])]
    #expect(roots(["a"], sources) == [.source("wire")])
  }

  @Test func `an aggregator that names no original adds no root beside another`() {
    let sources: Sources = ["copy": .init(isAnonymousCopy: true), "paper": .init()]
    #expect(roots(["copy"], sources) == [.unnamed])
    #expect(roots(["copy", "paper"], sources) == [.source("paper")])
  }

  @Test func `a chain of a hundred thousand copies is followed to its end`() {
    let graph = SourceGraph(of: ["s0"]) { slug in
      let number = Int(slug.dropFirst())!
      return SourceGraph.Node(derived: number < 100_000 ? ["s\(number + 1)"] : [])
    }
    #expect(graph.origins(of: ["s0"]) == [.source("s100000")])
  }

  @Test func `of what was made from a withdrawn source alone nothing is left`() {
    let sources: Sources = [
      "paper": .init(isWithdrawn: true), "copy": .init(derived: ["paper"]),
      "digest": .init(derived: ["paper", "wire"]), "wire": .init(),
    ]
    let graph = SourceGraph(of: ["copy", "digest"]) { sources[$0] }
    #expect(graph.isSpent("copy"))
    #expect(!graph.isSpent("digest"))
    #expect(graph.liveOrigins(of: ["copy", "digest"]) == [.source("wire")])
    #expect(graph.withdrawn(behind: "copy") == ["paper"])
  }
}
