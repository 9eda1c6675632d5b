import Crypto

/// SHA-256 (FIPS 180-4) in the forms docket uses.
public enum Checksum {
  /// The digest of a text, in hexadecimal.
  public static func hex(_ text: String) -> String {
    hex(Array(text.utf8))
  }

  /// The digest of bytes, in hexadecimal.
  public static func hex(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A digest over many pieces, each told apart from the next.
public struct RunningChecksum {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: bytes)
  }

  /// The digest so far, in hexadecimal.
  public func hex() -> String { Checksum.hexadecimal(hash.finalize()) }
}
