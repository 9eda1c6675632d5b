import Docket
import Documents
import Glibc

/// The names in a folder, whatever their bytes.
enum FolderList {
  /// A name as the system has it.
  struct Name {
    let bytes: [UInt8]

    /// Nil where it is not UTF-8.
    var text: String? { String(validating: bytes, as: UTF8.self) }

    /// As messages name it, on one line: a byte that is no UTF-8 is `\x{E9}`.
    var shown: String {
      text?.visible
        ?? bytes.map { byte in
          0x20...0x7E ~= byte
            ? String(Unicode.Scalar(byte)) : "\\x{\(String(byte, radix: 16, uppercase: true))}"
        }.joined()
    }
  }

  /// All but `.` and `..`, sorted by their bytes; none where the folder cannot be read.
  static func names(of folder: String) -> [Name] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    return read(directory)
  }

  /// The same of a folder that is open.
  static func read(_ directory: OpaquePointer) -> [Name] {
    var names: [Name] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes != Array(".".utf8), bytes != Array("..".utf8) { names.append(Name(bytes: bytes)) }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}
