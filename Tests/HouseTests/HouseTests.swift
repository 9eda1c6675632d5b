import Events
import Foundation
import Testing

/// The rules of `docs/architecture.md` that ten lines can hold.
struct HouseTests {
  @Test(
    arguments: [
      ("Events", [], []),
      ("Projections", ["Events"], []),
      (
        "Sources/Docket", ["CNettle", "Events", "Projections", "Synchronization"],
        ["Foundation", "Dispatch"]
      ),
      (
        "Sources/Logs",
        ["Events", "Projections", "Docket", "GRDB", "GRDBSQLite", "Synchronization"],
        ["Foundation", "Dispatch", "Glibc"]
      ),
      (
        "Sources/CLI", ["Events", "Projections", "Docket", "Logs", "ArgumentParser", "TOMLKit"],
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

  @Test(arguments: ["Sources/CLI", "Sources/Docket/Formats", "Sources/Docket/Ports"])
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
