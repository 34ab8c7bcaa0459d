import GraphStore

extension Binder {
  /// Binds a chain of statements, each over the rows of those before it (13.1, 14.3).
  mutating func bindLinear(_ linear: LinearStatement, _ start: Working) throws -> Outcome {
    var working = start
    let noted = notedGraph
    notedGraph = working.graph
    defer { notedGraph = noted }
    for (position, statement) in linear.statements.enumerated() {
      if case .insert(let paths) = statement.kind {
        try bindInsert(paths, &working, at: statement.range)
        continue
      }
      working.flushInsertion()
      try addStep(at: statement.range)
      guard let outcome = try bind(statement, &working) else { continue }
      guard position == linear.statements.count - 1 else {
        throw refusal(
          "nothing can follow the result of a query", at: linear.statements[position + 1].range,
          hint: "NEXT hands the result on to a further statement")
      }
      return outcome
    }
    working.flushInsertion()
    if working.plan.isModifying { return Outcome(plan: .finish(working.plan), columns: nil) }
    if case .call? = linear.statements.last?.kind {
      let columns = working.scope.variables
      return Outcome(plan: .project(working.plan, columns.map(LetBinding.init(passing:))), columns: columns)
    }
    throw refusal("a query must end with RETURN or FINISH", at: linear.statements.last?.range ?? linear.range)
  }

  /// Binds one statement; the outcome where it ends the chain.
  private mutating func bind(_ statement: Statement, _ working: inout Working) throws -> Outcome? {
    switch statement.kind {
    case .use(let graph):
      working.graph = try graphReference(graph, working.environment(.refused("here")))
      notedGraph = working.graph
    case .nested(let body):
      return try bindProcedure(body, working)
    case .match(let table): try bindMatch(table, &working)
    case .optionalMatch(let matches): try bindOptional(matches, &working)
    case .filter(let condition):
      let predicate = try bindCondition(condition, working.environment(.refused("in WHERE")))
      working.plan = .filter(working.plan, predicate)
    case .letVariables(let definitions): try bindLet(definitions, &working)
    case .forEach(let loop): try bindFor(loop, &working)
    case .orderByAndPage(let page): try bindPage(page, &working)
    case .returnResult(let result): return try bindReturn(result, working)
    case .finish: return Outcome(plan: .finish(working.plan), columns: nil)
    case .select(let select): return try bindSelect(select, working)
    case .call(let call): try bind(call, &working)
    case .with(let with): try bindWith(with, &working)
    case .showIndexes: return try bindShowIndexes(working, at: statement.range)
    case .insert, .set, .remove, .delete, .merge: try bindModification(statement, &working)
    case .createSchema, .dropSchema, .createGraph, .dropGraph, .createGraphType, .dropGraphType, .createIndex,
      .dropIndex:
      throw GQLError(
        .catalogAndDataStatementMixingNotSupported,
        "statements about the catalog and about data can't be mixed in one request", at: statement.range)
    }
    return nil
  }

  private mutating func bindLet(_ definitions: [LetDefinition], _ working: inout Working) throws {
    var bindings: [LetBinding] = []
    for definition in definitions {
      guard working.visible[definition.variable.name] == nil else {
        throw alreadyDefined(definition.variable)
      }
      let binding = try bind(definition, working.environment(.refused("in LET")))
      bindings.append(binding)
      working.scope.add(binding.variable)
    }
    working.plan = .extend(working.plan, bindings)
  }

  private mutating func bindFor(_ loop: ForStatement, _ working: inout Working) throws {
    guard working.visible[loop.variable.name] == nil else { throw alreadyDefined(loop.variable) }
    let environment = working.environment(.refused("in FOR"))
    var position: UnwindPosition?
    if let clause = loop.position {
      guard working.visible[clause.variable.name] == nil, clause.variable.name != loop.variable.name else {
        throw alreadyDefined(clause.variable)
      }
      position = UnwindPosition(
        variable: makeVariable(clause.variable.name, .int64), start: Int64(clause.start))
    }
    let list: Typed
    if let table = try tableSource(loop.source, environment) {
      list = rows(of: table)
    } else {
      list = try bind(loop.source, environment, as: .list, .table, what: "FOR takes a list or a table")
    }
    let variable = makeVariable(loop.variable.name, list.type.element, isNullable: true)
    working.plan = .unwind(working.plan, variable, list: list.expression, position: position)
    working.scope.add(variable)
    if let position { working.scope.add(position.variable) }
  }

  /// The table that a `FOR` runs over, where the text names its columns: `TABLE t`, `TABLE {…}`, or a table variable's name.
  private mutating func tableSource(_ source: Expression, _ environment: Environment) throws -> TableResult? {
    switch source.kind {
    case .bindingTable(let table):
      if case .expression = table.kind { return nil }
      if case .parameter = table.kind { return nil }
      if case .nameOrVariable(let name) = table.kind, environment.scope[name.name]?.variable != nil {
        return nil
      }
      return try bindTable(table, environment)
    case .variable(let name, _):
      guard case .table(let table, let columns)? = environment.scope[name] else { return nil }
      return TableResult(plan: .table(table, columns), columns: columns)
    default: return nil
    }
  }

  private mutating func bindPage(_ page: OrderByAndPage, _ working: inout Working) throws {
    if !page.orderBy.isEmpty {
      let environment = working.environment(.refused("in an ORDER BY that is not part of RETURN"))
      working.plan = .sort(working.plan, try page.orderBy.map { try bind($0, environment) })
    }
    working.plan = try paged(working.plan, page)
  }

  /// Binds a sort specification; null is the largest value unless the text says otherwise (IS001).
  mutating func bind(_ specification: SortSpecification, _ environment: Environment) throws -> SortKey {
    let key = try bind(specification.key, environment)
    let nullsFirst = specification.nulls.map { $0 == .first } ?? specification.isDescending
    return SortKey(
      expression: key.expression, isDescending: specification.isDescending, nullsFirst: nullsFirst)
  }

  /// The plan with the OFFSET and LIMIT of a page.
  mutating func paged(_ plan: LogicalPlan, _ page: OrderByAndPage?) throws -> LogicalPlan {
    guard let page, page.offset != nil || page.limit != nil else { return plan }
    return .page(
      plan, offset: try page.offset.map { try bindCount($0) }, limit: try page.limit.map { try bindCount($0) }
    )
  }

  /// Binds a number of rows or paths: a literal, a parameter, or (an extension) an expression without variables.
  mutating func bindCount(_ expression: Expression, _ status: GQLStatus = .negativeLimitValue) throws
    -> BoundExpression
  {
    let environment = Environment(scope: Scope(), graph: .current, aggregates: .refused("in a count"))
    let count = try bind(expression, environment, as: .number, what: "a whole number is expected")
    if case .constant(let value) = count.expression {
      switch value {
      case .int64(let number) where number >= 0: break
      case .int64: throw GQLError(status, "the number must not be negative", at: expression.range)
      default: throw typeError("a whole number is expected, and not \(value)", at: expression.range)
      }
    }
    return count.expression
  }
}
