public import Docket
import Glibc

/// Bytes of sources in a folder beside the log, each file named by its SHA-256:
///
///     .docket/sources/ab/ab5df625bc76dbd4…
///
/// A file is written beside its place, seen onto the disk and then given its name. Readable by all
/// where the folder is; written by nobody after that.
public struct SourceFolder: SourceStore {
  public static let name = "sources"
  private let docket: String

  /// - Parameter docket: the docket's folder; `sources` in it is made when first needed.
  public init(docket: String) {
    self.docket = docket
  }

  public func keep(_ bytes: [UInt8]) throws -> Kept {
    let sha256 = Checksum.hex(bytes)
    let place = SourceFolder.place(of: sha256)
    let path = docket + "/" + place
    if try self.bytes(of: sha256) == bytes {
      return Kept(sha256: sha256, place: place, isNew: false)
    }
    try makeFolder(docket + "/" + SourceFolder.name)
    let folder = String(path[..<path.lastIndex(of: "/")!])
    try makeFolder(folder)
    try write(bytes, to: path, in: folder)
    return Kept(sha256: sha256, place: place, isNew: true)
  }

  public func bytes(of sha256: String) throws -> [UInt8]? {
    let path = docket + "/" + SourceFolder.place(of: sha256)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw trouble(errno, path)
    }
    defer { close(descriptor) }
    return try SourceFolder.readAll(descriptor, path)
  }

  public func text(of bytes: [UInt8], mediaType: String) throws -> String? {
    try SourceText.text(of: bytes, mediaType: mediaType)
  }

  /// `sources/ab/ab5d…`: the docket's folder never holds more than 256 folders of them.
  static func place(of sha256: String) -> String {
    "\(name)/\(sha256.prefix(2))/\(sha256)"
  }

  // MARK: Files

  private func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw trouble(errno, path)
  }

  private func write(_ bytes: [UInt8], to path: String, in folder: String) throws {
    let draft = path + ".new-\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw trouble(errno, path) }
    var isOpen = true
    defer {
      if isOpen { close(descriptor) }
      unlink(draft)
    }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else { throw trouble(errno, path) }
      start += max(0, count)
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw trouble(errno, path) }
    close(descriptor)
    isOpen = false
    guard rename(draft, path) == 0 else { throw trouble(errno, path) }
    let held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if held >= 0 {
      fsync(held)
      close(held)
    }
  }

  static func readAll(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw trouble(errno, path)
      }
      bytes += buffer[..<count]
    }
  }

  private func trouble(_ number: Int32, _ path: String) -> LogError {
    SourceFolder.trouble(number, path)
  }

  private static func trouble(_ number: Int32, _ path: String) -> LogError {
    let reason = String(cString: strerror(number))
    return switch number {
    case EACCES, EPERM, EROFS: .readOnly(path: path, reason: reason)
    case ENOSPC, EDQUOT: .full(path: path)
    default: .io(path: path, reason: reason)
    }
  }
}
