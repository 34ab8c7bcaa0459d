/// Statements of queries and of the catalog.
extension Printer {
  mutating func write(_ statement: CompositeStatement) {
    write(statement.first)
    for query in statement.rest {
      write(statementSeparator)
      switch query.conjunction {
      case .union(let quantifier): write("UNION" + Self.suffix(of: quantifier))
      case .except(let quantifier): write("EXCEPT" + Self.suffix(of: quantifier))
      case .intersect(let quantifier): write("INTERSECT" + Self.suffix(of: quantifier))
      case .otherwise: write("OTHERWISE")
      }
      write(statementSeparator)
      write(query.query)
    }
  }

  static func suffix(of quantifier: SetQuantifier?) -> String {
    switch quantifier {
    case .distinct: " DISTINCT"
    case .all: " ALL"
    case nil: ""
    }
  }

  mutating func write(_ statement: LinearStatement) {
    write(statement.statements, separatedBy: statementSeparator) { $0.write($1) }
  }

  mutating func write(_ statement: Statement) {
    switch statement.kind {
    case .use(let graph):
      write("USE ")
      write(graph)
    case .nested(let body): writeNested(body)
    case .match(let table):
      write("MATCH ")
      write(table)
    case .optionalMatch(let block): writeOptional(block)
    case .filter(let condition):
      write("FILTER ")
      write(condition)
    case .letVariables(let definitions):
      write("LET ")
      write(definitions) { $0.write($1) }
    case .forEach(let statement): write(statement)
    case .orderByAndPage(let page): write(page)
    case .returnResult(let statement): write(statement)
    case .finish: write("FINISH")
    case .select(let statement): write(statement)
    case .call(let statement): write(statement)
    case .with(let statement): write(statement)
    case .insert(let patterns):
      write(patterns.contains { !$0.isStandard } ? "CREATE " : "INSERT ")
      write(patterns) { $0.write($1) }
    case .set(let items):
      write("SET ")
      write(items) { $0.write($1) }
    case .remove(let items):
      write("REMOVE ")
      write(items) { $0.write($1) }
    case .delete(let statement): write(statement)
    case .merge(let statement): write(statement)
    case .createSchema, .dropSchema, .createGraph, .dropGraph, .createGraphType, .dropGraphType, .createIndex,
      .dropIndex, .showIndexes:
      writeCatalogStatement(statement)
    }
  }

  // MARK: Queries

  mutating func write(_ statement: MatchStatement) {
    switch statement.kind {
    case .simple(let table):
      write("MATCH ")
      write(table)
    case .optional(let block): writeOptional(block)
    }
  }

  private mutating func writeOptional(_ block: [MatchStatement], enclosed: Bool = false) {
    write("OPTIONAL ")
    if !enclosed, block.count == 1, let only = block.first, case .simple = only.kind {
      write(only)
    } else {
      enclose("{ ", " }") { $0.write(block, separatedBy: " ") { $0.write($1) } }
    }
  }

  mutating func write(_ definition: LetDefinition, enclosed: Bool = false) {
    if definition.type != nil { write("VALUE ") }
    write(definition.variable)
    writeTyped(definition.type)
    write(" = ")
    if enclosed { enclose("(", ")") { $0.write(definition.value) } } else { write(definition.value) }
  }

  private mutating func write(_ statement: ForStatement) {
    write("FOR ")
    write(statement.variable)
    write(" IN ")
    write(statement.source)
    guard let position = statement.position else { return }
    write(position.start == 0 ? " WITH OFFSET " : " WITH ORDINALITY ")
    write(position.variable)
  }

  mutating func write(_ page: OrderByAndPage) {
    var separator = ""
    if !page.orderBy.isEmpty {
      write("ORDER BY ")
      write(page.orderBy) { $0.write($1) }
      separator = " "
    }
    if let offset = page.offset {
      write(separator + "OFFSET ")
      write(offset)
      separator = " "
    }
    if let limit = page.limit {
      write(separator + "LIMIT ")
      write(limit)
    }
  }

  private mutating func write(_ specification: SortSpecification) {
    write(specification.key)
    if specification.isDescending { write(" DESC") }
    switch specification.nulls {
    case .first: write(" NULLS FIRST")
    case .last: write(" NULLS LAST")
    case nil: break
    }
  }

  private mutating func writeEnd(groupBy: [Expression]?) {
    guard let groupBy else { return }
    write(" GROUP BY ")
    if groupBy.isEmpty { write("()") }
    write(groupBy) { $0.write($1) }
  }

  private mutating func writeEnd(page: OrderByAndPage?) {
    guard let page else { return }
    write(" ")
    write(page)
  }

  private mutating func write(_ items: ProjectionItems) {
    if items.isNoBindings { write("NO BINDINGS") }
    if items.hasAsterisk { write(items.items.isEmpty ? "*" : "*, ") }
    write(items.items) { printer, item in
      printer.write(item.value)
      printer.writeAlias(item.alias)
    }
  }

  private mutating func write(_ statement: ReturnStatement) {
    write("RETURN\(Self.suffix(of: statement.quantifier)) ")
    write(statement.items)
    writeEnd(groupBy: statement.groupBy)
    writeEnd(page: statement.page)
  }

  private mutating func write(_ statement: WithStatement) {
    write("WITH\(Self.suffix(of: statement.quantifier)) ")
    write(statement.items)
    writeEnd(groupBy: statement.groupBy)
    writeEnd(page: statement.page)
    writeWhere(statement.filter)
  }

  mutating func writeWhere(_ condition: Expression?) {
    guard let condition else { return }
    write(" WHERE ")
    write(condition)
  }

  private mutating func write(_ statement: SelectStatement) {
    write("SELECT\(Self.suffix(of: statement.quantifier)) ")
    write(statement.items)
    switch statement.source {
    case .matches(let matches):
      write(" FROM ")
      write(matches) { printer, match in
        if let graph = match.graph {
          printer.write(graph)
          printer.write(" ")
        }
        // Behind a bare MATCH, WHERE would belong to its pattern.
        if statement.filter != nil, case .optional(let block) = match.match.kind {
          printer.writeOptional(block, enclosed: true)
        } else {
          printer.write(match.match)
        }
      }
    case .query(let graph, let body):
      write(" FROM ")
      if let graph {
        write(graph)
        write(" ")
      }
      writeNested(body)
    case nil: break
    }
    writeWhere(statement.filter)
    writeEnd(groupBy: statement.groupBy)
    if let having = statement.having {
      write(" HAVING ")
      write(having)
    }
    writeEnd(page: statement.page)
  }

  private mutating func write(_ statement: CallStatement) {
    write(statement.isOptional ? "OPTIONAL CALL " : "CALL ")
    switch statement.call {
    case .inline(let scope, let body):
      if let scope {
        enclose("(", ") ") { $0.write(scope) }
      }
      writeNested(body)
    case .named(let procedure, let arguments, let yield):
      write(procedure)
      enclose("(", ")") { $0.write(arguments) { $0.write($1) } }
      if let yield {
        write(" ")
        writeYield(yield)
      }
    }
  }
}
