import Docket
import Documents
import Glibc

/// The files that an import is to read.
enum FactFiles {
  /// Endings of files that are taken from a folder, in small letters.
  private static let endings = [".jsonl", ".ndjson"]

  /// Files as they are named; of folders, all that end in `.jsonl` or `.ndjson`, in them and below,
  /// sorted.
  ///
  /// Everything is looked at before anything is read, so that a slip in a name records nothing.
  static func find(_ paths: [String]) throws -> [ImportFile] {
    var files: [ImportFile] = []
    for path in paths {
      if path == "-" {
        files.append(standardInput)
      } else if WholeFile.isFolder(path) {
        let found = try inside(FilePath(path))
        guard !found.isEmpty else {
          throw Complaint(
            "There are no facts in \(path.visible): no file in it ends in .jsonl or .ndjson. Name the "
              + "files themselves if they are called otherwise.", .notFound)
        }
        files += try found.map(file)
      } else {
        files.append(try file(FilePath(path)))
      }
    }
    return files
  }

  static let standardInput = ImportFile(name: "-") { try read(STDIN_FILENO, "-", $0) }

  private static func inside(_ folder: FilePath) throws -> [FilePath] {
    guard let directory = folder.withName({ opendir($0) }) else {
      throw trouble(errno, folder.shown)
    }
    defer { closedir(directory) }
    var files: [FilePath] = []
    for name in FolderList.read(directory) where name.bytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      if path.isOwnFolder {
        files += try inside(path)
      } else if endings.contains(where: { path.shown.lowercased().hasSuffix($0) }) {
        files.append(path)
      }
    }
    return files
  }

  private static func file(_ path: FilePath) throws -> ImportFile {
    var status = stat()
    guard path.withName({ stat($0, &status) }) == 0, path.withName({ access($0, R_OK) }) == 0 else {
      let number = errno
      guard number == ENOENT || number == ENOTDIR else { throw trouble(number, path.shown) }
      throw Complaint(
        "There is no file \(path.shown). Nothing was recorded: check the name.", .notFound)
    }
    let reader = FileReader(path)
    let size = status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
    return ImportFile(name: path.shown, size: size) { try reader.read($0) }
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

  fileprivate static func trouble(_ number: Int32, _ shown: String) -> Complaint {
    let reason = String(cString: strerror(number))
    return switch number {
    case ENOENT, ENOTDIR:
      Complaint("\(shown) is not there any more.", .notFound)
    case EACCES, EPERM:
      Complaint("\(shown) cannot be read: \(reason). Ask for the right to.", .permission)
    default: Complaint("\(shown) cannot be read: \(reason).", .inputOutput)
    }
  }
}

/// A path as the system has it: its bytes need not be UTF-8.
private struct FilePath: Sendable {
  /// With the zero at their end.
  let bytes: [CChar]
  /// As messages name it, on one line: a byte that is no UTF-8 is `\x{E9}`.
  let shown: String

  init(_ path: String) {
    bytes = Array(path.utf8CString)
    shown = path.visible
  }

  private init(bytes: [CChar], shown: String) {
    (self.bytes, self.shown) = (bytes, shown)
  }

  func appending(_ name: FolderList.Name) -> FilePath {
    let slash = bytes.dropLast().last == CChar(bitPattern: UInt8(ascii: "/")) ? "" : "/"
    return FilePath(
      bytes: bytes.dropLast() + slash.utf8.map { CChar(bitPattern: $0) }
        + name.bytes.map { CChar(bitPattern: $0) } + [0],
      shown: shown + slash + name.shown)
  }

  func withName<T>(_ body: (UnsafePointer<CChar>) -> T) -> T {
    bytes.withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  /// Folders that are only linked to may lead back to where one came from.
  var isOwnFolder: Bool {
    var status = stat()
    return withName { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// A file that is opened when it is read and closed at its end, so that many can be waiting.
private final class FileReader: @unchecked Sendable {
  private let path: FilePath
  private var descriptor: Int32 = -1

  init(_ path: FilePath) { self.path = path }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Called by one thread at a time.
  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if descriptor < 0 {
      descriptor = path.withName { open($0, O_RDONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw FactFiles.trouble(errno, path.shown) }
    }
    let count = try FactFiles.read(descriptor, path.shown, buffer)
    if count == 0 {
      close(descriptor)
      descriptor = -1
    }
    return count
  }
}
