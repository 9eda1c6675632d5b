/// The text in a file, by its media type: plain text and its kin as they are, HTML without its
/// tags, PDF where poppler's `pdftotext` is installed.
enum SourceText {
  static func text(of bytes: [UInt8], mediaType: String) throws -> String? {
    let type = mediaType.prefix { $0 != ";" }.lowercased()
    switch type {
    case "text/html", "application/xhtml+xml":
      return HTMLText.text(of: Charset.decode(bytes, mediaType, .html))
    case "application/pdf": return try PDFText.text(of: bytes)
    case "application/json": return Charset.decode(bytes, mediaType, .none)
    case "application/xml", "text/xml": return Charset.decode(bytes, mediaType, .xml)
    default:
      guard type.hasPrefix("text/") else { return nil }
      return Charset.decode(bytes, mediaType, .none)
    }
  }
}
