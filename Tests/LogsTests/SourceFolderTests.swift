import Docket
import Foundation
import Logs
import Testing

@Suite struct `The folder of sources` {
  let scratch = Scratch()
  let folder: SourceFolder

  init() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.docket, withIntermediateDirectories: true)
    folder = SourceFolder(docket: scratch.docket)
  }

  private func files() -> [String] {
    (FileManager.default.enumerator(atPath: scratch.docket)?.allObjects ?? [])
      .compactMap { $0 as? String }.sorted()
  }

  @Test func `keeps bytes under their digest, whole, and leaves nothing else`() throws {
    let bytes = Array("words".utf8)
    let kept = try folder.keep(bytes)
    let sha256 = Checksum.hex(bytes)
    let place = "sources/\(sha256.prefix(2))/\(sha256)"
    #expect(kept == Kept(sha256: sha256, place: place, isNew: true))
    #expect(files() == ["sources", "sources/\(sha256.prefix(2))", place])
    #expect(try folder.bytes(of: sha256) == bytes)
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.docket + "/" + place)
    #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o133 == 0)
  }

  @Test func `leaves equal bytes as they are, and puts altered ones right`() throws {
    let bytes = Array("words".utf8)
    let kept = try folder.keep(bytes)
    #expect(try !folder.keep(bytes).isNew)
    try "other".write(
      toFile: scratch.docket + "/" + kept.place, atomically: false, encoding: .utf8)
    #expect(try folder.bytes(of: kept.sha256) == Array("other".utf8))
    #expect(try folder.keep(bytes).isNew)
    #expect(try folder.bytes(of: kept.sha256) == bytes)
  }

  @Test func `has nothing where nothing was kept`() throws {
    #expect(try folder.bytes(of: Checksum.hex("nothing")) == nil)
  }

  @Test func `says why it cannot keep bytes`() throws {
    let blocked = SourceFolder(docket: scratch.docket + "/no/such/folder")
    #expect(throws: LogError.self) { try blocked.keep([1]) }
  }
}

@Suite struct `The text of a source` {
  private func text(_ bytes: [UInt8], _ type: String = "text/html") throws -> String? {
    try SourceFolder(docket: "").text(of: bytes, mediaType: type)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  private func page(_ html: String) throws -> String? { try text(Array(html.utf8)) }

  @Test func `is what the page shows`() throws {
    #expect(
      try page(
        """
        <!doctype html><html><head><title>T</title><style>p > b {color: red}</style></head>
        <body><!-- a <p>comment</p> --><script>if (a < b) { document.write("<p>no</p>") }</script>
        <h1>One</h1><p>es<b>pion</b>age<br>again</p><td>x</td><td>y</td></body></html>
        """) == "T One espionage again x y")
  }

  @Test func `has characters in the place of their names`() throws {
    #expect(
      try page("&ldquo;caf&eacute;&rdquo; &amp; &#8211; &#x2019; &#146; &nosuch; AT&T &lt;b&gt;")
        == "“café” & – ’ ’ &nosuch; AT&T <b>")
  }

  @Test func `ends, whatever a page is`() throws {
    #expect(try page("1 < 2 <p title='a > b'>c</p") == "1 < 2 c")
    #expect(try page("a<!-- never closed") == "a")
    #expect(try page("a<script>never closed") == "a")
    #expect(try page("<p title=\"never closed>b") == "")
    #expect(try page("&") == "&")
  }

  @Test func `is read in the charset that the file declares`() throws {
    let gbk: [UInt8] = [0xB4, 0xFE, 0xB2, 0xB6]  // 逮捕
    #expect(try text(Array(#"<meta charset="gbk"><p>"#.utf8) + gbk) == "逮捕")
    #expect(try text(gbk, "text/plain; charset=gb2312") == "逮捕")
    #expect(try text([0x93, 0x61, 0x94], "text/plain") == "“a”")
    #expect(try text([0xFF, 0xFE, 0x61, 0x00], "text/plain") == "a")
    #expect(try text([0xEF, 0xBB, 0xBF, 0x61], "text/plain") == "a")
    #expect(try text(Array("a".utf8), "text/plain; charset=no-such") == "a")
  }

  @Test func `is not in a picture`() throws {
    #expect(try text([0x89, 0x50], "image/png") == nil)
    #expect(try text([1, 2], "application/octet-stream") == nil)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
  func `is read from a PDF where pdftotext is installed`() throws {
    let content = "BT /F1 24 Tf 72 700 Td (He was arrested) Tj ET"
    let pdf = """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
      4 0 obj<</Length \(content.utf8.count)>>stream
      \(content)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      trailer<</Root 1 0 R>>
      %%EOF
      """
    #expect(try text(Array(pdf.utf8), "application/pdf") == "He was arrested")
    #expect(try text(Array("no PDF".utf8), "application/pdf") == nil)
  }
}
