/// SHA-256 (FIPS 180-4) in the forms docket uses.
public enum Checksum {
  /// The digest of a text, in hexadecimal.
  public static func hex(_ text: String) -> String {
    hex(Array(text.utf8))
  }

  /// The digest of bytes, in hexadecimal.
  public static func hex(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.digest(bytes))
  }

  package static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
      for (place, byte) in bytes.enumerated() {
        text[2 * place] = digit(byte >> 4)
        text[2 * place + 1] = digit(byte & 0xF)
      }
      return 2 * bytes.count
    }
  }

  private static func digit(_ half: UInt8) -> UInt8 {
    half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
  }
}

/// A digest over many pieces, each told apart from the next.
public struct RunningChecksum {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update($0) }
    hash.update(bytes)
  }

  /// The digest so far, in hexadecimal.
  public func hex() -> String { Checksum.hexadecimal(hash.digest()) }
}
