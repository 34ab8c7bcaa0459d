/// Primaries of expressions (20.2, 20.11, 20.17, 20.18).
extension Parser {
  /// A primary with the properties and subscripts behind it.
  mutating func parsePostfixExpression() throws(ParseFailure) -> Expression {
    let start = start
    var expression: Expression
    if let name = try parseVariableOrPropertyIfPresent() {
      expression = name
    } else {
      expression = try parsePrimary()
    }
    while true {
      switch kind {
      case .period:
        if isBare(expression) { noteUnlessPrimary(expression) }
        advance()
        let name = try parseIdentifier("a property's name")
        expression = Expression(kind: .property(expression, name: name), range: range(from: start))
      case .leftBracket:
        expression = try parseSubscript(of: expression, from: start)
      default:
        return expression
      }
      try grow(from: height)
    }
  }

  /// `x` or `x.name`, which most primaries are, with nothing behind it that would make it something else.
  @inline(__always)
  private mutating func parseVariableOrPropertyIfPresent() throws(ParseFailure) -> Expression? {
    guard kind == .identifier else { return nil }
    switch peek() {
    case .leftParen, .leftBrace: return nil
    case .period:
      if peek(2) != .identifier || peek(3) == .period || peek(3) == .leftParen { return nil }
      let variable = parseVariablePrimary()
      advance()
      let token = advance()
      let name = Identifier(name: source.raw(token.range.bytes), isDelimited: false, range: token.range)
      try grow(from: 1)
      return Expression(kind: .property(variable, name: name), range: range(from: variable.range.start))
    default: return parseVariablePrimary()
    }
  }

  /// `<value expression primary>`.
  private mutating func parsePrimary() throws(ParseFailure) -> Expression {
    switch kind {
    case .identifier:
      switch peek() {
      case .leftParen: return try parseOtherCallAsPrimary()
      case .period where beginsQualifiedCall:
        return try parseOtherCallAsPrimary()
      case .leftBrace where beginsCollectSubquery: return try parseCompositePrimary()
      default: return parseVariablePrimary()
      }
    case .integerNumber, .decimalNumber, .floatNumber, .radixNumber, .singleQuoted, .doubleQuoted,
      .byteString,
      .true, .false, .null, .unknown:
      let literal = try parseUnsignedLiteral()
      height = 1
      return Expression(kind: .literal(literal.kind), range: literal.range)
    case .generalParameter:
      let parameter = try parseParameter()
      height = 1
      return Expression(kind: .parameter(parameter.name), range: parameter.range)
    case .accentQuoted:
      let variable = try parseVariable()
      height = 1
      return Expression(variable)
    default:
      return try parseCompositePrimary()
    }
  }

  /// A function call, as a primary whose height is over that of its arguments.
  private mutating func parseOtherCallAsPrimary() throws(ParseFailure) -> Expression {
    let outer = tallest
    tallest = 0
    let expression = try parseOtherCall()
    try grow(from: tallest)
    tallest = outer
    return expression
  }

  /// A primary that may hold expressions; its height is over the tallest of them.
  private mutating func parseCompositePrimary() throws(ParseFailure) -> Expression {
    let outer = tallest
    tallest = 0
    let expression =
      switch kind {
      case .leftParen: try parseParenthesized()
      case .leftBracket: try parseBracketed()
      case .leftBrace: try parseRecord()
      default: try parseKeywordPrimary()
      }
    try grow(from: tallest)
    tallest = outer
    return expression
  }

  /// `<binding variable reference>` (20.12).
  @inline(__always)
  mutating func parseVariablePrimary() -> Expression {
    let token = advance()
    height = 1
    return Expression(
      kind: .variable(source.raw(token.range.bytes), isDelimited: false), range: token.range)
  }

  /// A primary that begins with a keyword.
  private mutating func parseKeywordPrimary() throws(ParseFailure) -> Expression {
    let start = start
    switch kind {
    case .identifier: return try parseCollectSubquery()
    case .case: return try parseCaseExpression()
    case .exists: return try parseExists()
    case .count where peek() == .leftBrace: return try parseCountSubquery()
    case .value where peek() == .leftBrace:
      advance()
      let query = try parseNestedProcedure()
      return Expression(kind: .valueQuery(query), range: range(from: start))
    case .let: return try parseLetExpression()
    case .sessionUser:
      advance()
      return Expression(kind: .sessionUser, range: range(from: start))
    case .record where peek() == .leftBrace:
      advance()
      return try parseRecord()
    case .list where peek() == .leftBracket && !isDeclaredWord,
      .array where peek() == .leftBracket && !isDeclaredWord,
      .group where peek() == .list || peek() == .array:
      return try parseNamedList()
    case .path where peek() == .leftBracket && !isDeclaredWord: return try parsePathConstructor()
    case .substitutedParameter:
      throw ParseFailure(
        .invalidSyntax, "a parameter with '$$' stands for a catalog object, not for a value",
        at: current.range,
        hint: "write it with one '$'")
    default:
      if beginsListPredicate { return try parseListPredicate() }
      if kind.isTemporalType, peek() == .period, beginsQualifiedCall { return try parseOtherCall() }
      if isDeclaredWord, peek() == .leftBracket { return try parseWordAsName() }
      if let expression = try parseKeywordExpressionIfPresent() { return expression }
      return try parseWordAsName()
    }
  }

  /// A keyword in the place of a name: a non-reserved one, or as an extension a reserved one that could not be
  /// anything else here.
  private mutating func parseWordAsName() throws(ParseFailure) -> Expression {
    if kind.isRegularIdentifier {
      if beginsGraphOrTableReference { return try parseGraphOrTableReference() }
      if peek() == .leftParen || peek() == .period && beginsQualifiedCall { return try parseOtherCall() }
      return parseVariablePrimary()
    }
    if kind.isReserved {
      if peek() == .leftParen, kind.isFunctionOrTypeName { return try parseOtherCall() }
      if kind.isFunctionOrTypeName || peek() == .period && kind != .end {
        return Expression(parseReservedWordAsName())
      }
    }
    throw expected("an expression", candidates: [.case, .exists, .cast, .not, .null, .true, .false])
  }

  /// Whether a name with periods in it and a parenthesis behind it begins here, as in `text.join(…)`.
  private var beginsQualifiedCall: Bool {
    var index = position
    while tokens[index].kind.isIdentifier || tokens[index].kind.isReserved {
      guard index + 1 < tokens.count else { return false }
      switch tokens[index + 1].kind {
      case .leftParen: return true
      case .period where index + 2 < tokens.count: index += 2
      default: return false
      }
    }
    return false
  }

  /// Whether the reserved word here was declared as a name before, so that `list[0]` is an element of it and no list.
  private var isDeclaredWord: Bool {
    @inline(__always) get {
      !declaredWords.isEmpty && kind.isReserved && declaredWords.contains(source.raw(current.range.bytes))
    }
  }

  // MARK: Graphs and tables

  /// Whether GRAPH, PROPERTY GRAPH, TABLE or BINDING TABLE begins a reference here rather than being a variable.
  private var beginsGraphOrTableReference: Bool {
    switch kind {
    case .graph: continuesReference(at: position + 1, isTable: false)
    case .table: continuesReference(at: position + 1, isTable: true)
    case .property: peek() == .graph && continuesReference(at: position + 2, isTable: false)
    case .binding: peek() == .table && continuesReference(at: position + 2, isTable: true)
    default: false
    }
  }

  /// Whether an expression goes on, behind GRAPH or TABLE, with what it refers to.
  private func continuesReference(at index: Int, isTable: Bool) -> Bool {
    let kind = tokens[min(index, tokens.count - 1)].kind
    let next = tokens[min(index + 1, tokens.count - 1)].kind
    switch kind {
    case .solidus, .doublePeriod: return next.isIdentifier || next == .solidus || next == .doublePeriod
    case .period: return next == .solidus
    case .leftParen, .leftBracket, .substitutedParameter, .generalParameter, .variable, .currentGraph,
      .currentPropertyGraph, .homeGraph, .homePropertyGraph, .homeSchema, .currentSchema, .leftBrace:
      return true
    case .contains, .starts, .ends: return false
    default: return kind.isIdentifier || kind.beginsPrimary
    }
  }

  private mutating func parseGraphOrTableReference() throws(ParseFailure) -> Expression {
    let start = start
    if kind == .property || kind == .binding { advance() }
    if advance().kind == .graph {
      let graph = try parseGraphExpression()
      return Expression(kind: .graph(graph), range: range(from: start))
    }
    let table = try parseBindingTableExpression()
    return Expression(kind: .bindingTable(table), range: range(from: start))
  }

  /// Whether a non-reserved word here begins something else than a name.
  var beginsKeywordPrimary: Bool { beginsGraphOrTableReference }

  /// Whether an expression without a sign or NOT can begin here.
  var beginsPrimary: Bool { kind.isIdentifier || kind.beginsPrimary }

  // MARK: Parentheses, lists, records

  /// `<parenthesized value expression>`, or a pattern as a predicate (extension).
  private mutating func parseParenthesized() throws(ParseFailure) -> Expression {
    if beginsPatternPredicate(at: position) { return try parsePatternPredicate() }
    let start = start
    advance()
    let expression = try parseExpression()
    try expect(.rightParen)
    if case .variable = expression.kind {
      // A name keeps the place of its text.
      lastParenthesized = expression.range
      return expression
    }
    lastParenthesized = range(from: start)
    return Expression(kind: expression.kind, range: lastParenthesized)
  }

  /// `<list value constructor>` without its keyword, or a comprehension (extension).
  private mutating func parseBracketed() throws(ParseFailure) -> Expression {
    if peek(2) == .in, peek().isRegularIdentifier || peek().isReserved {
      return try parseListComprehension()
    }
    if peek() == .leftParen ? beginsPatternPredicate(at: position + 1) : beginsNamedPatternComprehension {
      return try parsePatternComprehension()
    }
    return try parseList(from: start)
  }

  /// LIST, ARRAY or GROUP LIST before a list.
  private mutating func parseNamedList() throws(ParseFailure) -> Expression {
    let start = start
    _ = accept(.group)
    advance()
    return try parseList(from: start)
  }

  private mutating func parseList(from start: UInt32) throws(ParseFailure) -> Expression {
    try expect(.leftBracket)
    var elements: [Expression] = []
    if !kind.beginsWithRightBracket { elements = try parseExpressions() }
    try expectRightBracket("behind the elements of a list")
    return Expression(kind: .list(elements), range: range(from: start))
  }

  /// `<path value constructor>` (20.14).
  private mutating func parsePathConstructor() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    advance()
    let elements = try parseExpressions()
    try expectRightBracket("behind the elements of a path")
    let range = range(from: start)
    guard elements.count % 2 == 1 else {
      throw ParseFailure(
        .invalidSyntax, "a path begins and ends with a node, so it has an odd number of elements", at: range)
    }
    return Expression(kind: .path(elements), range: range)
  }

  /// `<fields specification>` (20.18).
  private mutating func parseRecord() throws(ParseFailure) -> Expression {
    let start = start
    try expect(.leftBrace)
    var fields: [RecordField] = []
    if kind != .rightBrace {
      fields = try commaSeparated { parser throws(ParseFailure) in try parser.parseRecordField() }
    }
    try expect(.rightBrace, "behind the fields of a record")
    return Expression(kind: .record(fields), range: range(from: start))
  }

  private mutating func parseRecordField() throws(ParseFailure) -> RecordField {
    let start = start
    let name = try parseIdentifier("a field's name")
    try expect(.colon, "behind a field's name")
    let value = try parseExpression()
    return RecordField(name: name, value: value, range: range(from: start))
  }

  /// `list[0]` or `list[1..3]` (extension).
  private mutating func parseSubscript(of list: consuming Expression, from start: UInt32) throws(ParseFailure)
    -> Expression
  {
    let listHeight = height
    let outer = tallest
    tallest = listHeight
    defer {
      height = tallest
      tallest = outer
    }
    let bracket = self.start
    advance()
    let lower = kind == .doublePeriod ? nil : try parseExpression()
    if accept(.doublePeriod) {
      let upper = kind.beginsWithRightBracket ? nil : try parseExpression()
      try expectRightBracket("behind a slice")
      note(.slice, from: bracket)
      return Expression(kind: .slice(list, from: lower, to: upper), range: range(from: start))
    }
    guard let lower else { throw expected("an index") }
    try expectRightBracket("behind an index")
    note(.listSubscript, from: bracket)
    return Expression(kind: .element(list, at: lower), range: range(from: start))
  }
}

extension TokenKind {
  /// Whether it names a type of dates, times or durations, and so the functions about it, such as `date.truncate`.
  fileprivate var isTemporalType: Bool {
    switch self {
    case .date, .time, .datetime, .duration, .local, .zoned: true
    default: false
    }
  }

  /// Whether it is `]` or begins with it.
  var beginsWithRightBracket: Bool {
    switch self {
    case .rightBracket, .rightBracketMinus, .bracketRightArrow, .rightBracketTilde, .bracketTildeRightArrow:
      true
    default: false
    }
  }

  /// Whether a primary that is no mere name begins with it.
  var beginsPrimary: Bool {
    switch self {
    case .integerNumber, .decimalNumber, .floatNumber, .radixNumber, .singleQuoted, .doubleQuoted,
      .byteString,
      .true, .false, .null, .unknown, .generalParameter, .leftParen, .leftBracket, .leftBrace, .case, .exists,
      .value, .let, .sessionUser, .record, .list, .array, .group, .path, .cast, .nullif, .coalesce, .interval,
      .allDifferent, .same, .propertyExists:
      true
    default:
      isFunctionOrTypeName
    }
  }
}
