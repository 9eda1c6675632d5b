import Docket
import Foundation
import Glibc

/// A docket's folder, and where the log lies in it.
struct Place: Sendable {
  /// The folder itself: `.docket`.
  let folder: String
  /// The database: the truth.
  var log: String { folder + "/log.sqlite" }
  /// The file whose lock makes a writer.
  var lock: String { folder + "/log.lock" }
  /// The file that stands there from before words are destroyed until nothing is left of them.
  var redacting: String { folder + "/log.redacting" }

  /// Makes the folder, for its owner only, unless it is there.
  func makeFolder() throws(LogError) {
    guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    throw trouble(errno, at: folder)
  }

  /// Throws unless there is a file that could be a log.
  ///
  /// It asks for the file's status only: opening it and closing it again would drop SQLite's locks.
  func findLog() throws(LogError) {
    var status = stat()
    guard stat(log, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(path: log) : trouble(errno, at: log)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .foreign(path: log, reason: "it is not a file")
    }
    guard status.st_size > 0 else { throw .foreign(path: log, reason: "the file is empty") }
  }

  /// Throws where the folder is served from another machine: SQLite's shared memory is not shared there.
  func refuseNetwork() throws(LogError) {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(path: log) : trouble(errno, at: folder)
    }
    guard let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8),
      let type = fileSystem(of: UInt64(status.st_dev), in: mounts), isShared(type)
    else { return }
    throw .io(
      path: log,
      reason: "the folder lies on a shared file system (\(type)), where two writers would not see "
        + "each other's locks; move the docket to a local disk")
  }
}

/// The type of the file system with this device number: `ext4`, `nfs4`.
///
/// `mounts` is /proc/self/mountinfo, a line of which is (proc(5)):
///
///     36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
func fileSystem(of device: UInt64, in mounts: String) -> String? {
  let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
  let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
  for line in mounts.split(separator: "\n") {
    let fields = line.split(separator: " ")
    guard fields.count > 2, fields[2] == "\(major):\(minor)",
      let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
    else { continue }
    return String(fields[dash + 1])
  }
  return nil
}

/// Whether other machines may write there, out of sight of our locks.
func isShared(_ fileSystem: String) -> Bool {
  let shared: Set = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse", "ceph", "afs", "coda", "lustre", "gfs2",
    "ocfs2", "beegfs", "virtiofs", "vboxsf", "prl_fs",
  ]
  return shared.contains(fileSystem) || fileSystem.hasPrefix("fuse.")
}

/// A file, whatever name it has or had.
struct FileIdentity: Equatable {
  let device: UInt
  let number: UInt

  /// The file of this name; nil where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The file behind an open descriptor.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
