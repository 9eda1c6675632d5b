public import Events

/// From when to when a law is in force, as far as its facts say.
public struct LawTerm: Sendable, Equatable {
  /// What it is called.
  public var title: String
  /// The first commencement; nil where that of an earlier version is not recorded.
  public var start: EDTF?
  /// When single provisions came into force, by provision.
  public var provisions: [String: EDTF] = [:]
  /// From when it is repealed.
  public var end: EDTF?

  /// Folds the facts of a law.
  public init(_ slug: String, _ facts: [Fact]) {
    title = CaseLaw.title(facts) ?? slug
    let standing = Amended(facts, evidence: NoEvidence()).items.filter(\.stands).map(\.fact)
      .sorted { FactSpan.lastDay(of: $0) < FactSpan.lastDay(of: $1) }
    var isAmended = false
    var isSettled = false
    for fact in standing {
      guard case .law(let law) = fact.event else { continue }
      switch law {
      case .changed(let read):
        if read.change == .amended { isAmended = true }
        if read.change == .repealed, read.provisions == nil { end = fact.occurred?.edtf }
      case .commenced(let read):
        let parts = read.provisions.map { $0.map(\.string) } ?? []
        for part in parts where provisions[part] == nil { provisions[part] = fact.occurred?.edtf }
        // A law that was amended before anything says when it began, began some time before.
        if parts.isEmpty, !isSettled {
          isSettled = true
          start = isAmended ? nil : fact.occurred?.edtf
        }
      }
    }
  }

  /// From when a provision is in force, or the law where none is named.
  public func start(of provision: String?) -> EDTF? {
    provision.flatMap { provisions[$0] } ?? start
  }
}
