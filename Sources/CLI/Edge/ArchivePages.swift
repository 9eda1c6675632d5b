import Docket
import Events
import Projections

extension Archive {
  /// The page of anything that has one.
  func page(of subject: Subject, _ id: String, pressNames: Bool) throws -> Document {
    switch subject {
    case .case:
      CasePage(CaseFile(try dossier(of: .case, id)), .init(pressNames: pressNames)).document
    case .law, .party, .source, .swap, .country:
      throw Complaint("not yet", .bug)
    }
  }
}
