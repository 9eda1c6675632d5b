import Events

/// Which descents of a source make it a mere carrier of what it was made from.
enum Descents {
  /// The sources of which another brings the whole: it adds no voice to them. Who quotes something
  /// or builds on it says more than that, and answers for the rest itself. An aggregator says nothing
  /// of its own, so that whatever it was made from is all there is to it.
  static func whole(_ descents: [(of: String, how: DerivationHow)], of kind: SourceKind?)
    -> [String]
  {
    descents.filter { kind == .aggregator || $0.how.carriesTheWhole }.map(\.of)
  }
}

extension DerivationHow {
  /// Whether what is made so has nothing of its own.
  var carriesTheWhole: Bool {
    switch self {
    case .republished, .translated, .summarised: true
    case .quoted, .basedOn: false
    }
  }
}
