extension JSON {
  /// The tree after a merge patch (RFC 7396): a member of the patch replaces that of the same name,
  /// `null` removes it, an object is merged into the one that is there. Lists are replaced whole.
  /// What stays keeps its place; what is new comes last.
  public func mergePatch(_ patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var merged = JSON.object(object ?? [])
    for change in changes {
      merged[change.name] =
        change.value == .null ? nil : (merged[change.name] ?? .null).mergePatch(change.value)
    }
    return merged
  }
}
