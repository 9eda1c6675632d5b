import ArgumentParser

/// Who records.
struct RecorderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who records (else DOCKET_RECORDER, else your user name).", valueName: "name"))
  var recorder: String?

  var name: String { Self.name(recorder) }

  /// The name given, or the one the surroundings know.
  static func name(_ given: String?) -> String {
    given ?? Environment.value("DOCKET_RECORDER") ?? Environment.userName
  }
}
