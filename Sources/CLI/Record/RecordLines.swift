import Docket
import Events

/// Records the facts that standard input brings as JSON, one a line: all or none.
struct RecordLines {
  private let options: FlagReader

  init(_ options: FlagReader) {
    self.options = options
  }

  func run() throws {
    if options.wantsHelp { throw Complaint.usage("See 'docket record --help'.") }
    let format = try RecordFormat(options)
    _ = format
  }
}
