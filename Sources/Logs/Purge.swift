import Docket
import Foundation
import Glibc
public import Ports

/// Frees a docket's folder of what a redaction leaves beside the log: stored views and their drafts,
/// kept snapshots, the search index, archived bytes that were asked for, and what killed commands left
/// there and in the system's place for what passes.
///
/// Since words may be destroyed and the power fail at once, a file tells that this is to be done:
/// `log.redacting`, which the log's engine makes before it destroys, and which goes last, when nothing
/// remains. Its lines name archived bytes that are to go, each with the redaction that must stand for
/// it; with `stray` they go only as long as no fact speaks of them:
///
///     9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 0198…
///     60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752 0198… stray
public struct Purge: Clearing {
  private let place: Place
  private let views: any Views
  private let scratch: String

  /// - Parameters:
  ///   - folder: the docket's.
  ///   - views: those that are stored there.
  ///   - scratch: where commands make folders for themselves; nil for the system's place for what
  ///     passes.
  public init(folder: String, _ views: any Views, scratch: String? = nil) {
    place = Place(folder: folder)
    self.views = views
    self.scratch = scratch ?? NSTemporaryDirectory()
  }

  public var isDue: Bool { FileIdentity(path: place.redacting) != nil }

  public func note(_ archive: DoomedArchive, of redaction: String) throws {
    let lines =
      archive.sources.map { "\($0) \(redaction)\n" }
      + archive.strays.map { "\($0) \(redaction) stray\n" }
    if !lines.isEmpty { try place.noteRedaction(lines.joined()) }
  }

  public func run(on log: any Log, waiting patience: Duration) -> [String]? {
    let file: Int32
    do {
      guard let held = try hold(patience) else { return nil }
      file = held
    } catch {
      return [clause(error)]
    }
    guard file >= 0 else { return [] }
    defer { Glibc.close(file) }
    var remains: [String] = []
    func clear(_ work: () throws -> Void) {
      do { try work() } catch { remains.append(clause(error)) }
    }
    var doomed = Doomed()
    clear { doomed = try noted(in: file, log) }
    do {
      try log.scrub()
    } catch LogError.busy {
      remains.append("another program reads log.sqlite, whose pages hold the words until that ends")
    } catch {
      remains.append(clause(error))
    }
    clear { try views.discard() }
    clear { try SQLiteSearch(folder: place.folder).discard() }
    clear { try remove(place.folder + "/snapshots") }
    PassingFolder.sweep(scratch)
    clear { try takeSources(doomed, clear) }
    guard remains.isEmpty else { return remains }
    clear {
      try remove(place.redacting)
      try place.syncFolder()
    }
    return remains
  }

  /// The file that tells what is to be done, locked; -1 where it is gone, since all is done, and nil
  /// where another holds it.
  private func hold(_ patience: Duration) throws -> Int32? {
    let start = ContinuousClock.now
    while true {
      let file = open(place.redacting, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        guard errno == ENOENT else { throw trouble(errno, at: place.redacting) }
        return -1
      }
      if flock(file, LOCK_EX | LOCK_NB) == 0 {
        if FileIdentity(path: place.redacting) == FileIdentity(descriptor: file) { return file }
        Glibc.close(file)
        continue
      }
      Glibc.close(file)
      guard ContinuousClock.now - start < patience else { return nil }
      usleep(20_000)
    }
  }

  /// Digests of archived bytes that are to go.
  private struct Doomed {
    var sources: Set<String> = []
    var strays: Set<String> = []
  }

  /// Those whose redaction stands in the log.
  private func noted(in file: Int32, _ log: any Log) throws -> Doomed {
    let text = String(decoding: try readAll(file, place.redacting), as: UTF8.self)
    var doomed = Doomed()
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 2 || parts.count == 3, parts[0].count == 64 else { continue }
      var stands = false
      try log.records(Selection(.id(parts[1]))) { _ in
        stands = true
        return false
      }
      guard stands else { continue }
      if parts.count == 2 {
        doomed.sources.insert(parts[0])
      } else {
        doomed.strays.insert(parts[0])
      }
    }
    if !doomed.strays.isEmpty { doomed.strays.subtract(try log.archivedDigests()) }
    return doomed
  }

  // MARK: Archived bytes

  /// Takes away what is doomed, and what killed commands have left half written.
  private func takeSources(_ doomed: Doomed, _ clear: (() throws -> Void) -> Void) throws {
    let folder = place.folder + "/" + SourceFolder.name
    let files = try files(below: folder)
    let isAlone = try SourceFolder.holdAlone(folder)
    defer { if isAlone >= 0 { Glibc.close(isAlone) } }
    var waits = false
    for path in files {
      let isDoomed = doomed.sources.contains(where: { path.holds($0) })
      let isStray = path.isDraft || doomed.strays.contains(where: { path.holds($0) })
      if isDoomed || (isStray && isAlone >= 0) {
        clear { try remove(path) }
      } else if isStray {
        waits = true
      }
    }
    if waits {
      throw LogError.busy(
        holder:
          "a command that adds a source, in \(folder), where bytes lie of which no fact speaks",
        waited: 0)
    }
  }

  private func contents(of folder: String) throws -> [String] {
    guard FileIdentity(path: folder) != nil else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw LogError.io(path: folder, reason: "it cannot be listed")
    }
  }

  private func files(below folder: String) throws -> [String] {
    try contents(of: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      return path.isFolder ? try files(below: path) : [path]
    }
  }

  private func remove(_ path: String) throws {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      guard FileIdentity(path: path) == nil else {
        throw LogError.io(path: path, reason: "it cannot be removed")
      }
    }
  }

  /// What went wrong, as a clause.
  private func clause(_ error: any Error) -> String {
    guard let error = error as? LogError else { return "\(error)" }
    switch error {
    case .io(let path, let reason), .readOnly(let path, let reason), .corrupt(let path, let reason),
      .foreign(let path, let reason), .unknownOutcome(let path, let reason):
      return "\(path): \(reason)"
    case .busy(let holder, _): return "waiting for \(holder)"
    case .full(let path): return "the disk with \(path) is full"
    case .missing(let path), .exists(let path), .newer(let path, _, _): return path
    case .damaged, .outOfOrder, .duplicate, .notRedacted: return error.words
    }
  }
}

extension String {
  /// Whether a path is that of a file named after a digest, however its folders divide it.
  fileprivate func holds(_ digest: String) -> Bool {
    filter { $0 != "/" }.contains(digest)
  }

  /// Whether it is what a command that keeps bytes writes before they are whole.
  fileprivate var isDraft: Bool { split(separator: "/").last?.contains(".new-") ?? false }

  fileprivate var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: self, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

extension Place {
  /// Makes the file that tells of a redaction, durable before anything is destroyed.
  func noteRedaction(_ lines: String = "") throws {
    let file = open(redacting, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble(errno, at: redacting) }
    defer { Glibc.close(file) }
    follow(file)
    let bytes = Array(lines.utf8)
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      throw trouble(errno, at: redacting)
    }
    try syncFolder()
  }

  func syncFolder() throws {
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw trouble(errno, at: folder) }
    defer { Glibc.close(directory) }
    guard fsync(directory) == 0 else { throw trouble(errno, at: folder) }
  }
}
