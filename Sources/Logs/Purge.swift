public import Docket
import Foundation
import Glibc

/// Frees a docket's folder of what a redaction leaves beside the log: stored views and their drafts,
/// kept snapshots, the search index, and archived sources that were asked for. What commands that were
/// killed have left in the system's place for what passes goes too.
///
/// Since words may be destroyed and the power fail at once, a file tells that this is to be done:
/// `log.redacting`, which the log's engine makes before it destroys, and which goes last. Its lines
/// name archived sources that are to go, each with the redaction that must stand for it:
///
///     9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 0198…
public struct Purge {
  private let place: Place
  private let scratch: String

  /// - Parameters:
  ///   - folder: the docket's.
  ///   - scratch: where commands make folders for themselves; nil for the system's place for what
  ///     passes.
  public init(folder: String, scratch: String? = nil) {
    place = Place(folder: folder)
    self.scratch = scratch ?? NSTemporaryDirectory()
  }

  /// Whether there is something to be done: words were destroyed, and what is beside the log was
  /// not looked at since.
  public var isDue: Bool { FileIdentity(path: place.redacting) != nil }

  /// Notes archived sources that go with a redaction, by their SHA-256 digests; to be called before
  /// the redaction of this id is recorded, which alone makes it come true.
  public func note(sources: [String], of redaction: String) throws {
    guard !sources.isEmpty else { return }
    try place.noteRedaction(sources.map { "\($0) \(redaction)\n" }.joined())
  }

  /// Takes everything away that may hold what was destroyed.
  public func run(_ log: any Log, _ views: any Views) throws {
    let sources = try noted(log)
    try log.scrub()
    try views.discard()
    for name in contents(of: place.folder)
    where name == "snapshots" || name.hasPrefix("search.sqlite") {
      try remove(place.folder + "/" + name)
    }
    PassingFolder.sweep(scratch)
    for path in files(below: place.folder + "/sources")
    where sources.contains(where: { path.holds($0) }) {
      try remove(path)
    }
    try remove(place.redacting)
    try place.syncFolder()
  }

  /// The digests of sources whose redaction stands in the log.
  private func noted(_ log: any Log) throws -> [String] {
    let text = (try? String(contentsOfFile: place.redacting, encoding: .utf8)) ?? ""
    return try text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 2, parts[0].count == 64 else { return nil }
      var stands = false
      try log.records(Selection(.id(parts[1]))) { _ in
        stands = true
        return false
      }
      return stands ? parts[0] : nil
    }
  }

  private func contents(of folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private func files(below folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .map { folder + "/" + $0 }.filter { !$0.isFolder }
  }

  private func remove(_ path: String) throws {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      guard FileIdentity(path: path) == nil else {
        throw LogError.io(
          path: path, reason: "it cannot be removed, and may hold what was redacted")
      }
    }
  }
}

extension String {
  /// Whether a path is that of a file named after a digest, however its folders divide it.
  fileprivate func holds(_ digest: String) -> Bool {
    filter { $0 != "/" }.contains(digest)
  }

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
