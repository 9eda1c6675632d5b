import Glibc

/// A file before it has its name: it is written in the same folder under a name that nobody can
/// foresee, and renamed when it is whole. It is gone if nobody finishes it, and when a signal ends the
/// command; of a command that was killed the next export into the folder removes it.
final class FileDraft {
  let descriptor: Int32
  private let place: String
  /// As messages name it.
  private let path: String
  private let name: String
  private var slot: Int?

  static let prefix = ".docket-draft-"

  /// - Parameters:
  ///   - place: where it is to stand.
  ///   - standing: the file that stands there, whose mode, owner and group are kept.
  init(of place: String, standing: stat?, named path: String) throws(Complaint) {
    self.place = place
    self.path = path
    let made = try FileDraft.make(
      in: WholeFile.parts(of: place).folder, standing == nil, named: path)
    (descriptor, name, slot) = (made.descriptor, made.name, made.slot)
    if let standing { FileRights.keep(standing, of: place, on: descriptor) }
  }

  /// Makes the file, locked.
  private static func make(
    in folder: String, _ isNew: Bool, named path: String
  ) throws(Complaint) -> (descriptor: Int32, name: String, slot: Int?) {
    while true {
      let name = WholeFile.path(prefix + chance, in: folder)
      let slot = Interruption.add(name)
      // Until it has the rights of the file that it replaces, nobody else may read it.
      let descriptor = open(
        name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isNew ? 0o666 : 0o600)
      guard descriptor >= 0 else {
        let number = errno
        Interruption.remove(slot)
        if number == EEXIST { continue }
        throw WholeFile.trouble(number, at: path)
      }
      // Where another took it for left behind before it was locked, a new one is made.
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK, hasName(descriptor) {
        return (descriptor, name, slot)
      }
      close(descriptor)
      Interruption.remove(slot)
    }
  }

  /// Sees it onto the disk and gives it its name.
  func finish() throws(Complaint) {
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(name, place) == 0 else {
      throw WholeFile.trouble(errno, at: path)
    }
    Interruption.remove(slot)
    slot = nil
  }

  deinit {
    close(descriptor)
    guard let slot else { return }
    unlink(name)
    Interruption.remove(slot)
  }

  /// Removes what killed commands of this user left in a folder.
  static func sweep(_ folder: String) {
    for name in FolderList.names(of: folder) where name.text?.hasPrefix(prefix) == true {
      let path = WholeFile.path(name.text!, in: folder)
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlink(path)
    }
  }

  private static func hasName(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  private static var chance: String {
    let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
