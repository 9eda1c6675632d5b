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

/// Chains of amendments: what holds in the end, and what has no effect.
struct AmendedChainsTests {
  private func items(_ lines: String...) throws -> [Amended.Item] {
    let facts = try lines.enumerated().map { number, line in
      let json = try JSON(parsing: line.replacing("'", with: "\""))
      return try Page(fact: json.canonical(), position: Int64(number + 1))[0]
    }
    return Amended(facts, evidence: NoEvidence()).items
  }

  private let arrest = "{'type':'custody.arrested','case':'x','id':'a','occurred':'2023-08-02'}"

  private func account(_ id: String, of other: String, _ date: String) -> String {
    "{'type':'custody.arrested','case':'x','id':'\(id)','account_of':'\(other)',"
      + "'occurred':'\(date)','disclosed':'\(date)'}"
  }

  private func correction(_ id: String, of target: String, _ patch: String) -> String {
    "{'type':'record.corrected','case':'x','id':'\(id)','target':'\(target)',"
      + "'patch':\(patch),'reason':'misread'}"
  }

  private func retraction(_ id: String, of target: String) -> String {
    "{'type':'record.retracted','case':'x','id':'\(id)','target':'\(target)','reason':'error'}"
  }

  private func redaction(_ id: String, of target: String) -> String {
    "{'type':'record.redacted','case':'x','id':'\(id)','target':'\(target)','basis':'privacy'}"
  }

  @Test func `retracting a correction restores the fact as it was written`() throws {
    let items = try items(
      arrest, correction("c", of: "a", "{'occurred':'2023-08-03'}"), retraction("r", of: "c"))
    #expect(items.map(\.state) == [.stands, .retracted, .stands])
    #expect(items[0].fact.occurred?.description == "2023-08-02")
    #expect(items[0].corrections == [])
  }

  @Test func `retracting a retraction restores the fact, with its corrections`() throws {
    let items = try items(
      arrest, correction("c", of: "a", "{'occurred':'2023-08-03'}"), retraction("r", of: "a"),
      retraction("s", of: "r"))
    #expect(items.map(\.state) == [.corrected, .stands, .retracted, .stands])
    #expect(items[0].fact.occurred?.description == "2023-08-03")
  }

  @Test func `a fact that is retracted is still shown as corrected`() throws {
    let items = try items(
      arrest, retraction("r", of: "a"), correction("c", of: "a", "{'occurred':'2023-08-03'}"))
    #expect(items[0].state == .retracted)
    #expect(items[0].corrections == [3])
    #expect(items[0].fact.occurred?.description == "2023-08-03")
  }

  @Test func `a correction adds and takes away what a fact says of persons`() throws {
    let items = try items(
      arrest, correction("c", of: "a", "{'parties':['ann','ben']}"),
      correction("d", of: "a", "{'parties':null,'note':'Nobody is named.'}"))
    #expect(items[0].fact.value("parties") == nil)
    #expect(items[0].fact.note?.string == "Nobody is named.")
  }

  @Test func `a correction that would leave no valid fact has no effect, and says why`() throws {
    // The first correction, of the country, is not among the facts: another time knew it.
    let items = try items(
      "{'type':'case.opened','case':'x','id':'o','title':'X','country':'US'}",
      correction("c", of: "o", "{'title':null}"), correction("d", of: "o", "{'title':'Y'}"))
    #expect(items.map(\.state) == [.corrected, .stands, .stands])
    #expect(items[0].corrections == [3])
    guard case .invalid(let finding) = items[1].hindrance else {
      Issue.record("the correction was applied")
      return
    }
    #expect(finding.message == #"case.opened needs "title"."#)
    #expect(items[2].hindrance == nil)
  }

  @Test func `a correction may not make another fact of a fact`() throws {
    for patch in ["{'id':'b'}", "{'case':'y'}", "{'type':'custody.escaped'}"] {
      let items = try items(arrest, correction("c", of: "a", patch))
      #expect(items[0].state == .stands)
      #expect(items[1].hindrance != nil)
    }
  }

  @Test func `what an amendment speaks of may be missing`() throws {
    let items = try items(
      correction("c", of: "gone", "{'note':'A.'}"), retraction("r", of: "gone"),
      redaction("d", of: "gone"), correction("e", of: "later", "{'note':'A.'}"), arrest)
    #expect(items.prefix(4).map(\.hindrance) == Array(repeating: .noTarget, count: 4))
    #expect(items[4].state == .stands)
  }

  // MARK: Redactions

  @Test func `of a redacted fact no view sees words, even where they still stand`() throws {
    let items = try items(arrest, redaction("r", of: "a"))
    #expect(items[0].state == .redacted)
    #expect(items[0].withdrawal == 2)
    #expect(items[0].fact.isRedacted)
    #expect(items[0].original.occurred == nil)
    #expect(items[0].fact.id?.string == "a")
  }

  @Test func `a fact whose words are gone is redacted, whatever else is known`() throws {
    let items = try items(
      "{'type':'custody.arrested','case':'x','id':'a','redacted':true}",
      correction("c", of: "a", "{'note':'A.'}"))
    #expect(items[0].state == .redacted)
    #expect(items[0].withdrawal == nil)
    #expect(items[1].hindrance == .redacted)
  }

  @Test func `a redaction is neither retracted nor redacted`() throws {
    let items = try items(
      arrest, redaction("r", of: "a"), retraction("t", of: "r"), redaction("s", of: "r"))
    #expect(items.map(\.state) == [.redacted, .stands, .stands, .stands])
    #expect(items[2].hindrance == .final)
    #expect(items[3].hindrance == .final)
  }

  // MARK: Accounts

  @Test func `accounts of a fact that is not there are still of one event`() throws {
    let items = try items(
      account("b", of: "gone", "2023-08-02"), account("c", of: "gone", "2023-08-03"),
      account("d", of: "other", "2023-08-04"))
    #expect(items.map(\.state) == [.outvoted, .stands, .stands])
    #expect(items[1].others == [1])
  }

  @Test func `facts that call each other accounts in a circle are of one event`() throws {
    let items = try items(
      account("b", of: "c", "2023-08-02"), account("c", of: "b", "2023-08-03"),
      account("d", of: "c", "2023-08-04"))
    #expect(items.map(\.state) == [.outvoted, .outvoted, .stands])
  }

  @Test func `a correction moves an account to another event, or out of it`() throws {
    let moved = try items(
      arrest, account("b", of: "a", "2023-08-03"),
      correction("c", of: "b", "{'account_of':null}"))
    #expect(moved.map(\.state) == [.stands, .corrected, .stands])
    let joined = try items(
      arrest, "{'type':'custody.arrested','case':'x','id':'b','disclosed':'2023-08-03'}",
      correction("c", of: "b", "{'account_of':'a'}"))
    #expect(joined.map(\.state) == [.outvoted, .corrected, .stands])
  }

  @Test func `a redacted account leaves the others their event`() throws {
    let items = try items(
      arrest, account("b", of: "a", "2023-08-03"), account("c", of: "a", "2023-08-04"),
      redaction("r", of: "a"))
    #expect(items.map(\.state) == [.redacted, .outvoted, .stands, .stands])
  }
}
