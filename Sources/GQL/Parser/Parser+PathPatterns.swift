/// Path pattern expressions (16.7, 16.11).
extension Parser {
  /// `<path pattern expression>`.
  mutating func parsePathPatternExpression() throws(ParseFailure) -> PathPatternExpression {
    try enter()
    defer { leave() }
    let start = start
    let first = try parsePathTerm()
    switch kind {
    case .multisetAlternation:
      var terms = [first]
      while accept(.multisetAlternation) { terms.append(try parsePathTerm()) }
      if kind == .verticalBar, !stops.contains(.verticalBar) { throw mixedAlternatives() }
      return PathPatternExpression(kind: .multisetAlternation(terms), range: range(from: start))
    case .verticalBar where !stops.contains(.verticalBar):
      var terms = [first]
      while accept(.verticalBar) { terms.append(try parsePathTerm()) }
      if kind == .multisetAlternation { throw mixedAlternatives() }
      return PathPatternExpression(kind: .union(terms), range: range(from: start))
    default:
      return first
    }
  }

  func mixedAlternatives() -> ParseFailure {
    ParseFailure(
      .invalidSyntax, "| and |+| can't be mixed", at: current.range,
      hint: "put parentheses around one of them")
  }

  /// `<path term>`: factors one after the other.
  private mutating func parsePathTerm() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    guard kind.beginsPathPrimary else {
      throw expected("a pattern such as (n) or -[e]->", candidates: Self.clauseKeywords)
    }
    let first = try parsePathFactor()
    guard kind.beginsPathPrimary else { return first }
    var factors: [PathPatternExpression] = []
    // Three nodes and two edges, as most patterns are or less.
    factors.reserveCapacity(5)
    factors.append(first)
    while kind.beginsPathPrimary { factors.append(try parsePathFactor()) }
    return PathPatternExpression(kind: .concatenation(factors), range: range(from: start))
  }

  /// `<path factor>`: a primary, perhaps with a quantifier or a question mark.
  private mutating func parsePathFactor() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    let primary = try parsePathPrimary()
    if let quantifier = try parseQuantifier() {
      return PathPatternExpression(kind: .quantified(primary, quantifier), range: range(from: start))
    }
    if accept(.question) {
      return PathPatternExpression(kind: .questioned(primary), range: range(from: start))
    }
    return primary
  }

  /// `<path primary>`.
  private mutating func parsePathPrimary() throws(ParseFailure) -> PathPatternExpression {
    switch kind {
    case .leftParen:
      return beginsParenthesizedPath ? try parseParenthesizedPath() : try parseNodePattern()
    case .minusSlash, .tildeSlash, .leftMinusSlash, .leftTildeSlash:
      return try parseSimplifiedPathPattern()
    default:
      return try parseEdgePattern()
    }
  }

  /// Whether the parenthesis here holds a path pattern rather than the filler of a node pattern.
  private var beginsParenthesizedPath: Bool {
    @inline(__always) get {
      let next = peek()
      if next.beginsPathPrimary { return true }
      switch next {
      case .walk, .trail, .simple, .acyclic:
        // All four are names of variables, too: (simple), (simple:Label), (simple = …).
        let behind = peek(2)
        return behind.beginsPathPrimary || behind == .path || behind == .paths || behind == .equals
      default:
        return peek(2) == .equals && (next.isIdentifier || next.isReserved)
      }
    }
  }

  /// `<parenthesized path pattern expression>`.
  private mutating func parseParenthesizedPath() throws(ParseFailure) -> PathPatternExpression {
    let start = start
    advance()
    let outerStops = stops
    stops = []
    var variable: Identifier?
    if peek() == .equals {
      variable = try parseVariableOrReservedWord("a sub-path variable")
      advance()
    }
    let mode = parsePathMode()
    if mode != nil, !accept(.paths) { _ = accept(.path) }
    let expression = try parsePathPatternExpression()
    let filter = accept(.where) ? try parseExpression() : nil
    stops = outerStops
    try expect(.rightParen, "behind a path pattern")
    let range = range(from: start)
    let path = ParenthesizedPathPattern(
      variable: variable, mode: mode, expression: expression, filter: filter, range: range)
    return PathPatternExpression(kind: .parenthesized(path), range: range)
  }

  // MARK: Quantifiers

  /// `<graph pattern quantifier>`, where one is written (16.11).
  mutating func parseQuantifier() throws(ParseFailure) -> Quantifier? {
    let start = start
    switch kind {
    case .asterisk:
      advance()
      return Quantifier(lower: 0, upper: nil, range: range(from: start))
    case .plus:
      advance()
      return Quantifier(lower: 1, upper: nil, range: range(from: start))
    case .leftBrace:
      break
    default:
      return nil
    }
    switch peek() {
    case .integerNumber, .radixNumber, .comma: break
    default: return nil
    }
    advance()
    let lower = kind == .comma ? nil : try parseBound()
    guard accept(.comma) else {
      try expect(.rightBrace, "behind a quantifier")
      return Quantifier(lower: lower ?? 0, upper: lower ?? 0, range: range(from: start))
    }
    let upper = kind == .rightBrace ? nil : try parseBound()
    try expect(.rightBrace, "behind a quantifier")
    return Quantifier(lower: lower ?? 0, upper: upper, range: range(from: start))
  }

  /// The greatest bound of a quantifier (IL018).
  static let maximumBound = Int(Int32.max)

  /// `<lower bound>` or `<upper bound>`.
  mutating func parseBound() throws(ParseFailure) -> Int {
    let token = current
    let value = try parseUnsignedInteger("a number")
    guard value <= Self.maximumBound else {
      throw ParseFailure(
        .invalidSyntax, "a quantifier's bound can be at most \(Self.maximumBound)", at: token.range)
    }
    return value
  }

  // MARK: Where patterns begin

  /// Whether a path pattern begins at a token; used where something else could.
  func beginsPathPattern(at index: Int) -> Bool {
    let last = tokens.count - 1
    let first = tokens[min(index, last)].kind
    let second = tokens[min(index + 1, last)].kind
    if first.beginsPathPrimary || first == .all || first == .any { return true }
    if second == .equals { return first.isIdentifier || first.isReserved }
    if first == .shortest || first.isPathMode {
      return second.beginsPathPrimary || second == .path || second == .paths || second.isPathMode
        || second == .integerNumber || second == .radixNumber || second == .generalParameter
        || second == .group || second == .groups
    }
    return false
  }
}

extension TokenKind {
  /// Whether `<path primary>` begins with it (16.7).
  var beginsPathPrimary: Bool {
    switch self {
    case .leftParen, .minusLeftBracket, .leftArrowBracket, .tildeLeftBracket, .leftArrowTildeBracket, .minus,
      .leftArrow, .rightArrow, .tilde, .tildeRightArrow, .leftArrowTilde, .leftMinusRight, .minusSlash,
      .tildeSlash, .leftMinusSlash, .leftTildeSlash, .doubleMinus, .longLeftArrow, .longRightArrow,
      .longLeftRightArrow:
      true
    default:
      false
    }
  }
}
