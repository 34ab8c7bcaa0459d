extension OptimizerRule {
  /// Gives conditions on one element to the element, so that the search of a path begins with them.
  ///
  ///     match any shortest (a)(()-[]->()){0,}(b) where a.name = 'A'
  ///     match any shortest (a where a.name = 'A')(()-[]->()){0,}(b)
  ///
  /// Only elements at the top of a path can be meant, and of a path that selects only its two ends: a condition on these holds for
  /// all paths between them or for none.
  static let attachPredicates = OptimizerRule(
    name: "attach-predicates", summary: "gives conditions on one element to the element"
  ) { plan in
    plan.transformed { step in
      guard case .match(let input, var pattern, graph: let graph) = step, let predicate = pattern.predicate
      else {
        return step
      }
      let declared = pattern.variables.subtracting(input.outputs)
      var kept: [BoundExpression] = []
      for part in predicate.conjuncts {
        let elements = part.freeVariables.intersection(declared)
        guard kept.isEmpty || part.isTotal, let element = elements.first, elements.count == 1,
          !part.hasSubquery,
          pattern.attach(part, to: element)
        else {
          kept.append(part)
          continue
        }
      }
      pattern.predicate = .conjunction(of: kept)
      return .match(input, pattern, graph: graph)
    }
  }
}

extension BoundGraphPattern {
  /// Adds a condition to the first place where an element stands by itself; false where there is none.
  fileprivate mutating func attach(_ condition: BoundExpression, to element: BoundVariable) -> Bool {
    for index in paths.indices where paths[index].attach(condition, to: element) { return true }
    return false
  }
}

extension BoundPathPattern {
  fileprivate mutating func attach(_ condition: BoundExpression, to element: BoundVariable) -> Bool {
    guard case .concatenation(var parts) = body else {
      var parts = [body]
      guard parts[0].attach(condition, to: element) else { return false }
      body = parts[0]
      return true
    }
    let places = selector == .all ? Array(parts.indices) : [parts.startIndex, parts.endIndex - 1]
    for place in places where parts[place].attach(condition, to: element) {
      body = .concatenation(parts)
      return true
    }
    return false
  }
}

extension BoundPathExpression {
  fileprivate mutating func attach(_ condition: BoundExpression, to element: BoundVariable) -> Bool {
    switch self {
    case .node(var node) where node.variable == element:
      node.predicate = .conjunction(node.predicate, condition)
      self = .node(node)
      return true
    case .edge(var edge) where edge.variable == element:
      edge.predicate = .conjunction(edge.predicate, condition)
      self = .edge(edge)
      return true
    default: return false
    }
  }
}
