import Projections

/// One thing that happened to somebody, as a clause that has the person for its subject.
///
///     was convicted │ of espionage │ by the Moscow City Court │ on 15 June 2020
struct Clause: Equatable {
  /// The verb in its two forms.
  struct Verb: Equatable {
    /// "was convicted", of one person.
    var one: String
    /// "were convicted", of several.
    var many: String

    /// "was convicted", "were convicted".
    static func passive(_ participle: String) -> Verb {
      Verb(one: "was \(participle)", many: "were \(participle)")
    }

    /// "pleaded guilty".
    static func active(_ past: String) -> Verb { Verb(one: past, many: past) }

    /// "had the sentence reduced", of several "had their sentences reduced".
    static func had(_ one: String, many: String? = nil) -> Verb {
      Verb(one: "had \(one)", many: "had \(many ?? one)")
    }
  }

  var verb: Verb
  /// "of espionage", "to 16 years in prison".
  var object: String?
  /// "by the Moscow City Court".
  var by: String?
  /// "on 15 June 2020".
  var date: String?
  /// What stands in brackets behind it: "which counts is not recorded".
  var aside: String?
  /// Whether it is an acquittal, a dropped charge or the like, which stands before all else.
  var isWell = false
  /// The days of its fact.
  var span: FactSpan?
  /// Whether it is what was imposed: persons who differ in this alone are told together.
  var isSentence = false
  /// Whether it tells a hold: persons whose case is open and who differ in this alone are told together.
  var isHold = false
  /// Whether the day stands before the object: "pleaded guilty on 13 August 2024 to bribery of a
  /// public official", where the day at the end would be the bribery's.
  var isDatedFirst = false

  /// Says that it is contested, once.
  mutating func contest() {
    guard aside?.contains("contested") != true else { return }
    aside = [aside, "contested"].compactMap(\.self).joined(separator: "; ")
  }

  /// The clause without its verb.
  var rest: String {
    if isDatedFirst, let date, let object {
      let first = date.hasPrefix("at ") || date.hasPrefix("not ") ? ", \(date)," : " \(date)"
      let text = (first + " " + object).dropFirst(first.hasPrefix(",") ? 0 : 1)
      return text + (aside.map { " (\($0))" } ?? "")
    }
    var words = [object].compactMap(\.self)
    if by != nil || date != nil, let last = words.last,
      last.hasSuffix("suspended") || last.hasSuffix("supervision")
    {
      words[words.count - 1] = last + ","
    }
    // "convicted of not disclosing information about terrorist acts, by a jury".
    if let last = words.last, !last.hasSuffix(","), !isSentence {
      let isLong = by != nil && last.split(separator: " ").count > 5
      if isLong || (by != nil || date != nil) && last.contains(", ") {
        words[words.count - 1] = last + ","
      }
    }
    if let by { words.append(by.contains(",") && date != nil ? "\(by)," : by) }
    if let date {
      // "a measure that is not specified, not later than …": two negations are kept apart.
      if date.hasPrefix("not "), words.last?.hasSuffix("specified") == true {
        words[words.count - 1] += ","
      }
      words.append(date)
    }
    var text = words.joined(separator: " ")
    if let aside { text += (text.isEmpty ? "" : " ") + "(\(aside))" }
    return text
  }

  func words(of count: Int) -> String {
    Clause.joined(count == 1 ? verb.one : verb.many, rest)
  }

  private static func joined(_ verb: String, _ rest: String) -> String {
    rest.isEmpty ? verb : verb + (rest.hasPrefix(",") ? "" : " ") + rest
  }

  /// What neighbours share is said once: who decided and when, with the last of them; the court of
  /// one that came on another day is "the same court".
  static func condensed(_ clauses: [Clause]) -> [Clause] {
    var clauses = clauses
    for place in clauses.indices.dropLast() {
      let next = clauses[place + 1]
      guard clauses[place].by == next.by else { continue }
      // A day that stands before its object says nothing of what came before it.
      if clauses[place].date == next.date, !next.isDatedFirst {
        if clauses[place].aside == next.aside { clauses[place].aside = nil }
        clauses[place].by = nil
        clauses[place].date = nil
      }
    }
    var last: String?
    for place in clauses.indices {
      guard let by = clauses[place].by else { continue }
      if by == last, clauses[place].date != nil { clauses[place].by = "by the same court" }
      last = by
    }
    return clauses
  }

  /// Clauses of one subject in a row; "was" and "were" are not said twice.
  static func joined(_ clauses: [Clause], of count: Int) -> String {
    let full = condensed(clauses).map { $0.words(of: count) }
    var words = full
    for place in full.indices.dropFirst() {
      for verb in ["was ", "were "]
      where full[place].hasPrefix(verb) && full[place - 1].hasPrefix(verb) {
        words[place].removeFirst(verb.count)
      }
    }
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    let isPlain =
      words.count == 2 && !words.contains { $0.contains(",") || $0.contains(" and ") }
    return words.dropLast().joined(separator: ", ") + (isPlain ? " and " : ", and ") + last
  }
}
