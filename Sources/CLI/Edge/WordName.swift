import Docket
import Documents
import Events

/// Words as they are named on the command line.
enum WordName {
  /// The word of this full or short name, or a complaint that names the nearest.
  static func word(_ name: String) throws(Complaint) -> Word {
    if let word = Vocabulary.word(named: name) { return word }
    throw Complaint(
      "There is no word '\(name.visible)'." + Complaint.hint(Nearest.nearest(to: name, among: all))
        + " 'docket words' lists them.", .data)
  }

  /// All names, short ones first.
  static var all: [String] { Vocabulary.words.compactMap(\.short) + Vocabulary.words.map(\.name) }
}

extension Kind {
  /// What values there are, in a few words.
  var phrase: String {
    switch self {
    case .text, .textOrSlug: "text"
    case .slug: "slug"
    case .date: "date (EDTF)"
    case .country: "country code"
    case .actor: "country code, EU or UN"
    case .language: "language tag"
    case .fact: "fact id"
    case .factOrSlug: "fact id or slug"
    case .factOrText: "fact id or text"
    case .slugOrCountry: "slug or country code"
    case .sha256: "64 hexadecimal digits"
    case .url: "address"
    case .integer(let range) where range.upperBound > 1_000_000: "whole number"
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .boolean: "yes or no"
    case .choice(let words): Phrase.list(words, "or")
    case .money: "amount or range, and currency"
    case .period: "length of time (P27M)"
    case .list(let element): "list: " + element.phrase
    case .object(let fields):
      Phrase.list(fields.map { $0.isRequired ? $0.name : $0.name + "?" })
    case .anything: "object"
    case .patch: "merge patch"
    }
  }
}
