import Events
import Projections
import Testing

/// Corrections of corrections: what holds is the correction as it was corrected.
struct AmendedCorrectionsTests {
  private func stream(_ lines: String...) throws -> Amended {
    let facts = try lines.enumerated().map { number, line in
      let json = try JSON(parsing: line.replacing("'", with: "\""))
      return try Page(fact: json.canonical(), position: Int64(number + 1))[0]
    }
    return Amended(facts, evidence: NoEvidence())
  }

  private let arrest = "{'type':'custody.arrested','case':'x','id':'a','occurred':'2023-08-02'}"

  private func correction(_ id: String, of target: String, _ patch: String) -> String {
    "{'type':'record.corrected','case':'x','id':'\(id)','target':'\(target)',"
      + "'patch':\(patch),'reason':'misread'}"
  }

  @Test func `a correction that was corrected holds as corrected`() throws {
    let stream = try stream(
      arrest, correction("b", of: "a", "{'occurred':'2023-08-03'}"),
      correction("c", of: "b", "{'patch':{'occurred':'2023-08-04'}}"))
    #expect(stream.items[0].fact.occurred?.description == "2023-08-04")
    #expect(stream.items[0].corrections == [2])
    #expect(stream.items[1].state == .corrected)
  }

  @Test func `retracting the correction of a correction brings the first one back`() throws {
    let stream = try stream(
      arrest, correction("b", of: "a", "{'occurred':'2023-08-03'}"),
      correction("c", of: "b", "{'patch':{'occurred':'2023-08-04'}}"),
      "{'type':'record.retracted','case':'x','id':'d','target':'c','reason':'error'}")
    #expect(stream.items[0].fact.occurred?.description == "2023-08-03")
  }

  @Test func `two corrections of one fact apply in the order of their positions`() throws {
    let stream = try stream(
      arrest, correction("b", of: "a", "{'occurred':'2023-08-03','note':'one'}"),
      correction("c", of: "a", "{'occurred':'2023-08-05'}"))
    #expect(stream.items[0].fact.occurred?.description == "2023-08-05")
    #expect(stream.items[0].fact.note?.string == "one")
    #expect(stream.items[0].corrections == [2, 3])
  }
}
