import Words

/// What a quote leaves out between two of its parts.
///
/// An omission may turn a sentence around: "the defendant is … guilty". What is left out of the
/// sentences that the quote does give is looked through for words that deny; whole sentences between
/// them may say what they will.
public struct QuoteOmission: Sendable, Equatable {
  /// How many words; ideographs count as one each.
  public let words: Int
  /// A word that denies, in what is left out of a sentence that the quote gives in part.
  public let negation: String?

  /// More than this many words are no omission but another text.
  public static let mostWords = 200

  init(text: [UInt8], gap: Range<Int>) {
    let left = String(decoding: text[gap], as: UTF8.self)
    words = Folding.parts(Folding.words(of: left)).count
    negation = QuoteOmission.ends(of: left).lazy.compactMap(QuoteOmission.negation).first
  }

  /// The rest of the sentence before, and the beginning of the one after; all, where it is one.
  private static func ends(of left: String) -> [Substring] {
    let stops = left.indices.filter { place in
      if "。！？".contains(left[place]) { return true }
      let next = left.index(after: place)
      return ".!?".contains(left[place]) && next < left.endIndex && left[next] == " "
    }
    guard let first = stops.first, let last = stops.last else { return [left[...]] }
    return [left[..<first], left[left.index(after: last)...]]
  }

  private static func negation(in text: Substring) -> String? {
    let words = Folding.parts(Folding.words(of: String(text)))
    if let word = words.first(where: negations.contains) { return word }
    let joined = words.joined(separator: " ") + " "
    if let found = endings.first(where: { joined.contains($0.parts + " ") }) { return found.word }
    return words.first { $0.unicodeScalars.count == 1 && signs.contains($0.unicodeScalars.first!) }
  }

  /// Words that deny, folded: English, German, Dutch, the North, French, Spanish, Italian,
  /// Portuguese, Polish, Czech, Serbian, Russian, Ukrainian, Turkish, Arabic, Persian, Hebrew.
  private static let negations: Set<String> = Set(
    """
    not no never nor neither none cannot without nobody nothing hardly denied denies
    nicht kein keine keinen keinem keiner keines nie niemals ohne weder niet geen nooit zonder
    inte icke ikke ej aldrig aldri ingen uden uten utan
    ne n pas jamais sans aucun aucune ni sin nunca ningun ninguna non senza nessun nessuna
    nao sem nenhum nenhuma nie bez nigdy neni nikdy nije
    не ни нет без никогда нельзя ні немає жодного ніколи degil
    لا لم لن ليس ليست غير بدون نه نيست بي לא אין בלי
    """.split { $0 == " " || $0 == "\n" }.map { Folding.words(of: String($0)) })

  /// What denies at the end of a word, and how folding parts it.
  private static let endings = [
    (word: "n't", parts: "n t"), (word: "ない", parts: "な い"), (word: "ません", parts: "ま せ ん"),
    (word: "아니", parts: "아 니"),
  ]

  /// Characters that deny, in scripts without blanks between words.
  private static let signs: Set<Unicode.Scalar> = [
    "不", "没", "沒", "未", "无", "無", "非", "否", "勿", "않", "없", "못",
  ]
}
