import GraphStore

/// Steps that compute, group and order.
extension PhysicalPlanner {
  mutating func match(
    _ input: LogicalPlan, _ pattern: BoundGraphPattern, _ graph: GraphReference, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    var inner = pattern.variables
    for expression in pattern.expressions { inner.formUnion(try reads(expression)) }
    let child = try plan(
      guarded(input, pattern, graph), required: required.union(inner.intersection(input.outputs)))
    let match = try PatternPlanner(context: context).plan(
      pattern, graph: graph, input: child.layout, required: required, inputRows: child.estimatedRows)
    return step(.match(match), [child], match.layout, rows: match.estimatedRows)
  }

  /// The input without the rows whose elements the pattern can't continue from, for they are of another graph.
  private func guarded(
    _ input: LogicalPlan, _ pattern: BoundGraphPattern, _ graph: GraphReference
  ) -> LogicalPlan {
    let given = pattern.variables.intersection(input.outputs)
    let others = Set(given.compactMap { scope.origins.otherGraph(of: $0, in: graph) })
    return others.reduce(input) { .filter($0, .binary(.equal, .graph($1), .graph(graph))) }
  }

  mutating func extend(
    _ input: LogicalPlan, _ bindings: [LetBinding], required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    var needed = required
    var kept: [LetBinding] = []
    for binding in bindings.reversed() where needed.contains(binding.variable) {
      kept.insert(binding, at: 0)
      needed.formUnion(try reads(binding.value))
    }
    let child = try plan(input, required: needed.subtracting(bindings.map(\.variable)).union(required))
    guard !kept.isEmpty else { return child }
    let layout = child.layout.keeping(required).appending(
      kept.map(\.variable).filter { required.contains($0) && !child.layout.contains($0) })
    return step(.compute(kept, isSequential: true), [child], layout, rows: child.estimatedRows)
  }

  mutating func project(
    _ input: LogicalPlan, _ bindings: [LetBinding], required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    var kept = bindings.filter { required.contains($0.variable) }
    var needed: Set<BoundVariable> = []
    for binding in kept { needed.formUnion(try reads(binding.value)) }
    let child = try plan(input, required: needed)
    if let partition { kept.append(LetBinding(variable: partition, value: .variable(partition))) }
    let layout = RowLayout(kept.map(\.variable))
    if kept.allSatisfy(\.isPassing), layout == child.layout { return child }
    return step(.compute(kept, isSequential: false), [child], layout, rows: child.estimatedRows)
  }

  mutating func aggregate(
    _ input: LogicalPlan, _ keys: [LetBinding], _ aggregates: [AggregateBinding], required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    let wanted = aggregates.filter { required.contains($0.variable) }
    var needed: Set<BoundVariable> = []
    for key in keys { needed.formUnion(try reads(key.value)) }
    for aggregate in wanted {
      if let argument = aggregate.call.argument { needed.formUnion(try reads(argument)) }
      if let parameter = aggregate.call.parameter { needed.formUnion(try reads(parameter)) }
    }
    let (child, kept) = try aggregated(input, keys: keys, aggregates: wanted, required: needed)
    var allKeys = keys
    if let partition { allKeys.append(LetBinding(variable: partition, value: .variable(partition))) }
    let layout = RowLayout(allKeys.map(\.variable) + kept.map(\.variable))
    let rows = keys.isEmpty ? 1 : max(1, child.estimatedRows.squareRoot())
    return step(
      .aggregate(keys: allKeys, aggregates: kept, hasKeys: !keys.isEmpty, partition: partition), [child],
      layout, rows: rows)
  }

  mutating func sort(
    _ input: LogicalPlan, _ keys: [SortKey], limit: PageBounds?, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    var needed = required
    for key in keys { needed.formUnion(try reads(key.expression)) }
    let child = try plan(input, required: needed)
    return step(
      .sort(keys, partition: partition, limit: limit), [child], child.layout.keeping(required),
      rows: child.estimatedRows)
  }

  mutating func page(
    _ input: LogicalPlan, _ bounds: PageBounds, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    for expression in [bounds.offset, bounds.limit] {
      if let expression { _ = try reads(expression) }
    }
    let child: PhysicalPlan =
      if case .sort(let sorted, let keys) = input, bounds.limit != nil {
        try sort(sorted, keys, limit: bounds, required: required)
      } else {
        try plan(input, required: required)
      }
    var rows = child.estimatedRows
    if case .constant(.int64(let limit))? = bounds.limit { rows = min(rows, Double(limit)) }
    return step(.page(bounds, partition: partition), [child], child.layout, rows: rows)
  }

  mutating func callProcedure(
    _ input: LogicalPlan, _ call: BoundProcedureCall, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    var needed = required
    for argument in call.arguments { needed.formUnion(try reads(argument)) }
    let child = try plan(input, required: needed)
    let layout = child.layout.keeping(required).appending(call.outputs.map(\.variable))
    return step(.callProcedure(call), [child], layout, rows: child.estimatedRows * 10)
  }
}

extension BoundGraphPattern {
  /// Every expression of the pattern: predicates and the counts of selectors.
  var expressions: [BoundExpression] {
    var result: [BoundExpression] = []
    _ = mapExpressions {
      result.append($0)
      return $0
    }
    return result
  }
}
