import Events

/// Names as they stand within a sentence: which of them take an article.
public enum Article {
  /// An institution with its article: "the Ministry of State Security (China)", "the CIA", "the
  /// Supreme Court"; a state as its name has it: "the United Kingdom"; a person, a newspaper's plain
  /// name and a slug stand without.
  public static func the(_ name: String) -> String {
    if let country = countries[name] { return country }
    let head = name.prefix { $0 != "," && $0 != "(" && $0 != ";" }
    let words = head.split(separator: " ").map(String.init)
    // "Family of Kai Li" is no name.
    if words.count > 2, words[1] == "of", kin.contains(words[0].lowercased()) {
      return "the " + name.prefix(1).lowercased() + name.dropFirst()
    }
    // "Shanghai State Security Bureau officers" are some of them.
    if let last = words.last, people.contains(last) { return name }
    guard let first = words.first, let last = words.last,
      !articles.contains(first.lowercased()), first.last != "'", !first.hasSuffix("'s")
    else { return name }
    let isInitials =
      words.count == 1 && first.count == 3 && first.allSatisfy(\.isUppercase)
      && !bareInitials.contains(first)
    // "Chinese appeal court" says what kind of court it was, and not which.
    if kinds.contains(last), words.count > 1,
      !words.dropFirst().dropLast().contains(where: isCapital)
    {
      return (vowels.contains(first.prefix(1).lowercased()) ? "an " : "a ") + name
    }
    if documents.contains(last) { return "the \(name)" }
    let isInstitution =
      first.first?.isUppercase == true && (words.contains(where: isInstitution) || isSeat(words))
    return isInitials || isInstitution ? "the \(name)" : name
  }

  /// Whether a word names a kind of institution, in English or as the end of a foreign one.
  private static func isInstitution(_ word: String) -> Bool {
    institutions.contains(word) || endings.contains { word.lowercased().hasSuffix($0) }
  }

  /// Courts that are called by the place where they sit.
  private static func isSeat(_ words: [String]) -> Bool {
    words.starts(with: ["Old", "Bailey"])
  }

  private static let articles: Set<String> = ["the", "a", "an", "la", "le", "les", "el", "il"]

  /// States by name, with the articles of their names.
  private static let countries: [String: String] = Country.all.reduce(into: [:]) {
    $0[$1.name] = $1.nameWithArticle
  }

  /// Outlets that are called by their initials, without an article.
  private static let bareInitials: Set<String> = [
    "AFP", "ANI", "CBS", "CNN", "DPA", "EFE", "ITV", "LBC", "NBC", "NHK", "NPR", "NRK", "NTV",
    "PBS", "PTI", "RFA", "RFE", "RTE", "RTL", "SBS", "SVT", "TVC", "TV2", "UPI", "VOA",
  ]

  /// What a speaker without a name is called by: "the plea agreement", "the MSS statement", "the
  /// family".
  private static let documents: Set<String> = [
    "agreement", "chargesheet", "complaint", "court", "defence", "defense", "family", "indictment",
    "judgment", "plea", "prosecution", "statement", "verdict",
  ]

  /// What a court is, in small letters, where its name is not given.
  private static let kinds: Set<String> = ["court", "tribunal"]
  private static let vowels: Set<String> = ["a", "e", "i", "o"]

  private static func isCapital(_ word: String) -> Bool { word.first?.isUppercase == true }

  /// Who is somebody's.
  private static let kin: Set<String> = [
    "brother", "counsel", "daughter", "family", "father", "husband", "lawyer", "mother", "sister",
    "son", "widow", "wife",
  ]

  /// People of an institution, some of them.
  private static let people: Set<String> = [
    "agents", "contacts", "detectives", "diplomats", "investigators", "lawyers", "officers",
    "officials", "personnel", "prosecutors", "sources",
  ]

  /// Nouns by which an institution is known as one.
  private static let institutions: Set<String> = [
    "Administration", "Agency", "Army", "Assembly", "Attorney", "Authority", "Bureau", "Center",
    "Centre", "Command", "Commission", "Committee", "Council", "Court", "Courts", "Department",
    "Directorate", "Director", "Embassy", "Force", "Government", "Guard", "Inspectorate", "Jury",
    "Lords", "Military", "Ministry", "Office", "Organisation", "Organization", "Parliament",
    "Police", "Post", "President", "Press", "Procuratorate", "Prosecutor", "Secretary", "Senate",
    "Service", "Times", "Tribunal", "authority", "court", "government", "judiciary", "ministry",
    "police", "tribunal",
  ]

  /// Ends of the names of courts in other languages: "Oberlandesgericht", "tingsrätt".
  private static let endings = ["gericht", "gerichtshof", "tingsrätt", "hovrätt", "tingrett"]
}
