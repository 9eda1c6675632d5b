/// A BCP 47 tag that is fit to stand in a page, and the direction in which its language is written.
package struct LanguageTag {
  package let text: String

  /// Nil where the tag is not of letters, digits and hyphens, beginning with a language.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      1...8 ~= part.utf8.count
        && part.unicodeScalars.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }
    guard isTag, let language = parts.first, language.unicodeScalars.allSatisfy(\.isASCIILetter)
    else { return nil }
    self.text = text
  }

  /// The script decides where it is named (`fa-Latn`), else the language.
  package var isRightToLeft: Bool {
    let parts = text.lowercased().split(separator: "-").map(String.init)
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && !$0.first!.isNumber }) {
      return ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"]
        .contains(script)
    }
    return [
      "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "pnb", "prs",
      "ps",
      "sd", "syr", "ug", "ur", "yi",
    ].contains(parts[0])
  }
}
