import Docket
import Foundation
import Glibc
public import Ports

/// Bytes of sources in a folder beside the log, each file named by its SHA-256:
///
///     .docket/sources/ab/ab5df625bc76dbd4…
///
/// A file is written beside its place, seen onto the disk and then given its name. It has the rights of
/// the log, and is written by nobody after that.
public struct SourceFolder: SourceStore {
  public static let name = "sources"
  private let docket: String
  private var place: Place { Place(folder: docket) }
  private var root: String { docket + "/" + SourceFolder.name }

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
    try self.place.makeFolder(root)
    let folder = String(path[..<path.lastIndex(of: "/")!])
    try self.place.makeFolder(folder)
    try write(bytes, to: path, in: folder)
    return Kept(sha256: sha256, place: place, isNew: true)
  }

  public func bytes(of sha256: String) throws -> [UInt8]? {
    let path = docket + "/" + SourceFolder.place(of: sha256)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw trouble(errno, at: path)
    }
    defer { close(descriptor) }
    return try SourceFolder.readAll(descriptor, path)
  }

  public func kept() throws -> [String] {
    guard FileIdentity(path: root) != nil else { return [] }
    return try SourceFolder.names(in: root).flatMap { folder in
      try SourceFolder.names(in: root + "/" + folder).filter {
        $0.utf8.count == 64 && $0.hasPrefix(folder)
      }
    }
  }

  /// The names in a folder; none where it is no folder.
  private static func names(in path: String) throws -> [String] {
    do {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [] }
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw LogError.io(path: path, reason: "it cannot be listed")
    }
  }

  public func whileAdding<T>(_ body: () throws -> T) throws -> T {
    try place.makeFolder(root)
    let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw trouble(errno, at: root) }
    defer { close(folder) }
    while flock(folder, LOCK_SH) != 0 && errno == EINTR {}
    return try body()
  }

  /// Holds a folder of sources as the only one: an open descriptor that keeps out whoever adds one; -1
  /// where somebody does, or there is no folder.
  static func holdAlone(_ path: String) throws -> Int32 {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      guard errno == ENOENT else { throw trouble(errno, at: path) }
      return -1
    }
    for _ in 0..<50 {
      if flock(folder, LOCK_EX | LOCK_NB) == 0 { return folder }
      usleep(20_000)
    }
    close(folder)
    return -1
  }

  public func text(of bytes: [UInt8], mediaType: String) throws -> String? {
    try SourceText.text(of: bytes, mediaType: mediaType)
  }

  /// `sources/ab/ab5d…`: the docket's folder never holds more than 256 folders of them.
  static func place(of sha256: String) -> String {
    "\(name)/\(sha256.prefix(2))/\(sha256)"
  }

  // MARK: Files

  static func readAll(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
    try Logs.readAll(descriptor, path)
  }

  private func write(_ bytes: [UInt8], to path: String, in folder: String) throws {
    let draft = path + ".new-\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw trouble(errno, at: path) }
    var isOpen = true
    defer {
      if isOpen { close(descriptor) }
      unlink(draft)
    }
    place.follow(descriptor)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else { throw trouble(errno, at: path) }
      start += max(0, count)
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw trouble(errno, at: path) }
    close(descriptor)
    isOpen = false
    guard rename(draft, path) == 0 else { throw trouble(errno, at: path) }
    let held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if held >= 0 {
      fsync(held)
      close(held)
    }
  }
}
