/// CASE and LET expressions (20.5, 20.7).
extension Parser {
  /// `<let value expression>` (20.5). IN ends the definitions, so that the extension of that name needs
  /// parentheses within them.
  mutating func parseLetExpression() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    let definitions = try parseLetDefinitions(stoppingAt: .membership)
    try expect(.in)
    let value = try parseExpression()
    try expect(.end)
    return Expression(kind: .letIn(definitions, value), range: range(from: start))
  }

  /// `<case specification>` (20.7).
  mutating func parseCaseExpression() throws(ParseFailure) -> Expression {
    let start = start
    advance()
    if kind == .when {
      var branches: [SearchedWhen] = []
      while kind == .when { branches.append(try parseSearchedWhen()) }
      let otherwise = try parseElse()
      return Expression(kind: .searchedCase(branches, otherwise: otherwise), range: range(from: start))
    }
    let operand = try parseCaseOperand()
    guard kind == .when else { throw expected("WHEN", candidates: [.when]) }
    var branches: [SimpleWhen] = []
    while kind == .when { branches.append(try parseSimpleWhen(operand)) }
    let otherwise = try parseElse()
    return Expression(kind: .simpleCase(operand, branches, otherwise: otherwise), range: range(from: start))
  }

  /// `<case operand>`, or a value among the `<when operand>`s: primaries without parentheses; others only as an extension.
  private mutating func parseCaseOperand() throws(ParseFailure) -> Expression {
    let operand = try parseExpression()
    if !operand.kind.isPrimary || !isBare(operand) {
      extensions.append(ExtensionUse(kind: .caseOperand, range: operand.range))
    }
    return operand
  }

  /// `<else clause>` and END.
  private mutating func parseElse() throws(ParseFailure) -> Expression? {
    let otherwise = accept(.else) ? try parseExpression() : nil
    guard accept(.end) else { throw expected("WHEN, ELSE or END", candidates: [.when, .else, .end]) }
    return otherwise
  }

  private mutating func parseSearchedWhen() throws(ParseFailure) -> SearchedWhen {
    let start = start
    advance()
    let condition = try parseExpression()
    try expect(.then)
    let result = try parseExpression()
    return SearchedWhen(condition: condition, result: result, range: range(from: start))
  }

  private mutating func parseSimpleWhen(_ operand: Expression) throws(ParseFailure) -> SimpleWhen {
    let start = start
    advance()
    let operands = try commaSeparated { parser throws(ParseFailure) in try parser.parseWhenOperand(operand) }
    try expect(.then)
    let result = try parseExpression()
    return SimpleWhen(operands: operands, result: result, range: range(from: start))
  }

  /// `<when operand>`: a value, or the second half of a predicate.
  private mutating func parseWhenOperand(_ operand: Expression) throws(ParseFailure) -> WhenOperand {
    height = tallest
    let predicate: Expression
    switch kind {
    case .is: predicate = try parseIsPredicate(operand, from: start, isInCase: true)
    case .colon: predicate = try parseLabelPredicate(operand, from: start, isInCase: true)
    case _ where kind.isComparison: predicate = try parseComparisonPart(operand, from: start)
    default: return .value(try parseCaseOperand())
    }
    tallest = max(tallest, height)
    return .predicate(predicate)
  }
}
