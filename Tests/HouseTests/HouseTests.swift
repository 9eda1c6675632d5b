import Events
import Foundation
import Testing

/// The rules of `docs/architecture.md` that ten lines can hold.
struct HouseTests {
  @Test(
    arguments: [
      ("Events", [], ["Synchronization"]),
      ("Projections", ["Events"], ["Synchronization"]),
      ("Sources/Words", ["Events", "Projections"], ["Foundation"]),
      ("Sources/Ports", ["CNettle", "Events", "Projections", "Words"], ["Foundation"]),
      ("Sources/Documents", ["Events"], ["Foundation"]),
      (
        "Sources/Docket",
        ["Documents", "Events", "Ports", "Projections", "Synchronization", "Words"],
        ["Foundation", "Dispatch"]
      ),
      (
        "Sources/Logs",
        [
          "Documents", "Events", "Ports", "Projections", "Words", "Docket", "GRDB", "GRDBSQLite",
          "Synchronization",
        ],
        ["Foundation", "Dispatch", "Glibc"]
      ),
      (
        "Sources/CLI",
        [
          "Documents", "Events", "Ports", "Projections", "Words", "Docket", "Logs",
          "ArgumentParser", "TOMLKit",
        ],
        ["Foundation", "Dispatch", "Glibc", "Synchronization"]
      ),
    ] as [(String, [String], [String])])
  func `arrows point one way`(room: String, ours: [String], system: [String]) throws {
    let allowed = Set(ours + system)
    for file in try swiftFiles(in: room) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let module = imported(line) else { continue }
        #expect(
          allowed.contains(module), "\(file.lastPathComponent) of \(room) imports \(module)")
      }
    }
  }

  /// The rooms of the application, each with those that it may name types of: `docs/architecture.md`.
  private static let rooms: [(String, [String])] = [
    ("Quotes", []), ("Clerk", ["Quotes"]), ("Archive", []), ("Search", ["Archive"]),
    ("Checks", ["Archive", "Quotes"]), ("Pages", ["Archive", "Checks", "Quotes", "Search"]),
  ]

  @Test func `the rooms of the application are these`() throws {
    let folder = root.appendingPathComponent("Sources/Docket")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == HouseTests.rooms.map(\.0).sorted())
  }

  @Test(arguments: HouseTests.rooms)
  func `a room names types of the rooms below it only`(room: String, allowed: [String]) throws {
    var homes: [String: String] = [:]
    for (other, _) in HouseTests.rooms {
      for file in try swiftFiles(in: "Sources/Docket/\(other)") {
        for name in try declared(in: file, nested: false) { homes[name] = other }
      }
    }
    #expect(homes.count > 120)
    let files = try swiftFiles(in: "Sources/Docket/\(room)")
    let own = Set(try files.flatMap { try declared(in: $0, nested: true) })
    for file in files {
      let code = try code(of: file)
      for match in code.matches(of: #/\b[A-Z]\w+/#) {
        guard let home = homes[String(match.output)], home != room,
          !own.contains(String(match.output))
        else { continue }
        #expect(
          allowed.contains(home),
          "\(file.lastPathComponent) of \(room) names \(match.output) of \(home)")
      }
    }
  }

  /// The code of a file, without comments and texts.
  private func code(of file: URL) throws -> String {
    try String(contentsOf: file, encoding: .utf8)
      .replacing(#///[^\n]*/#, with: "")
      .replacing(#/(?s)""".*?"""/#, with: "")
      .replacing(#/"(?:\\.|[^"\\\n])*"/#, with: "")
  }

  /// The names of types that a file declares for others.
  private func declared(in file: URL, nested: Bool) throws -> [String] {
    let kinds = ["struct", "enum", "class", "protocol", "actor", "typealias"]
    return try code(of: file).split(separator: "\n").compactMap { line -> String? in
      guard nested || line.first != " " else { return nil }
      let words = line.split(separator: " ")
      guard let kind = words.firstIndex(where: { kinds.contains(String($0)) }),
        words.indices.contains(kind + 1),
        words[..<kind].allSatisfy({ ["public", "package", "final", "indirect"].contains($0) })
      else { return nil }
      return String(words[kind + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
  }

  @Test(arguments: ["Sources/CLI", "Sources/Documents", "Sources/Ports"])
  func `no word of the vocabulary is named`(room: String) throws {
    for file in try swiftFiles(in: room) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") where !isComment(line) {
        for word in Vocabulary.words {
          #expect(
            !line.contains("\"\(word.name)\""), "\(file.lastPathComponent) names \(word.name)")
        }
      }
    }
  }

  @Test(arguments: ["Events", "Projections", "Sources"])
  func `the name of a stream is joined and parted by StreamID alone`(room: String) throws {
    for file in try swiftFiles(in: room) where file.lastPathComponent != "StreamID.swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where !isComment(line) {
        #expect(
          !line.contains(#/rawValue(\)| \+ ")\/|"(case|law|party|source|swap|country)\//#)
            && !line.contains(#/\.stream\b.*(split|firstIndex)\(/#),
          "\(file.lastPathComponent): \(line)")
      }
    }
  }

  /// Rows are asked for by the tables of `Projections`; the engine alone has SQL for what it keeps
  /// beside them.
  @Test func `no table or column of the views is named by a text outside them`() throws {
    let tables = try swiftFiles(in: "Projections").flatMap { file in
      try String(contentsOf: file, encoding: .utf8)
        .matches(of: #/TableName \{ \.(\w+) \}/#).map { snakeCase(String($0.1)) }
    }
    #expect(tables.count > 20)
    let joined = tables.filter { $0.contains("_") }
    for room in ["Sources/Docket", "Sources/Ports", "Sources/CLI", "Sources/Logs"] {
      for file in try swiftFiles(in: room) where file.lastPathComponent != "ViewsManual.swift" {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        where !isComment(line) {
          #expect(
            !joined.contains { line.contains("\"\($0)\"") || line.contains(" \($0)") },
            "\(file.lastPathComponent): \(line)")
          #expect(
            !line.contains(#/\b(Query|rows)\("|where: "/#), "\(file.lastPathComponent): \(line)")
        }
      }
    }
  }

  private func snakeCase(_ name: String) -> String {
    name.replacing(#/[A-Z]/#) { "_" + $0.output.lowercased() }
  }

  @Test(arguments: ["Events", "Projections"])
  func `no clock is read in a fold`(room: String) throws {
    for file in try swiftFiles(in: room) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for clock in ["ContinuousClock", "SuspendingClock", "clock_gettime", " Date()"] {
        #expect(!text.contains(clock), "\(file.lastPathComponent) reads a clock: \(clock)")
      }
    }
  }

  @Test func `what is for tests alone is in no release`() throws {
    var found = 0
    for room in ["Events", "Projections", "Sources"] {
      for file in try swiftFiles(in: room) {
        var isDebug = false
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          let words = line.split(separator: " ")
          switch words.first {
          case "#if": isDebug = words.dropFirst() == ["DEBUG"]
          case "#else", "#elseif", "#endif": isDebug = false
          default:
            guard line.contains("DOCKET_TEST"), !isComment(line) else { continue }
            found += 1
            #expect(isDebug, "\(file.lastPathComponent): \(line)")
          }
        }
      }
    }
    #expect(found > 0)
  }

  @Test func `what must stand at the top stands there, and no plans or notes do`() throws {
    let entries = Set(try FileManager.default.contentsOfDirectory(atPath: root.path))
    for entry in ["Package.swift", "Sources", "Tests", "Events", "Projections", "seeds"] {
      #expect(entries.contains(entry))
    }
    let known: Set = [
      "Package.swift", "Sources", "Tests", "Events", "Projections", "seeds", "README.md", "LICENSE",
      "CHANGELOG.md", "CONTRIBUTING.md", "docs", "Benchmarks", "Scripts", "Package.resolved",
    ]
    #expect(entries.filter { !$0.hasPrefix(".") }.subtracting(known).isEmpty)
  }

  // MARK: -

  private var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private func swiftFiles(in room: String) throws -> [URL] {
    let folder = root.appendingPathComponent(room)
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    try #require(!files.isEmpty, "\(room) has no Swift files")
    return files
  }

  private func imported(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), words.indices.contains(place + 1),
      words[..<place].allSatisfy({
        ["public", "internal", "package", "private", "fileprivate"].contains($0)
          || $0.hasPrefix("@")
      })
    else { return nil }
    return String(words[place + 1])
  }

  private func isComment(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }
}
