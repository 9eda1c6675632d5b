import Events

/// What pages say that somebody did who made a statement, and what a search finds it by.
extension StatementKind {
  /// "could not verify it".
  var verb: String {
    switch self {
    case .denial: "denied it"
    case .noComment: "gave no comment"
    case .noResponse: "did not respond"
    case .couldNotVerify: "could not verify it"
    case .analysis: "gave an analysis"
    case .protest: "protested against it"
    case .announcement, .accusation, .warning, .report, .offer, .apology:
      "made a statement: \(words)"
    }
  }
}

extension Speech {
  /// "Announced by", before who said it.
  var lead: String {
    switch self {
    case .announces: "Announced by"
    case .alleges: "Alleged by"
    case .states: "Stated by"
    case .denies: "Denied by"
    case .declinesToComment: "No comment from"
    case .didNotRespond: "No response from"
    case .confirms: "Confirmed by"
    case .reports: "Reported by"
    case .analyses: "Analysed by"
    case .couldNotVerify: "Not verified by"
    }
  }
}
