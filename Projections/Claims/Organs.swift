import Events

/// Of which state a speaker is an organ, as far as its name tells.
///
/// Two papers that print one ministry are that ministry, whatever bureau acted; so it must be known
/// that "MSS statement" is China's word even where the fact names a bureau of Beijing. A name tells by
/// the state in it ("Chinese foreign ministry", "US Department of Justice", "Ministry of State
/// Security (China)", "Supreme Court of Iran"), or is one of the initials by which the services and
/// prosecutors of these cases are known. Nothing is printed from here.
enum Organs {
  /// The state, and whether the organ is a court; nil where the name is no organ's.
  static func organ(_ name: String) -> (state: Country, isCourt: Bool)? {
    let words = name.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" && $0 != "." }
      .map(plain)
    guard let first = words.first else { return nil }
    if let code = titles.first(where: { name.hasPrefix($0.key) })?.value {
      return Country(code: code).map { ($0, false) }
    }
    if let code = initials[first], isInitials(words), let state = Country(code: code) {
      return (state, false)
    }
    guard let noun = words.first(where: { nouns[$0.lowercased()] != nil }),
      let state = state(named: words, in: name)
    else { return nil }
    return (state, nouns[noun.lowercased()] == .court)
  }

  private enum Sort { case office, court }

  /// "Iran's" as "Iran", "U.S." as "US".
  private static func plain(_ word: Substring) -> String {
    var word = String(word.filter { $0 != "." })
    for ending in ["'s", "’s", "'", "’"] where word.hasSuffix(ending) {
      word.removeLast(ending.count)
      break
    }
    return word
  }

  /// The initials alone, or with what is said through them: "MSS statement", "FSB spokesman".
  private static func isInitials(_ words: [String]) -> Bool {
    words.dropFirst().allSatisfy { utterances.contains($0.lowercased()) }
  }

  /// Words for what an institution says: whoever is named before them is the institution.
  static let utterances: Set<String> = [
    "statement", "statements", "announcement", "release", "press", "communique", "communiqué",
    "spokesman", "spokeswoman", "spokesperson", "official", "officials",
  ]

  /// By the first word ("Chinese", "US"), the first two ("South Korean"), what stands in parentheses,
  /// or after "of" at the end.
  private static func state(named words: [String], in name: String) -> Country? {
    let first = words[0]
    let pair = words.prefix(2).joined(separator: " ")
    let triple = words.prefix(3).joined(separator: " ")
    for text in [triple, pair, first] {
      if let state = states[text.lowercased()] { return state }
    }
    if let open = name.lastIndex(of: "("), name.hasSuffix(")") {
      let inner = name[name.index(after: open)...].dropLast().lowercased()
      if let state = states[inner] { return state }
    }
    guard let of = words.lastIndex(of: "of"), of + 1 < words.count else { return nil }
    let last = words[(of + 1)...].filter { $0 != "the" }.joined(separator: " ")
    return states[last.lowercased()]
  }

  /// Nouns by which the organ of a state is known as one.
  private static let nouns: [String: Sort] = [
    "ministry": .office, "minister": .office, "government": .office, "embassy": .office,
    "department": .office, "prosecutor": .office, "prosecutors": .office, "prosecution": .office,
    "procuratorate": .office, "attorney": .office, "police": .office, "authorities": .office,
    "authority": .office, "intelligence": .office, "security": .office, "judiciary": .office,
    "army": .office, "military": .office, "officials": .office, "spokesman": .office,
    "spokeswoman": .office, "spokesperson": .office, "customs": .office, "presidency": .office,
    "investigators": .office, "parliament": .office, "chancellery": .office, "consulate": .office,
    "court": .court, "courts": .court, "tribunal": .court,
  ]

  /// Services and prosecutors that reports call by initials. Those that an outlet or an institution
  /// of another state shares (AFP, PST, ISA) are left out.
  private static let initials: [String: String] = [
    "MSS": "CN", "MPS": "CN", "PLA": "CN", "FSB": "RU", "SVR": "RU", "GRU": "RU", "KGB": "SU",
    "FBI": "US", "CIA": "US", "DOJ": "US", "NSA": "US", "DIA": "US", "NCIS": "US", "DHS": "US",
    "ODNI": "US", "CPS": "GB", "MI5": "GB", "MI6": "GB", "GCHQ": "GB", "FCDO": "GB", "CSIS": "CA",
    "RCMP": "CA", "ASIO": "AU", "CDPP": "AU", "BND": "DE", "BfV": "DE", "GBA": "DE", "BKA": "DE",
    "DGSI": "FR", "DGSE": "FR", "KAPO": "EE", "ABW": "PL", "SKW": "PL", "SBU": "UA", "MOIS": "IR",
    "IRGC": "IR", "ISI": "PK", "NIS": "KR", "MJIB": "TW", "AIVD": "NL", "MIVD": "NL", "SUPO": "FI",
    "NZSIS": "NZ",
  ]

  /// The same by the beginning of their full names, which name no state.
  private static let titles: [String: String] = [
    "Ministry of State Security": "CN", "Federal Security Service": "RU",
    "Federal Bureau of Investigation": "US", "Central Intelligence Agency": "US",
    "Crown Prosecution Service": "GB", "Metropolitan Police": "GB", "Shin Bet": "IL",
    "Mossad": "IL",
  ]

  /// States by their names and by what their organs are called, in small letters.
  private static let states: [String: Country] = {
    var states: [String: Country] = [:]
    for country in Country.current { states[country.name.lowercased()] = country }
    for (word, code) in adjectives { states[word] = Country(code: code) }
    return states
  }()

  private static let adjectives: [String: String] = [
    "us": "US", "usa": "US", "american": "US", "uk": "GB", "british": "GB", "britain": "GB",
    "chinese": "CN", "russian": "RU", "soviet": "SU", "iranian": "IR", "german": "DE",
    "french": "FR", "australian": "AU", "commonwealth": "AU", "canadian": "CA", "israeli": "IL",
    "pakistani": "PK", "indian": "IN", "polish": "PL", "swedish": "SE", "norwegian": "NO",
    "danish": "DK", "finnish": "FI", "estonian": "EE", "latvian": "LV", "lithuanian": "LT",
    "slovenian": "SI", "slovene": "SI", "slovak": "SK", "czech": "CZ", "hungarian": "HU",
    "romanian": "RO", "bulgarian": "BG", "greek": "GR", "turkish": "TR", "turkey": "TR",
    "ukrainian": "UA", "belarusian": "BY", "georgian": "GE", "armenian": "AM",
    "azerbaijani": "AZ", "kazakh": "KZ", "austrian": "AT", "swiss": "CH", "italian": "IT",
    "spanish": "ES", "portuguese": "PT", "dutch": "NL", "belgian": "BE", "irish": "IE",
    "japanese": "JP", "taiwanese": "TW", "taiwan": "TW", "south korean": "KR", "south korea": "KR",
    "north korean": "KP", "north korea": "KP", "vietnamese": "VN", "philippine": "PH",
    "filipino": "PH", "singaporean": "SG", "indonesian": "ID", "malaysian": "MY", "thai": "TH",
    "hong kong": "HK", "egyptian": "EG", "saudi": "SA", "emirati": "AE", "iraqi": "IQ",
    "syrian": "SY", "lebanese": "LB", "cuban": "CU", "venezuelan": "VE", "mexican": "MX",
    "brazilian": "BR", "new zealand": "NZ", "people's republic of china": "CN",
  ]
}
