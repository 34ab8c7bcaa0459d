/// Procedure calls (clause 15).
extension Parser {
  /// `<call procedure statement>`.
  mutating func parseCallStatement() throws(ParseFailure) -> CallStatement {
    let start = start
    let isOptional = accept(.optional)
    try expect(.call)
    let call: ProcedureCall
    switch kind {
    case .leftBrace, .leftParen: call = try parseInlineCall()
    default: call = try parseNamedCall()
    }
    return CallStatement(isOptional: isOptional, call: call, range: range(from: start))
  }

  /// `<inline procedure call>` (15.2).
  private mutating func parseInlineCall() throws(ParseFailure) -> ProcedureCall {
    var scope: [Identifier]?
    if accept(.leftParen) {
      scope = []
      if kind != .rightParen {
        scope = try commaSeparated { parser throws(ParseFailure) in try parser.parseVariableOrReservedWord() }
      }
      try expect(.rightParen)
    }
    return .inline(scope: scope, try parseNestedProcedure())
  }

  /// `<named procedure call>` (15.3).
  private mutating func parseNamedCall() throws(ParseFailure) -> ProcedureCall {
    guard beginsCatalogReference else { throw expected("a procedure's name, or { … }") }
    let procedure = try parseCatalogReference("a procedure's name")
    try expect(.leftParen, "behind a procedure's name")
    var arguments: [Expression] = []
    if kind != .rightParen { arguments = try parseExpressions() }
    try expect(.rightParen)
    if kind == .yield, peek() == .asterisk {
      let start = start
      advance()
      advance()
      note(.yieldAsterisk, from: start)
      return .named(procedure, arguments: arguments, yield: nil)
    }
    return .named(procedure, arguments: arguments, yield: try parseYieldClause())
  }
}
