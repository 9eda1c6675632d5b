public import Documents
public import Events
import Projections

extension Archive {
  /// The page of a case, country, party, law, source or exchange.
  ///
  /// Throws `NotFound` where nothing is recorded of it.
  public func page(
    of kind: Subject, _ id: String, _ options: CasePage.Options = CasePage.Options()
  ) throws -> Document {
    try require(kind, id)
    return switch kind {
    case .case: try casePage(CaseFile(try dossier(of: .case, id)), options).document
    case .country: CountryPage(file: try CountryFile(try Country(id), self, options)).document
    case .party: PartyPage(file: try PartyFile(id, self), options: options).document
    case .law: LawPage(file: try LawFile(id, self)).document
    case .source: SourcePage(file: try SourceFile(id, self)).document
    case .swap: SwapPage(file: try SwapFile(id, self)).document
    }
  }
}

extension Archive {
  /// The page of a case, with the histories of the laws it names.
  private func casePage(_ file: CaseFile, _ options: CasePage.Options) throws -> CasePage {
    var file = file
    file.retrospect = options.retrospect
    return CasePage(file, options, laws: try histories(of: file.laws.map(\.law)))
  }

  /// What is recorded of these laws; those of which nothing is are left out.
  func histories(of laws: [String]) throws -> [LawHistory] {
    try laws.map { LawHistory($0, try standing(of: .law, $0)) }.filter { !$0.versions.isEmpty }
  }
}

extension CaseFile {
  /// What is recorded in a stream, in the order of the world: a section, or nothing.
  func record(_ title: String, where isWanted: (CaseItem) -> Bool = { _ in true }) -> [Block] {
    let items = timeline.filter(isWanted)
    guard !items.isEmpty else { return [] }
    let section = TimelineSection(file: self)
    return [
      .heading(level: 2, title), .paragraph(Line(CasePage.clock)),
    ] + GradeMarks.legend(items) + [.bullets(items.map(section.line))]
  }

  /// The corrections of a stream; nothing where there are none.
  var correctionBlocks: [Block] {
    corrections.isEmpty ? [] : CorrectionsSection(file: self).blocks
  }
}
