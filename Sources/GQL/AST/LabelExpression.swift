/// `<label expression>` (16.8).
struct LabelExpression: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The forms; lists have at least two members.
  enum Kind: Sendable {
    /// `Person`.
    case name(String, isDelimited: Bool)
    /// `%`: at least one label.
    case wildcard
    /// `!A`.
    indirect case negation(LabelExpression)
    /// `A & B`.
    case conjunction([LabelExpression])
    /// `A | B`.
    case disjunction([LabelExpression])
  }
}

/// `<simplified path pattern expression>`: label expressions with a default direction (16.12).
struct SimplifiedPathPattern: Sendable {
  var direction: EdgeDirection
  var contents: SimplifiedContents
  var range: SourceRange
}

/// `<simplified contents>` and what it is made of (16.12).
struct SimplifiedContents: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The forms; lists have at least two members.
  indirect enum Kind: Sendable {
    /// `KNOWS`: an edge with that label, in the direction that holds here.
    case label(Identifier)
    /// `!A`.
    case negation(SimplifiedContents)
    /// `A & B`.
    case conjunction([SimplifiedContents])
    /// `A B`.
    case concatenation([SimplifiedContents])
    /// `A | B`.
    case union([SimplifiedContents])
    /// `A |+| B`.
    case multisetAlternation([SimplifiedContents])
    /// `A{1,3}`.
    case quantified(SimplifiedContents, Quantifier)
    /// `A?`.
    case questioned(SimplifiedContents)
    /// `<A`, `~A>`, …: a direction of its own.
    case directed(EdgeDirection, SimplifiedContents)
  }
}
