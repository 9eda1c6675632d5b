import Events
import Projections
import Testing

/// How long it took until what happened became public.
struct LagViewTests {
  /// The rows of the lag view for one case, as text: authority, facts, left out, shortest, longest.
  private func rows(_ lines: String...) throws -> [String] {
    var made: [PackedRows] = []
    let rows = Rows { made.append($0) }
    var fold = Fold(["lag"])
    for (number, line) in lines.enumerated() {
      var json = try JSON(parsing: line.replacing("'", with: "\""))
      json["case"] = "x"
      fold.apply(try Page(fact: json.canonical(), position: Int64(number + 1))[0], rows)
    }
    fold.finish(rows)
    rows.flush()
    return made.flatMap { $0.texts() }
  }

  @Test
  func `the lag is at least from the last day to the first, at most from the first to the last`()
    throws
  {
    #expect(
      try rows("{'type':'custody.arrested','occurred':'2023-08','disclosed':'2023-09-10'}")
        == ["1||1|0|10|40|10|40|1"])
  }

  @Test func `what was disclosed had occurred by then`() throws {
    #expect(
      try rows("{'type':'custody.arrested','occurred':'2023-08','disclosed':'2023-08-10'}")
        == ["1||1|0|0|9|0|9|1"])
  }

  @Test func `dates that contradict each other give a negative lag`() throws {
    #expect(
      try rows("{'type':'custody.arrested','occurred':'2023-09-10','disclosed':'2023-08-10'}")
        == ["1||1|0|-31|-31|-31|-31|1"])
  }

  @Test func `what was told elsewhere on the day before was told at once`() throws {
    #expect(
      try rows("{'type':'custody.arrested','occurred':'2023-10-14','disclosed':'2023-10-13'}")
        == ["1||1|0|0|0|0|0|1"])
    #expect(
      try rows("{'type':'custody.arrested','occurred':'2023-10-14','disclosed':'2023-10-12'}")
        == ["1||1|0|-2|-2|-2|-2|1"])
  }

  @Test func `a date that is doubted is as wide as its margin`() throws {
    #expect(
      try rows("{'type':'custody.arrested','occurred':'2021-04-12?','disclosed':'2021-05-12'}")
        == ["1||1|0|23|37|23|37|1"])
  }

  @Test func `what began nobody knows when has no greatest lag`() throws {
    #expect(
      try rows("{'type':'custody.arrested','occurred':'../2023-08-11','disclosed':'2023-08-11'}")
        == ["1||1|0|0||0||1"])
  }

  @Test func `facts that say only one of the two are counted and left out`() throws {
    #expect(
      try rows(
        "{'type':'custody.arrested','occurred':'2023-08-01'}",
        "{'type':'custody.detained','disclosed':'2023-08-01'}") == ["1||0|2|||||"])
  }

  @Test func `each authority has its own, and the case has the shortest and the longest`() throws {
    #expect(
      try rows(
        "{'type':'custody.arrested','authority':'FBI','occurred':'2023-08-01','disclosed':'2023-08-03'}",
        "{'type':'charge.laid','instrument':'indictment','authority':'DOJ','occurred':'2023-08-01','disclosed':'2023-08-31'}"
      ) == ["1||2|0|2|2|30|30|2", "1|DOJ|1|0|30|30|30|30|2", "1|FBI|1|0|2|2|2|2|1"])
  }

  @Test func `an authority that is the only one at first keeps what it had`() throws {
    let lag = "'occurred':'2023-08-01','disclosed':'2023-08-03'"
    #expect(
      try rows(
        "{'type':'custody.arrested','authority':'B',\(lag)}",
        "{'type':'custody.remanded','authority':'B',\(lag)}",
        "{'type':'custody.detained',\(lag)}", "{'type':'custody.detained','authority':'A',\(lag)}",
        "{'type':'custody.detained','authority':'B',\(lag)}"
      ) == ["1||5|0|2|2|2|2|1", "1|A|1|0|2|2|2|2|4", "1|B|3|0|2|2|2|2|1"])
    #expect(
      try rows("{'type':'custody.arrested','authority':'B',\(lag)}")
        == ["1||1|0|2|2|2|2|1", "1|B|1|0|2|2|2|2|1"])
  }

  @Test func `roles, links and hearings to come have no lag`() throws {
    #expect(
      try rows(
        "{'type':'case.linked','to':'y','relation':'timing','occurred':'2023','disclosed':'2024'}",
        "{'type':'hearing.scheduled','kind':'trial','on':'2030','occurred':'2023','disclosed':'2024'}"
      ) == [])
  }
}

extension PackedRows {
  /// Each row as its values joined by bars, null as nothing.
  func texts() -> [String] {
    var texts: [String] = []
    each { _, places in
      var row: [String] = []
      values(at: places) { _, value in
        switch value {
        case .null: row.append("")
        case .integer(let number): row.append(String(number))
        case .text(let text): row.append(String(decoding: text, as: UTF8.self))
        }
      }
      texts.append(row.joined(separator: "|"))
    }
    return texts
  }
}
