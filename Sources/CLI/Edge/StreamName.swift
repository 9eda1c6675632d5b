import Docket
import Documents
import Events

extension StreamID {
  /// A stream as it is named on the command line: `country/CN`.
  static func typed(_ name: String) throws -> StreamID {
    if let stream = StreamID(name), !stream.key.isEmpty { return stream }
    let kinds = Phrase.list(Subject.allCases.map(\.rawValue), "or")
    throw Complaint(
      "'\(name.visible)' is not the name of a stream. It is a kind and an id, as in "
        + "\(StreamID(.country, "CN").name); the kind is \(kinds).", .data)
  }
}
