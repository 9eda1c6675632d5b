import Docket
import Ports

extension Complaint {
  /// What an engine's trouble means to the person who was to record something.
  init(_ error: LogError) { self.init(error, records: true) }

  /// What an engine's trouble means to the person at the terminal.
  ///
  /// - Parameter records: whether the command was to record something; of others it is said that they
  ///   changed nothing.
  init(_ error: LogError, records: Bool) {
    let nothing = records ? "Nothing was recorded" : "Nothing was changed"
    switch error {
    case .missing(let path):
      self.init(
        "There is no docket in \(folder(of: path)). Make one with 'docket init', or name another "
          + "with --docket or DOCKET_DIR.", .notFound)
    case .exists(let path):
      self.init(
        "There is a docket in \(folder(of: path)) already, and it stays as it is. Choose another "
          + "folder, or go on with this one.", .cannotCreate)
    case .foreign(let path, let reason):
      self.init(
        "\(path) is not a docket's: \(reason). "
          + (isDerived(path)
            ? wayBack(to: path) : "Name another docket, or move the file away."),
        .data)
    case .newer(let path, let found, let known):
      self.init(
        "\(path) was written by a later docket: it has version \(found), and this one knows "
          + "\(known). Install the later docket.", .configuration)
    case .busy(let holder, let waited):
      self.init(
        "The docket is being written by \(holder); waited \(seconds(waited)). Nothing was changed: "
          + "try again.", .busy)
    case .readOnly(let path, let reason):
      self.init(
        "\(path) cannot be written: \(plain(reason)). Nothing was changed: ask for the right to "
          + "write there, or work on a copy.", .permission)
    case .full(let path):
      self.init(
        "The disk with \(path) is full. \(nothing): make room and try again.",
        .inputOutput)
    case .unknownOutcome(let path, let reason):
      self.init(
        "\(path) failed in the midst of saving: \(plain(reason)). The facts may stand in the log or "
          + "not: look with 'docket log --reverse --limit 9' before recording again. Importing again "
          + "adds nothing twice.", .inputOutput)
    case .io(let path, let reason):
      self.init("\(path) failed: \(plain(reason)). \(nothing).", .inputOutput)
    case .corrupt(let path, let reason):
      self.init("\(path) contradicts itself: \(plain(reason)). \(wayBack(to: path))", .data)
    case .damaged(let position, let reason):
      self.init(
        "Record #\(position) is damaged: \(plain(reason)). 'docket status --seals' says what else is "
          + "not as it was recorded; 'docket restore FILE' puts a backup in place.", .data)
    case .outOfOrder(let expected, let found):
      self.init(
        "Another writer was faster: expected \(expected), found \(found). Nothing was recorded: try "
          + "again.", .busy)
    case .duplicate(let id, let position):
      self.init(
        "The fact \(id) stands in the log already, as #\(position). Nothing was recorded: choose "
          + "another id.", .data)
    case .notRedacted(let id):
      self.init(
        "No redaction in the log names \(id). Nothing was destroyed: record the redaction first.",
        .data)
    }
  }
}

/// Whether a file is made from the log, and may be thrown away.
private func isDerived(_ path: String) -> Bool {
  ["/views.sqlite", "/search.sqlite"].contains { path.hasSuffix($0) }
}

/// How a file that is broken comes back.
private func wayBack(to path: String) -> String {
  isDerived(path)
    ? "'docket rebuild' makes it again from the log; search.sqlite may simply be removed."
    : "'docket status --seals' says more; 'docket restore FILE' puts a backup in its place."
}

private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
}

private func seconds(_ time: Double) -> String {
  let tenths = Int((time * 10).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10) seconds" : "\(tenths / 10).\(tenths % 10) seconds"
}

/// A reason that ends without a full stop.
private func plain(_ reason: String) -> String {
  reason.hasSuffix(".") ? String(reason.dropLast()) : reason
}
