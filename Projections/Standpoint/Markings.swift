public import Events

/// Whom a page is for, by the Traffic Light Protocol, version 2.0 (FIRST).
public struct Audience: Sendable, Equatable {
  /// The most that it may be shown.
  public var limit: Marking
  /// The day it is shown on: facts under embargo wait for theirs.
  public var today: Day

  public init(_ limit: Marking, today: Day) {
    self.limit = limit
    self.today = today
  }

  /// Whether it may see what is so marked.
  public func mayBeShown(_ marking: Marking) -> Bool { marking.reach <= limit.reach }
}

extension Marking {
  /// The narrower the circle, the greater.
  public var reach: Int {
    switch self {
    case .clear: 0
    case .green: 1
    case .amber: 2
    case .amberStrict: 3
    case .red: 4
    }
  }
}

/// How far the facts of one stream may go.
///
/// The last `record.marked` that stands counts, else the fact's own `marking`, else it is clear. Until
/// the day of its embargo a fact is red. What is said about a fact goes no further than the fact; and
/// where the fact that begins a case, party or source may not be shown, nothing of it may.
public struct Markings: Sendable {
  /// A fact's marking, and the day before which it is red.
  public struct Limit: Sendable {
    public var marking: Marking
    public var embargo: Day?
  }

  private var limits: [Int64: Limit] = [:]
  private var targets: [Int64: Int64] = [:]
  private var openings: [Int64] = []
  private let positions: [Int64]
  private let ids: [Int64: String]

  /// - Parameter facts: all facts of the stream, in the order of their positions.
  public init(_ facts: [Fact]) {
    positions = facts.map(\.position)
    var places: [String: Int64] = [:]
    for fact in facts { if let id = fact.id?.string { places[id] = fact.position } }
    ids = places.reduce(into: [:]) { $0[$1.value] = $1.key }
    let items = Amended(facts, evidence: NoEvidence()).items
    for item in items {
      limits[item.position] = Limit(marking: Markings.own(item.fact))
      if item.original.word.begins { openings.append(item.position) }
      if let target = Judgement.target(of: item.original).flatMap({ places[$0] }) {
        targets[item.position] = target
      }
    }
    for item in items where item.stands {
      guard case .amendment(.marked(let read)) = item.fact.event,
        let target = places[read.target.string]
      else { continue }
      limits[target] = Limit(
        marking: read.marking, embargo: read.embargoUntil?.edtf?.bounds.earliest)
    }
  }

  /// The positions that an audience may not see; all of them where the beginning may not be seen.
  public func hidden(from audience: Audience) -> Set<Int64> {
    var hidden = Set(positions.filter { isHidden($0, from: audience) })
    // What is said about a fact stands after it.
    for position in positions {
      if let target = targets[position], hidden.contains(target) { hidden.insert(position) }
    }
    return hidesStream(from: audience) ? Set(positions) : hidden
  }

  /// Whether nothing of the stream may be seen, not even that it is there.
  public func hidesStream(from audience: Audience) -> Bool {
    openings.contains { isHidden($0, from: audience) }
  }

  /// Whether a case, party or source begins here.
  public var begins: Bool { !openings.isEmpty }

  /// How far the fact at a position may go.
  public func limit(at position: Int64) -> Limit {
    limits[position] ?? Limit(marking: .clear, embargo: nil)
  }

  /// The identity of the fact at a position.
  public func id(at position: Int64) -> String? { ids[position] }

  /// What a fact says of itself. A `record.marked` is for those who hold the docket: its `marking` is
  /// its target's.
  private static func own(_ fact: Fact) -> Marking {
    if case .amendment(.marked) = fact.event { return .red }
    return fact.marking ?? .clear
  }

  private func isHidden(_ position: Int64, from audience: Audience) -> Bool {
    guard let limit = limits[position] else { return false }
    if let embargo = limit.embargo, audience.today < embargo {
      return !audience.mayBeShown(.red)
    }
    return !audience.mayBeShown(limit.marking)
  }
}

extension Fact {
  /// Whether one of these texts stands in it as a value: a slug that it names, a fact's id.
  public func names(anyOf texts: Strings) -> Bool {
    guard texts.count > 0 else { return false }
    return !eachValue { texts.known($0) == 0 }
  }

  /// Calls `visit` with every text that stands in it as a value, as it is written there, until it
  /// answers false; answers whether it never did.
  package func eachValue(_ visit: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var start: Int?
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\\"): place += 1
        case UInt8(ascii: "\""):
          if let begin = start {
            // What a colon follows is the name of a member.
            let isName = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: ":")
            let text = UnsafeRawBufferPointer(rebasing: bytes[begin..<place])
            if !isName, !visit(text) { return false }
            start = nil
          } else {
            start = place + 1
          }
        default: break
        }
        place += 1
      }
      return true
    }
  }
}
