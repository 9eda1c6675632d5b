import Docket
import Events
import Foundation
import Projections

/// Which texts of the seeds may be told behind dials, worked out from the facts alone and without the
/// code that pages are made with.
///
/// A fact that bears dates has its own texts, told where the dates leave it inside. What bears none is
/// parted: a name may be told once a dated fact that is inside names it, all else never.
struct SeedOracle: Sendable {
  /// A part of a fact whose texts go together.
  struct Part: Sendable {
    enum Kind: Sendable { case own, name, remark }
    let fact: Int
    let kind: Kind
  }

  let facts: [Fact]
  /// The distinctive texts, each once, in bytes.
  private(set) var texts: [[UInt8]] = []
  /// The parts of facts in which a text stands, alone or within a longer one.
  private(set) var owners: [[Part]] = []
  private var parts: [(Part, [Int])] = []
  private var published: [String: EDTF] = [:]
  private var finder = TextFinder([])

  init(_ facts: [Fact]) {
    self.facts = facts
    for fact in facts {
      if case .evidence(.registered(let read)) = fact.event {
        published[fact.subject.key.string] = read.published?.edtf
      }
    }
    gather()
    finder = TextFinder(texts)
    owners = texts.map { _ in [] }
    for (part, own) in parts {
      let blob = own.reduce(into: [UInt8]()) { $0 += texts[$1] + [0] }
      for found in finder.found(in: blob) { owners[found].append(part) }
    }
  }

  /// The texts that stand in a page.
  func found(in page: String) -> Set<Int> { finder.found(in: Array(page.utf8)) }

  // MARK: Gathering

  private mutating func gather() {
    var numbers: [String: Int] = [:]
    for (place, fact) in facts.enumerated() {
      for (kind, found) in SeedTexts(fact).parts {
        let own = Set(found.filter(SeedTexts.isDistinctive)).map { text in
          if let number = numbers[text] { return number }
          numbers[text] = texts.count
          texts.append(Array(text.utf8))
          return texts.count - 1
        }
        if !own.isEmpty { parts.append((Part(fact: place, kind: kind), own)) }
      }
    }
  }

  // MARK: Judging

  /// Which texts may be told, by their numbers.
  func allowed(_ dials: Dials) -> [Bool] {
    var last = Int64.max
    if case .position(let position) = dials.recordedAt { last = position }
    let isDated = facts.map(bearsDates)
    let isHeld = facts.map { $0.position <= last }
    guard dials.asOf != nil || dials.knownAt != nil else {
      return owners.map { $0.contains { isHeld[$0.fact] } }
    }
    let isInside = facts.indices.map {
      isHeld[$0] && isDated[$0] && isPossible(facts[$0], dials, last)
    }
    let named = names(isInside, isHeld)
    return owners.map { parts in
      parts.contains { part in
        switch part.kind {
        case .own, .remark: isInside[part.fact]
        case .name:
          isHeld[part.fact]
            && (isInside[part.fact] || named.contains(facts[part.fact].subject.key.string))
        }
      }
    }
  }

  private func bearsDates(_ fact: Fact) -> Bool {
    if case .evidence(.registered(let read)) = fact.event { return read.published != nil }
    return fact.occurred != nil || fact.disclosed != nil
  }

  /// Whether its dates do not put it outside.
  private func isPossible(_ fact: Fact, _ dials: Dials, _ last: Int64) -> Bool {
    func reaches(_ date: EDTF?, _ dial: EDTF) -> Bool {
      date?.overlap(until: dial.bounds.latest) != .no
    }
    if case .evidence(.registered(let read)) = fact.event {
      return [dials.asOf, dials.knownAt].allSatisfy { dial in
        dial.map { reaches(read.published?.edtf, $0) } ?? true
      }
    }
    if let asOf = dials.asOf, let occurred = fact.occurred?.edtf, !reaches(occurred, asOf) {
      return false
    }
    guard let knownAt = dials.knownAt else { return true }
    var isLaw = false
    if case .law = fact.event { isLaw = true }
    let sources = (fact.sources.map(Array.init) ?? []).compactMap {
      published[$0.source.string]
    }
    if let disclosed = fact.disclosed?.edtf {
      return reaches(disclosed, knownAt) || sources.contains { reaches($0, knownAt) }
    }
    if let occurred = fact.occurred?.edtf, !isLaw { return reaches(occurred, knownAt) }
    return true
  }

  /// The keys of parties, cases and sources that facts inside name or belong to.
  private func names(_ isInside: [Bool], _ isHeld: [Bool]) -> Set<String> {
    var named: Set<String> = []
    var speaksOfAll: Set<String> = []
    for (place, fact) in facts.enumerated() where isInside[place] {
      named.insert(fact.subject.key.string)
      named.formUnion(SeedTexts(fact).values)
      if fact.json["parties"] == nil { speaksOfAll.insert(fact.subject.key.string) }
    }
    speaksOfAll.formUnion(undatedCases(isHeld))
    named.formUnion(undatedCases(isHeld))
    for (place, fact) in facts.enumerated() where isHeld[place] {
      guard case .proceeding(.roleAssigned(let read)) = fact.event, let party = read.party,
        speaksOfAll.contains(fact.subject.key.string)
      else { continue }
      named.insert(party.string)
    }
    // Of a source that is named it is told from which it was made.
    var before = -1
    while before != named.count {
      before = named.count
      for fact in facts {
        if case .evidence(.registered) = fact.event, named.contains(fact.subject.key.string) {
          named.formUnion(SeedTexts(fact).values)
        }
      }
    }
    return named
  }

  /// Cases that are opened and of which no dated fact is held: they may have begun on any day.
  private func undatedCases(_ isHeld: [Bool]) -> Set<String> {
    var (opened, dated): (Set<String>, Set<String>) = ([], [])
    for (place, fact) in facts.enumerated() where isHeld[place] && fact.subject.kind == .case {
      opened.insert(fact.subject.key.string)
      if bearsDates(fact) { dated.insert(fact.subject.key.string) }
    }
    return opened.subtracting(dated)
  }
}

/// The texts of one fact.
struct SeedTexts {
  private let fact: Fact
  private let json: JSON

  init(_ fact: Fact) {
    self.fact = fact
    json = fact.json
  }

  /// Every text that stands in it as a value.
  var values: [String] {
    var found: [String] = []
    func walk(_ json: JSON) {
      if let text = json.string { found.append(text) }
      json.array?.forEach(walk)
      json.object?.forEach { walk($0.value) }
    }
    walk(json)
    return found
  }

  var parts: [(SeedOracle.Part.Kind, [String])] {
    switch fact.event {
    case .proceeding(.opened(let read)): [(.name, [read.title.string])]
    case .party(.introduced(let read)):
      [
        (.name, [read.label.string] + (read.names.map { $0.map(\.form.string) } ?? [])),
        (.remark, [read.description?.string].compactMap(\.self)),
      ]
    case .proceeding(.roleAssigned(let read)):
      [(.remark, [read.description?.string].compactMap(\.self)), (.own, free)]
    case .evidence(.registered(let read)):
      [
        (.name, [read.publisher?.string, host(read.url?.string)].compactMap(\.self)), (.own, free),
      ]
    case .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence, .amendment:
      [(.own, free)]
    }
  }

  private static let dates: Set<String> = [
    "occurred", "disclosed", "published", "on", "until", "next",
  ]

  /// The host of an address, by which a source without a publisher is called.
  private func host(_ url: String?) -> String? {
    url.flatMap { URL(string: $0)?.host() }
  }

  /// What people wrote, dates in words, and sentences and amounts as they are printed.
  private var free: [String] {
    var found: [String] = []
    func walk(_ json: JSON, _ name: String) {
      if let text = json.string {
        if name != "type" { found.append(text) }
        if SeedTexts.dates.contains(name), let date = try? EDTF(text) { found.append(date.words) }
      }
      json.array?.forEach { walk($0, name) }
      json.object?.forEach { walk($0.value, $0.name) }
    }
    walk(json, "")
    for field in fact.word.fields where ["components", "amount"].contains(field.name) {
      if let value = json[field.name] { found.append(Sentence().words(value, field.kind)) }
    }
    return found
  }

  /// Whether a text says whose it is: more than everybody's word, a state, a month or a slug.
  static func isDistinctive(_ text: String) -> Bool {
    let isWord = !text.contains { !$0.isLowercase && !"-_".contains($0) && !$0.isNumber }
    let isPlain = text.count < 10 && !text.contains { $0.isUppercase || !$0.isASCII }
    return text.utf8.count >= 6 && text.contains(where: \.isLetter) && !isWord && !isPlain
      && !states.contains(text) && !isMonth(text) && !chance.contains(text)
  }

  /// What names of states give where two of them are told in a row.
  private static let chance: Set<String> = ["China and US"]

  private static let states = Set(Country.all.flatMap { [$0.name, $0.nameWithArticle] })

  /// Whether it is a date without a day: "August 2023".
  private static func isMonth(_ text: String) -> Bool {
    text.split(separator: " ").count == 2 && text.suffix(4).allSatisfy(\.isNumber)
  }
}

extension Fact {
  fileprivate var json: JSON { try! JSON(parsing: bytes[...]) }
}

/// Finds many texts in one, by the hash of their first four bytes.
private struct TextFinder: Sendable {
  private let texts: [[UInt8]]
  private var byStart: [UInt32: [Int]] = [:]
  private var mayBegin = [Bool](repeating: false, count: 1 << 16)

  init(_ texts: [[UInt8]]) {
    self.texts = texts
    for (number, text) in texts.enumerated() {
      let start = text.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
      byStart[start, default: []].append(number)
      mayBegin[TextFinder.place(start)] = true
    }
  }

  private static func place(_ start: UInt32) -> Int { Int((start &* 0x9E37_79B1) >> 16) }

  func found(in page: [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    mayBegin.withUnsafeBufferPointer { mayBegin in
      page.withUnsafeBytes { page in
        guard page.count >= 4 else { return }
        var place = 0
        let end = page.count - 4
        while place <= end {
          let start = page.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          if mayBegin[TextFinder.place(start)], let numbers = byStart[start] {
            for number in numbers where isThere(texts[number], page, place) {
              found.insert(number)
            }
          }
          place += 1
        }
      }
    }
    return found
  }

  private func isThere(_ text: [UInt8], _ page: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    guard place + text.count <= page.count else { return false }
    return text.withUnsafeBytes {
      memcmp($0.baseAddress!, page.baseAddress! + place, text.count) == 0
    }
  }
}
