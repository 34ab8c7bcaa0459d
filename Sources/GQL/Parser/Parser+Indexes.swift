/// Statements about indexes (extension).
extension Parser {
  /// `CREATE [UNIQUE | TEXT] INDEX [name] [IF NOT EXISTS] [FOR | ON] … [ON] (…)`, from its second word.
  mutating func parseCreateIndex(from start: UInt32) throws(ParseFailure) -> CreateIndexStatement {
    var kind = CreateIndexStatement.Kind.general
    if accept(.unique) { kind = .unique } else if accept(.text) { kind = .text }
    try expect(.index)
    note(.index, from: start)
    var ifNotExists = try parseIfNotExists()
    var name: Identifier?
    if self.kind.isIdentifier { name = try parseIdentifier("an index's name") }
    if !ifNotExists { ifNotExists = try parseIfNotExists() }
    if !accept(.for) { _ = accept(.on) }
    let target = try parseIndexTarget()
    return CreateIndexStatement(
      kind: kind, ifNotExists: ifNotExists, name: name, isOnEdges: target.isOnEdges, label: target.label,
      properties: target.properties, range: range(from: start))
  }

  /// `DROP INDEX name`, or `DROP INDEX [ON] :Label(property)`, from its second word.
  mutating func parseDropIndex(from start: UInt32) throws(ParseFailure) -> DropIndexStatement {
    advance()
    note(.index, from: start)
    var ifExists = try parseIfExists()
    let target: DropIndexStatement.Target
    if kind.isIdentifier {
      target = .name(try parseIdentifier("an index's name"))
    } else {
      if !accept(.on) { _ = accept(.for) }
      let parsed = try parseIndexTarget()
      target = .properties(label: parsed.label, parsed.properties)
    }
    if !ifExists { ifExists = try parseIfExists() }
    return DropIndexStatement(ifExists: ifExists, target: target, range: range(from: start))
  }

  /// `SHOW INDEXES`.
  mutating func parseShowIndexes() -> Statement.Kind {
    let start = start
    advance()
    advance()
    note(.index, from: start)
    return .showIndexes
  }

  private typealias IndexTarget = (isOnEdges: Bool, label: Identifier, properties: [Identifier])

  /// `:Label(a, b)`, `(n:Label) ON (n.a, n.b)` or `()-[e:Label]-() ON (e.a)`.
  private mutating func parseIndexTarget() throws(ParseFailure) -> IndexTarget {
    var isOnEdges = false
    let label: Identifier
    if accept(.colon) {
      label = try parseIdentifier("a label")
    } else {
      try expect(.leftParen)
      if accept(.rightParen) {
        isOnEdges = true
        if !accept(.leftArrowBracket) { try expect(.minusLeftBracket) }
        if kind.isRegularIdentifier { advance() }
        try expect(.colon)
        label = try parseIdentifier("a label")
        if !accept(.bracketRightArrow) { try expect(.rightBracketMinus) }
        try expect(.leftParen)
      } else {
        if kind.isRegularIdentifier { advance() }
        try expect(.colon)
        label = try parseIdentifier("a label")
      }
      try expect(.rightParen)
      _ = accept(.on)
    }
    try expect(.leftParen, "before the properties")
    let properties = try commaSeparated { parser throws(ParseFailure) in try parser.parseIndexedProperty() }
    try expect(.rightParen)
    return (isOnEdges, label, properties)
  }

  /// `name` or `n.name`.
  private mutating func parseIndexedProperty() throws(ParseFailure) -> Identifier {
    if kind.isRegularIdentifier, peek() == .period {
      advance()
      advance()
    }
    return try parseIdentifier("a property's name")
  }
}
