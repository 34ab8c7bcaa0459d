import GraphStore

extension Binder {
  /// Binds the procedure of a program: changes of the catalog, or a query or modification (9.1).
  mutating func bindProgram(_ body: ProcedureBody) throws -> BoundStatement {
    if body.changesCatalog { return .catalog(try bindCatalog(body)) }
    let outcome = try bindProcedure(body, Working(plan: .unit, graph: .current))
    return .query(
      BoundQuery(
        plan: outcome.plan, columns: outcome.columns ?? [], hasResult: outcome.columns != nil, notes: notes))
  }

  /// Binds a procedure body over the rows that it is called with (9.2).
  mutating func bindProcedure(_ body: ProcedureBody, _ start: Working) throws -> Outcome {
    let schema = workingSchema
    defer { workingSchema = schema }
    if let reference = body.schema { workingSchema = try schemaPath(reference) }
    var start = start
    var tables: [(BoundTable, LogicalPlan)] = []
    for definition in body.definitions { try bind(definition, &start, &tables) }
    start.base = start.plan
    var outcome = try bindBlock(body.statements, start)
    for (table, plan) in tables.reversed() { outcome.plan = .define(table, plan, in: outcome.plan) }
    return outcome
  }

  /// Binds a `GRAPH`, `TABLE` or `VALUE` variable (clause 10).
  private mutating func bind(
    _ definition: VariableDefinition, _ start: inout Working, _ tables: inout [(BoundTable, LogicalPlan)]
  ) throws {
    let name = definition.variable
    guard start.visible[name.name] == nil else { throw alreadyDefined(name) }
    switch definition.initializer {
    case .graph(_, let expression):
      start.outer.add(name.name, .graph(try graphReference(expression, start.environment(.refused("here")))))
    case .value(let type, let expression):
      let environment = start.environment(.refused("in a definition"))
      let binding = try bind(
        LetDefinition(variable: name, type: type, value: expression, range: definition.range), environment)
      start.plan = .extend(start.plan, [binding])
      start.outer.add(binding.variable)
    case .bindingTable(_, let expression):
      let source = try bindTable(expression, start.environment(.refused("in a definition")), from: start)
      let table = makeTable(name.name)
      tables.append((table, source.plan))
      start.outer.add(name.name, .table(table, source.columns))
    }
  }

  /// Binds what a table expression gives (11.2).
  mutating func bindTable(
    _ expression: BindingTableExpression, _ environment: Environment, from start: Working? = nil
  ) throws -> TableResult {
    switch expression.kind {
    case .query(let body):
      let outcome = try bindProcedure(body, start ?? argument(environment))
      guard let columns = outcome.columns, !outcome.plan.isModifying else {
        throw refusal("a table is made of a query that ends with RETURN", at: expression.range)
      }
      return TableResult(plan: outcome.plan, columns: columns)
    case .nameOrVariable(let name):
      if case .table(let table, let columns)? = environment.scope[name.name] {
        return TableResult(plan: .table(table, columns), columns: columns)
      }
      throw unknownTable(name.name, environment.scope, at: expression.range)
    case .reference(let reference):
      throw unknownTable(reference.name.name, environment.scope, at: expression.range)
    case .parameter(let parameter):
      throw unknownTable("$$" + parameter.name, environment.scope, at: expression.range)
    case .expression(let value):
      if case .variable(let name) = value.kind,
        case .table(let table, let columns)? = environment.scope[name.name]
      {
        return TableResult(plan: .table(table, columns), columns: columns)
      }
      throw refusal("a table variable or a query is expected", at: expression.range)
    }
  }

  private func unknownTable(_ name: String, _ scope: Scope, at range: SourceRange) -> GQLError {
    let tables = scope.entries.filter { if case .table = $0.meaning { true } else { false } }
    return GQLError(
      .invalidReference, "there is no table `\(name)`", at: range,
      hint: Suggestion.nearest(to: name, among: tables.map(\.name)).map { "did you mean `\($0)`?" })
  }

  func alreadyDefined(_ name: Identifier) -> GQLError {
    refusal("`\(name.name)` is defined already", at: name.range, hint: "choose another name")
  }

  /// Binds statements joined by NEXT: each works on the result of the one before it.
  private mutating func bindBlock(_ steps: [StatementStep], _ start: Working) throws -> Outcome {
    guard let first = steps.first else { return Outcome(plan: start.plan, columns: []) }
    var outcome = try bindComposite(first.statement, start)
    for step in steps.dropFirst() {
      var working = start
      if let columns = outcome.columns {
        let yielded = try step.yield.map { try bind($0, over: columns) }
        let plan = yielded.map { LogicalPlan.project(outcome.plan, $0) } ?? outcome.plan
        working = start.continuing(with: plan, columns: yielded?.map(\.variable) ?? columns)
      } else {
        guard step.yield == nil else {
          throw refusal("the statement before NEXT gives no columns to YIELD", at: step.range)
        }
        // A statement without a result is carried out in full, and leaves one row without columns.
        working = start.continuing(
          with: .aggregate(outcome.plan.withoutFinish, keys: [], aggregates: []), columns: [])
      }
      outcome = try bindComposite(step.statement, working)
    }
    return outcome
  }

  /// Binds `YIELD a, b AS c` over the columns of a result (16.14).
  mutating func bind(_ items: [YieldItem], over columns: [BoundVariable]) throws -> [LetBinding] {
    var names: Set<String> = []
    return try items.map { item in
      guard let column = columns.first(where: { $0.name == item.name.name }) else {
        throw unknownVariable(item.name, Scope(columns: columns))
      }
      let name = item.alias ?? item.name
      guard names.insert(name.name).inserted else { throw alreadyDefined(name) }
      guard item.alias != nil, name.name != column.name else { return LetBinding(passing: column) }
      let renamed = makeVariable(name.name, column.type, isNullable: column.isNullable)
      return LetBinding(variable: renamed, value: .variable(column))
    }
  }
}

extension LogicalPlan {
  /// The plan that a `finish` consumes.
  var withoutFinish: LogicalPlan {
    if case .finish(let input) = self { input } else { self }
  }
}
