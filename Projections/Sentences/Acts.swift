public import Events

/// What somebody is said to have done, as it stands after "accused of" and "alleged": one place for
/// the first paragraph, the timeline and the evidence.
public enum Acts {
  /// "having been recruited by the CIA", "taking payment from two contacts"; nil for conduct that is
  /// not specified.
  ///
  /// - Parameter counterpart: with whom, by name.
  public static func words(_ kind: ConductKind, counterpart: String?) -> String? {
    guard let (act, preposition) = phrase(kind) else { return nil }
    return act + (counterpart.map { " \(preposition) \(Article.the($0))" } ?? "")
  }

  /// By the direction of the fact.
  private static func phrase(_ kind: ConductKind) -> (act: String, preposition: String)? {
    switch kind {
    case .recruitment: ("having been recruited", "by")
    case .tasking: ("having taken instructions", "from")
    case .training: ("having been trained", "by")
    case .collection: ("collecting information", "for")
    case .transmission: ("passing information", "to")
    case .meeting: ("meeting", "with")
    case .payment: ("taking payment", "from")
    case .influence: ("influence activity", "for")
    case .cyber: ("cyber operations", "for")
    case .sabotage: ("sabotage", "for")
    case .export: ("export", "to")
    case .unspecified: nil
    }
  }
}
