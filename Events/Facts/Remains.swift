/// What is left of a fact whose words and values were destroyed: what it was called, and where it
/// stands.
///
///     {"case":"us-wei-2023","id":"0198…","redacted":true,"type":"custody.arrested"}
///
/// The log keeps no such bytes: they are made from a record's envelope, and stand where the fact
/// stood. No fact that is admitted has a member of this name.
extension Fact {
  /// Whether only this is left. Nothing that its word needs may then be read.
  @inlinable
  public var isRedacted: Bool {
    page.row(row).memberCount == 4 && value(Remains.mark) != nil
  }
}

/// Makes what is left of a fact.
public enum Remains {
  /// The member that says so.
  @usableFromInline static let mark = Key("redacted")

  /// - Parameters:
  ///   - subject: what its stream is about: `case`.
  ///   - key: the stream's slug or country code.
  public static func fact(type: String, subject: String, key: String, id: String) -> [UInt8] {
    let fact: JSON = [
      subject: .string(key), "id": .string(id), "redacted": true, "type": .string(type),
    ]
    return fact.canonical()
  }

  /// The stream and the id of a line of a log that has nothing else; nil for all other lines.
  public static func read(_ line: ArraySlice<UInt8>) -> (stream: String, id: String)? {
    guard let fact = try? JSON(parsing: line), fact["redacted"] == true,
      let id = fact["id"]?.string,
      let subject = Subject.allCases.first(where: { fact[$0.rawValue]?.string != nil }),
      let key = fact[subject.rawValue]?.string
    else { return nil }
    return (StreamID(subject, key).name, id)
  }
}
