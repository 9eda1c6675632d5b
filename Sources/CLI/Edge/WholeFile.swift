import Glibc

/// A file that is there whole or not at all: it is written beside its place and then renamed.
enum WholeFile {
  static func write(_ text: String, to path: String) throws(Complaint) {
    let output = try Output(to: path == "-" ? "./-" : path)
    try output.write(text)
    try output.finish()
  }

  /// The file before it has its name; it is gone if nobody finishes it.
  final class Draft {
    let path: String
    let descriptor: Int32
    private let name: String
    private var isFinished = false

    init(of path: String) throws(Complaint) {
      self.path = path
      name = path + ".docket-\(getpid())"
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw trouble(errno, at: path) }
    }

    /// Sees it onto the disk and gives it its name.
    func finish() throws(Complaint) {
      guard fsync(descriptor) == 0 || errno == EINVAL, rename(name, path) == 0 else {
        throw trouble(errno, at: path)
      }
      isFinished = true
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
      if !isFinished { unlink(name) }
    }
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

  static func trouble(_ number: Int32, at path: String) -> Complaint {
    let reason = String(cString: strerror(number))
    return switch number {
    case ENOENT, ENOTDIR:
      Complaint(
        "\(path) cannot be written: its folder is not there. Make the folder first.", .cannotCreate)
    case EISDIR:
      Complaint("\(path) cannot be written: it is a folder. Name a file in it.", .cannotCreate)
    case EEXIST:
      Complaint(
        "The folder \(path) cannot be made: a file has its name. Choose another.", .cannotCreate)
    case EACCES, EPERM, EROFS:
      Complaint(
        "\(path) cannot be written: \(reason). Choose a place that is yours to write.", .permission)
    case ENOSPC, EDQUOT:
      Complaint("\(path) was not written: the disk is full. Make room and try again.", .inputOutput)
    default: Complaint("\(path) was not written: \(reason).", .inputOutput)
    }
  }
}
