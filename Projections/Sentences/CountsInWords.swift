import Events

/// The counts that a fact names, in words: equal ones together.
///
///     counts 1 to 7: economic espionage (18 U.S.C. § 1831); count 8: theft of trade secrets
///     four counts of theft of trade secrets
struct CountsInWords {
  /// Counts of the same words.
  struct Group {
    let words: String
    let result: String?
    var numbers: [Int64] = []
    var quantity: Int64 = 0

    /// "counts 1 to 7: economic espionage", "four counts of theft", "espionage".
    var text: String {
      if numbers.isEmpty {
        return quantity == 1
          ? words : "\(NumberWords.words(Int(clamping: quantity))) counts of \(words)"
      }
      return "count\(numbers.count == 1 ? "" : "s") \(NumberWords.list(numbers)): \(words)"
    }
  }

  let groups: [Group]

  init(_ counts: [JSON], _ names: Names) {
    var groups: [Group] = []
    for count in counts {
      let grounds = [count["law"]?.string.map(names.name), count["provision"]?.string]
        .compactMap { $0 }
      let offence = count["offence"]?.string ?? "a count that is not named"
      let words = grounds.isEmpty ? offence : "\(offence) (\(grounds.joined(separator: ", ")))"
      let (number, result) = (count["count"]?.integer, count["result"]?.string)
      // Numbered counts and those without a number are told apart.
      let known = groups.firstIndex {
        $0.words == words && $0.result == result && $0.numbers.isEmpty == (number == nil)
      }
      let place = known ?? groups.count
      if known == nil { groups.append(Group(words: words, result: result)) }
      if let number { groups[place].numbers.append(number) }
      groups[place].quantity += max(1, count["quantity"]?.integer ?? 1)
    }
    self.groups = groups
  }

  private init(groups: [Group]) { self.groups = groups }

  /// All of them in a row.
  var text: String {
    let texts = groups.map(\.text)
    return groups.contains { !$0.numbers.isEmpty }
      ? texts.joined(separator: "; ") : Sentence.list(texts)
  }

  /// The same after the word that it asks for: one offence, several counts, numbered counts.
  func text(after words: [String]) -> String? {
    guard let first = groups.first, words.count == 3 else { return nil }
    let word = first.numbers.isEmpty ? words[first.quantity == 1 ? 0 : 1] : words[2]
    return "\(word) \(text)"
  }

  // MARK: What was found of each

  /// "acquitted of fraud; convicted on counts 1 and 2: theft": what ended well first; nil where no
  /// count has a result.
  ///
  /// - Parameter verdict: what is found of those without a result of their own.
  func results(_ verdict: VerdictResult?) -> String? {
    guard groups.contains(where: { $0.result != nil }) else { return nil }
    let order: [CountResult?] = [
      .acquitted, .notProven, .dismissed, .setAside, .convicted, .hung, nil,
    ]
    // Where counts are set aside, what is called convicted beside them had been found before.
    let stands = groups.contains { $0.result == CountResult.setAside.rawValue }
    return order.compactMap { result -> String? in
      let these = groups.filter { CountsInWords.result($0, verdict) == result }
      if these.isEmpty { return nil }
      let counts = CountsInWords(groups: these)
      return stands && result == .convicted
        ? "the conviction stands on \(counts.text)" : counts.found(result)
    }.joined(separator: "; ")
  }

  private static func result(_ group: Group, _ verdict: VerdictResult?) -> CountResult? {
    if let result = group.result { return CountResult(rawValue: result) }
    return switch verdict {
    case .convicted: .convicted
    case .acquitted: .acquitted
    case .dismissed: .dismissed
    case .mistrial: .hung
    case .mixed, .notResponsible, .ruled, nil: nil
    }
  }

  private func found(_ result: CountResult?) -> String {
    let of = text(after: ["of", "of", "on"]) ?? ""
    return switch result {
    case .acquitted: "acquitted \(of)"
    case .convicted: "convicted \(of)"
    case .notProven: "acquitted, as not proven, \(of)"
    case .dismissed: "had the charge dismissed on \(text)"
    case .setAside: "had the conviction set aside on \(text)"
    case .hung: "no verdict reached on \(text)"
    case nil: "no finding recorded on \(text)"
    }
  }
}
