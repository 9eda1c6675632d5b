public import Documents
public import Events
import Ports
import Projections

/// Which changes are wanted.
public struct ChangesQuery: Sendable {
  /// Records after this position.
  public var since: Int64
  /// Cases in which this state has a role, its laws, its exchanges and its own stream.
  public var country: Country?
  /// At most so many streams.
  public var limit: Int

  public init(since: Int64, country: Country? = nil, limit: Int = 500) {
    self.since = since
    self.country = country
    self.limit = limit
  }
}

extension Reading {
  /// What was recorded since a position, stream by stream, and what it did to each person.
  ///
  /// - Parameter before: the same log, seen up to that position.
  public func changes(
    _ query: ChangesQuery, before: Reading, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Document {
    let archive = try archive()
    var streams = try archive.streams(since: query.since)
    if let country = query.country {
      let wanted = Set(
        try TimelineReader(archive: archive, query: TimelineQuery()).streams(of: country)
          .map { StreamID($0.0, $0.1) })
      streams = streams.filter(wanted.contains)
    }
    let isCut = streams.count > query.limit
    var sections: [(kind: Subject, section: DiffSection)] = []
    for (place, stream) in streams.prefix(query.limit).enumerated() {
      progress(Int64(place + 1), Int64(min(streams.count, query.limit)))
      guard let new = try file(stream.kind, stream.key) else { continue }
      let diff = StreamDiff(try before.file(stream.kind, stream.key), new)
      if !diff.isEmpty { sections.append((stream.kind, DiffSection(diff: diff, level: 3))) }
    }
    return labelled(
      ChangesPage(query: query, sections: sections, asOf: archive.asOf, isCut: isCut).document)
  }
}

extension Archive {
  /// The streams that records after a position belong to, in the order of their first such record.
  fileprivate func streams(since position: Int64) throws -> [StreamID] {
    var streams: [StreamID] = []
    var seen: Set<String> = []
    try log.records(Selection(after: position, through: asOf.position)) { record in
      guard seen.insert(record.stream).inserted else { return true }
      if let stream = StreamID(record.stream) { streams.append(stream) }
      return true
    }
    return streams
  }
}

/// Changes over all streams as a page.
private struct ChangesPage {
  let query: ChangesQuery
  let sections: [(kind: Subject, section: DiffSection)]
  let asOf: Head
  let isCut: Bool

  var document: Document {
    Document(
      title: "What changed since #\(query.since)", blocks: [.paragraph(Line(caption))] + body,
      data: .array(sections.map(data)), table: table)
  }

  private var caption: String {
    var words = ["Clock: recorded. Records after #\(query.since), stream by stream."]
    if let country = query.country {
      words.append(
        """
        Only the cases in which \(country.nameWithArticle) has any role, its laws, its exchanges, \
        its statements and measures.
        """)
    }
    if isCut { words.append("The first \(query.limit) streams only; there are more.") }
    return (words + [asOf.words]).joined(separator: " ")
  }

  private var body: [Block] {
    guard !sections.isEmpty else { return [.paragraph("Nothing changed.")] }
    return sections.flatMap { kind, section -> [Block] in
      let file = section.diff.file
      let title =
        file.title == file.id ? "\(kind.rawValue) \(file.id)" : "\(file.title) (\(file.id))"
      return [.heading(level: 2, title)] + section.blocks
    }
  }

  private func data(_ kind: Subject, _ section: DiffSection) -> JSON {
    var data = section.data
    data["kind"] = .string(kind.rawValue)
    return data
  }

  private var table: Table {
    Table(
      name: "changes",
      columns: [.init("kind", "Kind"), .init("id", "Id")] + DiffSection.columns,
      rows: sections.flatMap { kind, section in
        section.rows.map {
          [.text(kind.rawValue), .reference(kind, section.diff.file.id)] + $0
        }
      })
  }
}
