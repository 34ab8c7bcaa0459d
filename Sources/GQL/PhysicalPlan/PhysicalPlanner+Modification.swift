import GraphStore

/// Steps that write.
extension PhysicalPlanner {
  mutating func modification(
    _ logical: LogicalPlan, required: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    guard let input = logical.children.first else { return step(.empty, [], .empty, rows: 0) }
    var needed = required.union(logical.reads)
    for expression in logical.expressions { needed.formUnion(try reads(expression)) }
    if case .merge(_, let merge, let graph) = logical {
      return try self.merge(input, merge, graph, required: required, needed: needed)
    }
    if case .finish = logical {
      let child = try plan(input, required: [])
      return step(.finish, [child], .empty, rows: 0)
    }
    let child = try plan(input, required: needed.intersection(input.outputs))
    let kept = child.layout.keeping(required)
    let rows = child.estimatedRows
    switch logical {
    case .insert(_, let pattern, let graph):
      let layout = kept.appending(pattern.variables.filter(required.contains))
      return step(.insert(pattern, graph: graph), [child], layout, rows: rows)
    case .set(_, let items, let graph):
      return step(.set(items, graph: graph), [child], kept, rows: rows)
    case .remove(_, let items, let graph):
      return step(.remove(items, graph: graph), [child], kept, rows: rows)
    case .delete(_, let targets, let isDetaching, let graph):
      return step(.delete(targets, isDetaching: isDetaching, graph: graph), [child], kept, rows: rows)
    default:
      return child
    }
  }

  private mutating func merge(
    _ input: LogicalPlan, _ merge: MergePattern, _ graph: GraphReference, required: Set<BoundVariable>,
    needed: Set<BoundVariable>
  ) throws -> PhysicalPlan {
    let child = try plan(input, required: needed.intersection(input.outputs))
    let given = input.outputs.filter(merge.pattern.variables.union(merge.pattern.reads).contains)
    let search = try subquery(
      .match(.argument(given), merge.pattern, graph: graph), required: Set(merge.pattern.outputs),
      runsPerRow: true)
    let layout = child.layout.keeping(required).appending(
      merge.pattern.outputs.filter { required.contains($0) && !child.layout.contains($0) })
    return step(
      .merge(merge, arguments: search.arguments, graph: graph), [child, search.plan], layout,
      rows: child.estimatedRows)
  }
}

extension BoundGraphPattern {
  /// The variables that its expressions read.
  var reads: Set<BoundVariable> {
    expressions.reduce(into: []) { $0.formUnion($1.freeVariables) }
  }
}
