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
    try Named.all([fact]).compactMap { named in
      let (wanted, missing): ([StreamID], String)
      switch named.referent {
      case .stream(let stream):
        guard let words = RecordNotices.missing(stream.kind) else { return nil }
        (wanted, missing) = ([stream], words)
      case .oneOf(let kinds, let slug):
        wanted = kinds.map { StreamID($0, slug) }
        missing = "No case, law or exchange is recorded"
      case .fact: return nil
      }
      if try wanted.contains(where: { try streams.contains($0.name) || log.holds($0) }) {
        return nil
      }
      return "\(missing) as \(wanted[0].key) yet. The fact names the slug all the same."
    }
  }

  /// Nil of what `NamedReferences` speaks of, and of countries.
  private static func missing(_ kind: Subject) -> String? {
    switch kind {
    case .swap: "No exchange is recorded"
    case .case: "No case is opened"
    case .law: "No law is recorded"
    case .party, .source, .country: nil
    }
  }
}
