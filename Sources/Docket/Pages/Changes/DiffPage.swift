public import Documents
public import Events
import Projections

extension Reading {
  /// What became of something between this sight of it and a later one.
  ///
  /// Throws `NotFound` where nothing is recorded of it, and `OutsideDials` where nothing of it is
  /// inside the later dials.
  public func diff(_ kind: Subject, _ id: String, to later: Reading) throws -> Document {
    try later.require(kind, id)
    let old = try file(kind, id)
    guard let new = try later.file(kind, id) else {
      throw OutsideDials(kind: kind, id: id, dials: later.words)
    }
    let section = DiffSection(diff: StreamDiff(old, new), level: 2)
    let between = """
      Between \(words) and \(later.words). Facts that are only possibly inside are not counted.
      """
    var data = section.data
    data["from"] = .string(words)
    data["to"] = .string(later.words)
    var page = Document(
      title: "What changed in \(new.title)",
      blocks: [.paragraph(Line(between))] + section.blocks, data: data,
      table: Table(name: "changes", columns: DiffSection.columns, rows: section.rows))
    if dials.chooseByDates || later.dials.chooseByDates { page.denyOfThen() }
    return later.labelled(page)
  }

  /// What is definitely seen of a stream; nil for nothing.
  func file(_ kind: Subject, _ id: String) throws -> CaseFile? {
    let archive = try streams(.definite)
    guard try kind == .country || archive.stream(of: kind, id) != nil else { return nil }
    return CaseFile(try archive.dossier(of: kind, id))
  }

  /// From where it looks: "what is seen as public by 11 August 2023", "what is recorded now (#790)".
  var words: String {
    let words =
      dials.areTurned
      ? "what is seen \(dials.words(standpoint))"
      : "what is recorded now (#\(standpoint.through))"
    return audience.map { "\(words), for \($0.limit.label)" } ?? words
  }
}
