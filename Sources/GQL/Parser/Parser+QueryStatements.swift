/// Query statements (14.4 to 14.9).
extension Parser {
  /// `<simple query statement>`.
  mutating func parseSimpleQueryStatement() throws(ParseFailure) -> Statement.Kind {
    switch kind {
    case .match:
      advance()
      return .match(try parseGraphPatternBindingTable())
    case .optional where peek() == .call, .call:
      return .call(try parseCallStatement())
    case .optional:
      return .optionalMatch(try parseOptionalOperand())
    case .filter:
      advance()
      _ = accept(.where)
      return .filter(try parseExpression())
    case .let:
      advance()
      return .letVariables(try parseLetDefinitions())
    case .for:
      return .forEach(try parseForStatement())
    default:
      return .orderByAndPage(try parseOrderByAndPage())
    }
  }

  /// `<match statement>` (14.4).
  mutating func parseMatchStatement() throws(ParseFailure) -> MatchStatement {
    let start = start
    switch kind {
    case .match:
      advance()
      let table = try parseGraphPatternBindingTable()
      return MatchStatement(kind: .simple(table), range: range(from: start))
    case .optional:
      let operand = try parseOptionalOperand()
      return MatchStatement(kind: .optional(operand), range: range(from: start))
    default:
      throw expected("MATCH", candidates: [.match, .optional])
    }
  }

  /// OPTIONAL and its operand (14.4).
  private mutating func parseOptionalOperand() throws(ParseFailure) -> [MatchStatement] {
    advance()
    switch kind {
    case .match: return [try parseMatchStatement()]
    case .leftBrace: return try parseMatchStatementBlock(closedBy: .rightBrace)
    case .leftParen: return try parseMatchStatementBlock(closedBy: .rightParen)
    default: throw expected("MATCH or CALL behind OPTIONAL", candidates: [.match, .call])
    }
  }

  /// `<match statement block>` with its brackets.
  mutating func parseMatchStatementBlock(closedBy end: TokenKind) throws(ParseFailure) -> [MatchStatement] {
    try enter()
    defer { leave() }
    advance()
    var statements: [MatchStatement] = []
    repeat { statements.append(try parseMatchStatement()) } while kind == .match || kind == .optional
    try expect(end)
    return statements
  }

  /// `<let variable definition list>` (14.7).
  mutating func parseLetDefinitions(stoppingAt stops: Stops = []) throws(ParseFailure) -> [LetDefinition] {
    try commaSeparated { parser throws(ParseFailure) in try parser.parseLetDefinition(stoppingAt: stops) }
  }

  private mutating func parseLetDefinition(stoppingAt stops: Stops) throws(ParseFailure) -> LetDefinition {
    let start = start
    var type: ValueTypeSyntax?
    let variable: Identifier
    if kind == .value, peek().isRegularIdentifier {
      advance()
      variable = try parseVariable()
      type = try parseOptionalType()
    } else {
      variable = try parseVariableOrReservedWord()
    }
    try expect(.equals)
    let value = try parseExpression(stoppingAt: stops)
    return LetDefinition(variable: variable, type: type, value: value, range: range(from: start))
  }

  /// `<for statement>` (14.8).
  private mutating func parseForStatement() throws(ParseFailure) -> ForStatement {
    let start = start
    advance()
    let variable = try parseVariableOrReservedWord()
    try expect(.in)
    let source = try parseExpression()
    var position: ForPosition?
    if kind == .with, peek() == .ordinality || peek() == .offset, peek(2).isRegularIdentifier {
      let start = self.start
      advance()
      let first = advance().kind == .ordinality ? 1 : 0
      let variable = try parseVariable()
      position = ForPosition(variable: variable, start: first, range: range(from: start))
    }
    return ForStatement(variable: variable, source: source, position: position, range: range(from: start))
  }

  /// `UNWIND list AS x` (extension).
  mutating func parseUnwind() throws(ParseFailure) -> ForStatement {
    let start = start
    advance()
    let source = try parseExpression()
    try expect(.as)
    let variable = try parseVariableOrReservedWord()
    note(.unwind, from: start)
    return ForStatement(variable: variable, source: source, position: nil, range: range(from: start))
  }

  /// `<order by and page statement>` (14.9).
  mutating func parseOrderByAndPage() throws(ParseFailure) -> OrderByAndPage {
    let start = start
    var orderBy: [SortSpecification] = []
    if accept(.order) {
      try expect(.by)
      orderBy = try commaSeparated { parser throws(ParseFailure) in try parser.parseSortSpecification() }
    }
    let offset = accept(.offset) || accept(.skip) ? try parseCount() : nil
    let limit = accept(.limit) ? try parseCount() : nil
    return OrderByAndPage(orderBy: orderBy, offset: offset, limit: limit, range: range(from: start))
  }

  /// The order and page behind a result, where any of it is written.
  mutating func parseOrderByAndPageIfPresent() throws(ParseFailure) -> OrderByAndPage? {
    switch kind {
    case .order, .offset, .skip, .limit: try parseOrderByAndPage()
    default: nil
    }
  }

  /// `<sort specification>` (16.17).
  private mutating func parseSortSpecification() throws(ParseFailure) -> SortSpecification {
    let start = start
    let key = try parseExpression()
    let isDescending = kind == .desc || kind == .descending
    if isDescending || kind == .asc || kind == .ascending { advance() }
    var nulls: NullOrdering?
    if accept(.nulls) {
      nulls = accept(.first) ? .first : .last
      if nulls == .last { try expect(.last) }
    }
    return SortSpecification(key: key, isDescending: isDescending, nulls: nulls, range: range(from: start))
  }

  /// `<non-negative integer specification>` (20.3); any expression as an extension.
  private mutating func parseCount() throws(ParseFailure) -> Expression {
    switch kind {
    case .integerNumber, .radixNumber, .generalParameter:
      if !peek().continuesArithmetic { return try parseNonNegativeInteger() }
    default:
      break
    }
    let start = start
    let expression = try parseExpression()
    note(.countExpression, from: start)
    return expression
  }

  /// `<non-negative integer specification>` (20.3).
  mutating func parseNonNegativeInteger() throws(ParseFailure) -> Expression {
    let start = start
    if kind == .generalParameter {
      let parameter = try parseParameter()
      return Expression(kind: .parameter(parameter.name), range: range(from: start))
    }
    guard kind == .integerNumber || kind == .radixNumber else {
      throw expected("a number or a parameter")
    }
    let literal = try parseUnsignedLiteral()
    return Expression(kind: .literal(literal.kind), range: range(from: start))
  }
}

extension TokenKind {
  /// Whether it goes on with an arithmetic expression behind a number.
  fileprivate var continuesArithmetic: Bool {
    switch self {
    case .plus, .minus, .asterisk, .solidus, .percent, .caret: true
    default: false
    }
  }
}
