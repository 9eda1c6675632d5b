import Events
import Testing

@Suite struct `What facts name` {
  private func named(_ line: String) throws -> [String] {
    let body = try JSON(parsing: line.replacing("'", with: "\"")).canonical()
    return try Page(fact: body)[0].references.map { reference in
      let what =
        switch reference.referent {
        case .stream(let stream): stream.name
        case .oneOf(let kinds, let slug):
          kinds.map(\.rawValue).joined(separator: " or ") + " " + slug
        case .fact(let id): "fact " + id
        case nil: "perhaps " + reference.text.string
        }
      return reference.field.path.joined(separator: ".") + ": " + what
    }
  }

  @Test func `it stands in their fields, in objects and in lists`() throws {
    #expect(
      try named(
        """
        {'type':'sentence.imposed','case':'x','parties':['a','b'],
         'components':[{'kind':'fine'},{'kind':'prison','party':'b'}],'account_of':'f-1',
         'sources':[{'source':'bbc'},{'source':'ap','quote':'q'}]}
        """) == [
          "parties: party/a", "parties: party/b", "components.party: party/b",
          "account_of: fact f-1", "sources.source: source/bbc", "sources.source: source/ap",
        ])
  }

  @Test func `of what may be words nobody knows whether it names anything`() throws {
    #expect(
      try named(
        """
        {'type':'hearing.held','case':'x','kind':'trial','court':'old-bailey','authority':'MI5',
         'claim':{'speaker':'the judge'}}
        """) == [
          "court: perhaps old-bailey", "authority: perhaps MI5", "claim.speaker: perhaps the judge",
        ])
    #expect(
      try named("{'type':'statement.made','case':'x','kind':'denial','about':'y'}") == [
        "about: perhaps y"
      ])
  }

  @Test func `a link leads to a country where a code stands, else to one of three`() throws {
    func link(_ target: String) throws -> [String] {
      try named("{'type':'case.linked','case':'x','to':'\(target)','relation':'context'}")
    }
    #expect(try link("CN") == ["to: country/CN"])
    #expect(try link("us-li-2020") == ["to: case or law or swap us-li-2020"])
  }

  @Test func `its own id and stream, and what a correction puts in, are not named`() throws {
    #expect(
      try named(
        """
        {'type':'record.corrected','case':'x','id':'f-2','target':'f-1','reason':'r',
         'patch':{'parties':['a']}}
        """) == ["target: fact f-1"])
  }

  /// Each field of the vocabulary that may name something, with what it names.
  @Test func `these fields name something, and no others`() {
    let fields = Vocabulary.words.flatMap(\.referenceFields).map { field in
      let kinds =
        field.subjects.count == Subject.allCases.count ? ["any"] : field.subjects.map(\.rawValue)
      let all =
        (field.mayBeFact ? ["fact"] : []) + (field.mayBeWords ? ["words"] : []) + kinds
      return field.path.joined(separator: ".") + ": " + all.joined(separator: ", ")
    }
    #expect(
      Set(fields).sorted() == [
        "about: fact", "about: fact, any", "account_of: fact", "against: words, party",
        "authority: words, party", "claim.speaker: words, party", "components.party: party",
        "counterpart: words, party", "counts.law: words, law", "court: words, party",
        "derived.of: source", "from: fact, words, party", "from: words, party", "legs.case: case",
        "legs.party: party", "other: party", "parties: party", "party: party",
        "sources.source: source", "swap: swap", "target: fact", "to: case, law, swap, country",
      ])
  }
}
