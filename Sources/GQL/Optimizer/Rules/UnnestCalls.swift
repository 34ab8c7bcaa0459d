extension OptimizerRule {
  /// Runs a called subquery in line where it treats each row by itself: its matches can then be joined with those around it.
  ///
  ///     apply                                 project b
  ///     │ project b                           match (a)-[]->(b)
  ///     │ match (a)-[]->(b)                   match (a)
  ///     │ argument a
  ///     match (a)
  ///
  /// An aggregate, an order, a page or DISTINCT looks at all rows of one call, and keeps the subquery apart.
  static let unnestCalls = OptimizerRule(
    name: "unnest-calls", summary: "runs called subqueries in line that treat each row by itself"
  ) { plan in
    plan.transformed { step in
      guard case .apply(let outer, let inner, isOptional: false) = step else { return step }
      return inner.inlined(over: outer) ?? step
    }
  }
}

extension LogicalPlan {
  /// The plan with its first rows replaced by those of another plan, whose columns stay; nil where some step looks at more than a row.
  fileprivate func inlined(over outer: LogicalPlan) -> LogicalPlan? {
    switch self {
    case .unit, .argument: return outer
    case .match(let input, let pattern, graph: let graph):
      return input.inlined(over: outer).map { .match($0, pattern, graph: graph) }
    case .filter(let input, let predicate): return input.inlined(over: outer).map { .filter($0, predicate) }
    case .extend(let input, let bindings): return input.inlined(over: outer).map { .extend($0, bindings) }
    case .project(let input, let columns):
      let computed = columns.filter { !$0.isPassing }
      return input.inlined(over: outer).map { computed.isEmpty ? $0 : .extend($0, computed) }
    case .unwind(let input, let variable, list: let list, position: let position):
      return input.inlined(over: outer).map { .unwind($0, variable, list: list, position: position) }
    case .apply(let input, let inner, isOptional: let isOptional) where !inner.isModifying:
      return input.inlined(over: outer).map { .apply($0, inner, isOptional: isOptional) }
    default: return nil
    }
  }
}
