/// The slug of something that has a stream. There is no field for a slug alone: its type says what it
/// names.
public protocol StreamSlug: FieldValue where Reading == Text {
  static var subject: Subject { get }
}

extension StreamSlug {
  public static var kind: Kind { .slug(of: subject) }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

public enum CaseSlug: StreamSlug {
  public static var subject: Subject { .case }
}

public enum LawSlug: StreamSlug {
  public static var subject: Subject { .law }
}

public enum PartySlug: StreamSlug {
  public static var subject: Subject { .party }
}

public enum SourceSlug: StreamSlug {
  public static var subject: Subject { .source }
}

public enum SwapSlug: StreamSlug {
  public static var subject: Subject { .swap }
}

/// Words, which may be the slug of something.
public enum TextOr<S: StreamSlug>: FieldValue {
  public static var kind: Kind { .textOrSlug(of: S.subject) }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}
