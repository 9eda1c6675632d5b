/// What a format may be told about the place where its output is read.
public struct Style: Sendable {
  /// How many columns the terminal has; nil does not wrap. Only text wraps.
  public var width: Int?
  /// Whether text may use colour and weight (SGR sequences).
  public var color: Bool
  /// Whether CSV gives values exactly, without its guards for spreadsheets and terminals.
  public var raw: Bool
  /// The last line of a page: which log it was made from, and how.
  public var footer: String?
  /// Where the page of a case, law or party lies, as a relative address; nil prints its name only.
  public var links: (@Sendable (_ kind: String, _ id: String) -> String?)?

  public init(
    width: Int? = nil, color: Bool = false, raw: Bool = false, footer: String? = nil,
    links: (@Sendable (_ kind: String, _ id: String) -> String?)? = nil
  ) {
    self.width = width
    self.color = color
    self.raw = raw
    self.footer = footer
    self.links = links
  }

  /// The address that a reference may lead to: one inside this docket, never another site or scheme.
  package func address(kind: String, id: String) -> String? {
    guard let address = links?(kind, id) else { return nil }
    let isRelative =
      !address.utf8.contains(UInt8(ascii: ":")) && !address.utf8.starts(with: "//".utf8)
    return isRelative ? address : nil
  }
}
