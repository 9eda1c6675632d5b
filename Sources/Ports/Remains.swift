import Events

extension Record {
  /// The canonical fact; of a redacted one what its envelope says: see `Remains`.
  public var fact: [UInt8] {
    if let body { return body }
    let (subject, key) = Record.parts(of: stream)
    return Remains.fact(type: type, subject: subject, key: key, id: id)
  }

  /// Kind and key of a stream; where its name is none, that is all kind.
  private static func parts(of stream: String) -> (subject: String, key: String) {
    guard let slash = stream.firstIndex(of: "/") else { return (stream, "") }
    return (String(stream[..<slash]), String(stream[stream.index(after: slash)...]))
  }
}

extension LogReader {
  /// What is left of the fact at a position, for those to whom an empty buffer was lent.
  public func remains(at position: Int64) throws -> [UInt8] {
    var fact: [UInt8] = []
    try records(Selection(after: position - 1, through: position)) { record in
      fact = record.fact
      return false
    }
    return fact
  }
}
