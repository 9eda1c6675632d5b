import Words

/// What speaks against a quote although all of its parts stand in the source.
public enum QuoteDoubt: Sendable, Equatable {
  /// A word that denies is left out of a sentence that is quoted in part.
  case negation(String)
  /// So many words are left out in one place.
  case words(Int)
  /// A part is so short that it is found in any text.
  case scrap(String)

  init?(_ omission: QuoteOmission) {
    if let negation = omission.negation {
      self = .negation(negation)
    } else if omission.words > QuoteOmission.mostWords {
      self = .words(omission.words)
    } else {
      return nil
    }
  }

  /// Why it is doubted, behind a quote that is named.
  public var reason: String {
    switch self {
    case .negation(let word): "only by leaving “\(word)” out of a sentence"
    case .words(let count): "only by leaving \(count) words out in one place"
    case .scrap(let part): "only in scraps: “\(part)” is found in any text"
    }
  }

  /// The first part of a quote with omissions that has fewer than three letters, or is one character
  /// of a script without blanks.
  static func scrap(of quote: QuoteText) -> String? {
    let parts = quote.parts.map { String(decoding: $0, as: UTF8.self) }
    guard parts.count > 1 else { return nil }
    return parts.first { part in
      let scalars = Folding.words(of: part).unicodeScalars.filter { $0 != " " }
      return scalars.count < (scalars.contains(where: \.standsAlone) ? 2 : 3)
    }
  }
}
