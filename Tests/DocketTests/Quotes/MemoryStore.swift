import Docket
import Ports
import Synchronization

/// Bytes of sources in memory; all that is UTF-8 is its own text.
final class MemoryStore: SourceStore {
  private let files = Mutex<[String: [UInt8]]>([:])

  func keep(_ bytes: [UInt8]) throws -> Kept {
    let sha256 = Checksum.hex(bytes)
    let isNew = files.withLock { $0.updateValue(bytes, forKey: sha256) == nil }
    return Kept(sha256: sha256, place: "sources/\(sha256)", isNew: isNew)
  }

  func kept() throws -> [String] { files.withLock { Array($0.keys) } }

  func whileAdding<T>(_ body: () throws -> T) throws -> T { try body() }

  func bytes(of sha256: String) throws -> [UInt8]? { files.withLock { $0[sha256] } }

  func text(of bytes: [UInt8], mediaType: String) throws -> String? {
    mediaType.hasPrefix("text/") ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Changes or takes away what is kept, as a careless hand would.
  func alter(_ sha256: String, to bytes: [UInt8]?) { files.withLock { $0[sha256] = bytes } }
}
