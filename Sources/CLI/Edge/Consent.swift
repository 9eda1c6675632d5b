import Docket
import Glibc
import Ports

/// Asks the person at the terminal.
enum Consent {
  /// Throws unless somebody types yes.
  ///
  /// - Parameters:
  ///   - question: asked on a terminal.
  ///   - refusal: what is said where there is none.
  static func ask(_ question: String, or refusal: Complaint) throws {
    guard isatty(STDIN_FILENO) == 1, Terminal.showsMessages else { throw refusal }
    Terminal.say(question)
    guard readLine() == "yes" else {
      throw Complaint("Nothing was recorded, and nothing destroyed.", .data)
    }
  }
}

extension Desk {
  /// Who records in the log, once the clock is believed or somebody says yes to it.
  func clerk(believing saysYes: Bool, dryRun isDryRun: Bool = false) throws -> Clerk {
    var clerk = try clerk()
    guard !isDryRun, let doubt = try clerk.clockDoubt() else { return clerk }
    if saysYes {
      Terminal.complain(doubt.sentence + " It is taken as it is (--yes).")
    } else {
      try Consent.ask(
        doubt.sentence + "\nType yes to record all the same:", or: Complaint(doubt))
    }
    clerk.trustsClock = true
    return clerk
  }
}

extension ClockDoubt {
  /// What the clock says, against the last record.
  var sentence: String {
    let record = "#\(last.position) of \(Timestamp.plain(last.recorded))"
    return "The clock says \(Timestamp.plain(now)), "
      + (isBefore
        ? "and the last record, \(record), is later."
        : "and the last record, \(record), is a year old or more.")
  }
}
