import Docket
import Documents
import Events
import Glibc
import Logs
import Ports
import Projections

/// A redaction on its way: what it would destroy is shown and confirmed before it is recorded.
struct Destruction {
  private let plan: RedactionPlan
  private let options: FlagReader

  /// Nil where the drafts destroy nothing.
  init?(_ drafts: [Draft], _ clerk: Clerk, _ options: FlagReader) throws {
    guard let plan = try clerk.redactionPlan(drafts) else { return nil }
    self.plan = plan
    self.options = options
  }

  /// The archived bytes that are to go as well.
  var archive: DoomedArchive { options.withSource ? plan.archive : DoomedArchive() }

  /// Shows what would go. Unless nothing is to be written, throws without a yes.
  func confirm() throws {
    try lines.forEach { Terminal.say(try $0().visible) }
    guard !options.isDryRun else { return }
    if !options.saysYes { try ask() }
  }

  private func ask() throws {
    try Consent.ask(
      "Type yes to destroy this for ever:",
      or: .usage(
        "This destroys what no command brings back. Say --yes if that is meant; --dry-run shows what "
          + "would go. Nothing was recorded."))
  }

  private var lines: [() throws -> String] {
    let sentences = Sentence()
    var lines: [() throws -> String] = plan.facts.map { record in
      {
        let verb = isConfirmed ? "destroying" : "would destroy"
        let place = "\(verb)  #\(record.position)  \(record.stream)  \(record.type)"
        if isConfirmed { return place }
        return place + "  " + (try record.told(by: sentences))
      }
    }
    for bytes in plan.bytes { lines.append { way(of: bytes) } }
    if options.withSource, !plan.strays.isEmpty {
      let one = plan.strays.count == 1
      lines.append {
        "\(Phrase.count(Int64(plan.strays.count), "file")) in sources/ of which no fact speaks "
          + "\(one ? "goes" : "go") too"
      }
    }
    if !plan.carriers.isEmpty {
      lines.append {
        "docket: These slugs, ids or recorders stay in the log, and carry a word of the names: "
          + Phrase.list(plan.carriers) + "."
      }
    }
    if !plan.others.isEmpty {
      let places = plan.others.prefix(10).map { "#\($0)" }
      let more = plan.others.count > places.count ? " and more" : ""
      lines.append {
        "docket: Other facts hold one of the names and stay as they are: "
          + places.joined(separator: ", ") + more + "."
      }
    }
    lines.append {
      "docket: Pages exported before, and copies of the docket, are beyond docket's reach."
    }
    return lines
  }

  /// Whether nobody is asked. Messages may then be kept in files, which are beyond docket's reach: they
  /// give no words and values.
  private var isConfirmed: Bool { options.saysYes && !options.isDryRun }

  private func way(of bytes: RedactionPlan.Bytes) -> String {
    let name =
      "archived source \(bytes.source)" + (isConfirmed ? "" : " (sha256 \(bytes.sha256))")
    if options.withSource { return name + " goes too" }
    return name
      + (bytes.isCited
        ? " stays; --with-source takes it too, and facts that cite it then have nothing to be "
          + "checked against"
        : " stays, though nothing else cites it; --with-source takes it too")
  }
}
