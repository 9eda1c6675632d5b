import Docket
import Documents
import Events

/// Pages on their way to files or standard output.
struct PageExport {
  let reading: Reading
  let subject: Subject
  let ids: [String]
  let format: Format
  let raw: Bool
  let options: CasePage.Options

  /// Prints the pages one after the other; as JSON a list, or the one object that is asked for.
  func print(isList: Bool) throws {
    let output = Output()
    if isList, format == .json {
      try output.write(JSON.array(try ids.map { try page($0).data }).pretty().escapingHidden + "\n")
    } else {
      guard ids.count < 2 || format == .markdown || format == .text else {
        throw Complaint.usage(
          "Several pages of \(format.rawValue) do not fit into one output. Name a folder with "
            + "--output.")
      }
      for (place, id) in ids.enumerated() {
        if place > 0 { try output.write("\n") }
        try output.write(format.render(page(id), style([])))
      }
    }
    try output.finish()
  }

  /// Writes one page.
  func write(_ id: String, to path: String) throws {
    try WholeFile.write(format.render(page(id), style([])), to: path)
  }

  /// Writes each page to a file in the folder, which is made if it is not there.
  ///
  /// Drafts that killed exports have left there go.
  func write(into folder: String) throws {
    try WholeFile.makeFolder(folder)
    FileDraft.sweep(folder)
    let progress = Progress("Exporting", "pages")
    let style = style(Set(ids))
    for (place, id) in ids.enumerated() {
      try WholeFile.write(
        format.render(page(id), style), to: WholeFile.path(fileName(id), in: folder))
      progress.show(Int64(place + 1), of: Int64(ids.count))
    }
    Terminal.say("Wrote \(Phrase.count(Int64(ids.count), "file")) to \(folder).")
  }

  private func page(_ id: String) throws -> Document {
    try reading.page(of: subject, id, options)
  }

  /// A style in which the pages of these ids can be linked to.
  private func style(_ beside: Set<String>) -> Style {
    let (kind, ending) = (subject.rawValue, format.fileExtension)
    return Style(
      raw: raw, links: { of, id in of == kind && beside.contains(id) ? id + "." + ending : nil })
  }

  private func fileName(_ id: String) -> String { id + "." + format.fileExtension }
}

extension Reading {
  /// All ids that there are of a kind.
  func ids(of subject: Subject) throws -> [String] {
    guard let listing = Listing.allCases.first(where: { $0.kind == subject }) else { return [] }
    return (try list(listing).data.array ?? []).compactMap { $0["id"]?.string }
  }
}
