import Events
import Projections

/// A case of the United States against `a`, said to have acted for China, and what is graded of it.
struct GradeStory {
  /// Sources that the stories cite, by kind.
  static let sources = [
    #""type":"source.registered","source":"paper","kind":"newspaper","publisher":"Paper""#,
    #""type":"source.registered","source":"post","kind":"newspaper","publisher":"Post""#,
    #""type":"source.registered","source":"wire","kind":"wire","publisher":"Wire""#,
    #""type":"source.registered","source":"wire-copy","kind":"web","publisher":"Copy","derived":[{"of":"wire","how":"republished"}]"#,
    #""type":"source.registered","source":"wire-translated","kind":"web","publisher":"Kopie","derived":[{"of":"wire","how":"translated"}]"#,
    #""type":"source.registered","source":"court","kind":"court_record","publisher":"District Court""#,
    #""type":"source.registered","source":"state-tv","kind":"state_media","publisher":"State TV","country":"US""#,
    #""type":"source.registered","source":"ministry","kind":"official_statement","publisher":"Department of Justice""#,
    #""type":"source.registered","source":"gazette","kind":"legislation","publisher":"Gazette""#,
  ]
  static let opening = [
    #""type":"case.opened","title":"X","country":"US","on_behalf_of":["CN"]"#,
    #""type":"role.assigned","party":"a","role":"accused""#,
  ]

  let file: CaseFile

  init(_ facts: [String]) throws {
    file = CaseFile(
      try CaseFileStory(facts, opening: GradeStory.opening + GradeStory.sources).gathered)
  }

  /// The grade of the first fact told after the opening and the sources, or of a later one.
  static func grade(_ facts: String..., of place: Int = 0) throws -> Graded {
    try GradeStory(facts).grade(of: place)
  }

  func grade(of place: Int = 0) throws -> Graded {
    let position = Int64(GradeStory.opening.count + GradeStory.sources.count + 1 + place)
    return Graded(file.item(at: position)?.grade)
  }
}

/// What a grade comes to: to compare whole.
struct Graded: Equatable, CustomStringConvertible {
  var rating: Rating?
  var roots: [String]

  init(_ rating: Rating?, _ roots: String...) {
    self.rating = rating
    self.roots = roots
  }

  init(_ grade: Grade?) {
    rating = grade?.rating
    roots = grade?.roots.map(\.name) ?? []
  }

  var description: String { "\(rating?.rawValue ?? "-"): \(roots)" }
}
