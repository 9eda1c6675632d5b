import Docket
import Glibc

/// Where the docket lies: `--docket`, else `DOCKET_DIR`, else `.docket` here or in a folder above.
enum DocketFolder {
  static let name = ".docket"

  /// The folder of the docket that is meant.
  static func find(_ named: String?) throws(Complaint) -> String {
    if named == "" { throw .usage("--docket is empty. Name the docket's folder.") }
    if let named = named ?? Environment.value("DOCKET_DIR") {
      let folder = inside(named)
      try refuseDangling(folder)
      return folder
    }
    let start = try Environment.workingFolder
    var folder = start
    while true {
      let candidate = folder == "/" ? "/" + name : folder + "/" + name
      if WholeFile.isFolder(candidate) { return candidate }
      try refuseDangling(candidate)
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    throw Complaint(
      "There is no docket in \(start) or above it. Make one here with 'docket init', or name one "
        + "with --docket or DOCKET_DIR.", .notFound)
  }

  /// The folder itself, or the one of the usual name in it.
  private static func inside(_ path: String) -> String {
    let inner = path.hasSuffix("/") ? path + name : path + "/" + name
    return !holdsLog(path) && WholeFile.isFolder(inner) ? inner : path
  }

  /// Throws where a link of this name leads nowhere: to a disk that is not there.
  static func refuseDangling(_ path: String) throws(Complaint) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, access(path, F_OK) != 0,
      errno == ENOENT || errno == ENOTDIR
    else { return }
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes {
      readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    let target = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    throw Complaint(
      "\(path.visible) is a link to \(target.visible), which is not there. Mount the disk that it "
        + "lies on, or change the link; another docket is named with --docket or DOCKET_DIR.",
      .notFound)
  }

  private static func holdsLog(_ path: String) -> Bool {
    access(path + "/log.sqlite", F_OK) == 0
  }
}
