import Glibc

/// What the name of an output leads to.
///
/// A link is followed to its end, so that it stays a link. A file is replaced as a whole; all else that
/// can be written (a device, a pipe) is written into, as `cat` would.
enum OutputPlace {
  /// A file of this name, behind all links, and what stands there now.
  case file(String, standing: stat?)
  /// A device or pipe.
  case stream(String)
  /// What our caller has opened under this number, `/dev/stdout`; -1 where that is nothing.
  case descriptor(Int32)

  init(_ path: String) throws(Complaint) {
    guard !path.isEmpty else { throw .usage("--output is empty. Name a file.") }
    var place = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      if let number = OutputPlace.ownDescriptor(place) {
        self = .descriptor(number)
        return
      }
      var status = stat()
      guard lstat(place, &status) == 0 else {
        guard errno == ENOENT else { throw WholeFile.trouble(errno, at: path) }
        self = .file(place, standing: nil)
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK where OutputPlace.isInProcesses(place):
        self = .stream(place)
        return
      case S_IFLNK: place = try OutputPlace.target(of: place, path)
      case S_IFREG:
        self = .file(place, standing: status)
        return
      case S_IFDIR: throw WholeFile.trouble(EISDIR, at: path)
      default:
        self = .stream(place)
        return
      }
    }
    throw WholeFile.trouble(ELOOP, at: path)
  }

  /// Where a link leads, from the folder that it stands in.
  private static func target(of link: String, _ path: String) throws(Complaint) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes {
      readlink(link, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count >= 0 else { throw WholeFile.trouble(errno, at: path) }
    guard let target = String(validating: buffer[..<count], as: UTF8.self) else {
      throw Complaint(
        "\(path) is a link to a name that is not UTF-8. Name another file.", .cannotCreate)
    }
    return target.hasPrefix("/")
      ? target : WholeFile.path(target, in: WholeFile.parts(of: link).folder)
  }

  /// The number of a descriptor that a path stands for, `/proc/self/fd/1`, and that our caller gave us:
  /// what we open ourselves is closed for others (FD_CLOEXEC), and the log may be among it.
  private static func ownDescriptor(_ path: String) -> Int32? {
    let (folder, name) = WholeFile.parts(of: path)
    guard let number = Int32(name), number >= 0 else { return nil }
    guard realFolder(folder) == "/proc/\(getpid())/fd" else { return nil }
    let flags = fcntl(number, F_GETFD)
    return flags >= 0 && flags & FD_CLOEXEC == 0 ? number : -1
  }

  /// Whether a path lies in the system's folder of processes, where a link is what a process has open
  /// and no name.
  private static func isInProcesses(_ path: String) -> Bool {
    realFolder(WholeFile.parts(of: path).folder)?.hasPrefix("/proc/") ?? false
  }

  private static func realFolder(_ folder: String) -> String? {
    guard let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
