/// Why a text was refused as JSON: where, what, and what would be right.
///
/// The identifiers of the reasons are for ever; the sentences may be improved.
public struct JSONError: Error, Equatable, Sendable {
  /// The byte at which the text went wrong, counted from 0; the length of the text if it ended.
  public let offset: Int
  public let reason: Reason
  /// What was refused, as a sentence.
  public let message: String
  /// The way out, as a sentence, where one is near.
  public let suggestion: String?

  public init(offset: Int, reason: Reason, message: String, suggestion: String? = nil) {
    self.offset = offset
    self.reason = reason
    self.message = message
    self.suggestion = suggestion
  }

  /// The kinds of refusal, with the identifiers that programs may rely on.
  public enum Reason: String, Sendable, CaseIterable {
    /// Something else stands where the grammar of RFC 8259 wants a value, a name or a mark.
    case syntax = "json.syntax"
    /// The text ended before the value did.
    case incomplete = "json.incomplete"
    /// Something follows the value.
    case trailing = "json.trailing"
    /// Two members of one object have the same name.
    case duplicateName = "json.duplicate-name"
    /// A number that is malformed, or that a double cannot hold exactly or at all.
    case number = "json.number"
    /// A backslash is followed by something that JSON does not know.
    case escape = "json.escape"
    /// Half of a surrogate pair is escaped without the other half.
    case loneSurrogate = "json.lone-surrogate"
    /// A control character stands in a string as it is.
    case control = "json.control"
    /// The character U+0000, as it is or escaped.
    case nul = "json.nul"
    /// The bytes are not UTF-8.
    case utf8 = "json.utf8"
    /// The text begins with a byte order mark.
    case byteOrderMark = "json.byte-order-mark"
    /// Objects and lists are nested too deeply.
    case depth = "json.depth"
    /// The text is too long.
    case size = "json.size"
  }
}

/// What the reader found, before it is put into words: small enough to be thrown in registers.
struct JSONFault: Error {
  var kind: Kind
  /// The byte that is at fault.
  var offset: Int32
  /// The byte that it is at odds with: an opening bracket, the first of two equal names.
  var other: Int32

  init(_ kind: Kind, at offset: Int, against other: Int = -1) {
    self.kind = kind
    self.offset = Int32(truncatingIfNeeded: offset)
    self.other = Int32(truncatingIfNeeded: other)
  }

  enum Kind: UInt8 {
    case value, name, colon, separator, trailing
    case controlOrEnd, escape, surrogate, escapedNUL, utf8
    case number, range, inexact
    case duplicateName, depth, size
  }
}
