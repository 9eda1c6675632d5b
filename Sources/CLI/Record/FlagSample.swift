import Events

extension FieldFlag {
  /// The flag with a value, for examples.
  var sample: String {
    kind == .boolean ? typed : typed + " " + element.sample(name)
  }
}

extension Subject {
  /// A key to show in examples.
  var sampleKey: String {
    switch self {
    case .case: "us-wei-2023"
    case .law: "us-espionage-act-1917"
    case .party: "jinchao-wei"
    case .source: "justice-gov-2023-08-03"
    case .swap: "multi-swap-2024-08-01"
    case .country: "CN"
    }
  }
}

extension Kind {
  /// A value to show behind a flag of this name.
  fileprivate func sample(_ name: String) -> String {
    switch self {
    case .text, .textOrSlug: name == "note" ? "'As announced that day.'" : "'…'"
    // Nobody is in one example twice.
    case .slug(let subject): subject.rawValue == name ? subject.sampleKey : "some-slug"
    case .date: "2023-08-02"
    case .country, .actor: "CN"
    case .language: "zh-Hans"
    case .fact: "'#42'"
    case .factOrSlug: "cn-zeng-2023"
    case .factOrText: "'#42'"
    case .slugOrCountry: "cn-zeng-2023"
    case .sha256: String(repeating: "0", count: 8) + "…"
    case .url: "https://example.org/news"
    case .integer(let range): String(range.lowerBound)
    case .boolean: "yes"
    case .choice(let words): words[0]
    case .money: "'12000 USD'"
    case .period: "P27M"
    case .list(let element): element.sample(name)
    case .object(let fields)
    where fields.count(where: \.isRequired) == 1 && Kind.main(of: fields).kind == .slug(of: .source):
      "https://example.org/news"
    case .object(let fields):
      "'"
        + fields.filter { $0.isRequired || fields.allSatisfy { !$0.isRequired } }.prefix(2)
        .map { "\($0.name)=\($0.kind.sample($0.name).filter { $0 != "'" })" }
        .joined(separator: ",") + "'"
    case .anything, .patch: "'key=value'"
    }
  }
}

extension Kind {
  /// What stands in angle brackets after a flag.
  var valueName: String {
    switch self {
    case .text, .textOrSlug: "text"
    case .slug: "slug"
    case .date: "date"
    case .country: "country"
    case .actor: "country or union"
    case .language: "language"
    case .fact: "fact"
    case .factOrSlug: "fact or slug"
    case .factOrText: "fact or text"
    case .slugOrCountry: "slug or country"
    case .sha256: "digits"
    case .url: "address"
    case .integer: "number"
    case .boolean: "yes or no"
    case .choice: "word"
    case .money: "amount"
    case .period: "length"
    case .list(let element): element.valueName
    case .object: "parts"
    case .anything: "object"
    case .patch: "patch"
    }
  }
}
