import Docket
import Glibc

/// The files that an import is to read.
enum FactFiles {
  /// Files as they are named; of folders, all `*.jsonl` in them and below, sorted.
  ///
  /// Everything is looked at before anything is read, so that a slip in a name records nothing.
  static func find(_ paths: [String]) throws -> [ImportFile] {
    var files: [ImportFile] = []
    for path in paths {
      if path == "-" {
        files.append(standardInput)
      } else if WholeFile.isFolder(path) {
        let found = try inside(path)
        guard !found.isEmpty else {
          throw Complaint(
            "There are no facts in \(path.visible): no file in it ends in .jsonl. Name the files "
              + "themselves if they are called otherwise.", .notFound)
        }
        files += try found.map(file)
      } else {
        files.append(try file(path))
      }
    }
    return files
  }

  static let standardInput = ImportFile(name: "-") { try read(STDIN_FILENO, "-", $0) }

  private static func inside(_ folder: String) throws -> [String] {
    guard let directory = opendir(folder) else { throw trouble(errno, folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var files: [String] = []
    for name in names.sorted() {
      if isOwnFolder(base + name) {
        files += try inside(base + name)
      } else if name.hasSuffix(".jsonl") {
        files.append(base + name)
      }
    }
    return files
  }

  /// Folders that are only linked to may lead back to where one came from.
  private static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func file(_ path: String) throws -> ImportFile {
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else { throw trouble(errno, path) }
    let reader = FileReader(path)
    let size = status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
    return ImportFile(name: path, size: size) { try reader.read($0) }
  }

  fileprivate static func read(
    _ descriptor: Int32, _ path: String, _ buffer: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw trouble(errno, path) }
    }
  }

  fileprivate static func trouble(_ number: Int32, _ path: String) -> Complaint {
    let reason = String(cString: strerror(number))
    return switch number {
    case ENOENT, ENOTDIR:
      Complaint(
        "There is no file \(path.visible). Nothing was recorded: check the name.", .notFound)
    case EACCES, EPERM:
      Complaint("\(path.visible) cannot be read: \(reason). Ask for the right to.", .permission)
    default: Complaint("\(path.visible) cannot be read: \(reason).", .inputOutput)
    }
  }
}

/// A file that is opened when it is read and closed at its end, so that many can be waiting.
private final class FileReader: @unchecked Sendable {
  private let path: String
  private var descriptor: Int32 = -1

  init(_ path: String) { self.path = path }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Called by one thread at a time.
  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if descriptor < 0 {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FactFiles.trouble(errno, path) }
    }
    let count = try FactFiles.read(descriptor, path, buffer)
    if count == 0 {
      close(descriptor)
      descriptor = -1
    }
    return count
  }
}
