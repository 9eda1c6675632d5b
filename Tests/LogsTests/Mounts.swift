import Foundation
import Glibc

/// A file system that is mounted while a test runs.
final class Mount {
  let path: String

  init(_ type: String, _ path: String, options: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Mount.run("-t", type, "-o", options, type, path)
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
  }

  func remount(_ options: String) throws {
    try Mount.run("-o", "remount," + options, path)
  }

  /// Whether this process may mount: root may, unless it is confined.
  static let isAllowed: Bool = {
    guard getuid() == 0 else { return false }
    let scratch = Scratch()
    return (try? Mount("tmpfs", scratch.path + "/try", options: "size=16k")) != nil
  }()

  fileprivate static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["mount"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }
}

/// A folder that nobody may write: by mode, or for root by a mount over itself.
struct ReadOnly {
  private let path: String

  init(_ path: String) throws {
    self.path = path
    if getuid() == 0 {
      try Mount.run("--bind", path, path)
      try Mount.run("-o", "remount,bind,ro", path)
    } else {
      for name in try FileManager.default.subpathsOfDirectory(atPath: path) + [""] {
        chmod(path + "/" + name, name.hasSuffix(".docket") || name.isEmpty ? 0o500 : 0o400)
      }
    }
  }

  func end() {
    if getuid() == 0 {
      umount2(path, Int32(MNT_DETACH))
    } else {
      chmod(path, 0o700)
      chmod(path + "/.docket", 0o700)
    }
  }

  static var isPossible: Bool { getuid() != 0 || Mount.isAllowed }
}
