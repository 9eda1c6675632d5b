import Docket
import Documents
import Events

/// Streams as they are named on the command line: `country/CN`.
enum StreamName {
  static func parts(_ name: String) throws -> (kind: Subject, id: String) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Subject(rawValue: parts[0]) else {
      let kinds = Phrase.list(Subject.allCases.map(\.rawValue), "or")
      throw Complaint(
        "'\(name.visible)' is not the name of a stream. It is a kind and an id, as in "
          + "country/CN; the kind is \(kinds).", .data)
    }
    return (kind, parts[1])
  }
}
