import ArgumentParser
import Docket
import Documents
import Events
import Glibc
import Ports
import Projections

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

      --seals looks at every record: whether all are there and in their order, whether words are gone \
      that no redaction names, and whether the seal holds (the commitment to the words where they \
      stand, and the RFC 6962 leaf of the envelope, redacted or not). It also lets SQLite check the \
      file with its indexes. Records that this docket cannot read are named.
      """)

  @Flag(help: "Check that the seal of every record holds.")
  var seals = false

  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.format(among: Format.forLists)
    let desk = try options.desk(for: "status")
    let head = try desk.log.get().head()
    let audit = seals ? try soundAudit(desk, head) : nil
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
    if let audit {
      lines.append(("seals", "Seals", "all \(audit.count.grouped) hold", .bool(true)))
      if !audit.unread.isEmpty {
        lines.append(
          (
            "unread", "Cannot be read", Phrase.list(audit.unread.map(\.words)),
            .array(audit.unread.map { .integer($0.position) })
          ))
      }
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

  /// Looks at every record; throws where the log is not what was recorded.
  private func soundAudit(_ desk: Desk, _ head: Head) throws -> Audit {
    let progress = Progress("Checking seals", "facts")
    let audit = try desk.log.get().audit { progress.show($0, of: head.position) }
    var faults = audit.faults
    if let views = try? desk.views.get().checkpoint(), views > head.position {
      faults.append(
        "The views hold up to #\(views), and the log ends at #\(head.position): later records are gone, "
          + "or an older copy was put in its place.")
    }
    guard !faults.isEmpty else { return audit }
    throw Complaint(
      "The log is not what was recorded:\n"
        + faults.map { "  " + $0.visible }.joined(separator: "\n")
        + "\nPut a backup in its place: 'docket restore --help'.", .data)
  }

  /// Countries have rows without facts of their own; of all else there is a stream each.
  private func count(_ listing: Listing, _ archive: Archive) throws -> Int64 {
    if listing == .countries { return Int64(try archive.list(listing).table.rows.count) }
    var count = listing == .parties ? -(try archive.surplusParties()) : 0
    try archive.views.each(Query(StreamRows.self, [.equals(\.kind, listing.kind)])) { _ in
      count += 1
      return true
    }
    return Int64(count)
  }

  private func size(
    _ name: String, _ title: String, _ path: String
  ) -> (name: String, title: String, shown: String, value: JSON) {
    var status = stat()
    let bytes = stat(path, &status) == 0 ? Int64(status.st_size) : 0
    return (name, title, bytes.grouped + " bytes", .integer(bytes))
  }
}
