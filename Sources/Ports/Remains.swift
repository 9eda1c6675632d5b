import Events

extension Record {
  /// The canonical fact; of a redacted one what its envelope says: see `Remains`.
  public var fact: [UInt8] {
    if let body { return body }
    let (subject, key) = StreamID.parts(of: stream)
    return Remains.fact(type: type, subject: subject, key: key, id: id)
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
