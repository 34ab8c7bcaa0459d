/// A name, unescaped (21.3). Names are case-sensitive; canonically equivalent ones are the same name, as two
/// equal `String`s are.
struct Identifier: Sendable {
  var name: String
  /// Whether the text had quotes or grave accents around it.
  var isDelimited: Bool
  var range: SourceRange
}

/// `$name` or `$$name` (20.4, 17.7).
struct Parameter: Sendable {
  var name: String
  /// `$$name`: the parameter holds a reference to a catalog object, put in place before execution.
  var isSubstituted: Bool
  var range: SourceRange
}
