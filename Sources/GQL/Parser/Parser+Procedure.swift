/// Procedures and their definitions (clauses 9 and 10).
extension Parser {
  /// `{ … }`: `<nested procedure specification>` and its kin (9.1).
  mutating func parseNestedProcedure() throws(ParseFailure) -> ProcedureBody {
    try expect(.leftBrace)
    try enter()
    defer { leave() }
    let outer = (stops, isInSelectFrom)
    (stops, isInSelectFrom) = ([], false)
    let body = try parseProcedureBody()
    (stops, isInSelectFrom) = outer
    try expect(.rightBrace)
    return body
  }

  /// `<procedure body>` (9.2).
  mutating func parseProcedureBody() throws(ParseFailure) -> ProcedureBody {
    let start = start
    var schema: SchemaReference?
    if accept(.at) { schema = try parseSchemaReference() }
    var definitions: [VariableDefinition] = []
    while let definition = try parseVariableDefinitionIfPresent() { definitions.append(definition) }
    var statements = [try parseStatementStep(isFirst: true)]
    while kind == .next { statements.append(try parseStatementStep(isFirst: false)) }
    return ProcedureBody(
      schema: schema, definitions: definitions, statements: statements, range: range(from: start))
  }

  /// `<statement>` or `<next statement>` (9.2).
  private mutating func parseStatementStep(isFirst: Bool) throws(ParseFailure) -> StatementStep {
    let start = start
    var yield: [YieldItem]?
    if !isFirst {
      advance()
      yield = try parseYieldClause()
    }
    let statement = try parseCompositeStatement()
    return StatementStep(yield: yield, statement: statement, range: range(from: start))
  }

  /// `<yield clause>`, where it is written (16.14).
  mutating func parseYieldClause() throws(ParseFailure) -> [YieldItem]? {
    guard accept(.yield) else { return nil }
    return try commaSeparated { parser throws(ParseFailure) in try parser.parseYieldItem() }
  }

  private mutating func parseYieldItem() throws(ParseFailure) -> YieldItem {
    let start = start
    let name = try parseIdentifier("a column's name")
    let alias = accept(.as) ? try parseVariableOrReservedWord("a name for the column") : nil
    return YieldItem(name: name, alias: alias, range: range(from: start))
  }

  // MARK: Definitions

  /// Whether a definition of a variable begins here: its keyword and a name follow each other, which no
  /// statement's first words do.
  var beginsVariableDefinition: Bool { beginsVariableDefinition(at: position) }

  @inline(__always)
  func beginsVariableDefinition(at index: Int) -> Bool {
    func kind(_ index: Int) -> TokenKind { tokens[min(index, tokens.count - 1)].kind }
    return switch kind(index) {
    case .value, .graph, .table: kind(index + 1).isRegularIdentifier
    case .property: kind(index + 1) == .graph && kind(index + 2).isRegularIdentifier
    case .binding: kind(index + 1) == .table && kind(index + 2).isRegularIdentifier
    default: false
    }
  }

  /// `<binding variable definition>`, where one begins (10.1 to 10.3).
  private mutating func parseVariableDefinitionIfPresent() throws(ParseFailure) -> VariableDefinition? {
    guard beginsVariableDefinition else { return nil }
    let start = start
    if kind == .property || kind == .binding { advance() }
    let keyword = advance().kind
    let variable = try parseVariable()
    let initializer = try parseInitializer(of: keyword)
    return VariableDefinition(variable: variable, initializer: initializer, range: range(from: start))
  }

  /// The optional type and the `= …` behind the name of a variable or parameter.
  mutating func parseInitializer(of keyword: TokenKind) throws(ParseFailure) -> VariableInitializer {
    let type = try parseOptionalType()
    if let type { try check(type, fits: keyword) }
    try expect(.equals)
    switch keyword {
    case .graph: return .graph(type: type, try parseGraphExpression())
    case .table: return .bindingTable(type: type, try parseBindingTableExpression())
    default: return .value(type: type, try parseExpression())
    }
  }

  /// `[ [ <typed> ] <value type> ]` before an equals sign.
  mutating func parseOptionalType() throws(ParseFailure) -> ValueTypeSyntax? {
    if kind == .equals { return nil }
    acceptTyped()
    return try parseValueType()
  }

  private func check(_ type: ValueTypeSyntax, fits keyword: TokenKind) throws(ParseFailure) {
    switch (keyword, type.kind) {
    case (.graph, .graph), (.table, .bindingTable), (.value, _): return
    default:
      throw ParseFailure(
        .invalidSyntax, "expected a \(keyword == .graph ? "graph" : "binding table") type", at: type.range)
    }
  }

  /// `<typed>`: `::` or TYPED.
  @discardableResult
  mutating func acceptTyped() -> Bool {
    accept(.doubleColon) || accept(.typed)
  }
}
