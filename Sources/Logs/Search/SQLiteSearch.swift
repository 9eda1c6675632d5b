import Docket
import Foundation
import GRDB
import Glibc
public import Ports
import Projections

/// The full-text index in a folder: `search.sqlite`, thrown away at will, since all of it is made
/// from the log. Whoever writes it holds `search.lock`; readers need no lock.
public final class SQLiteSearch: SearchIndex {
  private let place: Place
  /// Whether it may be written where other machines may write as well.
  private let isShareable: Bool
  private let lock: WriterLock
  private let patience: Duration
  private let file: DerivedFile
  /// Above so many new facts, if they are a good part of all, making it from the start is faster.
  private let rebuildsAbove: Int64

  public init(
    folder: String, lockTimeout: Duration = .seconds(30), recorderDescription: String = "docket",
    rebuildsAbove: Int64 = 5_000, allowingNetworkFolder: Bool = false
  ) {
    isShareable = allowingNetworkFolder
    place = Place(folder: folder)
    lock = WriterLock(path: place.searchLock, name: recorderDescription, beside: place)
    patience = lockTimeout
    self.rebuildsAbove = rebuildsAbove
    let path = place.search
    file = DerivedFile(path) { try SQLiteSearch.open(path, readonly: $0) }
  }

  // MARK: Reading

  /// A word that stands in more entries is common. FTS5 gathers all places of a word's longer
  /// forms before it answers, which for common words takes longer than all else.
  fileprivate static let common = 2_000

  public func find(_ request: SearchRequest, most: Int) throws -> SearchFindings {
    guard !request.wanted.isEmpty else { return SearchFindings(hits: [], isCut: false) }
    return try file.read { try SQLiteSearch.find(request, most: most, $0) }
  }

  static func find(
    _ request: SearchRequest, most: Int, _ database: Database
  ) throws -> SearchFindings {
    let (table, weights) =
      request.group == .facts ? ("facts", "4, 4, 1") : ("heads", "0, 2, 10, 10, 1")
    let score = request.ranks ? "bm25(\(table), \(weights))" : "0.0"
    let probe = try database.cachedStatement(
      sql: """
        SELECT count(*) FROM (SELECT rowid FROM \(table) WHERE \(table) MATCH ? LIMIT ?)
        """)
    let text = try SearchExpression.text(request) { expression in
      let count = try Int.fetchOne(probe, arguments: [expression, SQLiteSearch.common + 1])
      return count ?? 0 > SQLiteSearch.common
    }
    let statement = try database.cachedStatement(
      sql: """
        SELECT p.position, p.stream, \(score), p.state, p.date
        FROM \(table) CROSS JOIN places p ON p.position = \(table).rowid
        WHERE \(table) MATCH ? ORDER BY \(table).rowid DESC LIMIT ?
        """)
    let rows = try Row.fetchAll(statement, arguments: [text, most + 1])
    return SearchFindings(
      hits: rows.prefix(most).map { row in
        let state = Entry.State(rawValue: row[3]) ?? .stands
        return SearchFindings.Hit(
          position: row[0], stream: row[1], score: row[2], isRetracted: state == .retracted,
          isAmended: state != .stands, date: row[4])
      }, isCut: rows.count > most)
  }

  public func near(_ word: String, pressNames: Bool, most: Int) throws -> [Int64] {
    try file.read { try SQLiteSearch.near(word, pressNames: pressNames, most: most, $0) }
  }

  static func near(
    _ word: String, pressNames: Bool, most: Int, _ database: Database
  ) throws -> [Int64] {
    guard let letters = SearchExpression.letters(word, pressNames: pressNames) else { return [] }
    return try Int64.fetchAll(
      database, sql: "SELECT rowid FROM letters WHERE letters MATCH ? ORDER BY rank LIMIT ?",
      arguments: [letters, most])
  }

  public func held() throws -> any SearchIndex { HeldSearch(try file.hold(), self) }

  // MARK: Writing

  public func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {
    let head = try log.head().position
    if try checkpoint(in: log) == head { return }
    if !isShareable, let type = try Place.sharedFileSystem(of: place.folder) {
      throw LogError.readOnly(
        path: place.search,
        reason: "the folder lies on a file system that others may share (\(type))")
    }
    try lock.hold(waiting: patience) {
      let head = try log.head().position
      let checkpoint = try checkpoint(in: log)
      guard checkpoint != head else { return }
      if let checkpoint, checkpoint <= head, !isMuch(head - checkpoint, beside: checkpoint) {
        do {
          return try take(in: log, from: checkpoint, to: head, progress)
        } catch is SearchCatchUp.WordsDestroyed {}
      }
      try replace(from: log, to: head, progress)
    }
  }

  private func isMuch(_ new: Int64, beside old: Int64) -> Bool {
    new > rebuildsAbove && new > old / 4
  }

  private func take(
    in log: any LogReader, from: Int64, to: Int64, _ progress: (Int64, Int64) -> Void
  ) throws {
    func add(_ database: Database) throws {
      try SearchCatchUp(database, at: place.search, log, from: from, to: to).run(progress)
    }
    do {
      try file.change(waiting: .milliseconds(200)) { database in
        try database.execute(sql: "PRAGMA secure_delete = ON")
        try add(database)
      }
    } catch LogError.busy {
      let draft = place.search + ".new"
      try SQLiteViews.remove(draft)
      do {
        try file.changeCopy(at: draft) {
          try place.makeFile(draft)
        } _: {
          try add($0)
        }
      } catch {
        try? SQLiteViews.remove(draft)
        throw error
      }
    }
  }

  /// Makes a new file beside the old one, and gives it the old one's name when it is whole.
  private func replace(
    from log: any LogReader, to head: Int64, _ progress: (Int64, Int64) -> Void
  ) throws {
    let draft = place.search + ".new"
    try SQLiteViews.remove(draft)
    do {
      try place.makeFile(draft)
      try SearchBuild(at: draft, from: log, to: head).run(progress)
      try file.replace(with: draft)
    } catch {
      try? SQLiteViews.remove(draft)
      throw error
    }
  }

  public func discard() throws {
    try lock.hold(waiting: patience) {
      file.close()
      let endings = ["", "-wal", "-shm", ".new", ".new-wal", ".new-shm"]
      for ending in endings { try SQLiteViews.remove(place.search + ending) }
    }
  }

  // MARK: The file

  /// The position the index holds up to; nil where there is none of this log that serves.
  private func checkpoint(in log: any LogReader) throws -> Int64? {
    guard file.isThere else { return nil }
    do {
      return try file.read { database in
        guard let position = try SearchSchema.checkpoint(database) else { return nil }
        let leaf = try SQLiteViews.leaf(database)
        return try leaf == SQLiteViews.leaf(of: log, at: position) ? position : nil
      }
    } catch LogError.foreign, LogError.corrupt {
      // It may be thrown away at any time, so a broken one is made again.
      return nil
    }
  }

  /// A connection to an index; throws where the file is not one.
  private static func open(_ path: String, readonly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(10)
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      let id = try Int64.fetchOne(database, sql: "PRAGMA application_id")
      guard id == SearchSchema.applicationID else {
        throw LogError.foreign(path: path, reason: "it is not docket's index for searching")
      }
    }
    return queue
  }
}

extension Place {
  var search: String { folder + "/search.sqlite" }
  var searchLock: String { folder + "/search.lock" }
}

/// An index as it stood when it was asked for.
private final class HeldSearch: SearchIndex {
  private let file: HeldFile
  private let search: SQLiteSearch

  init(_ file: HeldFile, _ search: SQLiteSearch) {
    self.file = file
    self.search = search
  }

  func held() throws -> any SearchIndex { self }
  /// It stays as it is.
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {}
  func find(_ request: SearchRequest, most: Int) throws -> SearchFindings {
    guard !request.wanted.isEmpty else { return SearchFindings(hits: [], isCut: false) }
    return try file.read { try SQLiteSearch.find(request, most: most, $0) }
  }
  func near(_ word: String, pressNames: Bool, most: Int) throws -> [Int64] {
    try file.read { try SQLiteSearch.near(word, pressNames: pressNames, most: most, $0) }
  }
  func discard() throws { try search.discard() }
}
