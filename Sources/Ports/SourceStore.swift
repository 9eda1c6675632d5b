/// The port of archived sources: their bytes, found by their digest, and the text in them.
///
/// Nothing is ever changed or taken away through it. Failures are thrown as `LogError`.
public protocol SourceStore: Sendable {
  /// Keeps bytes whole or not at all; bytes that are there already are left as they are.
  func keep(_ bytes: [UInt8]) throws -> Kept
  /// The bytes kept under a digest, as they are found; nil where there are none.
  ///
  /// Whoever relies on them computes the digest again: a file may have been altered.
  func bytes(of sha256: String) throws -> [UInt8]?
  /// The digests under which bytes are kept.
  func kept() throws -> [String]
  /// Runs what keeps bytes and then records them: meanwhile nobody takes bytes away because no fact
  /// speaks of them.
  func whileAdding<T>(_ body: () throws -> T) throws -> T
  /// The text in bytes of a media type; nil where this engine can read none from it.
  func text(of bytes: [UInt8], mediaType: String) throws -> String?
}

/// Where bytes are kept.
public struct Kept: Sendable, Equatable {
  /// SHA-256 (FIPS 180-4) in 64 hexadecimal digits.
  public let sha256: String
  /// Within the docket: `sources/ab/ab12…`.
  public let place: String
  /// False where equal bytes were there already.
  public let isNew: Bool

  public init(sha256: String, place: String, isNew: Bool) {
    self.sha256 = sha256
    self.place = place
    self.isNew = isNew
  }
}
