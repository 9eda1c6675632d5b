import Docket
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing
import Words

/// The law of the index: what catch-ups give, in any split, an index made from the start gives; and of words
/// that were destroyed nothing is left.
@Suite struct SearchLawTests {
  let shelf = Shelf()

  private func search(_ name: String, rebuildsAbove: Int64 = 5_000) throws -> SQLiteSearch {
    SQLiteSearch(folder: try shelf.folder(name), rebuildsAbove: rebuildsAbove)
  }

  /// What some words find in each group, with every figure.
  private func answers(_ search: SQLiteSearch, _ words: Set<String>) throws -> [String] {
    var answers: [String] = []
    for word in words.sorted() {
      let terms = try SearchTerms(word)
      for group in SearchGroup.allCases {
        let request = SearchRequest(
          group, wanted: terms.wanted, parties: [["party-1"]], pressNames: true)
        for hit in try search.find(request, most: 1_000).hits {
          answers.append("\(word) \(group) \(hit)")
        }
      }
      answers.append("\(word) \(try search.near(word, pressNames: true, most: 5).sorted())")
    }
    return answers
  }

  /// Words that stand in a log.
  private func words(_ log: any LogReader) throws -> Set<String> {
    var words: Set<String> = []
    try log.scanPages(through: .max) { page in
      for row in 0..<page.count {
        guard let text = SearchText(page[row]) else { continue }
        for part in text.names + text.told + text.printed + text.notes {
          words.formUnion(
            Folding.parts(Folding.words(of: part)).prefix(4))
        }
      }
    }
    return words
  }

  @Test(arguments: 1...12)
  func `catching up in any split finds what an index made from the start finds`(seed: Int) throws {
    let log = MemoryLog()
    let split = try search("split")
    var chance = Chance(seed + 2_000)
    var rest = try RandomLog.records(120, seed: seed)[...]
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...15, using: &chance))
      rest = rest.dropFirst(portion.count)
      try log.append(Array(portion))
      try split.catchUp(with: log) { _, _ in }
    }
    let whole = try search("whole")
    try whole.catchUp(with: log) { _, _ in }
    let words = try words(log)
    #expect(words.count > 20)
    let found = try answers(whole, words)
    #expect(found.count > words.count)
    #expect(try answers(split, words) == found)
  }

  @Test(arguments: 21...26)
  func `a redacted log finds what a log finds in which the words never stood`(seed: Int) throws {
    let (log, never) = (MemoryLog(), MemoryLog())
    let split = try search("split")
    var chance = Chance(seed + 3_000)
    let records = try RandomLog.records(120, seed: seed)
    let words = try words(try filled(records))
    var rest = records[...]
    var names: Set<String> = []
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...15, using: &chance))
      rest = rest.dropFirst(portion.count)
      try log.append(Array(portion))
      names.formUnion(try log.redact(portion))
      try split.catchUp(with: log) { _, _ in }
    }
    #expect(!names.isEmpty)
    try never.append(records.map { names.contains($0.id) ? $0.emptied : $0 })
    let bare = try search("bare")
    try bare.catchUp(with: never) { _, _ in }
    #expect(try answers(split, words) == answers(bare, words))
  }

  private func filled(_ records: [Record]) throws -> MemoryLog {
    let log = MemoryLog()
    try log.append(records)
    return log
  }

  private static let secret = "Xylophonist"

  /// A docket with a fact whose words are then destroyed.
  private func log(_ name: String, amending: Bool) throws -> (SQLiteLog, String) {
    let folder = try shelf.folder(name)
    let log = try SQLiteLog.create(at: folder)
    var position: Int64 = 0
    func add(_ text: String) throws {
      var json = try JSON(parsing: text.replacing("'", with: "\""))
      position += 1
      if json["id"] == nil { json["id"] = .string("f\(position)") }
      let body = json.canonical()
      let fact = try Page(fact: body, position: position)[0]
      let stream = "\(fact.subject.kind.rawValue)/\(fact.subject.key.string)"
      try log.write { transaction in
        try transaction.append(
          .sealed(
            position: position, stream: stream,
            revision: try transaction.revision(of: stream) + 1, id: json["id"]!.string!,
            type: fact.word.name, recorded: position, recorder: "ana",
            salt: Array(repeating: 7, count: 16), body: body))
      }
    }
    try add("{'type':'case.opened','case':'c','title':'C','country':'CN'}")
    for number in 1...40 {
      try add("{'type':'note.added','case':'c','text':'plain note \(number)'}")
    }
    try add("{'type':'note.added','case':'c','text':'\(Self.secret) of Rome','id':'secret'}")
    if amending {
      let search = SQLiteSearch(folder: folder)
      try search.catchUp(with: log) { _, _ in }
      #expect(try bytes(in: folder).contains(Self.secret.utf8) == true)
      try add(
        "{'type':'record.redacted','case':'c','target':'secret','basis':'court_order'}")
    }
    return (log, folder)
  }

  private func bytes(in folder: String) throws -> Bytes {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("search") }
    return Bytes(
      all: try names.map { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)) })
  }

  /// The bytes of the index's files, whatever SQLite thinks of them.
  private struct Bytes {
    let all: [Data]

    /// Whether the word stands there as it is written, or as the index folds it.
    func contains(_ word: String.UTF8View) -> Bool {
      let written = Data(word)
      let folded = Data(String(decoding: written, as: UTF8.self).lowercased().utf8)
      return all.contains { $0.range(of: written) != nil || $0.range(of: folded) != nil }
    }
  }

  @Test func `of a redacted fact nothing is left in the file`() throws {
    let (log, folder) = try log("redacted", amending: true)
    let search = SQLiteSearch(folder: folder)
    try search.catchUp(with: log) { _, _ in }
    #expect(try bytes(in: folder).contains(Self.secret.utf8) == false)
    let wanted = try SearchTerms(Self.secret).wanted
    #expect(try search.find(SearchRequest(.facts, wanted: wanted), most: 9).hits == [])
    let plain = try SearchTerms("plain").wanted
    #expect(try search.find(SearchRequest(.facts, wanted: plain), most: 99).hits.count == 40)
  }

  @Test func `an index that is taken away leaves nothing, and is made again`() throws {
    let (log, folder) = try log("discarded", amending: false)
    let search = SQLiteSearch(folder: folder)
    try search.catchUp(with: log) { _, _ in }
    try search.discard()
    #expect(try bytes(in: folder).contains(Self.secret.utf8) == false)
    try search.catchUp(with: log) { _, _ in }
    let wanted = try SearchTerms(Self.secret).wanted
    #expect(try search.find(SearchRequest(.facts, wanted: wanted), most: 9).hits.count == 1)
  }

  @Test(arguments: ["", "no database", "SQLite format 3\u{0}, but broken"])
  func `a broken or foreign file is replaced`(content: String) throws {
    let (log, folder) = try log("broken", amending: false)
    try Data(content.utf8).write(to: URL(fileURLWithPath: folder + "/search.sqlite"))
    let search = SQLiteSearch(folder: folder)
    try search.catchUp(with: log) { _, _ in }
    let plain = try SearchTerms("plain").wanted
    #expect(try search.find(SearchRequest(.facts, wanted: plain), most: 99).hits.count == 40)
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a writer that was killed in the middle leaves an index that still serves`() throws {
    let (log, folder) = try log("killed", amending: false)
    let search = SQLiteSearch(folder: folder)
    try search.catchUp(with: log) { _, _ in }
    let shell = try Program("sqlite3", [folder + "/search.sqlite"])
    shell.say(
      """
      PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; DELETE FROM facts;
      UPDATE places SET state = 3; SELECT 'done';\n
      """)
    #expect(shell.hear().contains("done"))
    shell.kill()
    try search.catchUp(with: log) { _, _ in }
    let plain = try SearchTerms("plain").wanted
    #expect(try search.find(SearchRequest(.facts, wanted: plain), most: 99).hits.count == 40)
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `an index of another version is made again`() throws {
    let (log, folder) = try log("older", amending: false)
    let search = SQLiteSearch(folder: folder)
    try search.catchUp(with: log) { _, _ in }
    let sql = "DELETE FROM facts; PRAGMA user_version = 99"
    #expect(try outsider(folder + "/search.sqlite", sql) == "")
    try search.catchUp(with: log) { _, _ in }
    let plain = try SearchTerms("plain").wanted
    #expect(try search.find(SearchRequest(.facts, wanted: plain), most: 99).hits.count == 40)
  }

  @Test func `the index of another log does not serve`() throws {
    let folder = try shelf.folder("swapped")
    let search = SQLiteSearch(folder: folder)
    for seed in 1...2 {
      let log = MemoryLog()
      try log.append(try RandomLog.records(30, seed: seed))
      try search.catchUp(with: log) { _, _ in }
      let fresh = try self.search("fresh-\(seed)")
      try fresh.catchUp(with: log) { _, _ in }
      let words = try words(log)
      #expect(try answers(search, words) == answers(fresh, words))
    }
  }

  @Test func `an index that was made from the start above so many facts finds the same`() throws {
    let log = MemoryLog()
    let records = try RandomLog.records(100, seed: 9)
    try log.append(Array(records.prefix(10)))
    let (whole, slowly) = (try search("whole", rebuildsAbove: 20), try search("slowly"))
    try whole.catchUp(with: log) { _, _ in }
    try slowly.catchUp(with: log) { _, _ in }
    try log.append(Array(records.dropFirst(10)))
    try whole.catchUp(with: log) { _, _ in }
    try slowly.catchUp(with: log) { _, _ in }
    let words = try words(log)
    #expect(try answers(whole, words) == answers(slowly, words))
  }
}
