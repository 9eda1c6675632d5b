import Glibc

/// Where the docket lies: `--docket`, else `DOCKET_DIR`, else `.docket` here or in a folder above.
enum DocketFolder {
  static let name = ".docket"

  /// The folder of the docket that is meant.
  static func find(_ named: String?) throws(Complaint) -> String {
    if named == "" { throw .usage("--docket is empty. Name the docket's folder.") }
    if let named = named ?? Environment.value("DOCKET_DIR") { return inside(named) }
    let start = try Environment.workingFolder
    var folder = start
    while true {
      let candidate = folder == "/" ? "/" + name : folder + "/" + name
      if WholeFile.isFolder(candidate) { return candidate }
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

  private static func holdsLog(_ path: String) -> Bool {
    access(path + "/log.sqlite", F_OK) == 0
  }
}
