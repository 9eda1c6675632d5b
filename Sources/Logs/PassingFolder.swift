import Docket
import Foundation
import Glibc

/// A folder for files that serve one command: only its maker can read it, and it goes with its maker.
///
/// A command that is killed leaves its folder behind, and what is in it may hold words that were
/// destroyed since. So its maker holds a lock (flock(2)) on the folder, which the kernel frees when
/// the maker dies; whoever makes the next one removes those that nobody holds.
final class PassingFolder: Sendable {
  /// Where it is.
  let path: String
  private let descriptor: Int32

  private static let prefix = "docket-passing-"

  /// Makes one in a folder, and removes what is stale there.
  init(in parent: String) throws {
    PassingFolder.sweep(parent)
    while true {
      let path = try PassingFolder.make(in: parent)
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      // Where another took it for stale before it was locked, a new one is made.
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else { throw trouble(errno, at: path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK,
        FileIdentity(path: path) == FileIdentity(descriptor: descriptor)
      {
        self.path = path
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(descriptor)
  }

  private static func make(in parent: String) throws -> String {
    var template = Array((parent + "/" + prefix + "XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw trouble(errno, at: parent) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes folders of this user in a folder whose makers are dead. What cannot be locked or removed
  /// stays.
  static func sweep(_ parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = parent + "/" + name
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
