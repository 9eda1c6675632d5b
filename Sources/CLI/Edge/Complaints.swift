import ArgumentParser
import Docket
import Events

extension Complaint {
  /// What any error means to the person at the terminal; what is not known here is a bug.
  init(_ error: any Error) {
    switch error {
    case let complaint as Complaint: self = complaint
    case let error as LogError: self.init(error)
    case let refusals as Refusals:
      self.init(refusals.description, refusals.isConflict ? .busy : .data)
    case let refusal as Refusal:
      self.init(refusal.description, refusal.isConflict ? .busy : .data)
    case let findings as Findings:
      self.init(findings.all.map(\.description).joined(separator: "\n"), .data)
    default:
      self.init(
        "Docket met something that it does not know: \(error). This is a bug; please report it "
          + "with the command that you gave.", .bug)
    }
  }
}
