/// A word as it is stored, as people read it.
public enum PlainWord {
  /// `prosecution_review` is "prosecution review", `co_defendant` "co-defendant".
  public static func words(_ raw: String) -> String {
    exceptions[raw] ?? String(raw.map { $0 == "_" ? " " : $0 })
  }

  /// Words that are more than their parts.
  private static let exceptions = [
    "co_defendant": "co-defendant", "accused_sponsor": "said to be behind it",
    "recruitment_place": "place of recruitment", "conduct_place": "place of the conduct",
    "arrest_place": "place of arrest", "collection": "collecting information",
    "transmission": "passing information", "time_barred": "time-barred",
    "terminated_by_court": "terminated by the court", "court_anonymised": "anonymised by a court",
  ]
}
