import Docket
import Documents
import Events
import Testing

struct JSONFormatTests {
  @Test func `a page as data`() {
    let expected = """
      {
        "case": "cn-zeng-2023",
        "timeline": [
          {
            "date": "2023-08-11",
            "event": "arrested | <b>逮捕</b>",
            "count": 12,
            "states": [
              "CN",
              "US"
            ]
          },
          {
            "date": null,
            "event": "=HYPERLINK(\\"x\\")\\nnext",
            "count": -3,
            "states": null
          }
        ]
      }

      """
    #expect(Format.json.render(.sample) == expected)
  }

  @Test func `a page's main table, one row a line`() {
    let expected = """
      {"date":"2023-08-11","event":"arrested | <b>逮捕</b>","count":12,"states":["CN","US"]}
      {"date":null,"event":"=HYPERLINK(\\"x\\")\\nnext","count":-3,"states":null}

      """
    #expect(Format.jsonl.render(.sample) == expected)
  }

  @Test func `what hides is escaped and stays the same value`() {
    let data = JSON.string("\u{202E}\u{9B}\u{E0041}\u{7F}")
    let document = Document(
      title: "", blocks: [], data: data, table: Table(name: "t", columns: []))
    #expect(Format.json.render(document) == #""\u202e\u009b\udb40\udc41\u007f""# + "\n")
  }
}
