import Docket
import Foundation
import Glibc
import Ports

/// A docket's folder, and where the log lies in it.
struct Place: Sendable {
  /// The folder itself: `.docket`.
  let folder: String
  /// The database: the truth.
  var log: String { folder + "/log.sqlite" }
  /// The file whose lock makes a writer.
  var lock: String { folder + "/log.lock" }
  /// What was written and not yet moved into the database, by SQLite.
  var wal: String { log + "-wal" }
  /// The file that stands there from before words are destroyed until nothing is left of them.
  var redacting: String { folder + "/log.redacting" }

  /// Makes the folder unless it is there: for its owner only, or for the group too where it comes into
  /// one that a group shares (setgid), as far as that one's rights and the umask go.
  func makeFolder() throws(LogError) {
    let name = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let above = name.lastIndex(of: "/").map { String(name[..<$0]) + "/" } ?? "."
    guard mkdir(folder, 0o700 | Place.groupRights(of: above)) != 0, errno != EEXIST else { return }
    throw trouble(errno, at: folder)
  }

  /// The rights that a group has in a folder which it shares by setgid; else none.
  static func groupRights(of folder: String) -> mode_t {
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_ISGID != 0 else {
      return 0
    }
    return status.st_mode & 0o070
  }

  /// Makes the empty file of a new log: for its owner only, or for the group that shares the folder.
  func makeLog(_ path: String) throws(LogError) {
    let rights: mode_t = 0o600 | Place.groupRights(of: folder) & 0o060
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, rights)
    guard file >= 0 else { throw trouble(errno, at: path) }
    Glibc.close(file)
  }

  /// The rights that files beside the log have: those of the log. Who may read it may read what is
  /// made of it, and who may write it may bring that up to date.
  var mode: mode_t {
    var status = stat()
    return stat(log, &status) == 0 ? status.st_mode & 0o666 : 0o600
  }

  /// Makes an empty file for SQLite to fill, with the rights and the group of the log.
  func makeFile(_ path: String) throws(LogError) {
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble(errno, at: path) }
    follow(file)
    Glibc.close(file)
  }

  /// Gives an open file the rights and the group of the log, as far as one may.
  func follow(_ file: Int32) {
    var status = stat()
    guard stat(log, &status) == 0 else { return }
    _ = fchown(file, uid_t.max, status.st_gid)
    _ = fchmod(file, status.st_mode & 0o666)
  }

  /// Makes a folder in the docket's, with that one's rights, unless it is there.
  func makeFolder(_ path: String) throws(LogError) {
    guard mkdir(path, 0o700) == 0 else {
      guard errno == EEXIST else { throw trouble(errno, at: path) }
      return
    }
    var status = stat()
    guard stat(folder, &status) == 0 else { return }
    _ = chown(path, uid_t.max, status.st_gid)
    _ = chmod(path, status.st_mode & 0o2777)
  }

  /// How many bytes of the WAL wait to be moved into the database; 0 where there is none.
  var waiting: Int {
    var status = stat()
    return stat(wal, &status) == 0 ? Int(status.st_size) : 0
  }

  /// How many pages the database has after the last commit in the WAL, as that says itself; nil where
  /// no commit is in it. (The format is SQLite's, section 4.1 of "Database File Format".)
  func pagesAfterLastCommit() throws(LogError) -> Int64? {
    let file = open(wal, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT else { throw trouble(errno, at: wal) }
      return nil
    }
    defer { Glibc.close(file) }
    var header = [UInt8](repeating: 0, count: 32)
    guard pread(file, &header, 32, 0) == 32 else { return nil }
    func number(_ bytes: [UInt8], at place: Int) -> Int64 {
      bytes[place..<place + 4].reduce(0) { $0 << 8 | Int64($1) }
    }
    let size = number(header, at: 8)
    guard size >= 512, size <= 65_536 else { return nil }
    var pages: Int64?
    var frame = [UInt8](repeating: 0, count: 24)
    var place = 32
    while pread(file, &frame, 24, place) == 24, frame[8..<16] == header[16..<24] {
      let after = number(frame, at: 4)
      if after > 0 { pages = after }
      place += 24 + Int(size)
    }
    return pages
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

  /// The type of the file system that a folder lies on, where other machines may write there too:
  /// SQLite's shared memory is not shared with them. Nil for a local one.
  static func sharedFileSystem(of folder: String) throws(LogError) -> String? {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(path: folder + "/log.sqlite") : trouble(errno, at: folder)
    }
    guard let mounts = try mountTable(),
      let type = fileSystem(of: UInt64(status.st_dev), in: mounts), isShared(type)
    else { return nil }
    return type
  }

  /// What is mounted where; nil where the system does not say.
  private static func mountTable() throws(LogError) -> String? {
    let path = "/proc/self/mountinfo"
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT || errno == EACCES else { throw trouble(errno, at: path) }
      return nil
    }
    defer { Glibc.close(file) }
    return String(decoding: try readAll(file, path), as: UTF8.self)
  }

  /// Throws where the folder lies on a shared file system.
  func refuseShared(_ folder: String) throws(LogError) {
    guard let type = try Place.sharedFileSystem(of: folder) else { return }
    throw .shared(path: log, type: type)
  }
}

extension LogError {
  /// Why a shared file system is not written.
  static func shared(path: String, type: String) -> LogError {
    .io(
      path: path,
      reason: "the folder lies on a file system that other machines may share (\(type)), where two "
        + "writers would not see each other's locks. Move the docket to a local disk; or, if nobody "
        + "else uses it meanwhile, say so with DOCKET_ALONE=1")
  }
}

/// All bytes of an open file.
func readAll(_ descriptor: Int32, _ path: String) throws(LogError) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return bytes }
    guard count > 0 else {
      if errno == EINTR { continue }
      throw trouble(errno, at: path)
    }
    bytes += buffer[..<count]
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
