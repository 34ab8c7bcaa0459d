import GraphStore

extension Binder {
  /// Binds `EXISTS`, `VALUE`, `COUNT`, `COLLECT` and pattern comprehensions: plans that begin with the current row.
  mutating func bindSubquery(_ expression: Expression, _ environment: Environment) throws -> Typed {
    switch expression.kind {
    case .exists(let operand):
      let result = try bindOperand(operand, environment, at: expression.range)
      return Typed(.exists(result.plan.narrowingArgument()), .boolean)
    case .countSubquery(let operand):
      let result = try bindOperand(operand, environment, at: expression.range)
      return Typed(.countSubquery(result.plan.narrowingArgument()), .int64)
    case .collectSubquery(let operand):
      let result = try bindOperand(operand, environment, at: expression.range)
      let column = try onlyColumn(of: result, "COLLECT", at: expression.range)
      return Typed(
        .collectSubquery(result.plan.narrowingArgument(keeping: [column]), column),
        .list(column.type, maximum: nil))
    case .valueQuery(let body):
      let result = try bindOperand(.query(body), environment, at: expression.range)
      let column = try onlyColumn(of: result, "VALUE", at: expression.range)
      return Typed(
        .valueSubquery(result.plan.narrowingArgument(keeping: [column]), column), column.type.nullable)
    case .patternComprehension(let comprehension):
      return try bindPatternComprehension(comprehension, environment)
    default:
      throw refusal("a subquery is expected", at: expression.range)
    }
  }

  /// The rows that a subquery begins with: the one of the query around it.
  func argument(_ environment: Environment) -> Working {
    Working(plan: .argument(environment.scope.variables), outer: environment.scope, graph: environment.graph)
  }

  private mutating func bindOperand(
    _ operand: SubqueryOperand, _ environment: Environment, at range: SourceRange
  ) throws -> TableResult {
    let optionality = self.optionality
    self.optionality = 0
    defer { self.optionality = optionality }
    var working = argument(environment)
    switch operand {
    case .pattern(let pattern):
      try bindMatch(GraphPatternBindingTable(pattern: pattern, yield: nil, range: range), &working)
    case .matches(let matches):
      for match in matches { try bind(match, &working) }
    case .query(let body):
      let outcome = try bindProcedure(body, working)
      guard !outcome.plan.isModifying else {
        throw refusal("a subquery within an expression can't change the graph", at: range)
      }
      guard let columns = outcome.columns else {
        throw refusal(
          "a subquery within an expression must give a result", at: range, hint: "end it with RETURN")
      }
      return TableResult(plan: outcome.plan, columns: columns)
    }
    return TableResult(plan: working.plan, columns: working.scope.variables)
  }

  private func onlyColumn(
    of result: TableResult, _ what: String, at range: SourceRange
  ) throws -> BoundVariable {
    guard let column = result.columns.first, result.columns.count == 1 else {
      throw refusal("\(what) takes a query of one column, and this has \(result.columns.count)", at: range)
    }
    return column
  }

  private mutating func bindPatternComprehension(
    _ comprehension: PatternComprehension, _ environment: Environment
  ) throws -> Typed {
    let optionality = self.optionality
    self.optionality = 0
    defer { self.optionality = optionality }
    var working = argument(environment)
    let pattern = GraphPattern(
      matchMode: nil, paths: [comprehension.pattern], keep: nil, filter: comprehension.filter,
      range: comprehension.range)
    try bindMatch(
      GraphPatternBindingTable(pattern: pattern, yield: nil, range: comprehension.range), &working)
    let result = try bind(comprehension.result, working.environment(.refused("in a comprehension")))
    let column = makeUnnamedVariable(result.type)
    let plan = LogicalPlan.project(working.plan, [LetBinding(variable: column, value: result.expression)])
    return Typed(.collectSubquery(plan.narrowingArgument(), column), .list(result.type, maximum: nil))
  }
}
