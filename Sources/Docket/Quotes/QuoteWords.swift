/// Quotes in messages.
enum QuoteWords {
  /// The passage that comes nearest, if one does.
  static func hint(_ nearest: String?) -> String {
    guard let nearest else { return "" }
    return "The nearest passage is \(shown(nearest))\(nearest.hasSuffix(".") ? "" : ".") "
  }

  static func shown(_ quote: String) -> String {
    "“\(quote.count > 200 ? quote.prefix(199) + "…" : quote[...])”"
  }
}
