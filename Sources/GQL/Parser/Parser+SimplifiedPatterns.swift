/// Simplified path patterns (16.12).
extension Parser {
  /// `<simplified path pattern expression>`.
  mutating func parseSimplifiedPathPattern() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    let opening = advance().kind
    let contents = try parseSimplifiedContents()
    let direction: EdgeDirection
    switch (opening, kind) {
    case (.leftMinusSlash, .slashMinus): direction = .left
    case (.tildeSlash, .slashTilde): direction = .undirected
    case (.minusSlash, .slashMinusRight): direction = .right
    case (.leftTildeSlash, .slashTilde): direction = .leftOrUndirected
    case (.tildeSlash, .slashTildeRight): direction = .undirectedOrRight
    case (.leftMinusSlash, .slashMinusRight): direction = .leftOrRight
    case (.minusSlash, .slashMinus): direction = .any
    default: throw expected("the end of a simplified path pattern such as /->")
    }
    advance()
    let range = range(from: start)
    let pattern = SimplifiedPathPattern(direction: direction, contents: contents, range: range)
    return PathPatternExpression(kind: .simplified(pattern), range: range)
  }

  /// `<simplified contents>`.
  private mutating func parseSimplifiedContents() throws(ParseFailure) -> SimplifiedContents {
    try enter()
    defer { leave() }
    let start = start
    let first = try parseSimplifiedTerm()
    switch kind {
    case .verticalBar:
      var terms = [first]
      while accept(.verticalBar) { terms.append(try parseSimplifiedTerm()) }
      if kind == .multisetAlternation { throw mixedAlternatives() }
      return SimplifiedContents(kind: .union(terms), range: range(from: start))
    case .multisetAlternation:
      var terms = [first]
      while accept(.multisetAlternation) { terms.append(try parseSimplifiedTerm()) }
      if kind == .verticalBar { throw mixedAlternatives() }
      return SimplifiedContents(kind: .multisetAlternation(terms), range: range(from: start))
    default:
      return first
    }
  }

  /// `<simplified term>`: factors one after the other.
  private mutating func parseSimplifiedTerm() throws(ParseFailure) -> SimplifiedContents {
    let start = start
    let first = try parseSimplifiedFactorLow()
    guard beginsSimplifiedFactor else { return first }
    var factors = [first]
    while beginsSimplifiedFactor { factors.append(try parseSimplifiedFactorLow()) }
    return SimplifiedContents(kind: .concatenation(factors), range: range(from: start))
  }

  private var beginsSimplifiedFactor: Bool {
    switch kind {
    case .less, .tilde, .leftArrowTilde, .minus, .exclamation, .leftParen: true
    default: kind.isIdentifier || kind.isReserved
    }
  }

  /// `<simplified factor low>`: factors with `&` between them.
  private mutating func parseSimplifiedFactorLow() throws(ParseFailure) -> SimplifiedContents {
    let start = start
    let first = try parseSimplifiedFactorHigh()
    guard kind == .ampersand else { return first }
    var factors = [first]
    while accept(.ampersand) { factors.append(try parseSimplifiedFactorHigh()) }
    return SimplifiedContents(kind: .conjunction(factors), range: range(from: start))
  }

  /// `<simplified factor high>`: perhaps with a quantifier or a question mark.
  private mutating func parseSimplifiedFactorHigh() throws(ParseFailure) -> SimplifiedContents {
    let start = start
    let tertiary = try parseSimplifiedTertiary()
    if let quantifier = try parseQuantifier() {
      return SimplifiedContents(kind: .quantified(tertiary, quantifier), range: range(from: start))
    }
    if accept(.question) {
      return SimplifiedContents(kind: .questioned(tertiary), range: range(from: start))
    }
    return tertiary
  }

  /// `<simplified tertiary>`: perhaps with a direction of its own.
  private mutating func parseSimplifiedTertiary() throws(ParseFailure) -> SimplifiedContents {
    let start = start
    let prefix = kind
    switch prefix {
    case .less, .tilde, .leftArrowTilde, .minus: advance()
    default: break
    }
    let secondary = try parseSimplifiedSecondary()
    let direction: EdgeDirection
    switch prefix {
    case .less: direction = accept(.greater) ? .leftOrRight : .left
    case .tilde: direction = accept(.greater) ? .undirectedOrRight : .undirected
    case .leftArrowTilde: direction = .leftOrUndirected
    case .minus: direction = .any
    default:
      guard accept(.greater) else { return secondary }
      direction = .right
    }
    return SimplifiedContents(kind: .directed(direction, secondary), range: range(from: start))
  }

  /// `<simplified secondary>`.
  private mutating func parseSimplifiedSecondary() throws(ParseFailure) -> SimplifiedContents {
    let start = start
    if accept(.exclamation) {
      let primary = try parseSimplifiedPrimary()
      return SimplifiedContents(kind: .negation(primary), range: range(from: start))
    }
    return try parseSimplifiedPrimary()
  }

  /// `<simplified primary>`.
  private mutating func parseSimplifiedPrimary() throws(ParseFailure) -> SimplifiedContents {
    let start = start
    if accept(.leftParen) {
      let contents = try parseSimplifiedContents()
      try expect(.rightParen, "behind simplified contents")
      return SimplifiedContents(kind: contents.kind, range: range(from: start))
    }
    let label = try parseIdentifier("a label")
    return SimplifiedContents(kind: .label(label), range: label.range)
  }
}
