import Glibc

/// A file that is there whole or not at all: it is written beside its place and then renamed.
enum WholeFile {
  static func write(_ text: String, to path: String) throws(Complaint) {
    let draft = path + ".docket-\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw trouble(errno, at: path) }
    let number = put(text, into: file)
    close(file)
    guard number == 0, rename(draft, path) == 0 else {
      let cause = number == 0 ? errno : number
      unlink(draft)
      throw trouble(cause, at: path)
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

  /// Writes all and sees it onto the disk; answers the system's error number, 0 where all is well.
  private static func put(_ text: String, into file: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = Glibc.write(file, bytes.baseAddress! + start, bytes.count - start)
        if count < 0, errno != EINTR { return errno }
        start += max(0, count)
      }
      return fsync(file) == 0 || errno == EINVAL ? 0 : errno
    }
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
