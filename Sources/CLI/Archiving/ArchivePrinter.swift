import Docket
import Documents
import Events
import Ports
import Projections

/// Tells what became of the bytes of a source, and of the quotes from it.
struct ArchivePrinter {
  private let source: String
  private let brought: BroughtSource
  private let receipt: ArchiveReceipt
  private let hasText: Bool
  /// Nil where they could not be looked for.
  private let flags: [Flagged]?

  init(
    _ source: String, _ brought: BroughtSource, _ receipt: ArchiveReceipt, hasText: Bool,
    _ flags: [Flagged]?
  ) {
    self.source = source
    self.brought = brought
    self.receipt = receipt
    self.hasText = hasText
    self.flags = flags
  }

  var text: String {
    let verb =
      receipt.isNew
      ? "Archived" : receipt.kept.isNew ? "Put back what was archived of" : "Nothing new of"
    let captured = receipt.captured.map { ", captured \($0.words)" } ?? ""
    var lines = [
      "\(verb) \(source): \(Phrase.count(Int64(brought.bytes.count), "byte")) of "
        + "\(receipt.mediaType)\(captured).",
      "#\(receipt.record.position) \(receipt.kept.place)",
    ]
    if !hasText { lines.append("No text can be read from it: quotes are not looked for.") }
    lines += (flags ?? []).map(CheckPage.line)
    return lines.map { $0.visible + "\n" }.joined()
  }

  var json: JSON {
    .object([
      .init("source", .string(source)), .init("sha256", .string(receipt.kept.sha256)),
      .init("bytes", .integer(Int64(brought.bytes.count))),
      .init("media_type", .string(receipt.mediaType)),
      .init("captured", receipt.captured.map { .string($0.description) } ?? .null),
      .init("where", .string(receipt.kept.place)),
      .init("position", .integer(receipt.record.position)),
      .init("new", .bool(receipt.isNew)), .init("text", .bool(hasText)),
      .init("findings", flags.map { CheckPage.findings($0, CheckSettings()).data } ?? .null),
    ])
  }
}
