import Docket
import Documents
import Events
import Glibc
import Projections
import TOMLKit

/// How a docket is set: `docket.toml` in its folder, else beside a folder called `.docket`.
///
///     stale-days = 180
///
///     [check]
///     fail-on = "warning"
///
///     [check.stale-case]
///     severity = "info"
///     days = 365
///
/// What is not understood is refused with its line and column: a setting that silently does nothing
/// would be believed.
enum SettingsFile {
  static let name = "docket.toml"

  /// The settings of a docket; those that are usual where there is no file.
  static func settings(of folder: String) throws -> CheckSettings {
    guard let path = path(of: folder) else { return CheckSettings() }
    return try settings(in: try text(of: path), path)
  }

  private static func path(of folder: String) -> String? {
    var places = [folder + "/" + name]
    let parts = folder.split(separator: "/", omittingEmptySubsequences: true)
    if parts.last.map(String.init) == DocketFolder.name {
      places.append(folder + "/../" + name)
    }
    return places.first { access($0, F_OK) == 0 }
  }

  private static func text(of path: String) throws -> String {
    let shown = plain(path)
    guard let file = fopen(path, "re") else {
      let number = errno
      throw Complaint(
        "\(shown) cannot be read: \(String(cString: strerror(number))).",
        number == EACCES ? .permission : .inputOutput)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint("\(shown) is not UTF-8, as TOML must be. Save it as UTF-8.", .configuration)
    }
    return text
  }

  /// `a/.docket/../docket.toml` is `a/docket.toml`.
  private static func plain(_ path: String) -> String {
    path.replacing("/" + DocketFolder.name + "/../", with: "/").visible
  }

  // MARK: Reading

  static func settings(in text: String, _ path: String) throws -> CheckSettings {
    if let place = TOMLZero.place(in: Array(text.utf8)) {
      throw Complaint(
        "\(plain(path)):\(place.line):\(place.column): U+0000 has no place in a setting.\n"
          + place.excerpt, .configuration)
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Complaint(
        "\(plain(path)):\(error.source.begin.line):\(error.source.begin.column): This is not TOML: "
          + "\(error.description).", .configuration)
    }
    return try Reader(path: plain(path), places: TOMLPlaces(text)).read(table)
  }

  private struct Reader {
    let path: String
    let places: TOMLPlaces

    func read(_ table: TOMLTable) throws -> CheckSettings {
      var settings = CheckSettings()
      for (key, value) in table {
        if key == "stale-days" {
          settings.staleDays = try days(value, [key])
          continue
        }
        guard key == "check" else { throw unknown([key], ["check", "stale-days"]) }
        guard let checks = value.table else { throw wrong([key], "a table: [check]") }
        try read(checks, &settings)
      }
      return settings
    }

    private func read(_ table: TOMLTable, _ settings: inout CheckSettings) throws {
      for (key, value) in table {
        if key == "fail-on" {
          settings.failsOn = try severity(value, ["check", key])
          continue
        }
        guard let check = Projections.Check(rawValue: key) else {
          throw unknown(
            ["check", key], ["fail-on"] + Projections.Check.allCases.map(\.rawValue))
        }
        guard let own = value.table else {
          throw wrong(["check", key], "a table: [check.\(key)]")
        }
        try read(own, check, &settings)
      }
    }

    private func read(
      _ table: TOMLTable, _ check: Projections.Check, _ settings: inout CheckSettings
    ) throws {
      for (key, value) in table {
        let way = ["check", check.rawValue, key]
        switch key {
        case "severity": settings.severities[check] = try severity(value, way)
        case "days" where check.days != nil:
          settings.days[check] = try days(value, way)
        default: throw unknown(way, check.days == nil ? ["severity"] : ["severity", "days"])
        }
      }
    }

    private func days(_ value: any TOMLValueConvertible, _ way: [String]) throws -> Int64 {
      guard let days = value.int, 0...1_000_000 ~= days else {
        throw wrong(way, "a whole number of days from 0 to 1000000")
      }
      return Int64(days)
    }

    private func severity(_ value: any TOMLValueConvertible, _ way: [String]) throws -> Severity {
      let names = Severity.allCases.map { "\"\($0.rawValue)\"" }
      guard let text = value.string, let severity = Severity(rawValue: text) else {
        throw wrong(way, "one of \(Phrase.list(names, "or"))")
      }
      return severity
    }

    private func unknown(_ way: [String], _ known: [String]) -> Complaint {
      let name = way.last ?? ""
      return Complaint(
        "\(place(way)): There is no setting '\(way.joined(separator: ".").visible)'."
          + Complaint.hint(
            Nearest.nearest(to: name, among: known),
            otherwise: known.count < 4 ? " There is \(Phrase.list(known))." : "")
          + "\n" + places.excerpt(way), .configuration)
    }

    private func wrong(_ way: [String], _ right: String) -> Complaint {
      Complaint(
        "\(place(way)): '\(way.joined(separator: ".").visible)' must be \(right).\n"
          + places.excerpt(way), .configuration)
    }

    private func place(_ way: [String]) -> String {
      let place = places.place(way)
      return "\(path):\(place.line):\(place.column)"
    }
  }
}
