import Glibc

/// Standard output, or a file, written in large pieces.
final class Output {
  private var buffer: [UInt8] = []
  private var descriptor = STDOUT_FILENO
  private var file: WholeFile.Draft?
  /// On a terminal nobody waits for a full buffer.
  private let limit = Terminal.showsOutput ? 4_096 : 65_536

  init() {}

  /// A file of this name, which is there whole when the output is finished; nil and `-` are
  /// standard output.
  init(to path: String?) throws(Complaint) {
    guard let path, path != "-" else { return }
    let draft = try WholeFile.Draft(of: path)
    file = draft
    descriptor = draft.descriptor
  }

  func write(_ text: String) throws(Complaint) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= limit { try flush() }
  }

  func write(_ bytes: some Sequence<UInt8>) throws(Complaint) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= limit { try flush() }
  }

  /// Hands over what is left, and gives a file its name; a command that does not, has printed nothing.
  func finish() throws(Complaint) {
    try flush()
    try file?.finish()
  }

  private func flush() throws(Complaint) {
    var start = 0
    while start < buffer.count {
      let count = buffer[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else {
        if let file { throw WholeFile.trouble(errno, at: file.path) }
        let reason = String(cString: strerror(errno))
        throw Complaint(
          "The output could not be written: \(reason). Part of it may be missing.", .inputOutput)
      }
      start += max(0, count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Prints one text and is done.
  static func print(_ text: String) throws(Complaint) {
    let output = Output()
    try output.write(text)
    try output.finish()
  }
}
