import Docket
import Glibc
import Synchronization

/// Keeps docket's writers off a log while it is read without SQLite's shared memory: from a place
/// where the files for that cannot be made, or where they would not be shared.
///
/// It is a shared flock(2) on the file whose exclusive one makes a writer. Where there is no such file
/// and none can be made, nobody writes there.
final class QuietRead: Sendable {
  private let place: Place
  private let descriptor = Mutex<Int32>(-1)

  init(_ place: Place) { self.place = place }

  deinit { end() }

  /// Whether writers are kept off.
  var isHeld: Bool { descriptor.withLock { $0 >= 0 } }

  /// Whether nobody of docket's writes from now on, and nothing waits in the WAL.
  func begin() -> Bool {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { return place.waiting == 0 }
      let file = open(place.lock, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        return errno == ENOENT && access(place.folder, W_OK) != 0 && place.waiting == 0
      }
      guard flock(file, LOCK_SH | LOCK_NB) == 0, place.waiting == 0 else {
        close(file)
        return false
      }
      descriptor = file
      return true
    }
  }

  /// Lets writers in again.
  func end() {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }
}
