public import Events

/// A record that this docket cannot read: it stays in the log as it is, no view tells of it, and
/// whoever shows its stream says so.
///
/// A later docket may have more words; another program can write in the file. One such record must
/// not stand in the way of all others.
public struct Unread: Sendable, Equatable {
  public let position: Int64
  public let stream: String
  /// Its word, known here or not.
  public let type: String
  public let id: String
  /// Why, as a clause: `this docket does not know the word custody.moved`.
  public let reason: String

  /// `#771 custody.moved: this docket does not know the word custody.moved`.
  public var words: String { "#\(position) \(type): \(reason)" }

  fileprivate init(_ record: Record, _ reason: String) {
    position = record.position
    stream = record.stream
    type = record.type
    id = record.id
    self.reason = reason
  }
}

extension Record {
  /// The fact as it is written, or what is left of it; nil where this docket cannot read it.
  ///
  /// Throws `LogError.damaged` where the body is not what a log holds.
  public func read() throws -> Fact? {
    do {
      return try Page(fact: fact, position: position)[0]
    } catch let error as PageError {
      _ = try unread(error)
      return nil
    }
  }

  /// The fact where its words stand and can be read.
  package func readWords() throws -> Fact? { body == nil ? nil : try read() }

  /// Why it cannot be read; nil where it can. Throws `LogError.damaged` as `read` does.
  public func unread() throws -> Unread? {
    do {
      _ = try Page(fact: fact, position: position)
      return nil
    } catch let error as PageError {
      return try unread(error)
    }
  }

  package func unread(_ error: PageError) throws -> Unread {
    Unread(self, try error.reason(for: fact, at: position))
  }
}

extension PageError {
  /// Why the fact cannot be read. Throws where its bytes are damaged: then not even that is known.
  fileprivate func reason(for fact: [UInt8], at position: Int64) throws -> String {
    switch self {
    case .malformed:
      let json: JSON
      do {
        json = try JSON(parsing: fact[...])
      } catch {
        throw LogError.damaged(position: position, reason: "its body is no JSON: \(error.message)")
      }
      guard json.object != nil else { return "it is no JSON object" }
      return json["type"]?.string == nil ? "it has no type" : "it is not canonical JSON (RFC 8785)"
    case .unknownWord(_, let word): return "this docket does not know the word \(word)"
    case .unfit(_, let word, .missing(let field)):
      return "it has no \(field), which \(word) needs"
    case .unfit(_, let word, .value(let field)):
      return "its \(field) is not what \(word) has there"
    case .unfit(_, _, .subject(let keys)):
      return "it does not say what it belongs to (\(keys.joined(separator: " or ")))"
    }
  }
}

extension PageBuilder {
  /// Adds a fact that a log has lent; of a redacted one what is left of it. Answers whether it could
  /// be read; what cannot is passed over. Throws `LogError.damaged` where the body is damaged.
  @discardableResult
  public func append(
    _ position: Int64, _ body: UnsafeRawBufferPointer, of log: any LogReader
  ) throws -> Bool {
    do {
      if !body.isEmpty {
        try append(position: position, body: body)
      } else {
        try append(position: position, body: log.remains(at: position))
      }
      return true
    } catch let error as PageError {
      _ = try error.reason(for: Array(body), at: position)
      return false
    }
  }

  /// Adds the fact of a record, as `append(_:_:of:)` does.
  package func append(_ record: Record) throws -> Unread? {
    do {
      try append(position: record.position, body: record.fact)
      return nil
    } catch let error as PageError {
      return try record.unread(error)
    }
  }
}
