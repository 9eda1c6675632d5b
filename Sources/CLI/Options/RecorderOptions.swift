import ArgumentParser

/// Who records.
struct RecorderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who records (else DOCKET_RECORDER, else your user name).", valueName: "name"))
  var recorder: String?

  /// The name given, or the one the surroundings know.
  static func name(_ given: String?) throws(Complaint) -> String {
    if given == "" { throw .usage("--recorder is empty. Say who records.") }
    return given ?? Environment.value("DOCKET_RECORDER") ?? Environment.userName
  }
}
