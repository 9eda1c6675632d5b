import Events

/// What the opening of a case says of it.
struct Opening {
  private(set) var title: String?
  /// The prosecuting state.
  private(set) var country: Country?
  /// States said to benefit.
  private(set) var onBehalfOf: [Country] = []
  private(set) var category: Category?
  private(set) var basis: Basis?

  init(_ items: [CaseItem]) {
    for item in items {
      guard case .proceeding(.opened(let read)) = item.fact.event else { continue }
      title = read.title.string
      country = read.country
      onBehalfOf = read.onBehalfOf.map(Array.init) ?? []
      category = read.category
      basis = read.basis
    }
  }
}
