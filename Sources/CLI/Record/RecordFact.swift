import Docket
import Documents
import Events
import Ports

/// Records the fact that was typed.
struct RecordFact {
  private let typed: TypedFact
  private let options: FlagReader

  init(_ typed: TypedFact) {
    self.typed = typed
    options = typed.reader
  }

  func run() throws {
    let format = try RecordFormat(options)
    let desk = try Desk(
      folder: DocketFolder.find(options.docket), recorder: options.recorder, command: "record")
    let clerk = try desk.clerk(believing: options.saysYes, dryRun: options.isDryRun)
    var fact = try typed.json()
    try FactReferences(clerk.log).resolve(&fact, typed.set.word)
    try typed.refuseMissing(fact)
    var references = NamedReferences(clerk, dryRun: options.isDryRun)
    try references.resolve(&fact, typed.set.word)
    let drafts: [Draft]
    do {
      drafts = try clerk.drafts(of: references.introductions + [fact])
    } catch {
      throw typed.complaint(error, fact: references.introductions.count)
    }
    let stream = drafts[drafts.count - 1].stream
    let notices = try RecordNotices(clerk.log, today: Fixture().today).sentences(drafts)
    let destruction = try Destruction(drafts, clerk, options)
    try destruction?.confirm()
    let receipt = try clerk.record(
      drafts, expecting: options.expected.map { [stream: $0] } ?? [:], destroying: true,
      taking: destruction?.archive ?? DoomedArchive(), dryRun: options.isDryRun)
    if receipt.entries.contains(where: \.isNew) {
      (references.remarks + notices).forEach(Terminal.complain)
    }
    try format.print(receipt)
    try Complaint.end(withRemains: receipt.remains)
  }
}

/// Text or JSON, as `--format` says.
struct RecordFormat {
  private let isJSON: Bool

  init(_ options: FlagReader) throws {
    guard let name = options.format else {
      isJSON = false
      return
    }
    isJSON = try OutputOptions.format(named: name, among: [.text, .json]) == .json
  }

  func print(_ receipt: Receipt) throws {
    let text = isJSON ? ReceiptPrinter.json(receipt).pretty() + "\n" : ReceiptPrinter.text(receipt)
    if receipt.isDryRun { return try Output.print(text) }
    try Output.print(receipt: text, of: ReceiptPrinter.done(receipt))
  }
}
