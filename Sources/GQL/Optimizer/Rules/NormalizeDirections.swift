extension OptimizerRule {
  /// Turns a path round whose edges all point left, so that later stages meet one form only.
  ///
  ///     match (a)<-[e:KNOWS]-(b)              match (b)-[e:KNOWS]->(a)
  static let normalizeDirections = OptimizerRule(
    name: "normalize-directions", summary: "turns paths round whose edges all point left"
  ) { plan in
    plan.transformed { step in
      guard case .match(let input, var pattern, graph: let graph) = step else { return step }
      for index in pattern.paths.indices {
        guard let reversed = pattern.paths[index].reversed else { continue }
        pattern.paths[index].body = reversed
      }
      return .match(input, pattern, graph: graph)
    }
  }
}

extension BoundPathPattern {
  /// The body read from its end, where it is a chain of edges that point left and no path variable tells the order.
  fileprivate var reversed: BoundPathExpression? {
    guard variable == nil, case .concatenation(let parts) = body else { return nil }
    var result: [BoundPathExpression] = []
    var hasEdge = false
    for part in parts.reversed() {
      switch part {
      case .node: result.append(part)
      case .edge(var edge) where edge.direction == .left:
        edge.direction = .right
        hasEdge = true
        result.append(.edge(edge))
      default: return nil
      }
    }
    return hasEdge ? .concatenation(result) : nil
  }
}
