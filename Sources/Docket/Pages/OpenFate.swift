import Events
import Projections

/// Where somebody stands of whom nothing was decided yet.
struct OpenFate {
  private let person: CasePerson
  private let file: CaseFile

  init(_ person: CasePerson, _ file: CaseFile) {
    self.person = person
    self.file = file
  }

  /// "is accused by … of …; charged with … in April 2024; arrested on 2 March 2024".
  var words: String {
    let lead = Accusation([person], file).words.map { "is \($0)" } ?? "is named as accused"
    let dated = [(person.stagePosition, step), (person.libertyPosition, custody)]
    let steps = dated.sorted { day($0.0) < day($1.0) }.compactMap(\.1)
    return ([lead] + steps).joined(separator: "; ")
  }

  private func day(_ position: Int64) -> Int64 { file.item(at: position)?.day ?? .min }

  /// The stage as a predicate: "is charged".
  var stage: String {
    switch person.stage {
    case nil, .alleged, .accused: "is accused"
    case .investigation: "is under investigation"
    case .prosecutionReview: "was handed to prosecutors"
    case .charged: "is charged"
    case .trial: "is on trial"
    case .verdict: "has a verdict"
    case .sentenced: "was sentenced"
    case .appeal: "has an appeal pending"
    case .final, .ended: "has no proceedings open"
    case .discontinued: "had the charges dropped"
    case .acquitted: "was acquitted"
    }
  }

  var stageOfMany: String {
    stage.replacingPrefix("is ", with: "are ").replacingPrefix("was ", with: "were ")
      .replacingPrefix("has ", with: "have ")
  }

  /// What the last step was.
  private var step: String? {
    guard let item = file.item(at: person.stagePosition) else { return nil }
    let date = Wording.when(item.occurred ?? item.disclosed).map { " \($0)" } ?? ""
    return switch person.stage {
    case nil, .alleged: nil
    case .investigation: "under investigation\(date)"
    case .accused: "formally accused\(charges)\(date)"
    case .prosecutionReview: "the case was handed to prosecutors\(date)"
    case .charged: "charged\(charges)\(date)"
    case .trial: "tried\(date)"
    case .verdict: "a verdict was given\(date)"
    case .appeal: "an appeal was lodged\(date)"
    case .final: "the proceedings became final\(date)"
    case .ended: "the proceedings ended\(date)"
    case .sentenced, .discontinued, .acquitted: nil
    }
  }

  private var charges: String {
    var offences: [String] = []
    for offence in person.counts.compactMap(\.offence) where !offences.contains(offence) {
      offences.append(offence)
    }
    if offences.count > 4 {
      offences = offences.prefix(3) + ["\(Wording.number(offences.count - 3)) further counts"]
    }
    return offences.isEmpty ? "" : " with \(Wording.list(offences))"
  }

  private var custody: String? {
    guard let item = file.item(at: person.libertyPosition), let liberty = person.liberty else {
      return nil
    }
    let date = Wording.when(item.occurred ?? item.disclosed).map { " \($0)" } ?? ""
    switch liberty {
    case .restricted:
      guard case .custody(.restricted(let read)) = item.fact.event else { return nil }
      return read.measure == .unspecified
        ? "custody is stated only as an unspecified measure"
        : "under a measure short of custody (\(read.measure.words))\(date)"
    case .detained, .arrested, .released, .paroled, .exchanged, .surrendered, .executed,
      .imprisoned:
      return "\(liberty.words)\(date)"
    case .remanded: return "held by a court's order\(date)"
    case .bailed: return "released on bail\(date)"
    case .escaped: return "escaped\(date)"
    case .dead: return "died\(date)"
    case .atLarge, .unknown: return nil
    }
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
