import ArgumentParser
import Docket
import Documents
import Events
import Ports

extension Complaint {
  /// What any error means to the person at the terminal; what is not known here is a bug.
  init(_ error: any Error) {
    switch error {
    case let complaint as Complaint: self = complaint
    case let error as LogError: self.init(error)
    case let refusals as Refusals:
      self.init(refusals.description, refusals.isConflict ? .busy : .data)
    case let refusal as Refusal:
      self.init(refusal.description, refusal.isConflict ? .busy : .data)
    case let findings as Findings:
      self.init(findings.all.map(\.description).joined(separator: "\n"), .data)
    case let cut as ImportCut:
      self.init(cut.reason)
      message +=
        " This is of \(cut.file); the files before it are recorded: "
        + Phrase.count(Int64(cut.before.new), "new fact") + "."
    case let doubt as ClockDoubt:
      self.init(
        "\(doubt.sentence) Nothing was recorded. Set the clock, or say --yes if it is right.",
        .configuration)
    case let error as PageError:
      self.init("A record cannot be read: \(error). 'docket check' names those.", .data)
    case is ViewsMissing:
      self.init(
        "The views were replaced by another command again and again. Nothing was changed: try again.",
        .busy)
    case let error as NotFound: self.init(error)
    case let error as FilterUnserved: self.init(error)
    case let error as SearchSyntaxError: self.init(error)
    case let error as DialError:
      self.init((error.dial.map { "\($0): " } ?? "") + "\(error.reason.capitalized).", .data)
    case let error as OutsideDials:
      self.init(
        "Nothing of \(error.kind.rawValue) '\(error.id.visible)' lies inside these dials: "
          + "\(error.dials).", .notFound)
    default:
      self.init(
        "Docket met something that it does not know: \(error). This is a bug; please report it "
          + "with the command that you gave.", .bug)
    }
  }
}

extension Complaint {
  fileprivate init(_ error: NotFound) {
    let kind = error.kind.rawValue
    var near =
      error.nearest.isEmpty ? "" : " Did you mean \(Phrase.list(error.nearest, "or"))?"
    if error.kind == .country, let meant = Complaint.country(meantBy: error.id) {
      near = " Did you mean \(meant.code) (\(meant.name))?"
    }
    let list = Listing.allCases.first { $0.kind == error.kind }.map(\.rawValue) ?? kind
    let place =
      error.marking.map { "that may be shown at TLP:\($0.rawValue.uppercased())" }
      ?? "in this docket"
    let audience = error.marking.map { " --audience \($0.rawValue)" } ?? ""
    self.init(
      "There is no \(kind) '\(error.id.visible)' \(place).\(near) 'docket list \(list)\(audience)' "
        + "lists what there is.", .notFound)
  }

  /// The country that a name stands for, or nearly: "UK", "Britain".
  private static func country(meantBy text: String) -> Country? {
    do {
      _ = try Country(text)
      return nil
    } catch {
      return error.suggestion.flatMap(Country.init(code:))
    }
  }

  fileprivate init(_ error: SearchSyntaxError) {
    self.init(
      "This cannot be searched for: \(error.reason).\n"
        + Excerpt.lines(of: Array(error.text.utf8)[...], at: error.offset), .data)
  }

  fileprivate init(_ error: FilterUnserved) {
    self.init(
      "The list of \(error.list) cannot be narrowed by --\(error.part.rawValue). It takes "
        + Phrase.list(error.serves.map { "--" + $0.rawValue }) + ".", .usage)
  }
}
