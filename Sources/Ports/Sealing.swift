/// What makes a record provable without showing it.
///
///     commitment = SHA-256("docket/commit/v1" ‖ 0x00 ‖ salt ‖ body)
///     leaf       = SHA-256(0x00 ‖ envelope)
///
/// The envelope is an RFC 8785 object; the leaf is that of RFC 6962:
///
///     {"commitment":"3q2+7w…=","id":"0198…","position":42,"recorded":1772323200000000,
///      "recorder":"ana","revision":3,"stream":"case/cn-zeng-2023","type":"custody.arrested","v":1}
///
/// (on one line). The salt is thrown away with the body when a fact is redacted; the commitment then
/// still stands in the leaf, and cannot be guessed from the body's few possible texts.
public enum Seal {
  /// SHA-256 over the domain tag, 16 bytes of salt and the canonical body.
  public static func commitment(salt: [UInt8], body: [UInt8]) -> [UInt8] {
    precondition(salt.count == 16, "a salt has 16 bytes")
    var hash = SHA256()
    hash.update(tag)
    hash.update(salt)
    hash.update(body)
    return hash.digest()
  }

  /// The record without its body, as the canonical bytes that the leaf is taken over.
  public static func envelope(of record: Record) -> [UInt8] {
    var bytes: [UInt8] = []
    writeEnvelope(of: record, into: &bytes)
    return bytes
  }

  /// RFC 6962 leaf hash of the record's envelope.
  public static func leaf(of record: Record) -> [UInt8] {
    var bytes: [UInt8] = [0]
    writeEnvelope(of: record, into: &bytes)
    return SHA256.digest(bytes)
  }

  private static let tag = Array("docket/commit/v1\0".utf8)

  /// Writes the keys in the order in which RFC 8785 sorts them.
  private static func writeEnvelope(of record: Record, into bytes: inout [UInt8]) {
    bytes.reserveCapacity(
      256 + record.id.utf8.count + record.recorder.utf8.count + record.stream.utf8.count
        + record.type.utf8.count)
    bytes.append(contentsOf: #"{"commitment":""#.utf8)
    bytes.appendBase64(record.commitment)
    bytes.append(contentsOf: #"","id":"#.utf8)
    bytes.appendJSON(record.id)
    bytes.append(contentsOf: #","position":"#.utf8)
    bytes.appendDecimal(record.position)
    bytes.append(contentsOf: #","recorded":"#.utf8)
    bytes.appendDecimal(record.recorded)
    bytes.append(contentsOf: #","recorder":"#.utf8)
    bytes.appendJSON(record.recorder)
    bytes.append(contentsOf: #","revision":"#.utf8)
    bytes.appendDecimal(record.revision)
    bytes.append(contentsOf: #","stream":"#.utf8)
    bytes.appendJSON(record.stream)
    bytes.append(contentsOf: #","type":"#.utf8)
    bytes.appendJSON(record.type)
    bytes.append(contentsOf: #","v":1}"#.utf8)
  }
}

extension Record {
  /// The record of a fact, committed to with `salt`: 16 bytes that nobody could have foreseen.
  public static func sealed(
    position: Int64, stream: String, revision: Int64, id: String, type: String, recorded: Int64,
    recorder: String, salt: [UInt8], body: [UInt8]
  ) -> Record {
    var record = Record(
      position: position, stream: stream, revision: revision, id: id, type: type,
      recorded: recorded, recorder: recorder,
      commitment: Seal.commitment(salt: salt, body: body), leaf: [], salt: salt, body: body)
    record.leaf = Seal.leaf(of: record)
    return record
  }
}

/// Whether the record is what was sealed; of a redacted one, whether its envelope is.
public func verifySeal(of record: Record) -> Bool {
  switch (record.salt, record.body) {
  case (let salt?, let body?):
    guard salt.count == 16, Seal.commitment(salt: salt, body: body) == record.commitment else {
      return false
    }
  case (nil, nil): guard record.commitment.count == 32 else { return false }
  case (nil, _?), (_?, nil): return false
  }
  return Seal.leaf(of: record) == record.leaf
}

extension [UInt8] {
  /// Appends the digits of an integer, with a minus sign where it is negative.
  fileprivate mutating func appendDecimal(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Appends a string in quotes, escaped as RFC 8785 (3.2.2.2) has it.
  fileprivate mutating func appendJSON(_ string: String) {
    var string = string
    append(UInt8(ascii: "\""))
    string.withUTF8 { text in
      var plain = 0
      for index in text.indices where text[index].isEscapedInJSON {
        append(contentsOf: text[plain..<index])
        appendEscape(of: text[index])
        plain = index + 1
      }
      append(contentsOf: text[plain...])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): append(contentsOf: #"\\"#.utf8)
    case 0x08: append(contentsOf: #"\b"#.utf8)
    case 0x09: append(contentsOf: #"\t"#.utf8)
    case 0x0A: append(contentsOf: #"\n"#.utf8)
    case 0x0C: append(contentsOf: #"\f"#.utf8)
    case 0x0D: append(contentsOf: #"\r"#.utf8)
    default:
      append(contentsOf: byte < 0x10 ? #"\u000"#.utf8 : #"\u001"#.utf8)
      append(Array("0123456789abcdef".utf8)[Int(byte & 0x0F)])
    }
  }

  /// Appends standard base64 (RFC 4648, section 4) with padding.
  fileprivate mutating func appendBase64(_ data: [UInt8]) {
    var index = 0
    while index < data.count {
      let left = data.count - index
      let word =
        UInt32(data[index]) << 16 | (left > 1 ? UInt32(data[index + 1]) << 8 : 0)
        | (left > 2 ? UInt32(data[index + 2]) : 0)
      append(base64Digit(word >> 18))
      append(base64Digit(word >> 12))
      append(left > 1 ? base64Digit(word >> 6) : UInt8(ascii: "="))
      append(left > 2 ? base64Digit(word) : UInt8(ascii: "="))
      index += 3
    }
  }
}

extension UInt8 {
  fileprivate var isEscapedInJSON: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}

/// The base64 digit of the lowest six bits.
private func base64Digit(_ bits: UInt32) -> UInt8 {
  switch UInt8(truncatingIfNeeded: bits & 0x3F) {
  case let value where value < 26: UInt8(ascii: "A") + value
  case let value where value < 52: UInt8(ascii: "a") + value - 26
  case let value where value < 62: UInt8(ascii: "0") + value - 52
  case 62: UInt8(ascii: "+")
  default: UInt8(ascii: "/")
  }
}
