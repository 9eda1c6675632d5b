import Docket
import Foundation
import GRDB
import Glibc
import Ports
import Projections

/// Views as they were at every so many facts, kept in `snapshots/` of the docket's folder. They may
/// be deleted at any time, and are made again when somebody asks for that time.
struct Snapshots {
  private let place: Place
  private let folder: String
  private let interval: Int64

  /// - Parameter folder: the docket's.
  init(folder: String, interval: Int64) {
    place = Place(folder: folder)
    self.folder = folder + "/snapshots"
    self.interval = interval
  }

  /// The last position at or before this one at which a snapshot is due; 0 for none.
  func due(_ position: Int64) -> Int64 { position / interval * interval }

  private func path(_ position: Int64) -> String { folder + "/views-\(position).sqlite" }

  /// The file of the last snapshot at or before a position, made where it is missing; nil where the
  /// log was still too short for one, or none can be written.
  func last(
    of log: any LogReader, through position: Int64, _ progress: (Int64, Int64) -> Void
  ) throws -> String? {
    let position = due(position)
    guard position > 0 else { return nil }
    if try serves(position, log) { return path(position) }
    do {
      try place.makeFolder(folder)
    } catch {
      return nil
    }
    guard access(folder, W_OK) == 0 else { return nil }
    // A redaction may throw the folder away meanwhile; what else is wrong is met again without it.
    guard let views = try? PassingViews(in: folder),
      (try? views.rebuild(
        [], from: Outlook(log, from: Standpoint(through: position)), progress: progress)) != nil
    else { return nil }
    guard rename(views.path, path(position)) == 0 else { return nil }
    chmod(path(position), place.mode)
    return path(position)
  }

  /// Keeps a file of views that hold up to a position; not being able to is no error.
  func keep(_ file: DerivedFile, at position: Int64) {
    let draft = path(position) + ".new"
    do {
      try place.makeFolder(folder)
      try SQLiteViews.remove(draft)
      try file.copy(to: draft) { try place.makeFile(draft) }
      guard rename(draft, path(position)) == 0 else { throw trouble(errno, at: draft) }
    } catch {
      try? SQLiteViews.remove(draft)
    }
  }

  /// Whether the snapshot is there, is of this log, and was made by these views.
  private func serves(_ position: Int64, _ log: any LogReader) throws -> Bool {
    guard access(path(position), R_OK) == 0 else { return false }
    let queue: DatabaseQueue
    do {
      queue = try mappingErrors(at: path(position)) {
        try SQLiteViews.open(path(position), readonly: true)
      }
    } catch LogError.foreign, LogError.corrupt {
      // It may be thrown away at any time, so a broken one is made again.
      return false
    }
    defer { try? queue.close() }
    return try queue.inDatabase { database in
      try SQLiteViews.checkpoint(database) == position
        && SQLiteViews.leaf(database) == SQLiteViews.leaf(of: log, at: position)
    }
  }
}
