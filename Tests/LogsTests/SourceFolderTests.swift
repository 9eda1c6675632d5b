import Docket
import Foundation
import Logs
import Ports
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
    #expect(try page("M&ccaron;&rcaron; Smith&comma; &NotEqualTilde;") == "Mčř Smith, ≂̸")
    // Old names and numbers may do without a semicolon.
    #expect(try page("A&nbspB &copy2023 &notit; &#8211 &#x2019s") == "A B ©2023 ¬it; – ’s")
    #expect(
      try page("&#0; &#xD800; &#x110000; &#99999999999999; &#; &#x;")
        == "\u{FFFD} \u{FFFD} \u{FFFD} \u{FFFD} &#; &#x;")
  }

  @Test func `goes on within a line where an element does not begin one of its own`() throws {
    #expect(
      try page(
        "Arrested in <st1:City>Beijing</st1:City>, <st1:country-region>China</st1:country-region>.")
        == "Arrested in Beijing, China.")
    #expect(
      try page("The <x-tip>spy</x-tip>, for <nobr>20 years</nobr>") == "The spy, for 20 years")
    #expect(try page("he <label>appealed</label>, <button>then</button>") == "he appealed, then")
    #expect(try page("China<svg><path/></svg><script>x</script>, he") == "China, he")
    #expect(try page("<li>one<li>two<section>three</section>four") == "one two three four")
  }

  @Test func `has the characters without what is said above them`() throws {
    #expect(
      try page("<ruby>曾<rp>(</rp><rt>zeng</rt><rp>)</rp></ruby>某<ruby>被<rt>bei<rb>捕</ruby>")
        == "曾某被捕")
    #expect(try page("a<rt>b") == "ab")
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

  @Test(
    arguments: [
      ("Shift_JIS", [0xFB, 0xFC], "髙"), ("x-sjis", [0xFB, 0xFC], "髙"),
      ("euc-kr", [0x8C, 0x63], "똠"), ("ks_c_5601-1987", [0x8C, 0x63], "똠"),
      ("big5", [0x96, 0xF5], "埗"), ("x-euc-jp", [0xAD, 0xA1], "①"),
      ("latin1", [0x93, 0x61, 0x94], "“a”"), ("iso-8859-1", [0x80], "€"), ("ascii", [0xE9], "é"),
      ("iso-8859-9", [0x80], "€"), ("iso-8859-11", [0xA1], "ก"), ("tis-620", [0x80], "€"),
      ("gb2312", [0x80], "€"), ("gbk", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
      ("x-cp1251", [0xD1], "С"), ("x-mac-cyrillic", [0x91], "С"), ("koi8-ru", [0xF3], "С"),
      ("iso-8859-8-i", [0xE0], "א"), ("logical", [0xE0], "א"),
      ("unicode-1-1-utf-8", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)])
  func `is read as browsers understand a name`(name: String, bytes: [UInt8], read: String) throws {
    #expect(try text(bytes, "text/plain; charset=\"\(name)\"") == read)
    #expect(try text(Array("<meta charset='\(name)'><p>".utf8) + bytes) == read)
  }

  @Test(
    arguments: [
      ("utf-8", [0x63, 0xFF, 0x61], "c\u{FFFD}a"), ("gb2312", [0xFF, 0x61], "\u{FFFD}a"),
      ("windows-1252", [0x81, 0x61], "\u{FFFD}a"), ("shift_jis", [0x61, 0x81], "a\u{FFFD}"),
      ("big5", [0xA4], "\u{FFFD}"), ("gb18030", [0x61, 0x81], "a\u{FFFD}"),
      ("utf-16le", [0x61, 0x00, 0x62], "a\u{FFFD}"), ("euc-kr", [0xFF, 0xFF], "\u{FFFD}\u{FFFD}"),
    ] as [(String, [UInt8], String)])
  func `has U+FFFD for bytes that are nothing in its charset`(
    name: String, bytes: [UInt8], read: String
  ) throws {
    #expect(try text(bytes, "text/plain; charset=\(name)") == read)
  }

  @Test(.timeLimit(.minutes(1)))
  func `is read to its end in every charset, whatever its bytes are`() throws {
    var random = SystemRandomNumberGenerator()
    for name in [
      "utf-8", "windows-1252", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr", "utf-16",
      "iso-2022-jp", "koi8-r", "x-mac-cyrillic", "iso-8859-8-i", "no-such",
    ] {
      for _ in 0..<20 {
        let bytes = (0..<40_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(try text(bytes, "text/plain; charset=\(name)") != nil)
      }
    }
  }

  @Test func `is looked through for its charset to its end, however it is cut`() throws {
    let whole = #"<!doctype html><!-- a --><a b='c' d=e/><script>'</script><meta charset="gbk"><p"#
    let more = [
      #"<a title='"#, "<!--", "<meta charset", "<meta charset=", "<script>", "<", "</", "<a =",
    ]
    for text in whole.indices.map({ String(whole[..<$0]) }) + more {
      #expect(try self.text(Array(text.utf8)) != nil)
    }
  }

  @Test func `is UTF-8 where it nearly is, and windows-1252 where it is not`() throws {
    let russian = Array("Суд признал".utf8)
    #expect(try text(Array(russian.dropLast()), "text/plain") == "Суд призна\u{FFFD}")
    #expect(try text(Array("caf".utf8) + [0xE9], "text/plain") == "café")
    #expect(try text([0x63, 0x61, 0x66, 0x81], "text/plain") == "caf\u{FFFD}")
  }

  @Test(arguments: [
    #"<script charset="gbk" src="a.js"></script><meta charset="utf-8">"#,
    #"<!-- charset=koi8-r --><meta charset="utf-8">"#, #"<!--><meta charset="utf-8">"#,
    #"<script>'<meta charset="gbk">'</script><meta charset="utf-8">"#, #"<meta charset="utf-16">"#,
    #"<a title='<meta charset="gbk">'></a><meta charset=utf-8 />"#, "<META CHARSET='UTF-8'>",
    #"<meta http-equiv="Content-Type" content="text/html; charset = utf-8">"#,
    #"<meta name="description" content="charset=gbk"><meta charset="utf-8">"#,
    #"<?xml version="1.0" encoding="utf-8"?>"#, #"<meta content="charset=gbk">"#,
  ])
  func `is read by what declares a charset, and by nothing else`(head: String) throws {
    // Two bytes of UTF-8 that two of Latin-1 follow: without a declaration it would not be UTF-8.
    let bytes = Array((head + "<p>").utf8) + [0xFF, 0xFF] + Array("é".utf8)
    let isDeclared = !head.hasPrefix("<meta content")
    #expect(try text(bytes)?.hasSuffix(isDeclared ? "é" : "Ã©") == true)
  }

  @Test func `is read by an XML declaration`() throws {
    let head = Array("<?xml version='1.0' encoding='windows-1251'?>".utf8)
    for type in ["application/xml", "text/xml", "text/html", "application/xhtml+xml"] {
      #expect(try text(head + [0xD1], type)?.hasSuffix("С") == true)
    }
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
