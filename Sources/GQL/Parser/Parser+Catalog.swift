/// Catalog-modifying statements (clause 12).
extension Parser {
  /// What begins with CREATE.
  mutating func parseCreateStatement() throws(ParseFailure) -> Statement.Kind {
    let start = start
    advance()
    switch kind {
    case .schema:
      advance()
      let ifNotExists = try parseIfNotExists()
      let name = try parseCatalogSchemaName()
      return .createSchema(
        CreateSchemaStatement(ifNotExists: ifNotExists, name: name, range: range(from: start)))
    case .or:
      advance()
      try expect(.replace)
      return try parseCreateGraph(from: start, mode: .orReplace)
    case .property where peek() == .graph, .graph where peek() != .equals:
      return try parseCreateGraph(from: start, mode: .create)
    case .index, .unique, .text:
      return .createIndex(try parseCreateIndex(from: start))
    case _ where kind == .leftParen || peek() == .equals:
      note(.createPattern, from: start)
      return .insert(
        try commaSeparated { parser throws(ParseFailure) in try parser.parseInsertPathPattern() })
    default:
      throw expected(
        "SCHEMA, GRAPH or GRAPH TYPE", candidates: [.schema, .graph, .property, .index, .unique])
    }
  }

  /// What begins with DROP.
  mutating func parseDropStatement() throws(ParseFailure) -> Statement.Kind {
    let start = start
    advance()
    switch kind {
    case .schema:
      advance()
      let ifExists = try parseIfExists()
      let name = try parseCatalogSchemaName()
      return .dropSchema(DropSchemaStatement(ifExists: ifExists, name: name, range: range(from: start)))
    case .property, .graph:
      if accept(.property) { try expect(.graph) } else { advance() }
      let isType = acceptTypeKeyword()
      let ifExists = try parseIfExists()
      let name = try parseCatalogObjectReference(isType ? "a graph type's name" : "a graph's name")
      let statement = DropObjectStatement(ifExists: ifExists, name: name, range: range(from: start))
      return isType ? .dropGraphType(statement) : .dropGraph(statement)
    case .index:
      return .dropIndex(try parseDropIndex(from: start))
    default:
      throw expected("SCHEMA, GRAPH or GRAPH TYPE", candidates: [.schema, .graph, .property, .index])
    }
  }

  /// TYPE behind GRAPH, unless it is the graph's name.
  private mutating func acceptTypeKeyword() -> Bool {
    guard kind == .type else { return false }
    let next = peek()
    guard next == .if || next.isIdentifier || beginsSchema(next) else { return false }
    advance()
    return true
  }

  private func beginsSchema(_ kind: TokenKind) -> Bool {
    switch kind {
    case .solidus, .doublePeriod, .homeSchema, .currentSchema, .substitutedParameter: true
    case .period: peek(2) == .solidus || peek(2).isIdentifier && peek(3) != .leftBrace
    default: false
    }
  }

  // MARK: Graphs

  /// `<create graph statement>` and `<create graph type statement>` (12.4, 12.6).
  private mutating func parseCreateGraph(
    from start: UInt32, mode: CreateMode
  ) throws(ParseFailure) -> Statement.Kind {
    var mode = mode
    _ = accept(.property)
    try expect(.graph)
    let isType = acceptTypeKeyword()
    if mode == .create, try parseIfNotExists() { mode = .ifNotExists }
    let name = try parseCatalogObjectReference(isType ? "a graph type's name" : "a graph's name")
    if isType {
      let source = try parseGraphTypeSource()
      return .createGraphType(
        CreateGraphTypeStatement(mode: mode, name: name, source: source, range: range(from: start)))
    }
    let type = try parseTypeOfNewGraph(named: name)
    var source: GraphExpression?
    if accept(.as) {
      try expect(.copy)
      try expect(.of)
      source = try parseGraphExpression()
    }
    return .createGraph(
      CreateGraphStatement(mode: mode, name: name, type: type, source: source, range: range(from: start)))
  }

  /// `<open graph type>` or `<of graph type>` (12.4); nothing only as an extension.
  private mutating func parseTypeOfNewGraph(
    named name: CatalogObjectReference
  ) throws(ParseFailure) -> GraphTypeSource {
    if accept(.like) { return .like(try parseGraphExpression()) }
    let isTyped = acceptTyped()
    switch kind {
    case .any:
      advance()
      if !accept(.property, .graph) { _ = accept(.graph) }
      return .open
    case .leftBrace:
      return .specification(try parseNestedGraphType())
    case .graph where peek() == .leftBrace:
      advance()
      return .specification(try parseNestedGraphType())
    case .property where peek() == .graph && peek(2) == .leftBrace:
      advance()
      advance()
      return .specification(try parseNestedGraphType())
    case _ where beginsCatalogReference:
      return .reference(try parseCatalogReference("a graph type's name"))
    default:
      if isTyped { throw expected("a graph type") }
      extensions.append(ExtensionUse(kind: .createGraphWithoutType, range: name.range))
      return .open
    }
  }

  /// `<graph type source>` (12.6).
  private mutating func parseGraphTypeSource() throws(ParseFailure) -> GraphTypeSource {
    if accept(.like) { return .like(try parseGraphExpression()) }
    _ = accept(.as)
    if kind == .leftBrace { return .specification(try parseNestedGraphType()) }
    guard accept(.copy) else { throw expected("COPY OF, LIKE or { … }", candidates: [.copy, .like, .as]) }
    try expect(.of)
    if kind == .singleQuoted { return .reference(.external(try parseStringLiteral("a URI"))) }
    return .reference(try parseCatalogReference("a graph type's name"))
  }
}
