import Glibc

/// Who may do what with a file that takes another's place.
enum FileRights {
  /// Gives a new file the owner, group, mode and access list of the one that stands at a place, as far
  /// as we may.
  ///
  /// What cannot be kept never gives more: where the group cannot be, the new group may only do what
  /// everybody may.
  static func keep(_ standing: stat, of place: String, on descriptor: Int32) {
    if fchown(descriptor, standing.st_uid, standing.st_gid) != 0 {
      _ = fchown(descriptor, uid_t.max, standing.st_gid)
    }
    var ours = stat()
    guard fstat(descriptor, &ours) == 0 else { return }
    var mode = standing.st_mode & 0o7777
    if ours.st_uid != standing.st_uid || ours.st_gid != standing.st_gid { mode &= 0o1777 }
    let hasGroup = ours.st_gid == standing.st_gid
    if !hasGroup { mode = mode & 0o1707 | mode & 0o070 & (mode & 0o007) << 3 }
    // The list that the folder gives to new files is not the one that stood there.
    AccessList.remove(from: descriptor)
    fchmod(descriptor, mode)
    if hasGroup, let list = AccessList.of(place) { AccessList.set(list, on: descriptor) }
  }
}

/// The access list of a file (acl(5)), which the group bits of its mode are only the mask of.
private enum AccessList {
  private static let name = "system.posix_acl_access"

  // <sys/xattr.h> is no part of Swift's Glibc.
  private typealias Get =
    @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) ->
    Int
  private typealias Set =
    @convention(c) (Int32, UnsafePointer<CChar>, UnsafeRawPointer, Int, Int32) -> Int32
  private typealias Remove = @convention(c) (Int32, UnsafePointer<CChar>) -> Int32

  static func of(_ path: String) -> [UInt8]? {
    guard let get = dlsym(nil, "getxattr").map({ unsafeBitCast($0, to: Get.self) }) else {
      return nil
    }
    var list = [UInt8](repeating: 0, count: 1 << 16)
    let count = list.withUnsafeMutableBytes { get(path, name, $0.baseAddress, $0.count) }
    return count > 0 ? Array(list[..<count]) : nil
  }

  static func set(_ list: [UInt8], on descriptor: Int32) {
    guard let set = dlsym(nil, "fsetxattr").map({ unsafeBitCast($0, to: Set.self) }) else { return }
    _ = list.withUnsafeBytes { set(descriptor, name, $0.baseAddress!, $0.count, 0) }
  }

  static func remove(from descriptor: Int32) {
    guard let remove = dlsym(nil, "fremovexattr").map({ unsafeBitCast($0, to: Remove.self) }) else {
      return
    }
    _ = remove(descriptor, name)
  }
}
