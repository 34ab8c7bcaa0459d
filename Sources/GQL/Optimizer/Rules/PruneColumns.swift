extension OptimizerRule {
  /// Removes variables that nobody reads, so that a match need not produce them.
  ///
  ///     aggregate #1 := count(*)              aggregate #1 := count(*)
  ///     match (a)-[e]->(b)   -> a, e, b       match (a)-[e]->(b)   -> nothing
  static let pruneColumns = OptimizerRule(
    name: "prune-columns", summary: "removes variables that nobody reads"
  ) { plan in
    plan.pruned(to: Set(plan.outputs))
  }
}

extension LogicalPlan {
  /// The plan without columns other than those required, as far as it can do without them.
  fileprivate func pruned(to required: Set<BoundVariable>) -> LogicalPlan {
    let plan = mapParts(plan: { $0 }, expression: { $0.pruned })
    switch plan {
    case .unit, .table: return plan
    case .argument(let variables): return .argument(variables.filter(required.contains))
    case .empty(let variables): return .empty(variables.filter(required.contains))
    case .match(let input, var pattern, graph: let graph):
      pattern.outputs = pattern.outputs.filter(required.contains)
      return .match(input.pruned(to: required.union(plan.reads)), pattern, graph: graph)
    case .extend(let input, let bindings):
      let (kept, needed) = bindings.pruned(to: required)
      return kept.isEmpty ? input.pruned(to: needed) : .extend(input.pruned(to: needed), kept)
    case .project(let input, let columns):
      let kept = columns.filter { required.contains($0.variable) || !$0.value.isTotal }
      return .project(input.pruned(to: kept.reads), kept)
    case .aggregate(let input, keys: let keys, aggregates: let aggregates):
      let kept = aggregates.filter { required.contains($0.variable) || !$0.call.isTotal }
      let step = LogicalPlan.aggregate(input, keys: keys, aggregates: kept)
      return .aggregate(input.pruned(to: step.reads), keys: keys, aggregates: kept)
    case .unwind(let input, let variable, list: let list, position: let position):
      let kept = position.flatMap { required.contains($0.variable) ? $0 : nil }
      return .unwind(input.pruned(to: required.union(plan.reads)), variable, list: list, position: kept)
    case .apply(let outer, let inner, isOptional: let isOptional):
      let kept = inner.pruned(to: required)
      return .apply(
        outer.pruned(to: required.union(kept.argumentVariables)), kept, isOptional: isOptional)
    case .callProcedure(let input, var call):
      call.outputs = call.outputs.filter { required.contains($0.variable) }
      return .callProcedure(input.pruned(to: required.union(plan.reads)), call)
    case .finish(let input): return .finish(input.pruned(to: []))
    case .define(let table, let definition, in: let body):
      return .define(table, definition.pruned(to: Set(definition.outputs)), in: body.pruned(to: required))
    case .distinct, .union, .except, .intersect, .otherwise:
      // Rows are compared, or columns matched by position: all of them matter.
      return plan.mapParts(plan: { $0.pruned(to: Set($0.outputs)) }, expression: { $0 })
    case .filter, .sort, .page, .insert, .set, .remove, .delete, .merge:
      let needed = required.union(plan.reads)
      return plan.mapParts(plan: { $0.pruned(to: needed) }, expression: { $0 })
    }
  }
}

extension BoundExpression {
  /// The expression with its subqueries pruned to what it reads of them.
  fileprivate var pruned: BoundExpression {
    switch self {
    case .exists(let plan): .exists(plan.pruned(to: []))
    case .countSubquery(let plan): .countSubquery(plan.pruned(to: []))
    case .valueSubquery(let plan, let column): .valueSubquery(plan.pruned(to: [column]), column)
    case .collectSubquery(let plan, let column): .collectSubquery(plan.pruned(to: [column]), column)
    default: mapChildren(expression: { $0.pruned }, plan: { $0 })
    }
  }
}

extension BoundAggregateCall {
  /// Whether leaving out the aggregate can hide no error: a sum may overflow.
  fileprivate var isTotal: Bool {
    switch function {
    case .count, .minimum, .maximum, .collectList: argument?.isTotal ?? true
    default: false
    }
  }
}

extension [LetBinding] {
  /// The variables that the bindings read.
  fileprivate var reads: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    for binding in self { binding.value.collectFreeVariables(into: &result) }
    return result
  }

  /// The bindings that somebody reads, and what must be there for them.
  fileprivate func pruned(
    to required: Set<BoundVariable>
  ) -> (kept: [LetBinding], needed: Set<BoundVariable>) {
    var needed = required
    var kept: [LetBinding] = []
    for binding in reversed() where needed.contains(binding.variable) || !binding.value.isTotal {
      kept.append(binding)
      binding.value.collectFreeVariables(into: &needed)
    }
    return (kept.reversed(), needed)
  }
}
