import Docket
import Documents
import Foundation
import Ports
import Testing

/// What was redacted is nowhere any more: in no file of the docket, in no answer of any command.
@Suite struct LeakTests {
  /// What is recorded and then destroyed: names in several scripts, and words of every kind.
  static let words = [
    "Zebulon Quaggason", "曾雪豹斑马", "Зебулон Кваггов", "زرافة القطبية", "ज़ेब्रा क्वागा", "Ζέβρος Κουάγκα",
    "aliaszebra", "introzebra", "bornzebra", "notezebra", "quotezebra", "locatorzebra", "术语斑马曾",
    "patchzebra", "patchagainzebra", "reasonzebra", "assesszebra", "withdrawzebra", "markzebra",
    "placezebra", "speakerzebra", "authorityzebra", "detailzebra", "tagzebra", "titlezebra",
    "offencezebra", "accountzebra", "lawzebra", "publisherzebra", "urlzebra", "swapzebra",
    "measurezebra", "counterpartzebra", "98761.00", "archivezebra",
    Checksum.hex(Array(second.utf8)),
  ]

  /// What stands in the bytes of archived sources.
  static let kept = ["firstpagezebra", "secondpagezebra"]
  static let first = "In the square he said firstpagezebra to them."
  static let second = "In the square he said secondpagezebra to them."

  static let facts = #"""
    {"type":"case.opened","case":"x-1","id":"open","title":"titlezebra","country":"US","note":"notezebra"}
    {"type":"party.introduced","party":"p-1","id":"intro","kind":"person","label":"Zebulon Quaggason","names":[{"form":"曾雪豹斑马"},{"form":"Зебулон Кваггов"},{"form":"زرافة القطبية"},{"form":"aliaszebra","kind":"press"}],"description":"introzebra"}
    {"type":"party.identified","party":"p-1","id":"ident","names":[{"form":"ज़ेब्रा क्वागा"},{"form":"Ζέβρος Κουάγκα"}],"note":"bornzebra"}
    {"type":"role.assigned","case":"x-1","id":"role","party":"p-1","role":"accused","description":"detailzebra"}
    {"type":"source.registered","source":"s-1","id":"source","kind":"newspaper","title":"A page","publisher":"publisherzebra","url":"https://example.org/urlzebra"}
    {"type":"source.registered","source":"s-2","id":"source2","kind":"web","title":"Another page","derived":[{"of":"s-1","how":"quoted"}]}
    {"type":"law.changed","law":"l-1","id":"law","country":"US","change":"enacted","title":"lawzebra"}
    {"type":"custody.arrested","case":"x-1","id":"arrest","parties":["p-1"],"occurred":"1987-06-05","place":{"label":"placezebra"},"authority":"authorityzebra","claim":{"speaker":"speakerzebra"},"sources":[{"source":"s-1","quote":"In the square he said quotezebra to them","locator":"locatorzebra"}],"term":{"text":"术语斑马曾"},"note":"notezebra","tags":["tagzebra"],"details":{"doubt":"detailzebra"}}
    {"type":"custody.arrested","case":"x-1","id":"account","account_of":"arrest","occurred":"1987-06-06","note":"accountzebra"}
    {"type":"charge.laid","case":"x-1","id":"charge","instrument":"indictment","parties":["p-1"],"counts":[{"offence":"offencezebra","law":"l-1"}]}
    {"type":"record.corrected","case":"x-1","id":"fix","target":"arrest","patch":{"note":"patchzebra"},"reason":"reasonzebra"}
    {"type":"record.corrected","case":"x-1","id":"fix2","target":"fix","patch":{"patch":{"note":"patchagainzebra"}},"reason":"reasonzebra"}
    {"type":"claim.assessed","case":"x-1","id":"assess","about":"arrest","verification":"disputed","reason":"assesszebra"}
    {"type":"record.retracted","case":"x-1","id":"withdraw","target":"assess","reason":"error","note":"withdrawzebra"}
    {"type":"record.marked","case":"x-1","id":"mark","target":"arrest","marking":"red","note":"markzebra"}
    {"type":"conduct.alleged","case":"x-1","id":"conduct","kind":"payment","parties":["p-1"],"counterpart":"counterpartzebra","amount":{"value":"98761.00","currency":"USD"},"occurred":"1987-05"}
    {"type":"swap.concluded","swap":"w-1","id":"swap","states":["US","RU"],"legs":[{"party":"p-1","case":"x-1","form":"swapzebra"}],"occurred":"1987-07-08"}
    {"type":"measure.taken","country":"US","id":"measure","kind":"sanction","against":"measurezebra","occurred":"1987-07-09"}
    {"type":"custody.released","case":"x-1","id":"release","parties":["p-1"],"how":"bail","occurred":"1988-01-01"}
    """#

  /// What the search finds of it, before it is destroyed.
  static let searched = [
    "Zebulon Quaggason", "曾雪豹斑马", "Зебулон Кваггов", "زرافة القطبية", "aliaszebra", "introzebra",
    "notezebra", "placezebra", "authorityzebra", "titlezebra", "lawzebra", "publisherzebra",
  ]

  private static func search(_ word: String, _ format: String) -> String {
    "search '\"\(word)\"' --press-names --format \(format)"
  }

  /// Commands that answer a slip of the pen with what was probably meant.
  private static let guesses = [
    "search 'Zebulon Quaggasom'", "search titlezebrx", "search lawzebrx", "search aliaszebrx",
    "show party zebulon-quaggason", "show party 'Zebulon Quaggasom'", "show case titlezebrx",
    "show law lawzebrx", "show source publisherzebrx", "source chain publisherzebrx",
    "list cases --kind titlezebrx", "record note --case titlezebrx --text t",
    "record release --case x-1 --how bail --party 'Zebulon Quaggasom'",
    "record release --case x-1 --how bail --party aliaszebrx",
    "source add https://example.org/urlzebrx nothing.txt",
  ]

  /// A word as it may stand in a file: as it is, in small letters, and escaped as JSON may be.
  static let needles: [(word: String, bytes: Data)] = (words + kept).flatMap { word in
    let escaped = word.utf16.map { unit in
      unit < 0x80 ? String(UnicodeScalar(UInt8(unit))) : "\\u" + String(format: "%04x", unit)
    }.joined()
    return Set([word, word.lowercased(), word.uppercased(), escaped, escaped.uppercased()])
      .map { (word, Data($0.utf8)) } + [(word, word.data(using: .utf16LittleEndian)!)]
  }

  func words(in data: Data) -> [String] {
    Array(Set(Self.needles.filter { data.range(of: $0.bytes) != nil }.map(\.word))).sorted()
  }

  func words(below folder: URL) -> [String: [String]] {
    var found: [String: [String]] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in names ?? [] {
      let content = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
      let words = words(in: content + Data(name.utf8))
      if !words.isEmpty { found[name] = words }
    }
    return found
  }

  @Test func `no file and no answer holds a word of what was redacted`() throws {
    let player = try TranscriptPlayer()
    var played: [String] = []
    func docket(_ arguments: String) throws -> String {
      played.append(arguments)
      return try player.play(["docket " + arguments]).joined(separator: "\n")
    }
    func write(_ text: String, to name: String) throws {
      try text.write(
        to: player.folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    func remove(_ name: String) throws {
      try FileManager.default.removeItem(at: player.folder.appendingPathComponent(name))
    }
    try write(Self.facts, to: "facts.jsonl")
    #expect(try docket("init").contains("Made"))
    #expect(try docket("import facts.jsonl").contains("19 facts new, 0 already there, 0 refused"))
    try remove("facts.jsonl")
    for (source, page) in [("s-1", Self.first), ("s-2", Self.second)] {
      try write(page, to: "page.txt")
      let answer = try docket("source add \(source) page.txt --note 'Of \(source)'")
      #expect(answer.contains("Archived"), "\(answer)")
      try remove("page.txt")
    }
    let second = try docket("record correct --target '#21' --patch note=archivezebra --reason it")
    #expect(second.contains("#22"), "\(second)")

    // Before: all of it is there, in the log and in answers, or the test could not fail.
    let plain = EveryReading.commands.filter {
      $0.hasSuffix("--format json") && !EveryReading.turned.contains($0)
    }
    var told: Set<String> = []
    for command in plain { told.formUnion(words(in: Data(try docket(command).utf8))) }
    #expect(told.isSuperset(of: Self.words), "\(Set(Self.words).subtracting(told))")
    let found = try Self.words.filter { try docket(Self.search($0, "jsonl")) != "" }
    #expect(Set(found).isSuperset(of: Self.searched), "\(Set(Self.searched).subtracting(found))")
    let before = words(below: player.folder)
    #expect(before[".docket/log.sqlite"] == Self.words.sorted())
    #expect(before[".docket/views.sqlite"]?.contains("titlezebra") == true)
    #expect(before[".docket/search.sqlite"] != nil)
    #expect(Set(before.values.joined()).isSuperset(of: Self.kept))
    // What a killed command left.
    try FileManager.default.createDirectory(
      at: player.scratch.appendingPathComponent("docket-passing-k1ll3d"),
      withIntermediateDirectories: true)
    try write(Self.facts, to: ".tmp/docket-passing-k1ll3d/views.sqlite")
    // Pages that were exported are beyond docket's reach.
    if FileManager.default.fileExists(atPath: player.folder.path + "/site") { try remove("site") }

    // Each redaction takes its own share, whatever is left around it.
    for target in [
      "charge", "arrest", "account", "intro", "ident", "role", "conduct", "swap", "measure",
      "'#21' --with-source", "source --with-source", "law", "open",
    ] {
      let answer = try docket("record redact --target \(target) --basis court_order --yes")
      #expect(answer.contains("record.redacted"), "\(answer)")
      #expect(words(in: Data(answer.utf8)) == [])
    }
    #expect(words(below: player.folder) == [:])
    for command in EveryReading.commands {
      let answer = try docket(command)
      #expect(words(in: Data(answer.utf8)) == [], "docket \(command): \(answer)")
      #expect(!answer.contains("1987"), "docket \(command): \(answer)")
      let isWhole =
        !answer.contains("2> docket:") || answer.contains("There is no picture on this page")
        // The bytes of an archiving that stands went with its source.
        || answer.contains("could not be taken along")
      #expect(isWhole, "docket \(command): \(answer)")
    }
    // Looked for, it is what nobody ever wrote.
    let nothing = try docket(Self.search("neverzebra", "text"))
    for word in Self.words {
      #expect(try docket(Self.search(word, "jsonl")) == "", "\(word)")
      let answer = try docket(Self.search(word, "text"))
      #expect(answer == nothing.replacingOccurrences(of: "neverzebra", with: word.isolated))
    }
    // Nor does a word that is nearly right bring it out.
    for command in Self.guesses {
      let answer = try docket(command)
      #expect(words(in: Data(answer.utf8)) == [], "docket \(command): \(answer)")
    }
    for name in EveryReading.names {
      let isPlayed = played.contains { $0 == name || $0.hasPrefix(name + " ") }
      #expect(isPlayed, "no test looks at what docket \(name) tells of what was redacted")
    }
    // And who imports the file again does not bring it back.
    try write(Self.facts, to: "facts.jsonl")
    let again = try docket("import facts.jsonl")
    #expect(again.contains(" 0 facts new"), "\(again)")
    try remove("facts.jsonl")
    #expect(words(below: player.folder) == [:])
    #expect(try docket("rebuild --verify").contains("are what the log gives"))
    #expect(try docket("status --seals").contains("hold"))
  }
}
