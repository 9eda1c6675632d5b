public import Events

extension Record {
  /// The canonical fact; of a redacted one what its envelope says: see `Remains`.
  public var fact: [UInt8] {
    if let body { return body }
    let parts = stream.split(separator: "/", maxSplits: 1).map(String.init)
    return Remains.fact(type: type, subject: parts[0], key: parts.count > 1 ? parts[1] : "", id: id)
  }
}

extension Log {
  /// What is left of the fact at a position, for those to whom an empty buffer was lent.
  public func remains(at position: Int64) throws -> [UInt8] {
    var fact: [UInt8] = []
    try records(Selection(after: position - 1, through: position)) { record in
      fact = record.fact
      return false
    }
    return fact
  }

  /// Positions of the records whose seal does not hold: the commitment where the words stand, and
  /// the RFC 6962 leaf of every envelope, redacted or not. None is what should be found.
  public func brokenSeals(_ progress: (_ position: Int64) -> Void = { _ in }) throws -> [Int64] {
    var broken: [Int64] = []
    try records(Selection()) { record in
      if !verifySeal(of: record) { broken.append(record.position) }
      progress(record.position)
      return true
    }
    return broken
  }
}

extension PageBuilder {
  /// Adds a fact that a log has lent; of a redacted one what is left of it.
  public func append(
    _ position: Int64, _ body: UnsafeRawBufferPointer, of log: any Log
  ) throws {
    if !body.isEmpty { return try append(position: position, body: body) }
    try log.remains(at: position).withUnsafeBytes { try append(position: position, body: $0) }
  }
}
