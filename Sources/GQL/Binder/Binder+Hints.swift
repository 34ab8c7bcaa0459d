extension Binder {
  /// Warns of a label that the graph does not have, where it has one much like it.
  mutating func noteLabel(_ name: Identifier) {
    guard let hints = context.hints?(notedGraph) else { return }
    note(name, "label", among: hints.labels)
  }

  /// Warns of a property that no element has, where some have one much like it.
  mutating func notePropertyKey(_ name: Identifier) {
    guard let hints = context.hints?(notedGraph) else { return }
    note(name, "property", among: hints.propertyKeys)
  }

  private mutating func note(_ name: Identifier, _ what: String, among known: [String]) {
    guard !known.contains(name.name), let near = Suggestion.nearest(to: name.name, among: known) else {
      return
    }
    let note = GQLError(
      .warning, "the graph has no \(what) `\(name.name)`", at: name.range, hint: "did you mean `\(near)`?")
    if !notes.contains(note) { notes.append(note) }
  }
}
