import ArgumentParser
import Docket
import Documents
import Ports
import Projections

/// Makes the views again from the log.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make the views again from the first fact, or check them.",
    discussion: """
      EXAMPLES:
        docket rebuild
        docket rebuild case country
        docket rebuild --verify

      The views can be made from the log at any time; the old ones serve until the new ones are \
      whole. --verify folds all of them beside the stored ones and compares every row; and it lets SQLite \
      check the files of the log and of the views.
      """)

  @Argument(
    help: ArgumentHelp("The views to fold (else all).", valueName: "view"),
    completion: .list(Catalog.views.map { $0.name }))
  var views: [String] = []

  @Flag(help: "Change nothing; say whether the stored views are what the log gives.")
  var verify = false

  @OptionGroup var options: DocketOptions

  func validate() throws {
    if verify, !views.isEmpty { throw ValidationError("--verify looks at all views.") }
    let names = Catalog.views.map { $0.name }
    for view in views where !names.contains(view) {
      throw ValidationError(
        "There is no view '\(view.visible)'. The views are \(Phrase.list(names)).")
    }
  }

  func run() throws {
    let desk = try options.desk(for: "rebuild")
    let log = try desk.log.get()
    let stored = try desk.views.get()
    let progress = Progress(verify ? "Verifying" : "Rebuilding", "facts")
    if verify {
      let faults = try log.faults()
      guard faults.isEmpty else {
        throw LogError.corrupt(
          path: desk.folder + "/log.sqlite", reason: faults.joined(separator: "; "))
      }
      let tables = try stored.verify(against: log) { progress.show($0, of: $1) }
      guard tables.isEmpty else {
        throw Complaint(
          "The stored views differ from the log in \(Phrase.list(tables)). Make them again with "
            + "'docket rebuild', and report this with the log if you can.", .data)
      }
      try Output.print(
        "The stored views are what the log gives, up to #\(try checkpoint(stored)).\n")
    } else {
      try stored.rebuild(views, from: log) { progress.show($0, of: $1) }
      let which = views.isEmpty ? "all views" : Phrase.list(views)
      try Output.print("Rebuilt \(which) up to #\(try checkpoint(stored)).\n")
    }
  }

  private func checkpoint(_ views: any Views) throws -> Int64 { try views.checkpoint() ?? 0 }
}
