extension LogicalPlan {
  /// The columns of the rows that the plan gives.
  var outputs: [BoundVariable] {
    switch self {
    case .unit, .finish:
      return []
    case .argument(let variables), .empty(let variables), .table(_, let variables):
      return variables
    case .match(let input, let pattern, graph: _):
      return input.outputs.adding(pattern.outputs)
    case .extend(let input, let bindings):
      return input.outputs.adding(bindings.map(\.variable))
    case .project(_, let columns):
      return columns.map(\.variable)
    case .aggregate(_, keys: let keys, aggregates: let aggregates):
      return keys.map(\.variable) + aggregates.map(\.variable)
    case .unwind(let input, let variable, list: _, position: let position):
      return input.outputs.adding([variable] + (position.map { [$0.variable] } ?? []))
    case .apply(let outer, let inner, isOptional: _):
      return outer.outputs.adding(inner.outputs)
    case .callProcedure(let input, let call):
      return input.outputs.adding(call.outputs.map(\.variable))
    case .insert(let input, let pattern, graph: _):
      return input.outputs.adding(pattern.variables)
    case .merge(let input, let merge, graph: _):
      return input.outputs.adding(merge.pattern.outputs)
    case .filter(let input, _), .distinct(let input), .sort(let input, _),
      .page(let input, offset: _, limit: _), .set(let input, _, graph: _), .remove(let input, _, graph: _),
      .delete(let input, _, isDetaching: _, graph: _):
      return input.outputs
    case .union(let left, _, _), .except(let left, _, _), .intersect(let left, _, _), .otherwise(let left, _):
      return left.outputs
    case .define(_, _, in: let body):
      return body.outputs
    }
  }

  /// The variables of the query around it that a subquery reads: those of its `argument` leaves.
  ///
  /// The argument of a plan within an `apply` or an expression is the row of that step, not of the query around.
  var argumentVariables: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    var pending = [self]
    while let plan = pending.popLast() {
      switch plan {
      case .argument(let variables): result.formUnion(variables)
      case .apply(let outer, _, isOptional: _): pending.append(outer)
      default: pending.append(contentsOf: plan.children)
      }
    }
    return result
  }

  /// The variables that the step itself reads from the rows of its input, for its expressions, its pattern or its
  /// subqueries; columns that it only hands on are not among them.
  var reads: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    for expression in expressions { expression.collectFreeVariables(into: &result) }
    switch self {
    case .match(_, let pattern, graph: _):
      result.formUnion(pattern.variables)
    case .apply(_, let inner, isOptional: _):
      result.formUnion(inner.argumentVariables)
    case .insert(_, let pattern, graph: _):
      result.formUnion(pattern.endpoints)
    case .set(_, let items, graph: _):
      result.formUnion(items.map(\.variable))
    case .remove(_, let items, graph: _):
      result.formUnion(items.map(\.variable))
    case .merge(_, let merge, graph: _):
      result.formUnion(merge.pattern.variables)
      result.formUnion(merge.insertion.endpoints)
      result.formUnion((merge.onCreate + merge.onMatch).map(\.variable))
    default:
      break
    }
    return result
  }

  /// A subquery's plan whose `argument` hands on only what the plan or its reader needs.
  func narrowingArgument(keeping kept: Set<BoundVariable> = []) -> LogicalPlan {
    var used = kept
    collectReads(into: &used)
    return replacingArgument { .argument($0.filter(used.contains)) }
  }

  private func collectReads(into result: inout Set<BoundVariable>) {
    result.formUnion(reads)
    for child in children { child.collectReads(into: &result) }
  }

  /// The plan with its own `argument` leaves replaced; those of plans nested in it stay.
  func replacingArgument(_ make: ([BoundVariable]) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .argument(let variables): make(variables)
    case .apply(let outer, let inner, isOptional: let isOptional):
      .apply(outer.replacingArgument(make), inner, isOptional: isOptional)
    default: mapParts(plan: { $0.replacingArgument(make) }, expression: { $0 })
    }
  }
}

extension InsertPattern {
  /// The ends of the new edges.
  var endpoints: Set<BoundVariable> { Set(edges.flatMap { [$0.source, $0.target] }) }
}

extension [BoundVariable] {
  /// The list with those of another that it lacks.
  func adding(_ others: [BoundVariable]) -> [BoundVariable] {
    if others.isEmpty { return self }
    var known = Set(self)
    return self + others.filter { known.insert($0).inserted }
  }
}
