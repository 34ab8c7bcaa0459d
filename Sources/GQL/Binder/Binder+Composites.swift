import GraphStore

extension Binder {
  /// Binds queries joined by set operators and OTHERWISE (14.2).
  mutating func bindComposite(_ statement: CompositeStatement, _ start: Working) throws -> Outcome {
    guard !statement.rest.isEmpty else { return try bindLinear(statement.first, start) }
    var branch = start
    var table: BoundTable?
    switch start.plan {
    case .unit, .argument, .table: break
    default:
      let shared = makeTable("rows")
      branch.plan = .table(shared, start.plan.outputs)
      table = shared
    }
    var result = try bindBranch(statement.first, branch)
    for part in statement.rest {
      try addStep(at: part.range)
      let other = try bindBranch(part.query, branch)
      result = try combine(result, part.conjunction, other, at: part.query.range)
    }
    let plan = table.map { LogicalPlan.define($0, start.plan, in: result.plan) } ?? result.plan
    return Outcome(plan: plan, columns: result.columns)
  }

  private mutating func bindBranch(_ query: LinearStatement, _ start: Working) throws -> TableResult {
    let outcome = try bindLinear(query, start)
    guard !outcome.plan.isModifying else {
      throw refusal("only queries can be combined, not statements that change the graph", at: query.range)
    }
    guard let columns = outcome.columns else {
      throw refusal("only queries with a result can be combined", at: query.range, hint: "end it with RETURN")
    }
    return TableResult(plan: outcome.plan, columns: columns)
  }

  /// Joins two results whose columns have the same names; the right side takes the order of the left.
  private mutating func combine(
    _ left: TableResult, _ conjunction: QueryConjunction, _ right: TableResult, at range: SourceRange
  ) throws -> TableResult {
    let names = left.columns.map(\.name)
    guard Set(names) == Set(right.columns.map(\.name)) else {
      throw refusal(
        "the columns differ: \(list(left.columns)) on the left, \(list(right.columns)) here", at: range,
        hint: "give both sides the same names with AS")
    }
    // Elements of two graphs are marked in the columns of each side, which must not be those of its rows, then.
    let mayMeetGraphs = left.plan.namesGraphs || right.plan.namesGraphs
    var bindings: [LetBinding] = []
    var ordered: [LetBinding] = []
    for column in left.columns {
      guard let other = right.columns.first(where: { $0.name == column.name }) else { continue }
      let joined = makeVariable(
        column.name, column.type.combined(with: other.type), isNullable: column.isNullable || other.isNullable
      )
      bindings.append(LetBinding(variable: joined, value: .variable(column)))
      ordered.append(
        mayMeetGraphs
          ? LetBinding(
            variable: makeVariable(other.name, other.type, isNullable: other.isNullable),
            value: .variable(other))
          : LetBinding(passing: other))
    }
    let first = LogicalPlan.project(left.plan, bindings)
    let isAligned = right.plan.outputs == ordered.map(\.variable)
    let second = isAligned ? right.plan : LogicalPlan.project(right.plan, ordered)
    let plan: LogicalPlan =
      switch conjunction {
      case .union(let quantifier): .union(first, second, quantifier ?? .distinct)
      case .except(let quantifier): .except(first, second, quantifier ?? .distinct)
      case .intersect(let quantifier): .intersect(first, second, quantifier ?? .distinct)
      case .otherwise: .otherwise(first, second)
      }
    return TableResult(plan: plan, columns: bindings.map(\.variable))
  }

  private func list(_ columns: [BoundVariable]) -> String {
    columns.isEmpty ? "none" : columns.map(\.name).joined(separator: ", ")
  }
}
