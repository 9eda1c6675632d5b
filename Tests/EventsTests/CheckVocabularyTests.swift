@testable import Events
import Foundation
import Testing

/// `Fixtures/vocabulary.jsonl` holds one line for each word, with each of its fields. What once
/// stood in a log must be readable for ever: lines are added, never changed.
@Suite struct CheckVocabularyTests {
  static let lines: [[UInt8]] = {
    let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "Fixtures/vocabulary.jsonl")
    let bytes = try! [UInt8](Data(contentsOf: file))
    return Lines(bytes).map { Array(bytes[$0.bytes]) }
  }()

  @Test(arguments: lines)
  func `every line is canonical, is taken, and comes back byte by byte`(_ line: [UInt8]) throws {
    var checker = Checker()
    let draft = try checker.draft(line[...]) { _ in "made" }
    #expect(draft.body == line)
    let fact = try Page(fact: line)[0]
    #expect(fact.bytes == line)
    #expect(fact.word.name == draft.type)
  }

  @Test(arguments: lines)
  func `every field that is there is read by its description`(_ line: [UInt8]) throws {
    let fact = try Page(fact: line)[0]
    let members = try JSON(parsing: line[...]).object ?? []
    var unread = Set(members.map(\.name)).subtracting(["type", fact.subject.kind.rawValue])
    unread.subtract(Reading(Read<Envelope>(fact)).names)
    unread.subtract(try Reading(payload(of: fact.event)).names)
    #expect(unread.isEmpty)
  }

  @Test func `every word has a line, and every field of it a value`() throws {
    var used: [String: Set<String>] = [:]
    for line in Self.lines {
      let fact = try JSON(parsing: line[...])
      used[fact["type"]?.string ?? "", default: []].formUnion((fact.object ?? []).map(\.name))
    }
    for word in Vocabulary.words {
      #expect(Set(word.fields.map(\.name)).subtracting(used[word.name] ?? []) == [], "\(word.name)")
    }
    let envelope = used.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    #expect(Set(Envelope.infos.map(\.name)).subtracting(envelope) == [])
    #expect(Set(Self.lines.map { $0 }).count == Self.lines.count)
  }

  /// What a word's case carries: `Read<Hold>` of `.custody(.arrested(…))`.
  private func payload(of event: Event) throws -> any AnyRead {
    let family = try #require(Mirror(reflecting: event).children.first?.value)
    let read = try #require(Mirror(reflecting: family).children.first?.value)
    return try #require(read as? any AnyRead)
  }
}

/// All fields of an object, read one by one.
private struct Reading {
  /// The names of the fields that are there and give a reading.
  private(set) var names: Set<String> = []

  init(_ read: any AnyRead) {
    for group in read.groups {
      for child in Mirror(reflecting: group).children {
        guard let field = child.value as? any AnyField, let value = read.value(of: field.key)
        else { continue }
        if let reading = field.reading(of: value), Reading.isWhole(reading) {
          names.insert(field.text)
        }
      }
    }
  }

  /// Whether all that a reading holds can be read in turn.
  private static func isWhole(_ reading: Any) -> Bool {
    if let dated = reading as? Dated { return dated.edtf != nil && dated.days != nil }
    if let object = reading as? any AnyRead { return !Reading(object).names.isEmpty }
    if let list = reading as? any AnyList {
      return list.elements.count == list.count && list.elements.allSatisfy(isWhole)
    }
    return true
  }
}

private protocol AnyField {
  var key: Key { get }
  var text: String { get }
  func reading(of value: Value) -> Any?
}

extension Field: AnyField {
  fileprivate var text: String { name.description }
  fileprivate func reading(of value: Value) -> Any? { T.read(value) }
}

extension Need: AnyField {
  fileprivate var text: String { name.description }
  fileprivate func reading(of value: Value) -> Any? { T.read(value) }
}

private protocol AnyRead {
  /// The groups of fields that it has.
  var groups: [Any] { get }
  func value(of key: Key) -> Value?
}

extension Read: AnyRead {
  fileprivate var groups: [Any] {
    let base = (W.self as? any Extends.Type).map { baseFields(of: $0) }
    return [W.fields] + (base.map { [$0] } ?? [])
  }

  fileprivate func value(of key: Key) -> Value? { found(key) }
}

private func baseFields(of type: (some Extends).Type) -> Any { type.Base.fields }

private protocol AnyList {
  var elements: [Any] { get }
  /// How many elements stand there, whether they can be read or not.
  var count: Int { get }
}

extension List: AnyList {
  fileprivate var elements: [Any] { Array(self) }
  fileprivate var count: Int { (try? JSON(parsing: value.raw[...]).array?.count) ?? -1 }
}
