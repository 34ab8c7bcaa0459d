/// Statements: composite, linear and simple (9.2, 12.1, 13.1, 14.1 to 14.3).
extension Parser {
  /// `<statement>`: a linear statement, or queries with conjunctions between them.
  mutating func parseCompositeStatement() throws(ParseFailure) -> CompositeStatement {
    let start = start
    let first = try parseLinearStatement()
    var rest: [ConjoinedQuery] = []
    while let query = try parseConjoinedQueryIfPresent() { rest.append(query) }
    return CompositeStatement(first: first, rest: rest, range: range(from: start))
  }

  /// `<query conjunction>` and the query behind it (14.2).
  private mutating func parseConjoinedQueryIfPresent() throws(ParseFailure) -> ConjoinedQuery? {
    let start = start
    let conjunction: QueryConjunction
    switch kind {
    case .union:
      advance()
      conjunction = .union(parseSetQuantifier())
    case .except:
      advance()
      conjunction = .except(parseSetQuantifier())
    case .intersect:
      advance()
      conjunction = .intersect(parseSetQuantifier())
    case .otherwise:
      advance()
      conjunction = .otherwise
    default:
      return nil
    }
    let query = try parseLinearStatement()
    return ConjoinedQuery(conjunction: conjunction, query: query, range: range(from: start))
  }

  /// `<set quantifier>`, where it is written (20.9).
  mutating func parseSetQuantifier() -> SetQuantifier? {
    if accept(.distinct) { return .distinct }
    return accept(.all) ? .all : nil
  }

  /// A linear statement of any class: statements up to one that gives a result.
  mutating func parseLinearStatement() throws(ParseFailure) -> LinearStatement {
    let start = start
    var statements: [Statement] = []
    statements.reserveCapacity(4)
    while try parseStatementIfPresent(into: &statements) {}
    guard let last = statements.last else {
      throw expected("a statement", candidates: Self.statementKeywords)
    }
    if last.isUse { throw expected("a statement behind USE", candidates: Self.statementKeywords) }
    return LinearStatement(statements: statements, range: range(from: start))
  }

  /// Adds one statement; false where none begins, or none may follow.
  private mutating func parseStatementIfPresent(
    into statements: inout [Statement]
  ) throws(ParseFailure) -> Bool {
    let token = current
    guard let kind = try parseStatementKind(after: statements) else { return false }
    let statement = Statement(kind: kind, range: range(from: token.start))
    try check(statement, startingAt: token, follows: statements)
    let isLast = statement.endsLinearStatement
    statements.append(statement)
    return !isLast
  }

  private mutating func parseStatementKind(
    after previous: [Statement]
  ) throws(ParseFailure) -> Statement.Kind? {
    switch kind {
    case .match, .optional, .filter, .let, .for, .order, .offset, .skip, .limit, .call:
      return try parseSimpleQueryStatement()
    case .return: return .returnResult(try parseReturnStatement())
    case .finish:
      advance()
      return .finish
    case .select: return .select(try parseSelectStatement())
    case .use:
      advance()
      return .use(try parseGraphExpression())
    case .leftBrace where previous.allSatisfy(\.isUse): return .nested(try parseNestedProcedure())
    case .insert, .set, .remove, .delete, .detach, .nodetach: return try parseDataModifyingStatement()
    case .create: return try parseCreateStatement()
    case .drop: return try parseDropStatement()
    case .with: return .with(try parseWithStatement())
    case .unwind where !previous.isEmpty || peek() != .equals: return .forEach(try parseUnwind())
    case .merge: return .merge(try parseMergeStatement())
    case .show where peek() == .index || peek() == .indexes: return parseShowIndexes()
    default: return nil
    }
  }

  /// Which statements may stand in one linear statement.
  private func check(
    _ statement: Statement, startingAt token: Token, follows previous: [Statement]
  ) throws(ParseFailure) {
    let next = "put NEXT between them"
    if case .nested = statement.kind { return }
    if case .select = statement.kind, !previous.isEmpty {
      throw ParseFailure(.invalidSyntax, "SELECT is a statement of its own", at: token.range, hint: next)
    }
    guard let first = previous.first else { return }
    // The statements before are of one class, but for CALL: the last of them tells which.
    if !statement.isCall, let other = previous.last(where: { !$0.isCall }),
      other.isCatalogModifying != statement.isCatalogModifying
    {
      throw ParseFailure(
        .invalidSyntax, "statements that change the catalog can't be joined with others", at: token.range,
        hint: next)
    }
    if case .use = statement.kind, !first.isUse {
      throw ParseFailure(
        .invalidSyntax, "USE must come first, or follow statements that began with USE", at: token.range,
        hint: next)
    }
  }
}

extension Statement {
  /// Whether no statement may follow in the same linear statement.
  var endsLinearStatement: Bool {
    switch kind {
    case .returnResult, .finish, .select, .nested: true
    default: false
    }
  }

  /// Whether it is USE.
  var isUse: Bool {
    if case .use = kind { true } else { false }
  }

  /// Whether it is CALL, which may belong to statements of any class.
  var isCall: Bool {
    if case .call = kind { true } else { false }
  }

  /// Whether it changes the catalog (clause 12).
  var isCatalogModifying: Bool {
    switch kind {
    case .createSchema, .dropSchema, .createGraph, .dropGraph, .createGraphType, .dropGraphType, .createIndex,
      .dropIndex:
      true
    default:
      false
    }
  }

  /// Whether it changes data (clause 13).
  var isDataModifying: Bool {
    switch kind {
    case .insert, .set, .remove, .delete, .merge: true
    default: false
    }
  }
}
