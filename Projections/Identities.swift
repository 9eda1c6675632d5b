public import Events

/// Which parties are judged to be one person: read from all judgements that stand, and never written
/// anywhere, so that a later judgement takes an earlier one back.
///
/// Of a pair the last judgement counts, whichever of the two it was recorded with. Those judged the
/// same are one, and so are those that are the same as a third; the one that was recorded first
/// stands for them. Where two of them are judged not to be the same all the same, that is for people
/// to settle: `isContradicted` tells.
public struct Identities: Sendable {
  /// A judgement on two parties.
  public struct Match: Sendable, Equatable {
    public var one: String
    public var other: String
    public var judgement: Events.Judgement
    /// The fact that judges.
    public var position: Int64

    public init(_ one: String, _ other: String, _ judgement: Events.Judgement, position: Int64) {
      self.one = one
      self.other = other
      self.judgement = judgement
      self.position = position
    }

    /// Whether it speaks of a party.
    public func names(_ slug: String) -> Bool { one == slug || other == slug }
  }

  /// The last judgement on each pair, in the order of their positions.
  public let matches: [Match]
  private var groups: [String: [String]] = [:]

  /// - Parameters:
  ///   - judgements: all that stand.
  ///   - first: position of a party's first fact; nil where it has none.
  public init(_ judgements: [Match] = [], first: (String) throws -> Int64?) rethrows {
    var last: [Set<String>: Match] = [:]
    for match in judgements.sorted(by: { $0.position < $1.position }) where match.one != match.other
    {
      last[[match.one, match.other]] = match
    }
    matches = last.values.sorted { $0.position < $1.position }
    for match in matches where match.judgement == .positive {
      let joined = (groups[match.one] ?? [match.one]) + (groups[match.other] ?? [match.other])
      let members = Array(Set(joined))
      for member in members { groups[member] = members }
    }
    for members in Set(groups.values) {
      let places = try members.map { (try first($0) ?? .max, $0) }.sorted { $0 < $1 }
      for member in members { groups[member] = places.map(\.1) }
    }
  }

  /// Nobody is anybody else.
  public init() {
    matches = []
  }

  /// Whether nobody has several slugs.
  public var mergesNobody: Bool { groups.isEmpty }

  /// All slugs of a person, the one that stands for it first.
  public func members(of slug: String) -> [String] { groups[slug] ?? [slug] }

  /// The slug that stands for the person.
  public func person(of slug: String) -> String { groups[slug]?[0] ?? slug }

  /// The persons that have several slugs, each with all of them.
  public var merged: [[String]] { Set(groups.values).sorted { $0[0] < $1[0] } }

  /// Whether a judgement says that two are not the same whom others make one.
  public func isContradicted(_ match: Match) -> Bool {
    match.judgement == .negative && person(of: match.one) == person(of: match.other)
  }
}
