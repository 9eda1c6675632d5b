import Docket
import Documents
import Glibc

/// Files and folders that docket writes.
enum WholeFile {
  /// Writes a text to a file, a device or a pipe; see `OutputFile`.
  static func write(_ text: String, to path: String) throws(Complaint) {
    let output = try Output(to: path == "-" ? "./-" : path)
    try output.write(text)
    try output.finish()
  }

  /// Makes a folder and those above it, unless they are there.
  static func makeFolder(_ path: String) throws(Complaint) {
    guard mkdir(path, 0o777) != 0 else { return }
    let number = errno
    if number == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
      guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
      throw trouble(errno, at: path)
    }
    guard number == EEXIST, isFolder(path) else { throw trouble(number, at: path) }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether something stands there, a link that leads nowhere included.
  static func stands(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The folder that a path lies in, and the name there.
  static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// A name in a folder, as a path.
  static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  static func trouble(_ number: Int32, at path: String) -> Complaint {
    let (path, reason) = (path.visible, String(cString: strerror(number)))
    return switch number {
    case ENOENT, ENOTDIR:
      Complaint(
        "\(path) cannot be written: its folder is not there. Make the folder first.", .cannotCreate)
    case EISDIR:
      Complaint("\(path) cannot be written: it is a folder. Name a file in it.", .cannotCreate)
    case EEXIST:
      Complaint(
        "The folder \(path) cannot be made: a file has its name. Choose another.", .cannotCreate)
    case ELOOP:
      Complaint("\(path) cannot be written: it is a link that leads to itself.", .cannotCreate)
    case EACCES, EPERM, EROFS:
      Complaint(
        "\(path) cannot be written: \(reason). Choose a place that is yours to write.", .permission)
    case ENOSPC, EDQUOT:
      Complaint("\(path) was not written: the disk is full. Make room and try again.", .inputOutput)
    default: Complaint("\(path) was not written: \(reason).", .inputOutput)
    }
  }
}
