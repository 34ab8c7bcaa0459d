/// The rows so far, while a linear statement is bound: the standard's working table and working record (4.8).
struct Working: Sendable {
  /// What gives the rows.
  var plan: LogicalPlan
  /// The columns of the rows.
  var scope: Scope
  /// What is visible without being a column: the variables of the query around, `VALUE`, `GRAPH` and `TABLE` variables.
  ///
  /// The plan's rows hold the variables among them.
  var outer: Scope
  /// What gives one row of the outer variables, once for each row of the query around.
  var base: LogicalPlan
  /// The working graph.
  var graph: GraphReference
  /// What INSERTs in a row write, not yet part of the plan: a script of thousands of them is one step.
  var insertion: InsertPattern?

  init(plan: LogicalPlan, outer: Scope = Scope(), graph: GraphReference) {
    self.plan = plan
    self.scope = Scope()
    self.outer = outer
    self.base = plan
    self.graph = graph
  }

  /// Makes the INSERTs so far a step of the plan.
  mutating func flushInsertion() {
    guard let pattern = insertion else { return }
    plan = .insert(plan, pattern, graph: graph)
    insertion = nil
  }

  /// Everything that an expression may name here.
  var visible: Scope { outer.adding(scope) }

  /// The place of an expression over the current rows.
  func environment(_ aggregates: AggregatePolicy) -> Environment {
    Environment(scope: visible, graph: graph, aggregates: aggregates)
  }
}

extension Working {
  /// The same place after a projection: the columns are new, and what is visible around them is carried on.
  ///
  /// A projection drops the outer variables from the rows; they are put back where the next statement may ask for them.
  func continuing(with plan: LogicalPlan, columns: [BoundVariable]) -> Working {
    var next = self
    next.plan = Working.adding(outer.variables, to: plan) ?? .apply(base, plan, isOptional: false)
    next.scope = Scope(columns: columns)
    return next
  }

  /// The plan with variables added to the columns of its projection; nil where something else decides the columns.
  private static func adding(_ variables: [BoundVariable], to plan: LogicalPlan) -> LogicalPlan? {
    if variables.isEmpty { return plan }
    switch plan {
    case .project(let input, let columns):
      guard Set(input.outputs).isSuperset(of: variables) else { return nil }
      let present = Set(columns.map(\.variable))
      return .project(
        input, columns + variables.filter { !present.contains($0) }.map(LetBinding.init(passing:)))
    case .sort(let input, let keys): return adding(variables, to: input).map { .sort($0, keys) }
    case .distinct(let input): return adding(variables, to: input).map { .distinct($0) }
    case .page(let input, offset: let offset, limit: let limit):
      return adding(variables, to: input).map { .page($0, offset: offset, limit: limit) }
    default: return nil
    }
  }
}

/// What a statement leaves: rows of columns, or no result.
struct Outcome: Sendable {
  var plan: LogicalPlan
  /// The columns in order; nil where the result is omitted.
  var columns: [BoundVariable]?
}

/// A plan and the columns that matter of its rows.
struct TableResult: Sendable {
  var plan: LogicalPlan
  var columns: [BoundVariable]
}
