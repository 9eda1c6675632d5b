import Docket
import Documents
import Events

/// Values behind options, read as the vocabulary reads them.
enum OptionValue {
  static func country(_ text: String?, _ option: String) throws -> Country? {
    guard let text else { return nil }
    do {
      return try Country(text)
    } catch {
      throw Complaint(
        "\(option): \(error.reason.capitalized)." + Complaint.hint(error.suggestion), .data)
    }
  }

  static func date(_ text: String?, _ option: String) throws -> EDTF? {
    guard let text else { return nil }
    do {
      return try EDTF(text)
    } catch {
      throw Complaint("\(option): " + WrongDate.text(error, in: text), .data)
    }
  }

  /// A date for looking at whole days; a time of day would be passed over in silence.
  static func days(_ text: String?, _ option: String) throws -> EDTF? {
    guard let date = try date(text, option) else { return nil }
    let day = date.description.prefix { $0 != "T" }
    guard day == date.description else {
      throw Complaint(
        "\(option): \(date) names a time of day, and only whole days are looked at here. Write "
          + "\(day).", .data)
    }
    return date
  }

  /// One of an enumeration's words.
  static func choice<C: RawRepresentable & CaseIterable>(
    _ text: String?, _ option: String, _ type: C.Type
  ) throws -> C? where C.RawValue == String {
    guard let text else { return nil }
    if let value = C(rawValue: text) { return value }
    let names = C.allCases.map(\.rawValue)
    throw Complaint(
      "\(option): There is no '\(text.visible)'."
        + Complaint.hint(Nearest.nearest(to: text, among: names))
        + " It is one of \(Phrase.list(names, "or")).", .data)
  }
}

/// How a date is refused.
enum WrongDate {
  static func text(_ error: EDTFError, in text: String) -> String {
    let way = error.suggestion.map { " Write \($0)." } ?? ""
    return "This is not a date: \(error.reason).\(way)\n"
      + Excerpt.lines(of: Array(text.utf8)[...], at: error.offset)
  }
}
