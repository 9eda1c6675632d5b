import Words

/// What pages print for a word of the vocabulary where that is not the word itself: for a statement of
/// the kind `no_response`, "did not respond".
///
/// The index holds the words as they are recorded. Whoever types what a page prints is asked about
/// both, so that the index need not hold each of them twice.
public enum PrintedWords {
  /// Wanted terms that may also be there in other words.
  public struct Substitute: Sendable, Equatable {
    /// Which of the terms, side by side.
    public let terms: Range<Int>
    /// Phrases any of which serves for them.
    public let words: [String]
  }

  /// The longest runs of terms that a page may have printed.
  package static func substitutes(for terms: [SearchTerms.Term]) -> [Substitute] {
    var found: [Substitute] = []
    var start = 0
    while start < terms.count {
      let ends = (start + 1...min(terms.count, start + most)).reversed()
      let match = ends.lazy.compactMap { end -> Substitute? in
        let typed = terms[start..<end].map(\.words).joined(separator: " ")
        return recorded[typed].map { Substitute(terms: start..<end, words: $0) }
      }.first
      if let match { found.append(match) }
      start = match?.terms.upperBound ?? start + 1
    }
    return found
  }

  /// The most words that one of them has.
  private static let most = 6

  /// The phrases of the index by what is printed for them.
  private static let recorded: [String: [String]] = all.reduce(into: [:]) { recorded, line in
    for printed in line.printed { recorded[printed, default: []].append(line.recorded) }
  }

  package static let all: [(recorded: String, printed: [String])] = table.split(separator: "\n").map
  {
    let halves = $0.split(separator: ":", maxSplits: 1)
    return (
      Folding.words(of: String(halves[0])),
      halves[1].split(separator: ",").map { Folding.words(of: String($0)) }
    )
  }

  /// As it is recorded: as it is printed.
  private static let table = """
    accusation: accused, accuses, formally accused
    analysis: analysed, analyzed, gave an analysis
    announcement: announced
    apology: apologised, apologized
    appeal: appealed
    applies law: the law applied
    bail: bailed, on bail, released on bail
    charge laid: charged, charges laid
    collection: collected, collecting, collecting information
    commutation: commuted
    confession reported: confessed
    context: context not evidence
    could not verify: could not verify it, could not be verified, unable to verify
    cyber: cyber operations, hacking
    death: death sentence, sentenced to death
    declines to comment: declined to comment, gave no comment, no comment
    denial: denied, denied it, denies, disputed
    denies: denied, denied it, denial, disputed
    deportation: deported
    did not respond: no response, did not reply
    entry ban: barred from entering, banned from entering
    exchange: exchanged, swapped
    exit ban: barred from leaving, banned from leaving
    export: exported
    expulsion: expelled
    extradition: extradited
    fine: fined
    indictment: indicted
    influence: influenced
    investigation: investigated, under investigation
    life: life imprisonment, life in prison
    meeting: meetings, met
    negative: judged not the same
    no comment: declined to comment, gave no comment, declines to comment
    no response: did not respond, did not reply
    offer: offered
    pardon: pardoned
    parole: paroled
    payment: paid, payments, taking payment
    plea entered: pleaded, pled
    positive: judged the same
    prison: imprisoned, imprisonment, jailed
    protest: protested, protested against it
    recall: recalled
    recruitment: recruited, having been recruited
    remitted: sent back
    report: reported
    reward: reward offered
    sanction: sanctioned, sanctions
    sentence: sentenced
    sought: wanted
    summons: summoned
    surrender: surrendered
    tasking: tasked
    terminated by court: discontinued by the court
    timing: timing not evidence
    training: trained
    transmission: passed, passing, passed information, passing information
    trial: tried, on trial
    unspecified: conduct that is not specified, not specified
    unsure: perhaps the same not certain, perhaps the same
    visa restriction: visas restricted
    warning: warned
    """
}
