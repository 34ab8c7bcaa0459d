extension LogicalPlan {
  /// Whether a step, or a subquery of an expression, works on a graph that a parameter holds.
  var readsParameterGraphs: Bool {
    if case .parameter? = graph { return true }
    var found = false
    _ = mapParts(
      plan: {
        found = found || $0.readsParameterGraphs
        return $0
      },
      expression: {
        found = found || $0.readsParameterGraphs
        return $0
      })
    return found
  }

  /// The graph on which the step itself works.
  private var graph: GraphReference? {
    switch self {
    case .match(_, _, graph: let graph), .insert(_, _, graph: let graph), .set(_, _, graph: let graph),
      .remove(_, _, graph: let graph), .delete(_, _, isDetaching: _, graph: let graph),
      .merge(_, _, graph: let graph):
      graph
    default: nil
    }
  }
}

extension BoundExpression {
  fileprivate var readsParameterGraphs: Bool {
    if case .graph(.parameter) = self { return true }
    var found = false
    forEachChild(
      expression: { found = found || $0.readsParameterGraphs },
      plan: { found = found || $0.readsParameterGraphs })
    return found
  }
}
