import ArgumentParser
import Docket
import Events
import Ports

/// From when to when.
struct WindowOptions: ParsableArguments {
  @Option(help: ArgumentHelp("From the first day of this date on (EDTF).", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Up to the last day of this date (EDTF).", valueName: "date"))
  var until: String?

  func window() throws -> Window {
    Window(
      since: try OptionValue.days(since, "--since"),
      until: try OptionValue.days(until, "--until"))
  }
}
