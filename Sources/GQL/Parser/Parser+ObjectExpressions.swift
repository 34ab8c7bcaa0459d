/// Graphs and binding tables as expressions (clause 11).
extension Parser {
  /// `<graph expression>` (11.1).
  mutating func parseGraphExpression() throws(ParseFailure) -> GraphExpression {
    let start = start
    let kind: GraphExpression.Kind
    switch self.kind {
    case .currentGraph, .currentPropertyGraph:
      advance()
      kind = .current
    case .homeGraph, .homePropertyGraph:
      advance()
      kind = .home
    default:
      switch try parseObjectExpression("a graph") {
      case .name(let name): kind = .nameOrVariable(name)
      case .reference(let reference): kind = .reference(reference)
      case .parameter(let parameter): kind = .parameter(parameter)
      case .expression(let expression): kind = .expression(expression)
      }
    }
    return GraphExpression(kind: kind, range: range(from: start))
  }

  /// `<binding table expression>` (11.2).
  mutating func parseBindingTableExpression() throws(ParseFailure) -> BindingTableExpression {
    let start = start
    let kind: BindingTableExpression.Kind
    if self.kind == .leftBrace, !beginsRecord {
      kind = .query(try parseNestedProcedure())
    } else {
      switch try parseObjectExpression("a binding table") {
      case .name(let name): kind = .nameOrVariable(name)
      case .reference(let reference): kind = .reference(reference)
      case .parameter(let parameter): kind = .parameter(parameter)
      case .expression(let expression): kind = .expression(expression)
      }
    }
    return BindingTableExpression(kind: kind, range: range(from: start))
  }

  /// Whether the brace here begins a record rather than a query.
  private var beginsRecord: Bool {
    peek() == .rightBrace || (peek().isIdentifier || peek().isReserved) && peek(2) == .colon
  }

  private enum ObjectExpression {
    case name(Identifier)
    case reference(CatalogObjectReference)
    case parameter(Parameter)
    case expression(Expression)
  }

  /// What graph and binding table expressions have in common (11.3, 17.2, 17.4).
  private mutating func parseObjectExpression(_ what: String) throws(ParseFailure) -> ObjectExpression {
    switch kind {
    case .variable:
      advance()
      return .expression(try parseObjectPrimary())
    case .doubleQuoted, .accentQuoted:
      return .reference(try parseCatalogObjectReference("\(what)'s name"))
    case .solidus, .period, .doublePeriod, .homeSchema, .currentSchema:
      return .reference(try parseCatalogObjectReference("\(what)'s name"))
    case .substitutedParameter:
      if beginsSchemaReference { return .reference(try parseCatalogObjectReference("\(what)'s name")) }
      return .parameter(try parseParameter())
    case _ where kind.isRegularIdentifier && !beginsKeywordPrimary && peek() != .leftParen:
      if peek() == .period { return .reference(try parseCatalogObjectReference("\(what)'s name")) }
      return .name(try parseVariable())
    default:
      guard beginsPrimary else { throw expected(what) }
      return .expression(try parseObjectPrimary())
    }
  }

  /// `<value expression primary>`; an operation without parentheses only as an extension.
  private mutating func parseObjectPrimary() throws(ParseFailure) -> Expression {
    let expression = try parsePostfixExpression()
    if isBare(expression) { noteUnlessPrimary(expression) }
    return expression
  }
}
