import Docket
import Documents
import Events
import Glibc
import Ports
import Projections

/// Pages that stand in a folder from earlier exports, and are not shown any more: of what was hidden
/// since, or lies outside the dials.
///
/// A page is known by its name: an id that the docket has, and the ending of a format. Nothing else in
/// the folder is looked at.
struct StalePages {
  private let folder: String
  private let reading: Reading
  private let subject: Subject
  private let views: any Views
  private let endings: [String]

  /// - Parameter views: those of the whole log.
  init(
    in folder: String, _ reading: Reading, _ subject: Subject, _ views: any Views,
    _ formats: [Format]
  ) {
    self.folder = folder
    self.reading = reading
    self.subject = subject
    self.views = views
    endings = formats.map(\.fileExtension)
  }

  /// Names them on standard error, or removes them.
  func tell(removing: Bool) throws {
    let names = try names()
    guard !names.isEmpty else { return }
    for name in names {
      let path = WholeFile.path(name, in: folder)
      if removing {
        guard unlink(path) == 0 else { throw WholeFile.trouble(errno, at: path) }
        Terminal.say("Removed \(path): it is not shown any more.")
      } else {
        Terminal.complain(
          "\(path) stands there from before, and would not be shown any more. Remove it, or export "
            + "with --prune.")
      }
    }
  }

  private func names() throws -> [String] {
    try FolderList.names(of: folder).compactMap(\.text).filter { name in
      guard let dot = name.lastIndex(of: "."),
        endings.contains(String(name[name.index(after: dot)...])), isFile(name)
      else { return false }
      return try isStale(String(name[..<dot]))
    }
  }

  /// Whether the id is one that the docket has, and no page of any kind is shown of it.
  private func isStale(_ id: String) throws -> Bool {
    guard try isKnown(id) else { return false }
    return try !Subject.allCases.contains { try isShown($0, id) }
  }

  private func isKnown(_ id: String) throws -> Bool {
    let stream = Query(StreamRows.self, [.equals(\.kind, subject), .equals(\.id, id)])
    return try !views.select(stream).isEmpty
  }

  private func isShown(_ kind: Subject, _ id: String) throws -> Bool {
    do {
      try reading.require(kind, id)
      return true
    } catch is NotFound, is OutsideDials {
      return false
    }
  }

  private func isFile(_ name: String) -> Bool {
    var status = stat()
    guard lstat(WholeFile.path(name, in: folder), &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFLNK
  }
}
