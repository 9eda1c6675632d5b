import Docket
import Events
import Ports
import Projections

/// What is to be said of facts that are taken all the same: they happened on a day to come, or name an
/// exchange or a case that nobody recorded.
struct RecordNotices {
  private let log: any LogReader
  private let today: Day

  init(_ log: any LogReader, today: Day) {
    self.log = log
    self.today = today
  }

  /// A sentence each; of facts that are about to be recorded.
  func sentences(_ drafts: [Draft]) throws -> [String] {
    let streams = Set(drafts.map(\.stream))
    var sentences: [String] = []
    for draft in drafts {
      let fact = try Page(fact: draft.body)[0]
      var own: [String] = []
      if fact.lies(after: today), let date = fact.occurred?.edtf {
        own.append(
          "\(fact.word.name) is dated \(date.words), which is still to come. It is taken all the same."
        )
      }
      own += try dangling(fact, streams)
      sentences += own.filter { !sentences.contains($0) }
    }
    return sentences
  }

  /// The exchanges, cases and laws that it names, and that are not there.
  private func dangling(_ fact: Fact, _ streams: Set<String>) throws -> [String] {
    try Reference.all([fact]).compactMap { reference in
      let (kinds, missing): ([Subject], String)
      switch reference.sort {
      case .swap: (kinds, missing) = ([.swap], "No exchange is recorded")
      case .case: (kinds, missing) = ([.case], "No case is opened")
      case .law: (kinds, missing) = ([.law], "No law is recorded")
      case .target:
        (kinds, missing) = ([.case, .law, .swap], "No case, law or exchange is recorded")
      case .party, .source, .fact: return nil
      }
      let isThere = try kinds.contains { kind in
        let stream = "\(kind.rawValue)/\(reference.name)"
        return try streams.contains(stream) || log.holds(stream)
      }
      if isThere { return nil }
      return "\(missing) as \(reference.name) yet. The fact names the slug all the same."
    }
  }
}
