/// How docket ends, after sysexits(3): the one list of exit codes, told in docs/cli.md.
enum ExitCodes: Int32, CaseIterable {
  /// Done.
  case success = 0
  /// The command line was not understood: a command, flag, word or format that there is not.
  case usage = 64
  /// Facts or a date were refused, or a check found a difference.
  case data = 65
  /// No such docket, case, party, fact or file.
  case notFound = 66
  /// Docket contradicts itself: a bug.
  case bug = 70
  /// A docket or file cannot be made, because something is there already.
  case cannotCreate = 73
  /// Reading or writing failed, or the disk is full.
  case inputOutput = 74
  /// Somebody else is writing, or wrote in between: try again.
  case busy = 75
  /// The place may not be read or written.
  case permission = 77
  /// The surroundings do not fit: a docket of a later version, a variable set to nonsense.
  case configuration = 78
}
