import Foundation
import Testing

/// What was redacted is nowhere any more: in no file of the docket, in no answer of any command.
@Suite struct LeakTests {
  /// What is recorded and then destroyed: names in several scripts, and words of every kind.
  static let words = [
    "Zebulon Quaggason", "曾雪豹斑马", "Зебулон Кваггов", "زرافة القطبية", "ज़ेब्रा क्वागा", "Ζέβρος Κουάγκα",
    "aliaszebra", "introzebra", "bornzebra", "notezebra", "quotezebra", "locatorzebra", "术语斑马曾",
    "patchzebra", "patchagainzebra", "reasonzebra", "assesszebra", "withdrawzebra", "markzebra",
    "placezebra", "speakerzebra", "authorityzebra", "detailzebra", "tagzebra", "titlezebra",
    "offencezebra", "accountzebra", "lawzebra", "publisherzebra",
  ]

  static let facts = #"""
    {"type":"case.opened","case":"x-1","id":"open","title":"titlezebra","country":"US","note":"notezebra"}
    {"type":"party.introduced","party":"p-1","id":"intro","kind":"person","label":"Zebulon Quaggason","names":[{"form":"曾雪豹斑马"},{"form":"Зебулон Кваггов"},{"form":"زرافة القطبية"},{"form":"aliaszebra","kind":"press"}],"description":"introzebra"}
    {"type":"party.identified","party":"p-1","id":"ident","names":[{"form":"ज़ेब्रा क्वागा"},{"form":"Ζέβρος Κουάγκα"}],"note":"bornzebra"}
    {"type":"role.assigned","case":"x-1","id":"role","party":"p-1","role":"accused","description":"detailzebra"}
    {"type":"source.registered","source":"s-1","id":"source","kind":"newspaper","title":"A page","publisher":"publisherzebra"}
    {"type":"law.changed","law":"l-1","id":"law","country":"US","change":"enacted","title":"lawzebra"}
    {"type":"custody.arrested","case":"x-1","id":"arrest","parties":["p-1"],"occurred":"1987-06-05","place":{"label":"placezebra"},"authority":"authorityzebra","claim":{"speaker":"speakerzebra"},"sources":[{"source":"s-1","quote":"quotezebra","locator":"locatorzebra"}],"term":{"text":"术语斑马曾"},"note":"notezebra","tags":["tagzebra"],"details":{"doubt":"detailzebra"}}
    {"type":"custody.arrested","case":"x-1","id":"account","account_of":"arrest","occurred":"1987-06-06","note":"accountzebra"}
    {"type":"charge.laid","case":"x-1","id":"charge","instrument":"indictment","parties":["p-1"],"counts":[{"offence":"offencezebra","law":"l-1"}]}
    {"type":"record.corrected","case":"x-1","id":"fix","target":"arrest","patch":{"note":"patchzebra"},"reason":"reasonzebra"}
    {"type":"record.corrected","case":"x-1","id":"fix2","target":"fix","patch":{"patch":{"note":"patchagainzebra"}},"reason":"reasonzebra"}
    {"type":"claim.assessed","case":"x-1","id":"assess","about":"arrest","verification":"disputed","reason":"assesszebra"}
    {"type":"record.retracted","case":"x-1","id":"withdraw","target":"assess","reason":"error","note":"withdrawzebra"}
    {"type":"record.marked","case":"x-1","id":"mark","target":"arrest","marking":"red","note":"markzebra"}
    {"type":"custody.released","case":"x-1","id":"release","parties":["p-1"],"how":"bail","occurred":"1988-01-01"}
    """#

  /// All that reads, in all formats.
  static let commands: [String] = {
    var commands = ["status", "status --format json", "words", "schema", "record redact --help"]
    for format in ["text", "jsonl", "json"] { commands.append("log --format \(format)") }
    for page in [
      "case x-1", "party p-1", "source s-1", "law l-1", "country US", "case x-1 --press-names",
      "party p-1 --press-names",
    ] {
      for format in ["text", "json", "csv", "markdown", "html"] {
        commands.append("show \(page) --format \(format)")
      }
    }
    for list in ["cases", "countries", "parties", "laws", "sources", "swaps"] {
      for format in ["text", "json", "jsonl", "csv", "markdown"] {
        commands.append("list \(list) --format \(format)")
      }
    }
    for clock in ["occurred", "disclosed", "recorded"] {
      for scope in ["", "--case x-1", "--country US"] {
        for format in ["text", "json", "csv"] {
          commands.append("timeline --clock \(clock) \(scope) --format \(format)")
        }
      }
    }
    for kind in ["case", "party", "law", "source", "country"] {
      commands.append("export \(kind) --all")
    }
    for dial in ["--as-of 2020", "--known-at 2030", "--recorded-at '#12'"] {
      for format in ["text", "json"] {
        commands += [
          "show case x-1 \(dial) --format \(format)", "list cases \(dial) --format \(format)",
          "timeline \(dial) --format \(format)",
        ]
      }
    }
    for format in ["text", "json", "csv"] {
      commands += [
        "blame case x-1 --format \(format)", "changes --since '#0' --format \(format)",
        "diff case x-1 '#0' '#15' --format \(format)",
      ]
    }
    return commands + ["rebuild", "rebuild --verify"]
  }()

  /// A word as it may stand in a file: as it is, in small letters, and escaped as JSON may be.
  static let needles: [(word: String, bytes: Data)] = words.flatMap { word in
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
      guard let data = FileManager.default.contents(atPath: folder.path + "/" + name) else {
        continue
      }
      let words = words(in: data)
      if !words.isEmpty { found[name] = words }
    }
    return found
  }

  @Test func `no file and no answer holds a word of what was redacted`() throws {
    let player = try TranscriptPlayer()
    func docket(_ arguments: String) throws -> String {
      try player.play(["docket " + arguments]).joined(separator: "\n")
    }
    let input = player.folder.appendingPathComponent("facts.jsonl")
    let folder = player.folder.appendingPathComponent(".docket")
    try Self.facts.write(to: input, atomically: true, encoding: .utf8)
    #expect(try docket("init").contains("Made"))
    #expect(try docket("import facts.jsonl").contains("15 facts new, 0 already there, 0 refused"))
    try FileManager.default.removeItem(at: input)

    // Before: all of it is there, in the log and in answers, or the test could not fail.
    _ = try docket("show case x-1")
    let before = words(below: folder)
    #expect(before["log.sqlite"] == Self.words.sorted())
    #expect(before["views.sqlite"]?.contains("titlezebra") == true)
    var told: Set<String> = []
    for command in Self.commands { told.formUnion(words(in: Data(try docket(command).utf8))) }
    #expect(told == Set(Self.words))

    // Each redaction takes its own share, whatever is left around it.
    for target in [
      "charge", "arrest", "account", "intro", "ident", "role", "source", "law", "open",
    ] {
      let answer = try docket("record redact --target \(target) --basis court_order --yes")
      #expect(answer.contains("record.redacted"), "\(answer)")
      #expect(words(in: Data(answer.utf8)) == [])
    }
    #expect(words(below: folder) == [:])
    for command in Self.commands {
      let answer = try docket(command)
      #expect(words(in: Data(answer.utf8)) == [], "docket \(command)")
      #expect(!answer.contains("1987"), "docket \(command)")
      #expect(!answer.contains("2> docket:"), "docket \(command): \(answer)")
    }
    #expect(words(below: folder) == [:])
    #expect(try docket("rebuild --verify").contains("are what the log gives"))
    #expect(try docket("status --seals").contains("hold"))
  }
}
