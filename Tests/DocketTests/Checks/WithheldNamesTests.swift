import Docket
import Events
import Projections
import Testing

@Suite struct `Names that are kept back` {
  private let people = """
    {'type':'party.introduced','party':'jian-g','kind':'person','label':'Jian G.','naming':'court_anonymised','names':[{'form':'Jian Guo','kind':'press'},{'form':'Yaqi','kind':'alias'},{'form':'郭健'}]}
    {'type':'party.introduced','party':'ada','kind':'person','label':'Ada Lin','naming':'full','names':[{'form':'Ada Lovelace','kind':'press'},{'form':'Ada King','kind':'birth'}]}
    {'type':'case.opened','case':'de-1','title':'Dresden','country':'DE'}
    {'type':'role.assigned','case':'de-1','party':'jian-g','role':'accused'}
    """

  private func found(_ facts: String, case id: String = "de-1") throws -> [String] {
    let docket = try TestDocket(people + "\n" + facts)
    let inspection = Inspection(
      try docket.archive(), MemoryStore(), [.nameWithheld], CheckSettings(),
      today: Day(number: 20_500))
    return try inspection.run().map {
      "\($0.kind.rawValue)/\($0.id) #\($0.position ?? 0): \($0.sentence)"
    }
  }

  private func note(_ text: String, _ more: String = "") -> String {
    "{'type':'note.added','case':'de-1','text':'\(text)'\(more)}"
  }

  @Test(arguments: [
    "Jian Guo was handed over.", "Guo, Jian: handed over.", "It was JIAN GUO’s office.",
    "The trial of Guo began.", "这是郭健的案子",
  ])
  func `stand in no text, whichever way they are written`(_ text: String) throws {
    #expect(
      try found(note(text)) == ["case/de-1 #5: The text has a name of Jian G. that is kept back."])
  }

  @Test(arguments: [
    "Jian G. was handed over.", "Yaqi, as he called himself.", "The guo was served.",
    "Ada King spoke.",
  ])
  func `what may be printed, and other words, are none`(_ text: String) throws {
    #expect(try found(note(text)) == [])
  }

  @Test func `nor in titles, tags, quotes, details or descriptions`() throws {
    #expect(
      try found(
        """
        {'type':'case.opened','case':'de-2','title':'The Guo case','country':'DE'}
        {'type':'role.assigned','case':'de-2','party':'jian-g','role':'accused','description':'Jian Guo, aide'}
        {'type':'note.added','case':'de-1','text':'-','tags':['guo']}
        {'type':'note.added','case':'de-1','text':'-','sources':[{'source':'s','quote':'said Guo'}]}
        {'type':'note.added','case':'de-1','text':'-','details':{'names':'x','who':{'is':'Jian Guo'}}}
        {'type':'source.registered','source':'s','kind':'newspaper','title':'Who is Jian Guo?'}
        """) == [
          "case/de-1 #7: The tags has a name of Jian G. that is kept back.",
          "case/de-1 #8: The quote has a name of Jian G. that is kept back.",
          "case/de-1 #9: The details has a name of Jian G. that is kept back.",
          "case/de-2 #5: The title has a name of Jian G. that is kept back.",
          "case/de-2 #6: The description has a name of Jian G. that is kept back.",
          "source/s #10: The title has a name of Jian G. that is kept back.",
        ])
  }

  @Test func `nor in slugs`() throws {
    #expect(
      try found(
        """
        {'type':'case.opened','case':'de-guo-2024','title':'-','country':'DE'}
        {'type':'role.assigned','case':'de-guo-2024','party':'jian-g','role':'accused'}
        {'type':'case.opened','case':'cn-guo-2024','title':'-','country':'CN'}
        {'type':'party.introduced','party':'carsten-linke','kind':'person','label':'Carsten L.','naming':'initials','names':[{'form':'Carsten Linke'}]}
        """) == [
          "case/de-guo-2024 #5: The slug has a name of Jian G. that is kept back.",
          "party/carsten-linke #8: The slug has a name of Carsten L. that is kept back.",
        ])
  }

  @Test func `a surname that somebody else in the case bears openly tells nothing`() throws {
    #expect(
      try found(
        """
        {'type':'party.introduced','party':'guo-b','kind':'person','label':'Guo Bing'}
        {'type':'role.assigned','case':'de-1','party':'guo-b','role':'witness'}
        \(note("Guo was heard."))
        """) == [])
  }

  @Test func `in another case only the whole name tells`() throws {
    let other = "{'type':'case.opened','case':'cn-1','title':'-','country':'CN'}\n"
    #expect(
      try found(
        other + "{'type':'note.added','case':'cn-1','text':'Guo and Lovelace were heard.'}") == [])
    #expect(
      try found(other + "{'type':'note.added','case':'cn-1','text':'Ada Lovelace was heard.'}") == [
        "case/cn-1 #6: The text has a name of Ada Lin that is kept back."
      ])
  }

  @Test func `what was corrected is printed too, until it is redacted`() throws {
    let wrong = note("Jian Guo spoke.", ",'id':'wrong'")
    let right =
      "{'type':'record.corrected','case':'de-1','target':'wrong','patch':{'text':'Jian G. spoke.'},'reason':'-'}"
    #expect(
      try found(wrong + "\n" + right) == [
        "case/de-1 #5: The text had a name of Jian G. that is kept back, and what was corrected or "
          + "retracted is printed too."
      ])
    #expect(
      try found(
        wrong + "\n{'type':'record.retracted','case':'de-1','target':'wrong','reason':'error'}"
      ).count == 1)
  }
}
