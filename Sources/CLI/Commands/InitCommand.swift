import ArgumentParser
import Docket
import Documents
import Glibc

/// Makes a docket: the only command that does.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a docket.",
    discussion: """
      EXAMPLES:
        docket init
        docket init ~/cases
        docket init --docket /srv/espionage.docket

      The docket is the folder .docket, made here or in the folder you name; with --docket or \
      DOCKET_DIR, it is that folder itself. Its file log.sqlite is the truth: keep a copy of it, and \
      of its folder sources once there is one.
      """)

  @Argument(
    help: "The folder to make .docket in (else the one you are in).", completion: .directory)
  var folder: String?

  @OptionGroup var options: DocketOptions

  func validate() throws {
    if folder != nil, options.docket != nil {
      throw ValidationError("Name the folder to make .docket in, or --docket, but not both.")
    }
  }

  func run() throws {
    let desk = try Desk(folder: place, command: "init")
    try DocketFolder.refuseDangling(desk.folder)
    try desk.refuseShared()
    if let parent = desk.folder.lastIndex(of: "/"), parent != desk.folder.startIndex {
      try WholeFile.makeFolder(String(desk.folder[..<parent]))
    }
    if access(desk.folder, F_OK) == 0, !WholeFile.isFolder(desk.folder) {
      throw WholeFile.trouble(EEXIST, at: desk.folder)
    }
    try desk.found()
    let done = "Made an empty docket in \(desk.folder.visible)"
    try Output.print(receipt: done + ".\n", of: done)
  }

  private var place: String {
    get throws {
      if let folder { return (folder.hasSuffix("/") ? folder : folder + "/") + DocketFolder.name }
      if let named = options.docket ?? Environment.value("DOCKET_DIR") { return named }
      return try DocketFolder.new()
    }
  }
}
