import Docket
import Documents
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
      if !holdsLog(folder) { try refuseDangling(WholeFile.path(name, in: folder)) }
      return folder
    }
    let start = try Environment.workingFolder
    for folder in start.map(foldersAbove) ?? relativeFolders {
      let candidate = WholeFile.path(name, in: folder)
      if WholeFile.isFolder(candidate) { return candidate }
      try refuseDangling(candidate)
    }
    throw Complaint(
      "There is no docket in \(start?.visible ?? "this folder") or above it. Make one here with "
        + "'docket init', or name one with --docket or DOCKET_DIR.", .notFound)
  }

  /// Where a docket is made unless a folder is given: in the folder one is in.
  static func new() throws(Complaint) -> String {
    WholeFile.path(name, in: try Environment.workingFolder ?? ".")
  }

  /// A folder and all that it lies in.
  private static func foldersAbove(_ start: String) -> [String] {
    var folders = [start]
    while let folder = folders.last, folder != "/" {
      folders.append(WholeFile.parts(of: folder).folder)
    }
    return folders
  }

  /// The same as seen from here, where their names cannot be written.
  private static var relativeFolders: [String] {
    var folders = ["."]
    while let folder = folders.last, folders.count < 1_000, !isRoot(folder) {
      folders.append(folder == "." ? ".." : "../" + folder)
    }
    return folders
  }

  private static func isRoot(_ folder: String) -> Bool {
    var (here, above) = (stat(), stat())
    guard stat(folder, &here) == 0, stat(folder + "/..", &above) == 0 else { return true }
    return here.st_ino == above.st_ino && here.st_dev == above.st_dev
  }

  /// The folder itself, or the one of the usual name in it.
  private static func inside(_ path: String) -> String {
    let inner = WholeFile.path(name, in: path)
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
