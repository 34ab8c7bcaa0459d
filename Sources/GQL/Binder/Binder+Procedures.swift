import GraphStore

extension Binder {
  /// Binds the procedure of a program: changes of the catalog, a query or modification, or both (9.1).
  mutating func bindProgram(_ body: ProcedureBody) throws -> BoundStatement {
    if let inner = body.onlyNested { return try bindProgram(inner) }
    if body.changesCatalog {
      if body.isMixed { return .sequence(try bindSequence(body)) }
      return .catalog(BoundCatalogChange(commands: try bindCatalog(body), preludes: preludes))
    }
    let outcome = try bindProcedure(body, Working(plan: .unit, graph: .current), isOutermost: true)
    return .query(query(outcome))
  }

  /// The whole of a command, ready to be planned.
  func query(_ outcome: Outcome) -> BoundQuery {
    BoundQuery(
      plan: outcome.plan, columns: outcome.columns ?? [], hasResult: outcome.columns != nil, notes: notes,
      graph: workingGraph, preludes: preludes, isBoundToParameters: isBoundToParameters)
  }

  /// Binds a procedure body over the rows that it is called with (9.2).
  mutating func bindProcedure(
    _ body: ProcedureBody, _ start: Working, isOutermost: Bool = false
  ) throws -> Outcome {
    let schema = try enterSchema(of: body)
    defer { workingSchema = schema }
    var start = start
    var tables: [(BoundTable, LogicalPlan)] = []
    for definition in body.definitions { try bind(definition, &start, &tables) }
    start.base = start.plan
    if isOutermost { try chooseWorkingGraph(body, start) }
    var outcome = try bindBlock(body.statements, start)
    for (table, plan) in tables.reversed() { outcome.plan = .define(table, plan, in: outcome.plan) }
    return outcome
  }

  /// Makes the schema that a procedure begins with (`AT`, 16.1) the working one; gives the one around it, to go back to.
  mutating func enterSchema(of body: ProcedureBody) throws -> [String] {
    let outer = workingSchema
    if let reference = body.schema { workingSchema = try schemaPath(reference) }
    return outer
  }

  /// Makes the graph of a command its working graph where every part of it begins with `USE` of that graph: then nothing that
  /// is computed from its elements needs to say where they are.
  private mutating func chooseWorkingGraph(_ body: ProcedureBody, _ start: Working) throws {
    guard body.definesOnlyGraphs else { return }
    var chosen: GraphReference?
    for step in body.statements {
      for linear in [step.statement.first] + step.statement.rest.map(\.query) {
        guard case .use(let graph)? = linear.statements.first?.kind else { return }
        if case .expression(let value) = graph.kind {
          switch value.kind {
          case .parameter, .variable: break
          default: return
          }
        }
        let reference = try graphReference(graph, start.environment(.refused("here")))
        guard chosen == nil || chosen == reference else { return }
        chosen = reference
      }
    }
    if chosen != .current { workingGraph = chosen }
  }

  /// Binds a `GRAPH`, `TABLE` or `VALUE` variable (clause 10).
  private mutating func bind(
    _ definition: VariableDefinition, _ start: inout Working, _ tables: inout [(BoundTable, LogicalPlan)]
  ) throws {
    let name = definition.variable
    guard start.visible[name.name] == nil else { throw alreadyDefined(name) }
    switch definition.initializer {
    case .graph(let type, let expression):
      start.outer.add(name.name, .graph(try bindGraph(type, expression, start.environment(.refused("here")))))
    case .value(let type, let expression):
      let environment = start.environment(.refused("in a definition"))
      let binding = try bind(
        LetDefinition(variable: name, type: type, value: expression, range: definition.range), environment)
      start.plan = .extend(start.plan, [binding])
      start.outer.add(binding.variable)
    case .bindingTable(let type, let expression):
      let source = try bindTable(type, expression, start)
      let table = makeTable(name.name)
      tables.append((table, source.plan))
      start.outer.add(name.name, .table(table, source.columns))
    }
  }

  /// The graph of a definition; where a type is declared, the graph must be of it (10.1).
  mutating func bindGraph(
    _ type: ValueTypeSyntax?, _ expression: GraphExpression, _ environment: Environment
  ) throws -> GraphReference {
    let reference = try graphReference(expression, environment)
    guard let type else { return reference }
    let value = Typed(.graph(reference), .graph(type: nil))
    return prelude(try assign(value, to: type, at: expression.range))
  }

  private mutating func bindTable(
    _ type: ValueTypeSyntax?, _ expression: BindingTableExpression, _ start: Working
  ) throws -> TableResult {
    let environment = start.environment(.refused("in a definition"))
    let source = try bindTable(expression, environment, from: start)
    guard let type, case .bindingTable(let fields) = type.kind else { return source }
    return try assign(source, to: fields, at: expression.range)
  }

  /// Binds what a table expression gives (11.2).
  mutating func bindTable(
    _ expression: BindingTableExpression, _ environment: Environment, from start: Working? = nil
  ) throws -> TableResult {
    if let (table, columns) = Self.tableVariable(expression, environment.scope) {
      return TableResult(plan: .table(table, columns), columns: columns)
    }
    switch expression.kind {
    case .query(let body):
      let outcome = try bindProcedure(body, start ?? argument(environment))
      guard let columns = outcome.columns, !outcome.plan.isModifying else {
        throw refusal("a table is made of a query that ends with RETURN", at: expression.range)
      }
      return TableResult(plan: outcome.plan, columns: columns)
    case .nameOrVariable(let name) where environment.scope[name.name]?.variable == nil:
      throw unknownTable(name.name, environment.scope, at: expression.range)
    case .reference(let reference):
      throw unknownTable(reference.name.name, environment.scope, at: expression.range)
    default:
      let value: Typed
      if case .expression(let inner) = expression.kind, case .parameter(let name) = inner.kind {
        // Its columns are those of the table that it holds now.
        value = try tableValue(of: Parameter(name: name, isSubstituted: false, range: inner.range))
      } else {
        value = try bindTableValue(expression, environment)
      }
      return try columns(of: value, environment, from: start, at: expression.range)
    }
  }

  /// The `TABLE` variable that an expression is no more than the name of.
  static func tableVariable(
    _ expression: BindingTableExpression, _ scope: Scope
  ) -> (BoundTable, [BoundVariable])? {
    let name: Identifier
    switch expression.kind {
    case .nameOrVariable(let variable): name = variable
    case .expression(let value):
      guard let variable = value.variable else { return nil }
      name = variable
    default: return nil
    }
    guard case .table(let table, let columns)? = scope[name.name] else { return nil }
    return (table, columns)
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
  mutating func bindBlock(_ steps: [StatementStep], _ start: Working) throws -> Outcome {
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
