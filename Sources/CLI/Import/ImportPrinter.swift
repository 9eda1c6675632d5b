import Docket
import Events

/// Tells what became of an import.
enum ImportPrinter {
  /// All that was refused, as a compiler tells it.
  static func complain(of report: ImportReport, limit: Int) {
    for file in report.files {
      for refusal in file.refusals { Terminal.say(refusal.description) }
      if file.isCut {
        Terminal.say(
          "\(file.name): gave up after \(Phrase.count(Int64(limit), "error")); --max-errors takes "
            + "more.")
      }
      if file.new + file.known + file.refused + file.withheld + file.redacted == 0 {
        Terminal.say("\(file.name): no facts in it.")
      }
    }
  }

  /// `Imported 63 files: 1,712 facts new, 0 already there, 0 refused.`
  static func counts(_ report: ImportReport) -> String {
    let verb = report.isDryRun ? "Would import" : "Imported"
    let files = Phrase.count(Int64(report.files.count), "file")
    var text =
      "\(verb) \(files): \(Phrase.count(Int64(report.new), "fact")) new, "
      + "\(Int64(report.known).grouped) already there, \(Int64(report.refused).grouped) refused."
    if report.withheld > 0 {
      text +=
        " \(Phrase.count(Int64(report.withheld), "fact is", "facts are")) right and not recorded "
        + "for the sake of those."
    }
    if report.redacted > 0 {
      text +=
        " \(Phrase.count(Int64(report.redacted), "line")) passed over: the facts were redacted "
        + "where they come from."
    }
    return text + "\n"
  }

  /// What is done, for a sentence; nothing was refused.
  static func done(_ report: ImportReport) -> String {
    if report.isDryRun { return "Nothing was to be recorded" }
    if report.new == 0 { return "The facts are in the log already" }
    return Phrase.count(Int64(report.new), "fact is recorded", "facts are recorded")
  }

  static func json(_ report: ImportReport) -> JSON {
    .object([
      .init("dry_run", .bool(report.isDryRun)),
      .init("new", .integer(Int64(report.new))),
      .init("already_there", .integer(Int64(report.known))),
      .init("refused", .integer(Int64(report.refused))),
      .init("withheld", .integer(Int64(report.withheld))),
      .init("redacted", .integer(Int64(report.redacted))),
      .init("files", .array(report.files.map(\.json))),
    ])
  }
}
