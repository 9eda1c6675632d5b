import Docket
import Ports

extension Complaint {
  /// What failed after something was recorded. It begins with what is done: who only read of the
  /// failure would do it again.
  ///
  /// - Parameters:
  ///   - done: `#42 is recorded`.
  ///   - failed: `the quotes from it could not be looked at`.
  init(_ error: any Error, after done: String, failed: String, advice: String) {
    let complaint = Complaint(error)
    let reason = (error as? LogError)?.reason ?? complaint.message
    self.init(
      "\(done); only \(failed): \(reason.hasSuffix(".") ? String(reason.dropLast()) : reason). "
        + "\(advice) There is no need to do it again.", complaint.code)
  }
}

extension LogError {
  /// What went wrong, without a word on what was recorded.
  fileprivate var reason: String {
    switch self {
    case .busy(let holder, _): "they are being written by \(holder)"
    case .full(let path): "the disk with \(path) is full"
    case .readOnly(let path, let reason), .io(let path, let reason),
      .unknownOutcome(let path, let reason):
      "\(path) failed: \(reason)"
    case .corrupt(let path, let reason), .foreign(let path, let reason):
      "\(path) is damaged: \(reason); 'docket rebuild' makes the views again from the log"
    default: Complaint(self).message
    }
  }
}
