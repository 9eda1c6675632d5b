import Events

/// Who speaks for a fact.
///
/// A speaker is printed as the fact gives it. One exception needs no knowledge: where the first
/// word of the speaker is made of the initials of the fact's authority ("MSS statement" beside
/// "Ministry of State Security (China)"), the authority itself stands for it. No expansion is ever
/// taken from elsewhere. Speakers parted by a semicolon are several. What carried a speaker's words
/// ("Alireza Akbari, aired by BBC Persian") is no part of who spoke.
public struct Voice: Sendable, Hashable {
  /// As it is printed.
  public var name: String
  /// Through whom the words came: "aired by BBC Persian", "through counsel".
  public var carrier: String?
  /// Whether it is the authority that acted.
  public var isAuthority: Bool

  /// The voices of a fact: its speakers, else nobody; the authority acted but need not have spoken.
  static func voices(speaker: String?, authority: String?, _ names: Names) -> [Voice] {
    guard let speaker else { return [] }
    var voices: [Voice] = []
    for part in speaker.split(separator: ";") {
      let text = trimmed(part)
      // "DOJ; disputed by defence": the defence does not say so.
      guard !text.isEmpty, Sides.disputer(text) == nil else { continue }
      let voice = Voice.voice(text, authority, names)
      if !voices.contains(voice) { voices.append(voice) }
    }
    return voices
  }

  private static func voice(_ text: String, _ authority: String?, _ names: Names) -> Voice {
    let (speaker, carrier) = parted(text)
    if let authority, speaker == authority || isInitials(speaker, of: authority) {
      return Voice(name: names.name(of: authority), carrier: carrier, isAuthority: true)
    }
    return Voice(name: names.name(of: speaker), carrier: carrier, isAuthority: false)
  }

  /// Who speaks, without what follows a comma: "New York Times" of "New York Times, citing three
  /// officials".
  static func head(of part: String) -> String { String(part.prefix { $0 != "," }) }

  /// A speaker and who carried it; "citing three officials" is what the speaker rests on, and stays.
  private static func parted(_ text: String) -> (speaker: String, carrier: String?) {
    guard let comma = text.firstIndex(of: ",") else { return (text, nil) }
    let rest = trimmed(text[text.index(after: comma)...])
    let isCarrier = carriers.contains { rest.hasPrefix($0 + " ") }
    return isCarrier ? (String(text[..<comma]), rest) : (text, nil)
  }

  private static let carriers = [
    "aired by", "aired on", "broadcast by", "quoted by", "quoted in", "cited by", "cited in",
    "reported by", "carried by", "published by", "relayed by", "through", "via", "according to",
  ]

  /// Whether a text begins with the initials of an institution.
  static func isInitials(_ text: String, of institution: String) -> Bool {
    let first = text.prefix { $0 != " " }
    guard first.count >= 2, first.allSatisfy({ $0.isUppercase }) else { return false }
    return initials(of: institution).contains(String(first))
  }

  /// By what letters an institution may be called, those in parentheses left out: of its
  /// capitalised words ("CPS"); of at least three letters also of all words ("DOJ"), and without
  /// the initials that its name begins with ("DOJ" for "US Department of Justice").
  static func initials(of institution: String) -> Set<String> {
    let named = institution.prefix { $0 != "(" }
    let words = named.split { $0 == " " || $0 == "-" }
    guard let lead = words.first else { return [] }
    let isAbbreviated = lead.count >= 2 && lead.allSatisfy(\.isUppercase)
    let all = [words] + (isAbbreviated ? [Array(words.dropFirst())] : [])
    var forms: Set<String> = []
    for words in all {
      let letters = words.compactMap(\.first)
      forms.insert(String(letters.filter(\.isUppercase)))
      forms.insert(String(letters).uppercased())
    }
    let plain = String(words.compactMap(\.first).filter(\.isUppercase))
    return forms.filter { $0.count >= 3 || ($0.count == 2 && $0 == plain) }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
