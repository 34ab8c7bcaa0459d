/// RETURN, SELECT and WITH (14.10 to 14.12).
extension Parser {
  /// `<return statement>` with the order and page statement behind it.
  mutating func parseReturnStatement() throws(ParseFailure) -> ReturnStatement {
    let start = start
    advance()
    let quantifier = parseQuantifierOfItems()
    let items = try parseProjectionItems(allowsNoBindings: quantifier == nil)
    let groupBy = try parseGroupBy()
    let page = try parseOrderByAndPageIfPresent()
    return ReturnStatement(
      quantifier: quantifier, items: items, groupBy: groupBy, page: page, range: range(from: start))
  }

  /// DISTINCT or ALL before items; `all(x IN …)` is an item itself.
  private mutating func parseQuantifierOfItems() -> SetQuantifier? {
    beginsListPredicate ? nil : parseSetQuantifier()
  }

  /// `*` or items, or NO BINDINGS.
  private mutating func parseProjectionItems(allowsNoBindings: Bool) throws(ParseFailure) -> ProjectionItems {
    let start = start
    if allowsNoBindings, accept(.no, .bindings) {
      return ProjectionItems(hasAsterisk: false, items: [], range: range(from: start))
    }
    if accept(.asterisk) {
      var items: [ProjectionItem] = []
      if accept(.comma) {
        items = try commaSeparated { parser throws(ParseFailure) in try parser.parseProjectionItem() }
        note(.asteriskWithItems, from: start)
      }
      return ProjectionItems(hasAsterisk: true, items: items, range: range(from: start))
    }
    let items = try commaSeparated { parser throws(ParseFailure) in try parser.parseProjectionItem() }
    return ProjectionItems(hasAsterisk: false, items: items, range: range(from: start))
  }

  /// `<return item>` and `<select item>`.
  private mutating func parseProjectionItem() throws(ParseFailure) -> ProjectionItem {
    let start = start
    let value = try parseExpression()
    let alias = accept(.as) ? try parseIdentifier("a name for the column") : nil
    return ProjectionItem(value: value, alias: alias, range: range(from: start))
  }

  /// `<group by clause>` (16.15): variables; other expressions only as an extension.
  private mutating func parseGroupBy() throws(ParseFailure) -> [Expression]? {
    guard kind == .group, peek() == .by else { return nil }
    advance()
    advance()
    if accept(.leftParen, .rightParen) { return [] }
    return try commaSeparated { parser throws(ParseFailure) in try parser.parseGroupingElement() }
  }

  private mutating func parseGroupingElement() throws(ParseFailure) -> Expression {
    let start = start
    let element = try parseExpression()
    if case .variable = element.kind {} else { note(.groupByExpression, from: start) }
    return element
  }

  // MARK: SELECT

  /// `<select statement>` (14.12).
  mutating func parseSelectStatement() throws(ParseFailure) -> SelectStatement {
    let start = start
    advance()
    let quantifier = parseQuantifierOfItems()
    let items = try parseProjectionItems(allowsNoBindings: false)
    var select = SelectStatement(
      quantifier: quantifier, items: items, range: SourceRange(start: start, end: start))
    if accept(.from) {
      select.source = try parseSelectSource()
      if accept(.where) { select.filter = try parseExpression() }
      select.groupBy = try parseGroupBy()
      if accept(.having) { select.having = try parseExpression() }
      select.page = try parseOrderByAndPageIfPresent()
    }
    select.range = range(from: start)
    return select
  }

  /// `<select statement body>` behind FROM.
  private mutating func parseSelectSource() throws(ParseFailure) -> SelectSource {
    if kind == .leftBrace { return .query(graph: nil, try parseNestedProcedure()) }
    let start = start
    var graph: GraphExpression?
    if kind == .match || kind == .optional {
      noteCurrent(.selectWithoutGraph)
    } else {
      graph = try parseGraphExpression()
      if kind == .leftBrace { return .query(graph: graph, try parseNestedProcedure()) }
    }
    var matches: [SelectGraphMatch] = []
    let outerScope = isInSelectFrom
    isInSelectFrom = true
    defer { isInSelectFrom = outerScope }
    let match = try parseMatchStatement()
    matches.append(SelectGraphMatch(graph: graph, match: match, range: range(from: start)))
    while accept(.comma) {
      let start = self.start
      let graph = try parseGraphExpression()
      let match = try parseMatchStatement()
      matches.append(SelectGraphMatch(graph: graph, match: match, range: range(from: start)))
    }
    return .matches(matches)
  }

  // MARK: WITH

  /// `WITH … WHERE …` (extension).
  mutating func parseWithStatement() throws(ParseFailure) -> WithStatement {
    let start = start
    advance()
    note(.withStatement, from: start)
    let quantifier = parseQuantifierOfItems()
    let items = try parseProjectionItems(allowsNoBindings: false)
    let groupBy = try parseGroupBy()
    let page = try parseOrderByAndPageIfPresent()
    let filter = accept(.where) ? try parseExpression() : nil
    return WithStatement(
      quantifier: quantifier, items: items, groupBy: groupBy, page: page, filter: filter,
      range: range(from: start))
  }
}
