public import Events

// Sentences of courts, in words.
extension Sentence {
  /// The parts of a sentence in words, each person's share under the person's name.
  ///
  ///     27 months in prison and a fine of USD 5,500
  ///     Peyman Kia: life in prison; Payam Kia: 9 years 10 months in prison
  public func components(_ values: [JSON]) -> String {
    shares(values).map { share in
      (share.party.map { names.name(of: $0) + ": " } ?? "")
        + Sentence.list(Sentence.parts(of: share.values))
    }.joined(separator: "; ")
  }

  /// The same after a verb: " to 27 months in prison"; ", Peyman Kia to life in prison; Payam Kia to 9
  /// years 10 months in prison," where persons have shares of their own.
  func components(_ values: [JSON], after word: String) -> String {
    let shares = shares(values)
    let isShared = shares.contains { $0.party != nil }
    return shares.enumerated().map { place, share in
      let lead = share.party.map { (place == 0 ? ", " : "; ") + names.name(of: $0) + " " }
      let parts = Sentence.list(Sentence.parts(of: share.values))
      return (lead ?? (place == 0 ? " " : "; ")) + "\(word) \(parts)"
    }.joined() + (isShared ? "," : "")
  }

  private func shares(_ values: [JSON]) -> [(party: String?, values: [JSON])] {
    var shares: [(party: String?, values: [JSON])] = []
    for value in values {
      let party = value["party"]?.string
      if let place = shares.firstIndex(where: { $0.party == party }) {
        shares[place].values.append(value)
      } else {
        shares.append((party, [value]))
      }
    }
    return shares
  }

  /// One person's share in its parts: "death with a reprieve of 2 years", "confiscation"; equal parts
  /// together: "fifteen life terms".
  public static func parts(of values: [JSON]) -> [String] {
    var parts: [String] = []
    var kinds: [ComponentKind] = []
    for group in grouped(values) {
      let kind = kind(group.value)
      // A reprieve belongs to the death sentence before it.
      if kind == .reprieve, kinds.last == .death {
        parts[parts.count - 1] += " with " + part(group.value, group.count)
      } else {
        parts.append(part(group.value, group.count))
        kinds.append(kind)
      }
    }
    return parts
  }

  /// Equal parts, each once with how often it stands.
  private static func grouped(_ values: [JSON]) -> [(value: JSON, count: Int)] {
    var groups: [(value: JSON, count: Int)] = []
    for value in values {
      var value = value
      value["party"] = nil
      let place = groups.firstIndex { $0.value == value }
      // What is not a term is imposed once, however often it was written.
      if let place, [.prison, .life, .suspended].contains(kind(value)) {
        groups[place].count += 1
      } else {
        groups.append((value, 1))
      }
    }
    return groups
  }

  private static func kind(_ component: JSON) -> ComponentKind {
    component["kind"]?.string.flatMap(ComponentKind.init(rawValue:)) ?? .other
  }

  private static func part(_ component: JSON, _ count: Int) -> String {
    let term = component["term"]?.string.flatMap { try? Period($0) }?.words
    let amount = component["amount"].flatMap(amount)
    let terms = count == 1 ? nil : NumberWords.words(count)
    return switch kind(component) {
    case .prison:
      terms.map { "\($0) terms of " + (term.map { "\($0) in prison" } ?? "prison") }
        ?? term.map { "\($0) in prison" } ?? "prison"
    case .life: terms.map { "\($0) life terms" } ?? "life in prison"
    case .suspended:
      terms.map { "\($0) suspended terms" + (term.map { " of \($0)" } ?? "") }
        ?? term.map { "\($0), suspended" } ?? "a suspended term"
    case .reprieve: term.map { "a reprieve of \($0)" } ?? "a reprieve"
    case .fine: amount.map { "a fine of \($0)" } ?? "a fine"
    case .supervision: term.map { "\($0) of supervision" } ?? "supervision"
    case .confiscation, .damages:
      amount.map { "\(kind(component).words) of \($0)" } ?? kind(component).words
    case .death: "death"
    case .other:
      "a further measure"
        + ([term.map { " of \($0)" }, amount.map { " of \($0)" }].compactMap { $0 }.first ?? "")
    }
  }

  static func amount(_ json: JSON) -> String? {
    guard let value = json["value"]?.string, let currency = json["currency"]?.string else {
      return nil
    }
    let money = try? Money(
      value: value, to: json["to"]?.string, currency: currency, isAbout: json["about"] == true)
    return money?.words ?? "\(currency) \(value)"
  }
}
