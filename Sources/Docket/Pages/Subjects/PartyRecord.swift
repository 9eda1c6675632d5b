import Events
import Projections
import Words

/// What became known of a party and when, without names that are known from the press alone.
struct PartyRecord {
  let file: PartyFile
  let options: CasePage.Options

  /// The facts of the party's stream, each with a sentence that may be printed.
  var items: [CaseItem] { file.stream.timeline.map(PartyRecord.printable) }

  /// A fact with a sentence that may be printed: names stand on the party's page, sorted there.
  static func printable(_ item: CaseItem) -> CaseItem {
    var item = item
    item.sentence = PartyWords.sentence(of: item.fact) ?? item.sentence
    return item
  }

  /// The same as data.
  var data: JSON {
    .array(
      items.map { item in
        var json = TimelineTable.data(item, file.stream.notes)
        if !options.pressNames { json["fields"] = json["fields"].map(withoutPressNames) }
        return json
      })
  }

  private func withoutPressNames(_ fields: JSON) -> JSON {
    var fields = fields
    if let names = fields["names"]?.array {
      fields["names"] = .array(names.filter { $0["kind"]?.string != NameKind.press.rawValue })
    }
    if let label = fields["label"]?.string, file.card?.isFromPressAlone(label) ?? false {
      fields["label"] = nil
    }
    return fields
  }
}

extension PartyCard {
  /// Whether a name is known from the press and from nowhere else.
  func isFromPressAlone(_ form: String) -> Bool {
    let alike = names.filter { $0.form == form }
    return form != label && !alike.isEmpty && alike.allSatisfy { $0.kind == .press }
  }
}
