extension EDTF {
  /// How a date answers a question about a stretch of days.
  public enum Overlap: Hashable, Sendable {
    /// All days it may mean lie in what is asked for.
    case definitely
    /// Some of the days it may mean lie there, or only at the margins of what is asked for.
    case possibly
    /// None does.
    case no
  }

  /// Whether it lies in the days asked for; both ends are included, and nil sets no limit.
  ///
  /// The days it may mean are those from its earliest to its latest margin; of a set, those of its
  /// members and not the days between. An interval is all its days, so that it lies definitely in
  /// 2010 to 2012 only when it neither begins before nor ends after. An open or unknown end lies
  /// beyond every limit, and nothing lies in days that end before they begin.
  public func overlap(since: Day? = nil, until: Day? = nil) -> Overlap {
    let asked = EDTFSpan(since?.number ?? .min, until?.number ?? .max)
    guard asked.earliest <= asked.latest else { return .no }
    return overlap(strict: asked, margin: asked)
  }

  /// Whether it lies in the days of another date.
  ///
  /// Definitely: all days it may mean, margins included, lie within the strict bounds of the other.
  /// Possibly: the two meet when the margins of both are counted. A set asks for the days of its
  /// members; an open or unknown end of what is asked for sets no limit.
  public func overlap(_ other: EDTF) -> Overlap {
    guard case .set(let asked) = other.isSet ? other.form : nil else {
      return overlap(strict: other.span, margin: other.margin)
    }
    let own = memberMargins
    let strict = EDTFSpan.united(asked.members.map { $0.span(\.strict) })
    if own.allSatisfy({ one in strict.contains { $0.contains(one) } }) { return .definitely }
    let touched = asked.members.contains { member in
      own.contains { $0.meets(member.span(\.margin)) }
    }
    return touched ? .possibly : .no
  }

  private func overlap(strict: EDTFSpan, margin: EDTFSpan) -> Overlap {
    if strict.contains(self.margin) { return .definitely }
    guard isSet else { return self.margin.meets(margin) ? .possibly : .no }
    return memberMargins.contains { $0.meets(margin) } ? .possibly : .no
  }

  /// The margins of each member of a set, or of the one date or interval it is.
  private var memberMargins: [EDTFSpan] {
    guard case .set(let set) = isSet ? form : nil else { return [margin] }
    return set.members.map { $0.span(\.margin) }
  }
}

extension EDTFSpan {
  func contains(_ other: EDTFSpan) -> Bool {
    earliest <= other.earliest && other.latest <= latest
  }

  func meets(_ other: EDTFSpan) -> Bool {
    earliest <= other.latest && other.earliest <= latest
  }

  /// The same days in as few stretches as there can be: 1984 and 1985 are one.
  static func united(_ spans: [EDTFSpan]) -> [EDTFSpan] {
    var united: [EDTFSpan] = []
    for span in spans.sorted(by: { $0.earliest < $1.earliest }) {
      if let last = united.last, last.latest == .max || span.earliest <= last.latest + 1 {
        united[united.count - 1] = last.joined(with: span)
      } else {
        united.append(span)
      }
    }
    return united
  }
}
