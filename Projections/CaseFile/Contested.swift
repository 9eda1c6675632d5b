public import Events

/// A point that is not settled: said against, not verified, doubted, told otherwise.
public struct Contested: Sendable {
  public enum Kind: Sendable {
    /// Somebody denies, does not answer, could not verify, or analyses.
    case statement(StatementKind, about: Int64?)
    /// A fact that stands as contested or unverified.
    case standing(Standing)
    /// Another account of the same event; the one shown, and the rule that chose it.
    case account(shown: Int64, rule: String)
    /// A remark of the record on itself, verbatim.
    case doubt(String)
    /// A claim was weighed.
    case assessment(Verification, about: Int64?, reason: String?)
  }

  public var kind: Kind
  /// The fact that says so, or whose standing it is.
  public var item: CaseItem
  public var position: Int64 { item.position }

  /// - Parameter items: in the order of facts.
  static func list(_ items: [CaseItem], _ names: Names) -> [Contested] {
    let statements = items.filter(\.stands).flatMap { points($0, names) }
    let accounts = items.compactMap { item in
      item.lostTo.map {
        Contested(kind: .account(shown: $0.position, rule: $0.rule), item: item)
      }
    }
    let doubts = items.filter(\.stands).flatMap { item in
      item.remarks.filter { $0.key == "doubt" }.map {
        Contested(kind: .doubt($0.text), item: item)
      }
    }
    return statements + accounts + doubts
  }

  private static func points(_ item: CaseItem, _ names: Names) -> [Contested] {
    switch item.fact.event {
    case .conduct(.stated(let read)):
      switch read.kind {
      case .denial, .noComment, .noResponse, .couldNotVerify, .analysis:
        let about = read.about.flatMap { names.positions[$0.string] }
        return [Contested(kind: .statement(read.kind, about: about), item: item)]
      case .announcement, .accusation, .protest, .warning, .report, .offer, .apology: break
      }
    case .evidence(.assessed(let read)):
      let about = names.positions[read.about.string]
      return [
        Contested(
          kind: .assessment(read.verification, about: about, reason: read.reason?.string),
          item: item)
      ]
    case .conduct, .proceeding, .party, .custody, .court, .exchange, .law, .evidence, .amendment:
      break
    }
    // That a case was entered in the docket is nothing that anybody can contest.
    if case .proceeding(.opened) = item.fact.event { return [] }
    switch item.standing {
    case .contested, .unverified: return [Contested(kind: .standing(item.standing!), item: item)]
    case .alleged, .charged, .adjudicated, .confirmed, nil: return []
    }
  }
}
