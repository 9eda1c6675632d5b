import ArgumentParser
import Docket
import Events
import Foundation
import Testing

@testable import CLI

@Suite struct `The page on the command line` {
  private let page: String
  private let sources: [String]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    page = try String(contentsOf: root.appendingPathComponent("docs/cli.md"), encoding: .utf8)
    let folder = root.appendingPathComponent("Sources/CLI")
    sources = try (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
  }

  @Test(arguments: ExitCodes.allCases)
  func `has each exit code`(code: ExitCodes) {
    #expect(page.contains("\n| \(code.rawValue) | "))
  }

  @Test func `has no other exit codes`() {
    let rows = page.split(separator: "\n").compactMap { line -> Int32? in
      line.hasPrefix("| ") ? Int32(line.dropFirst(2).prefix { $0 != " " }) : nil
    }
    #expect(rows == ExitCodes.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: DocketCommand.configuration.subcommands.map { $0._commandName })
  func `has each command`(name: String) {
    #expect(page.contains("    docket \(name)"))
  }

  @Test(arguments: Refusal.Code.allCases.map(\.rawValue))
  func `has each code of admission`(code: String) {
    #expect(page.contains("\n| `\(code)` | "))
  }

  @Test(arguments: Finding.Kind.allCases.map(\.rawValue))
  func `has each code of what is found in a line`(code: String) {
    let parts = code.split(separator: ".")
    #expect(page.contains("`\(code)`") || (parts[0] == "value" && page.contains("`\(parts[1])`")))
  }

  @Test func `has each variable`() {
    for source in sources {
      for part in source.components(separatedBy: "value(\"").dropFirst() {
        let name = String(part.prefix { $0 != "\"" })
        let isUsual = ["USER", "HOME"].contains(name)
        #expect(isUsual || page.contains("`\(name)`"), "\(name) is not told")
      }
    }
  }
}

@Suite struct `The flags of docket record` {
  @Test func `are there for every field of every word, under names of their own`() {
    for word in Vocabulary.words {
      let set = FlagSet(word)
      let names = set.flags.flatMap { [$0.name] + $0.others }
      #expect(Set(names).count == names.count)
      #expect(Set(names).isDisjoint(with: FlagSet.reserved))
      for field in word.fields + Envelope.infos {
        #expect(set.flags.contains { $0.path == [field.name] }, "\(word.name) \(field.name)")
      }
    }
  }

  @Test func `are named for one of a list`() {
    #expect("parties".singular == "party")
    #expect("counts".singular == "count")
    #expect("on_behalf_of".singular == "on_behalf_of")
    #expect("citizenship".singular == "citizenship")
  }

  @Test func `take pairs with commas in their values`() throws {
    let pairs = try #require(try Pairs(#"a=one, two\,b=2,c=x=y\\,d="#, nil, "--x"))
    #expect(pairs.all.map(\.key) == ["a", "c", "d"])
    #expect(pairs.all.map(\.value) == ["one, two,b=2", #"x=y\"#, ""])
    #expect(try Pairs("Rome, Italy", ["label"], "--x") == nil)
  }
}

@Suite struct `The page on the seeds` {
  @Test func `counts the facts as they are`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "seeds")
    let page = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    var words: [String: String] = [:]
    var lines = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: root.path)
    where name.hasSuffix(".jsonl") {
      let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      for line in text.split(separator: "\n") {
        lines += 1
        let fact = try JSON(parsing: Array(line.utf8)[...])
        words[fact["id"]?.string ?? ""] = fact["type"]?.string
      }
    }
    #expect(page.contains("\(lines) lines, \(words.count) of them different"))
    for (word, facts) in Dictionary(grouping: words.values, by: { $0 }) {
      #expect(page.contains("| `\(word)` | \(facts.count) |"), "\(word): \(facts.count)")
    }
  }
}
