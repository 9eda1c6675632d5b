import Glibc

/// Standard output, or a file, written in large pieces.
final class Output {
  private var buffer: [UInt8] = []
  private var descriptor = STDOUT_FILENO
  private var file: OutputFile?
  /// On a terminal nobody waits for a full buffer.
  private let limit = Terminal.showsOutput ? 4_096 : 65_536

  init() {}

  /// A file of this name, which is there whole when the output is finished, or a device or pipe; nil
  /// and `-` are standard output.
  init(to path: String?) throws(Complaint) {
    guard let path, path != "-" else { return }
    let file = try OutputFile(path)
    self.file = file
    descriptor = file.descriptor
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
    guard let number = handOver() else { return }
    if let file { throw WholeFile.trouble(number, at: file.path) }
    throw Complaint(
      "The output could not be written: \(String(cString: strerror(number))). Part of it may be "
        + "missing.", .inputOutput)
  }

  /// Writes what is held; answers the system's error where that fails.
  private func handOver() -> Int32? {
    var start = 0
    while start < buffer.count {
      let count = buffer[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno != EINTR { return errno }
      start += max(0, count)
    }
    buffer.removeAll(keepingCapacity: true)
    return nil
  }

  /// Prints one text and is done.
  static func print(_ text: String) throws(Complaint) {
    let output = Output()
    try output.write(text)
    try output.finish()
  }

  /// Prints what became of something that is done by now.
  ///
  /// Where that fails, or nobody reads it any more, standard error says that it is done: who only saw
  /// a failure would do it again.
  ///
  /// - Parameter done: what is done, as the beginning of a sentence: `#22 is recorded`.
  static func print(receipt text: String, of done: String) throws(Complaint) {
    signal(SIGPIPE, SIG_IGN)
    let output = Output()
    output.buffer = Array(text.utf8)
    guard let number = output.handOver() else { return }
    throw Complaint(
      "\(done); only the receipt could not be written: \(String(cString: strerror(number))). There is "
        + "no need to do it again.", .inputOutput)
  }
}
