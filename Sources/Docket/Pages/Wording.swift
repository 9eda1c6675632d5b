import Events

/// Small words around names and dates.
enum Wording {
  /// A date after a verb: "on 2 June 2018", "in March 2019", "by 11 August 2023".
  static func when(_ date: EDTF?) -> String? {
    guard let date else { return nil }
    let words = date.words
    let first = words.split(separator: " ").first ?? ""
    if ["by", "since", "until", "from", "about"].contains(first) { return words }
    if words.contains(" to ") { return "from \(words)" }
    let isDay = date.bounds.earliest != nil && date.bounds.earliest == date.bounds.latest
    return (isDay || first == "some" ? "on " : "in ") + words
  }

  /// An institution with its article: "the Ministry of State Security (China)", "the CIA"; a
  /// person, a state and a newspaper's plain name stand without.
  static func the(_ name: String) -> String {
    let head = name.prefix { $0 != "," && $0 != "(" && $0 != ";" }
    let words = head.split(separator: " ").map(String.init)
    guard let first = words.first, !["the", "The", "A", "An"].contains(first) else { return name }
    let isInitials =
      words.count == 1 && first.count == 3 && first.allSatisfy(\.isUppercase)
      && !bareInitials.contains(first)
    if documents.contains(words[words.count - 1]) { return "the \(name)" }
    let isInstitution =
      first.first?.isUppercase == true && words.contains(where: institutions.contains)
    return isInitials || isInstitution ? "the \(name)" : name
  }

  /// "is", or "are" after a name that is of several: "Commonwealth prosecutors are".
  static func be(_ name: String) -> String {
    let head = name.prefix { $0 != "," && $0 != "(" && $0 != ";" }
    let words = head.split(separator: " ").map { $0.lowercased() }
    let isMany = words.contains("and") || words.last.map(plurals.contains) ?? false
    return isMany ? "are" : "is"
  }

  private static let plurals: Set<String> = [
    "prosecutors", "authorities", "officials", "investigators", "lawyers", "relatives", "media",
    "police", "findings", "services", "forces", "charges", "agencies", "sources", "admissions",
  ]

  /// "one", "two" … "twelve", then figures.
  static func number(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : String(number)
  }

  /// "1 day", "2 days".
  static func count(_ number: some BinaryInteger, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// "a", "a and b", "a, b and c".
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// With a capital at the front.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
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

  /// Nouns by which an institution is known as one.
  private static let institutions: Set<String> = [
    "Administration", "Agency", "Army", "Assembly", "Attorney", "Authority", "Bureau", "Center",
    "Centre", "Command", "Commission", "Committee", "Council", "Court", "Department",
    "Directorate", "Director", "Embassy", "Force", "Government", "Guard", "Inspectorate", "Jury",
    "Military",
    "Ministry", "Office", "Organisation", "Organization", "Parliament", "Police", "Post",
    "President", "Press", "Procuratorate", "Prosecutor", "Secretary", "Service", "Times",
    "Tribunal", "authority", "court", "government", "judiciary", "ministry", "police", "tribunal",
  ]
}
