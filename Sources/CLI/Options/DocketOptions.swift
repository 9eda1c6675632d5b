import ArgumentParser

/// Which docket.
struct DocketOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The docket's folder (else DOCKET_DIR, else .docket here or above).", valueName: "dir"),
    completion: .directory)
  var docket: String?

  func desk(recorder: String? = nil, for command: String) throws(Complaint) -> Desk {
    try Desk(folder: DocketFolder.find(docket), recorder: recorder, command: command)
  }
}
