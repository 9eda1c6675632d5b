import ArgumentParser
import Docket
import Events
import Glibc

/// Tells where the docket is and what it holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tell where the docket is, how far it goes and what it holds.",
    discussion: """
      EXAMPLES:
        docket status
        docket status --format json
        docket status --seals

      --seals computes anew what seals each record: the commitment to its words where they stand, and \
      the RFC 6962 leaf of its envelope, redacted or not.
      """)

  @Flag(help: "Check that the seal of every record holds.")
  var seals = false

  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.format(among: Format.forLists)
    let desk = try options.desk(for: "status")
    let head = try desk.log.get().head()
    let archive = try desk.archive()
    var lines: [(name: String, title: String, shown: String, value: JSON)] = [
      ("docket", "Docket", desk.folder, .string(desk.folder)),
      ("position", "Facts", head.position.grouped, .integer(head.position)),
      (
        "recorded", "Last recorded", head.position == 0 ? "never" : Timestamp.plain(head.recorded),
        head.position == 0 ? .null : .string(Timestamp.exact(head.recorded))
      ),
      size("log_bytes", "Log", desk.folder + "/log.sqlite"),
      size("views_bytes", "Views", desk.folder + "/views.sqlite"),
      (
        "views_position", "Views hold up to", "#\(archive.asOf.position)",
        .integer(archive.asOf.position)
      ),
    ]
    for listing in Listing.allCases {
      let count = try count(listing, archive)
      lines.append(
        (listing.rawValue, listing.rawValue.capitalized, count.grouped, .integer(count)))
    }
    if seals {
      try refuseBroken(desk.log.get(), head)
      lines.append(("seals", "Seals", "all \(head.position.grouped) hold", .bool(true)))
    }
    if format == .text, output.output == nil {
      let text = lines.map { $0.title.padded(to: 20) + $0.shown.visible + "\n" }
      return try Output.print(text.joined())
    }
    let table = Table(
      name: "status", columns: lines.map { Table.Column($0.name, $0.title) },
      rows: [lines.map { Table.Cell(Line($0.shown), $0.value) }])
    let data = JSON.object(lines.map { JSON.Member($0.name, $0.value) })
    try output.print(
      Document(title: "Status", blocks: [.table(table)], data: data, table: table), as: format)
  }

  private func refuseBroken(_ log: any Docket.Log, _ head: Head) throws {
    let progress = Progress("Checking seals", "facts")
    let broken = try log.brokenSeals { progress.show($0, of: head.position) }
    guard !broken.isEmpty else { return }
    let places = broken.prefix(10).map { "#\($0)" } + (broken.count > 10 ? ["more"] : [])
    throw Complaint(
      "The seal does not hold of \(Phrase.list(places)): these records are not what was recorded. "
        + "Restore the log from a copy.", .data)
  }

  /// Countries have rows without facts of their own; of all else there is a stream each.
  private func count(_ listing: Listing, _ archive: Archive) throws -> Int64 {
    if listing == .countries { return Int64(try archive.list(listing).table.rows.count) }
    let streams = Query("streams", [.equals("kind", .text(listing.kind.rawValue))])
    let surplus = listing == .parties ? try archive.surplusParties() : 0
    return Int64(try archive.views.select(streams).count - surplus)
  }

  private func size(
    _ name: String, _ title: String, _ path: String
  ) -> (name: String, title: String, shown: String, value: JSON) {
    var status = stat()
    let bytes = stat(path, &status) == 0 ? Int64(status.st_size) : 0
    return (name, title, bytes.grouped + " bytes", .integer(bytes))
  }
}
