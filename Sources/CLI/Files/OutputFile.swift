import Glibc

/// What an output goes to: a file that is there whole or not at all, or a device or pipe, which is
/// written into.
final class OutputFile {
  /// As it was named.
  let path: String
  let descriptor: Int32
  private let draft: FileDraft?
  private let isOurs: Bool

  init(_ path: String) throws(Complaint) {
    self.path = path
    switch try OutputPlace(path) {
    case .file(let place, let standing):
      let draft = try FileDraft(of: place, standing: standing, named: path)
      self.draft = draft
      (descriptor, isOurs) = (draft.descriptor, false)
    case .stream(let place):
      draft = nil
      descriptor = open(place, O_WRONLY | O_NOCTTY | O_CLOEXEC)
      isOurs = true
      guard descriptor >= 0 else { throw WholeFile.trouble(errno, at: path) }
    case .descriptor(let number):
      guard number >= 0 else { throw WholeFile.trouble(EBADF, at: path) }
      draft = nil
      (descriptor, isOurs) = (number, false)
    }
  }

  deinit { if isOurs, descriptor >= 0 { close(descriptor) } }

  /// To be called when all is written: a file gets its name.
  func finish() throws(Complaint) { try draft?.finish() }
}
