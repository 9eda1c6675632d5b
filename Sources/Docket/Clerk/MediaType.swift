/// What bytes are, as IANA names it.
public enum MediaType {
  /// By the first bytes where they tell, else by the ending of the file's name, else plain text
  /// where all is UTF-8, else `application/octet-stream`.
  public static func guess(fileName: String, _ bytes: [UInt8]) -> String {
    for (mark, type) in marks where bytes.starts(with: mark) { return type }
    let name = fileName.lowercased()
    if let dot = name.lastIndex(of: "."), let type = endings[String(name[dot...].dropFirst())] {
      return type
    }
    let start = String(decoding: bytes.prefix(1_024), as: UTF8.self).lowercased()
    let first = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if first.hasPrefix("<!doctype html") || first.hasPrefix("<html") { return "text/html" }
    let isText = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    return isText ? "text/plain" : "application/octet-stream"
  }

  /// Whether a text has the form of a media type (RFC 6838): `text/html; charset=gbk`.
  public static func isValid(_ text: String) -> Bool {
    let parts = text.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains($0)
          }
      }
  }

  private static let marks: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF8".utf8), "image/gif"),
    ([0x1F, 0x8B], "application/gzip"),
  ]

  private static let endings = [
    "txt": "text/plain", "text": "text/plain", "md": "text/markdown", "csv": "text/csv",
    "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml",
    "xml": "application/xml", "json": "application/json", "pdf": "application/pdf",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "tif": "image/tiff", "tiff": "image/tiff", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "warc": "application/warc", "wacz": "application/wacz",
    "mhtml": "multipart/related", "eml": "message/rfc822", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]
}
