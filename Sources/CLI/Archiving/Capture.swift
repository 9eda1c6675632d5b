import Docket
import Documents
import Events
import Glibc
import Logs

/// Bytes of a source as they are brought: a file for a slug, or a capture.
///
/// A capture is what whoever saves pages writes beside them:
///
///     {"url":"https://example.org/news","captured":"2023-08-04","media_type":"text/html",
///      "path":"news.html"}
///
/// Its members: `source` or `url`, and `path` (from the capture's folder) or `base64`; and
/// `captured`, `media_type`, `note`.
struct Capture {
  let source: String
  private(set) var brought: BroughtSource

  private static let members = [
    "source", "url", "captured", "media_type", "path", "base64", "note",
  ]

  init(source: String, file: String) throws {
    self.source = source
    let bytes = try Capture.read(file)
    brought = BroughtSource(
      bytes: bytes, mediaType: MediaType.guess(fileName: file, bytes))
  }

  /// Reads a capture from a file, or from standard input.
  init(reading path: String) throws {
    let json: JSON
    do {
      let bytes = try Capture.read(path)
      let mark = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
      json = try JSON(parsing: bytes[mark...], longest: 1 << 28)
    } catch let error as JSONError {
      throw Complaint(
        "\(path.visible) is no capture: \(error). It is one JSON object; see 'docket source add "
          + "--help'.", .data)
    }
    try Capture.refuseUnknown(json, path)
    func text(_ name: String) throws -> String? {
      guard let value = json[name], value != .null else { return nil }
      guard let text = value.string, !text.isEmpty else {
        throw Capture.wrong(path, "\(name) is text", "Write it between quotation marks.")
      }
      return text
    }
    guard let source = try text("source") ?? text("url") else {
      throw Capture.wrong(path, "it says of no source", "Add source (a slug) or url.")
    }
    self.source = source
    let (file, base64) = (try text("path"), try text("base64"))
    let bytes: [UInt8]
    switch (file, base64) {
    case (let file?, nil): bytes = try Capture.read(Capture.beside(path, file))
    case (nil, let base64?):
      guard let decoded = Base64.bytes(base64) else {
        throw Capture.wrong(path, "base64 is not base64 (RFC 4648)", "Encode the bytes again.")
      }
      bytes = decoded
    case (_?, _?): throw Capture.wrong(path, "it has path and base64", "Leave one of them out.")
    case (nil, nil): throw Capture.wrong(path, "it has no bytes", "Add path or base64.")
    }
    brought = BroughtSource(
      bytes: bytes, mediaType: MediaType.guess(fileName: file ?? "", bytes))
    try set(
      captured: text("captured"), mediaType: text("media_type"), note: text("note"),
      named: ("captured", "media_type"))
  }

  /// What the command line says goes before what was guessed.
  mutating func set(
    captured: String?, mediaType: String?, note: String?,
    named names: (captured: String, type: String) = ("--captured", "--media-type")
  ) throws {
    if let date = try OptionValue.date(captured, names.captured) { brought.captured = date }
    if let mediaType {
      guard MediaType.isValid(mediaType) else {
        throw Complaint(
          "\(names.type): '\(mediaType.visible)' is no media type. Write one as text/html.", .data)
      }
      brought.mediaType = mediaType
      brought.isTypeSaid = true
    }
    if let note { brought.note = note }
  }

  private static func refuseUnknown(_ json: JSON, _ path: String) throws {
    guard let object = json.object else {
      throw wrong(path, "it is no object", "It begins with {; see 'docket source add --help'.")
    }
    for member in object where !members.contains(member.name) {
      throw wrong(
        path, "it has '\(member.name.visible)', which a capture has not",
        "It has \(Phrase.list(members))."
          + Complaint.hint(Nearest.nearest(to: member.name, among: members)))
    }
  }

  private static func wrong(_ path: String, _ what: String, _ advice: String) -> Complaint {
    Complaint("\(path.visible) is refused as a capture: \(what). \(advice)", .data)
  }

  /// A path from the folder of another.
  private static func beside(_ path: String, _ file: String) -> String {
    guard !file.hasPrefix("/"), path != "-", let slash = path.lastIndex(of: "/") else {
      return file
    }
    return String(path[...slash]) + file
  }

  private static func read(_ path: String) throws -> [UInt8] {
    if path != "-", WholeFile.isFolder(path) {
      throw Complaint("\(path.visible) is a folder. Name the file.", .data)
    }
    var bytes: [UInt8] = []
    let file = path == "-" ? FactFiles.standardInput : try FactFiles.find([path])[0]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read($0) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

/// Bytes as RFC 4648 writes them, with or without `=` at the end; white space is passed over.
enum Base64 {
  static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (held, bits): (UInt32, Int) = (0, 0)
    var isOver = false
    for character in text.utf8 {
      if character == UInt8(ascii: "=") {
        isOver = true
        continue
      }
      if [0x20, 0x0A, 0x0D, 0x09].contains(character) { continue }
      guard !isOver, let value = value(character) else { return nil }
      held = held << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
        held &= (1 << UInt32(bits)) - 1
      }
    }
    return held == 0 && bits < 6 ? bytes : nil
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
