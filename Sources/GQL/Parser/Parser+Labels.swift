/// Label expressions (16.8).
extension Parser {
  /// `<label expression>`.
  ///
  /// - Parameter allowsColons: Whether `:` and `|:` may stand between labels (extension); not in predicates.
  mutating func parseLabelExpression(allowsColons: Bool = false) throws(ParseFailure) -> LabelExpression {
    try enter()
    defer { leave() }
    let start = start
    let first = try parseLabelTerm(allowsColons: allowsColons)
    guard kind == .verticalBar, !stops.contains(.verticalBar) else { return first }
    var terms = [first]
    while accept(.verticalBar) {
      if allowsColons, kind == .colon {
        noteCurrent(.labelColonChain)
        advance()
      }
      terms.append(try parseLabelTerm(allowsColons: allowsColons))
    }
    return LabelExpression(kind: .disjunction(terms), range: range(from: start))
  }

  /// `<label term>`.
  private mutating func parseLabelTerm(allowsColons: Bool) throws(ParseFailure) -> LabelExpression {
    let start = start
    let first = try parseLabelFactor()
    guard kind == .ampersand || allowsColons && kind == .colon else { return first }
    var factors = [first]
    while true {
      if allowsColons, kind == .colon {
        noteCurrent(.labelColonChain)
        advance()
      } else if !accept(.ampersand) {
        break
      }
      factors.append(try parseLabelFactor())
    }
    return LabelExpression(kind: .conjunction(factors), range: range(from: start))
  }

  /// `<label factor>`.
  private mutating func parseLabelFactor() throws(ParseFailure) -> LabelExpression {
    let start = start
    if accept(.exclamation) {
      let primary = try parseLabelPrimary()
      return LabelExpression(kind: .negation(primary), range: range(from: start))
    }
    return try parseLabelPrimary()
  }

  /// `<label primary>`.
  private mutating func parseLabelPrimary() throws(ParseFailure) -> LabelExpression {
    let start = start
    if accept(.percent) { return LabelExpression(kind: .wildcard, range: range(from: start)) }
    if accept(.leftParen) {
      let outerStops = stops
      stops = []
      let expression = try parseLabelExpression()
      stops = outerStops
      try expect(.rightParen, "behind a label expression")
      // A name keeps the place of its text.
      if case .name = expression.kind { return expression }
      return LabelExpression(kind: expression.kind, range: range(from: start))
    }
    let name = try parseIdentifier("a label")
    return LabelExpression(kind: .name(name.name, isDelimited: name.isDelimited), range: name.range)
  }
}
