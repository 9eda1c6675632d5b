public import Documents
import Events
public import Ports
import Projections
import Words

extension Reading {
  /// What a full-text search finds inside the dials, fit for the audience.
  ///
  /// - Parameters:
  ///   - index: that of the whole log; it is brought up to date.
  ///   - workshop: makes the index that dials and audience ask for, and one that serves where the stored one
  ///     cannot be written.
  public func search(
    _ query: SearchQuery, _ index: any SearchIndex, workshop: any SearchWorkshop,
    progress: @escaping (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Document {
    let archive = try wideArchive() ?? archive()
    var index = index
    if !isPlain {
      index = try workshop.index(of: archive.log, progress: progress)
    } else {
      do {
        index = try steadily {
          try index.catchUp(with: archive.log, progress: progress)
          return try index.held()
        }
      } catch let error as LogError where error.leavesReading {
        index = try workshop.index(of: archive.log, progress: progress)
      }
    }
    let found = try SearchReader(archive: archive, index: index, query: query).read()
    let page = SearchPage(
      query: query, found: found, asOf: archive.asOf, splits: query.window.asks || archive.splits
    ).document
    return stated(page)
  }
}

/// What was found as a page: a table for each group, the best first.
struct SearchPage {
  let query: SearchQuery
  let found: SearchReader.Found
  let asOf: Head
  /// Whether what is definite and what is only possible stand apart.
  let splits: Bool

  var document: Document {
    let table = full
    return Document(
      title: "Search", blocks: [.paragraph(Line(caption))] + blocks, data: table.data, table: table)
  }

  private var caption: String {
    let terms = query.terms
    let wanted = terms.wanted.map { $0.isPhrase ? "“\($0.text)”" : $0.text }.map(\.visible)
    var words = ["Looked for: \(Wording.list(wanted))."]
    if !terms.unwanted.isEmpty {
      words.append("Without: \(Wording.list(terms.unwanted.map(\.text.visible))).")
    }
    if !terms.passedOver.isEmpty {
      words.append(
        "Passed over, since it has neither letter nor digit: "
          + "\(terms.passedOver.map(\.visible).joined(separator: " ")).")
    }
    if let country = query.country {
      words.append(
        """
        Of \(country.nameWithArticle): cases that it prosecutes or that are said to be for it, \
        its citizens, laws and publishers.
        """)
    }
    if query.window.asks {
      words.append(
        "Asked for: \(query.window.words), by when things occurred, sources by when they were "
          + "published.")
      if query.groups.contains(.parties) {
        words.append("Parties have no days, and are left out.")
      }
    }
    words.append("The best stand first, retracted facts last. \(asOf.words)")
    return words.joined(separator: " ")
  }

  // MARK: Sections

  private var blocks: [Block] {
    let sections = found.sections.filter { !$0.items.isEmpty || $0.count > 0 }
    guard !sections.isEmpty else { return [.paragraph(Line(nothing))] }
    return sections.flatMap { section -> [Block] in
      let heading = Block.heading(level: 2, title(of: section))
      guard splits else { return [heading, .table(shown(section.items, section.group))] }
      return [heading]
        + [Window.Match.definite, .possible].flatMap { match -> [Block] in
          let items = section.items.filter { $0.match == match }
          guard !items.isEmpty else { return [] }
          return [
            .heading(level: 3, match == .definite ? "Definitely" : "Possibly"),
            .table(shown(items, section.group)),
          ]
        }
    }
  }

  private var nothing: String {
    let near = found.near.map { "“\($0.visible)”" }
    return near.isEmpty
      ? "Nothing was found." : "Nothing was found. Names near it: \(Wording.list(near))."
  }

  private func title(of section: SearchSection) -> String {
    let name = Wording.capitalised(section.group.rawValue)
    let shown = section.items.count
    if let ranked = section.ranked {
      return "\(name): \(shown) of many; ranked were the last \(ranked) recorded"
    }
    return shown == section.count ? "\(name): \(shown)" : "\(name): \(shown) of \(section.count)"
  }

  private func shown(_ items: [SearchItem], _ group: SearchGroup) -> Table {
    let isFact = group == .facts
    var columns: [Table.Column] = []
    if isFact || group == .sources {
      columns.append(.init("date", isFact ? "Occurred" : "Published"))
    }
    columns += [
      .init("id", isFact ? "Of" : Wording.capitalised(items.first?.kind.rawValue ?? "")),
      .init("found", "Found"),
    ]
    if isFact { columns.append(.init("speaker", "Who says so")) }
    columns.append(.init("position", "Record", isNumeric: true))
    return Table(
      name: group.rawValue, columns: columns,
      rows: items.map { item in
        var cells: [Table.Cell] = []
        if isFact || group == .sources { cells.append(.date(item.date)) }
        cells += [.reference(item.kind, item.id), .line(item.found)]
        if isFact { cells.append(.text(item.speaker)) }
        return cells + [.number(item.position)]
      })
  }

  // MARK: Data

  private var full: Table {
    var columns: [Table.Column] = [
      .init("group", "Group"), .init("kind", "Kind"), .init("id", "Id"),
      .init("position", "Record", isNumeric: true), .init("title", "Title"),
      .init("found", "Found"), .init("matched", "Matched"), .init("date", "Date"),
      .init("speaker", "Who says so"), .init("state", "State"),
    ]
    if splits { columns.append(.init("match", "Match")) }
    return Table(
      name: "search", columns: columns,
      rows: found.sections.flatMap(\.items).map { item in
        var cells: [Table.Cell] = [
          .text(item.group.rawValue), .text(item.kind.rawValue), .reference(item.kind, item.id),
          .number(item.position), .text(item.title), .text(item.found.plain), matched(item),
          .date(item.date), .text(item.speaker), .text(TimelineTable.state(item.state)),
        ]
        if splits { cells.append(.text(item.match?.rawValue)) }
        return cells
      })
  }

  private func matched(_ item: SearchItem) -> Table.Cell {
    let words = item.found.runs.compactMap { run -> String? in
      if case .strong(let text) = run { text } else { nil }
    }
    return Table.Cell(
      Line(words.joined(separator: "; ")), .array(words.map(JSON.string)))
  }
}
