/// Comprehensions and predicates over lists (extensions).
extension Parser {
  /// `[x IN list WHERE … | …]`.
  mutating func parseListComprehension() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    var comprehension = try parseListBinding(stoppingAt: .verticalBar)
    if accept(.verticalBar) { comprehension.result = try parseExpression() }
    try expectRightBracket("behind a list comprehension")
    comprehension.range = range(from: start)
    note(.listComprehension, from: start)
    return Expression(kind: .listComprehension(comprehension), range: comprehension.range)
  }

  /// `x IN list WHERE …`.
  private mutating func parseListBinding(stoppingAt stops: Stops) throws(ParseFailure) -> ListComprehension {
    let start = start
    let variable = try parseVariableOrReservedWord()
    try expect(.in)
    let list = try parseExpression(stoppingAt: stops)
    let filter = accept(.where) ? try parseExpression(stoppingAt: stops) : nil
    return ListComprehension(
      variable: variable, list: list, filter: filter, result: nil, range: range(from: start))
  }

  // MARK: Patterns

  /// Whether the bracket here begins a pattern comprehension whose path has a name.
  var beginsNamedPatternComprehension: Bool {
    @inline(__always) get {
      peek(2) == .equals && peek(3) == .leftParen && (peek().isRegularIdentifier || peek().isReserved)
    }
  }

  /// `[(a)-[:T]->(b) WHERE … | …]`.
  mutating func parsePatternComprehension() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    let outerStops = stops
    stops = .verticalBar
    let pattern = try parsePathPattern()
    stops = outerStops
    let filter = accept(.where) ? try parseExpression(stoppingAt: .verticalBar) : nil
    try expect(.verticalBar, "and the result of a pattern comprehension")
    let result = try parseExpression()
    try expectRightBracket("behind a pattern comprehension")
    note(.patternComprehension, from: start)
    let comprehension = PatternComprehension(
      pattern: pattern, filter: filter, result: result, range: range(from: start))
    return Expression(kind: .patternComprehension(comprehension), range: comprehension.range)
  }

  // MARK: Predicates over lists

  /// Whether `any(x IN`, `all(x IN`, `none(x IN` or `single(x IN` begins here.
  var beginsListPredicate: Bool {
    @inline(__always) get {
      peek() == .leftParen && peek(3) == .in && (peek(2).isRegularIdentifier || peek(2).isReserved)
        && listQuantifier != nil
    }
  }

  private var listQuantifier: ListQuantifier? {
    @inline(__always) get {
      switch kind {
      case .any: .any
      case .all: .all
      case .identifier: ListQuantifier(rawValue: source.raw(current.range.bytes).lowercased())
      default: nil
      }
    }
  }

  /// `any(x IN list WHERE …)` and its kin.
  mutating func parseListPredicate() throws(ParseFailure) -> Expression {
    let start = start
    let quantifier = listQuantifier ?? .any
    advance()
    advance()
    let binding = try parseListBinding(stoppingAt: [])
    try expect(.rightParen, "behind the condition")
    note(.listPredicate, from: start)
    return Expression(kind: .quantifiedPredicate(quantifier, binding), range: range(from: start))
  }

  // MARK: Reduce

  /// Whether `reduce(x =` begins here.
  var beginsReduce: Bool {
    @inline(__always) get {
      kind == .identifier && peek() == .leftParen && peek(3) == .equals && isWord("reduce")
    }
  }

  /// `reduce(total = 0, x IN list | total + x)`.
  mutating func parseReduce() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    advance()
    let accumulator = try parseVariableOrReservedWord()
    try expect(.equals)
    let first = try parseExpression()
    try expect(.comma)
    let variable = try parseVariableOrReservedWord()
    try expect(.in)
    let list = try parseExpression(stoppingAt: .verticalBar)
    try expect(.verticalBar, "and the step of reduce")
    let step = try parseExpression()
    try expect(.rightParen)
    note(.reduce, from: start)
    let reduce = ReduceExpression(
      accumulator: accumulator, start: first, variable: variable, list: list, step: step,
      range: range(from: start))
    return Expression(kind: .reduce(reduce), range: reduce.range)
  }
}
