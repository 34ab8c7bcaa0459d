/// EXISTS (19.4), and patterns and subqueries as expressions (extensions).
extension Parser {
  /// `<exists predicate>`; `exists(n.name)` is a function of Cypher (extension).
  mutating func parseExists() throws(ParseFailure) -> Expression {
    let start = start
    guard peek() == .leftBrace || peek() == .leftParen else {
      advance()
      throw expected("'{' behind EXISTS")
    }
    if peek() == .leftParen, peek(2).isIdentifier || peek(2).isReserved, peek(3) == .period {
      return try parseOtherCall()
    }
    advance()
    let operand = try parseSubqueryOperand()
    return Expression(kind: .exists(operand), range: range(from: start))
  }

  /// `COUNT {…}` (extension).
  mutating func parseCountSubquery() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    let operand = try parseSubqueryOperand()
    note(.countSubquery, from: start)
    return Expression(kind: .countSubquery(operand), range: range(from: start))
  }

  /// Whether `COLLECT {` begins here with a statement in the braces.
  var beginsCollectSubquery: Bool {
    let inside = peek(2)
    return
      (inside == .leftBrace || inside == .use || inside == .with || inside == .unwind
      || Self.statementKeywords.contains(inside))
      && isWord("collect")
  }

  /// `COLLECT {…}` (extension).
  mutating func parseCollectSubquery() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    let operand = try parseSubqueryOperand()
    note(.collectSubquery, from: start)
    return Expression(kind: .collectSubquery(operand), range: range(from: start))
  }

  /// A pattern, MATCH statements or a query, in braces; the first two also in parentheses.
  private mutating func parseSubqueryOperand() throws(ParseFailure) -> SubqueryOperand {
    let outer = (stops, isInSelectFrom)
    (stops, isInSelectFrom) = ([], false)
    defer { (stops, isInSelectFrom) = outer }
    if kind == .leftParen {
      if peek() == .match || peek() == .optional {
        return .matches(try parseMatchStatementBlock(closedBy: .rightParen))
      }
      return .pattern(try parseEnclosedPattern(closedBy: .rightParen))
    }
    guard kind == .leftBrace else { throw expected("'{'") }
    if beginsGraphPattern(at: position + 1) {
      return .pattern(try parseEnclosedPattern(closedBy: .rightBrace))
    }
    let query = try parseNestedProcedure()
    if let matches = query.matchStatements { return .matches(matches) }
    return .query(query)
  }

  private mutating func parseEnclosedPattern(closedBy end: TokenKind) throws(ParseFailure) -> GraphPattern {
    try enter()
    defer { leave() }
    advance()
    let pattern = try parseGraphPattern()
    try expect(end, "behind a graph pattern")
    return pattern
  }

  /// Whether `<graph pattern>` begins at a token rather than a statement.
  private func beginsGraphPattern(at index: Int) -> Bool {
    let first = tokens[min(index, tokens.count - 1)].kind
    let second = tokens[min(index + 1, tokens.count - 1)].kind
    switch first {
    case .repeatable: return second == .element || second == .elements || second == .equals
    case .different:
      return second == .edge || second == .edges || second == .relationship || second == .relationships
        || second == .equals
    case .optional, .match: return false
    default: return beginsPathPattern(at: index)
    }
  }

  // MARK: Patterns as expressions

  /// Whether the parenthesis at a token begins a node pattern with an edge behind it.
  ///
  /// Looks only as far as the node's labels, so that nested parentheses are not read again and again.
  func beginsPatternPredicate(at start: Int) -> Bool {
    var index = start + 1
    func kind(_ index: Int) -> TokenKind { tokens[min(index, tokens.count - 1)].kind }
    if kind(index).isRegularIdentifier { index += 1 }
    if kind(index) == .leftBrace, index > start + 1 {
      // `(TABLE {…})` and `(GRAPH {…})` are no nodes.
      return kind(start + 1) != .table && kind(start + 1) != .graph && kind(index + 2) == .colon
    }
    if kind(index) == .colon {
      index += 1
      guard let end = endOfLabels(from: index) else { return false }
      index = end
      if kind(index) == .leftBrace { return true }
    }
    guard kind(index) == .rightParen else { return false }
    switch kind(index + 1) {
    case .minusLeftBracket:
      // `(a) -[1]` subtracts a list; an edge has a label, a variable or nothing in its brackets.
      let inside = kind(index + 2)
      let behind = kind(index + 3)
      return inside == .colon || inside.beginsWithRightBracket && inside != .rightBracket
        || inside == .asterisk
        || inside.isRegularIdentifier
          && (behind == .colon || behind == .bracketRightArrow
            || behind == .rightBracketMinus && kind(index + 4) == .leftParen || behind == .asterisk)
    case .leftArrowBracket:
      let inside = kind(index + 2)
      return inside == .colon || inside.beginsWithRightBracket && inside != .rightBracket
        || inside.isRegularIdentifier && (kind(index + 3) == .colon || kind(index + 3) == .rightBracketMinus)
    case .tildeLeftBracket, .leftArrowTildeBracket, .rightArrow, .longRightArrow, .longLeftArrow,
      .doubleMinus,
      .longLeftRightArrow, .leftMinusRight, .tilde, .tildeRightArrow, .leftArrowTilde, .minusSlash,
      .tildeSlash,
      .leftMinusSlash, .leftTildeSlash:
      return true
    default:
      return index == start + 1 && (kind(index + 1) == .minus || kind(index + 1) == .leftArrow)
    }
  }

  /// Where a label expression that begins at a token ends; nil where its tokens are no label expression.
  private func endOfLabels(from start: Int) -> Int? {
    var index = start
    var parentheses = 0
    var isAfterLabel = false
    while index < tokens.count {
      let kind = tokens[index].kind
      switch (kind, isAfterLabel) {
      case (.leftParen, false): parentheses += 1
      case (.exclamation, false): break
      case (.rightParen, true) where parentheses > 0: parentheses -= 1
      case (.ampersand, true), (.verticalBar, true), (.colon, true): isAfterLabel = false
      case (_, true): return parentheses == 0 ? index : nil
      default:
        guard kind == .percent || kind.isIdentifier || kind.isReserved else { return nil }
        isAfterLabel = true
      }
      index += 1
    }
    return nil
  }

  /// `(a)-[:T]->(b)` as a predicate: the same as EXISTS of it (extension).
  mutating func parsePatternPredicate() throws(ParseFailure) -> Expression {
    let start = start
    let outerStops = stops
    stops = .verticalBar
    let expression = try parsePathPatternExpression()
    stops = outerStops
    note(.patternPredicate, from: start)
    let range = range(from: start)
    let path = PathPattern(variable: nil, prefix: nil, expression: expression, range: range)
    let pattern = GraphPattern(matchMode: nil, paths: [path], keep: nil, filter: nil, range: range)
    return Expression(kind: .exists(.pattern(pattern)), range: range)
  }
}

extension ProcedureBody {
  /// Its statements, if they are MATCH statements and nothing else (19.4).
  fileprivate var matchStatements: [MatchStatement]? {
    guard schema == nil, definitions.isEmpty, statements.count == 1, let step = statements.first,
      step.statement.rest.isEmpty
    else { return nil }
    var matches: [MatchStatement] = []
    for statement in step.statement.first.statements {
      switch statement.kind {
      case .match(let table):
        matches.append(MatchStatement(kind: .simple(table), range: statement.range))
      case .optionalMatch(let block):
        matches.append(MatchStatement(kind: .optional(block), range: statement.range))
      default:
        return nil
      }
    }
    return matches
  }
}
