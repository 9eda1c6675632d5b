public import Events

/// A statement that bears on a claim: for it, against it, or neither.
public struct Bearing: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case denial, protest
    case couldNotVerify = "could_not_verify"
    case confirmation, analysis
    case noComment = "no_comment"
    case noResponse = "no_response"
  }

  public var kind: Kind
  /// Who says so, or does not.
  public var by: [String]
  /// What an analysis leaves open, in the recorder's words.
  public var openQuestion: String?
  public var occurred: EDTF?
  /// Position of the statement.
  public var position: Int64

  init?(_ item: CaseItem) {
    guard case .conduct(.stated(let read)) = item.fact.event,
      let kind = Bearing.kind(read.kind, item.speech)
    else { return nil }
    self.kind = kind
    by = item.voices.isEmpty ? [item.authority].compactMap { $0 } : item.voices.map(\.name)
    openQuestion = item.remarks.first { $0.key == "open_question" }?.text
    occurred = item.occurred
    position = item.position
  }

  private static func kind(_ kind: StatementKind, _ speech: Speech?) -> Kind? {
    switch kind {
    case .denial: .denial
    case .protest: .protest
    case .couldNotVerify: .couldNotVerify
    case .analysis: .analysis
    case .noComment: .noComment
    case .noResponse: .noResponse
    case .announcement, .accusation, .warning, .report, .offer, .apology:
      switch speech {
      case .denies: .denial
      case .confirms: .confirmation
      case .couldNotVerify: .couldNotVerify
      case .announces, .alleges, .states, .declinesToComment, .didNotRespond, .reports, .analyses,
        nil:
        nil
      }
    }
  }
}

/// Statements that bear on the same claims: of each kind the first few, and how many there are.
struct Bearings {
  /// So many of a kind are told of; a page with more would not be read.
  static let told = 3
  private(set) var first: [Bearing.Kind: [Bearing]] = [:]
  private(set) var counts: [Bearing.Kind: Int] = [:]

  mutating func add(_ bearing: Bearing) {
    counts[bearing.kind, default: 0] += 1
    if first[bearing.kind, default: []].count < Bearings.told {
      first[bearing.kind, default: []].append(bearing)
    }
  }

  mutating func add(_ others: Bearings) {
    for (kind, list) in others.first {
      let known = first[kind] ?? []
      let new = list.filter { !known.contains($0) }
      first[kind] = Array((known + new).prefix(Bearings.told))
      counts[kind, default: 0] += others.counts[kind]! - (list.count - new.count)
    }
  }

  /// Those told of that are not among others.
  func without(_ others: Bearings) -> [Bearing] {
    Bearing.Kind.allCases.flatMap { kind in
      self[kind].filter { !others[kind].contains($0) }
    }
  }

  subscript(kind: Bearing.Kind) -> [Bearing] { first[kind] ?? [] }
}
