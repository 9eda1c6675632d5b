import Docket
import GRDB
import Glibc

/// By what one sees whether anybody but docket has changed a file that is made from the log: which file
/// it is, how long, and when it was written last.
///
/// Beside the file, under the same name with `-seen`, stands the stamp of the file that docket wrote or
/// looked through last. A file of another stamp is looked through whole before it is read: a page of an
/// index that was altered would leave out an acquittal, and SQLite would not know. It costs one `stat` as
/// long as nothing has happened. What turns on a disk without anybody's writing is not seen so; `docket
/// rebuild --verify` sees that.
struct FileStamp: Equatable {
  private let words: String
  private let path: String

  /// The file that stands there now; nil where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    words =
      "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)\n"
  }

  static func path(beside path: String) -> String { path + "-seen" }

  /// Whether docket has seen this very file.
  var isKnown: Bool {
    let file = open(FileStamp.path(beside: path), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { Glibc.close(file) }
    return (try? readAll(file, path)) == Array(words.utf8)
  }

  /// Notes that docket has seen it. Not being able to costs the next reader the time to look.
  func keep() {
    let name = FileStamp.path(beside: path)
    let file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { Glibc.close(file) }
    var status = stat()
    if stat(path, &status) == 0 {
      _ = fchown(file, uid_t.max, status.st_gid)
      _ = fchmod(file, status.st_mode & 0o666)
    }
    let bytes = Array(words.utf8)
    if write(file, bytes, bytes.count) != bytes.count { unlink(name) }
  }
}
