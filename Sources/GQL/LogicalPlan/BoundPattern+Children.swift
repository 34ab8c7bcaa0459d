extension BoundGraphPattern {
  /// The same pattern with its predicates and path counts replaced.
  func mapExpressions(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> BoundGraphPattern {
    var copy = self
    copy.paths = try paths.map { try $0.mapExpressions(map) }
    copy.predicate = try predicate.map(map)
    return copy
  }

  /// Every variable that the pattern declares, those of single iterations of a quantified part included.
  var variables: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    for path in paths {
      if let variable = path.variable { result.insert(variable) }
      path.body.collectVariables(into: &result)
    }
    return result
  }
}

extension BoundPathPattern {
  fileprivate func mapExpressions(
    _ map: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundPathPattern {
    var copy = self
    copy.selector = try selector.mapExpression(map)
    copy.body = try body.mapExpressions(map)
    return copy
  }
}

extension BoundPathSelector {
  fileprivate func mapExpression(
    _ map: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundPathSelector {
    switch self {
    case .all, .anyShortest, .allShortest: self
    case .any(let count): .any(try map(count))
    case .shortest(let count): .shortest(try map(count))
    case .shortestGroups(let count): .shortestGroups(try map(count))
    }
  }
}

extension BoundPathExpression {
  /// The same expression with its direct parts replaced.
  func mapChildren(
    _ map: (BoundPathExpression) throws -> BoundPathExpression
  ) rethrows -> BoundPathExpression {
    switch self {
    case .node, .edge:
      return self
    case .concatenation(let parts):
      return .concatenation(try parts.map(map))
    case .parenthesized(var subpath):
      subpath.body = try map(subpath.body)
      return .parenthesized(subpath)
    case .quantified(let body, lower: let lower, upper: let upper, groups: let groups):
      return .quantified(try map(body), lower: lower, upper: upper, groups: groups)
    case .questioned(let body):
      return .questioned(try map(body))
    case .union(let alternatives):
      return .union(try alternatives.map(map))
    case .multisetAlternation(let alternatives):
      return .multisetAlternation(try alternatives.map(map))
    }
  }

  /// The same expression with its predicates replaced.
  func mapExpressions(
    _ map: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundPathExpression {
    switch self {
    case .node(var node):
      node.predicate = try node.predicate.map(map)
      return .node(node)
    case .edge(var edge):
      edge.predicate = try edge.predicate.map(map)
      return .edge(edge)
    case .parenthesized(var subpath):
      subpath.body = try subpath.body.mapExpressions(map)
      subpath.predicate = try subpath.predicate.map(map)
      return .parenthesized(subpath)
    default:
      return try mapChildren { try $0.mapExpressions(map) }
    }
  }

  /// Visits the expression and its parts, from the left.
  func forEachPart(_ visit: (BoundPathExpression) -> Void) {
    visit(self)
    _ = mapChildren {
      $0.forEachPart(visit)
      return $0
    }
  }

  fileprivate func collectVariables(into result: inout Set<BoundVariable>) {
    forEachPart {
      switch $0 {
      case .node(let node): result.insert(node.variable)
      case .edge(let edge): result.insert(edge.variable)
      case .parenthesized(let subpath):
        if let variable = subpath.variable { result.insert(variable) }
      case .quantified(_, lower: _, upper: _, groups: let groups):
        result.formUnion(groups.map(\.group))
      default: break
      }
    }
  }
}
