import GraphStore

extension OptimizerRule {
  /// Looks for any path in place of all where only the pairs of ends count: a search visits each node once then, while the
  /// number of paths grows with their length without bound.
  ///
  ///     aggregate #1 := count(DISTINCT b)     aggregate #1 := count(DISTINCT b)
  ///     match (a)-[:KNOWS]->{1,4}(b)          match once ANY (a)-[:KNOWS]->{1,4}(b)
  ///
  /// A match whose rows may be left out where they are repeated is marked so that its last step gives each node once.
  static let keepOnePath = OptimizerRule(
    name: "keep-one-path", summary: "looks for one path in place of all where repeated rows don't count"
  ) { plan in
    plan.transformed { step in
      switch step {
      case .aggregate(let input, keys: let keys, aggregates: let aggregates)
      where aggregates.allSatisfy(\.call.ignoresRepetition)
        && keys.allSatisfy(\.value.isDeterministic)
        && aggregates.allSatisfy { $0.call.argument?.isDeterministic ?? true }:
        return .aggregate(input.keepingOnePath, keys: keys, aggregates: aggregates)
      case .distinct(let input): return .distinct(input.keepingOnePath)
      default: return step
      }
    }
  }
}

extension BoundAggregateCall {
  /// Whether a value counts once however often it comes.
  fileprivate var ignoresRepetition: Bool {
    guard argument != nil else { return false }
    switch function {
    case .minimum, .maximum: return true
    default: return isDistinct
    }
  }
}

extension LogicalPlan {
  /// The plan with some repeated rows left out.
  fileprivate var keepingOnePath: LogicalPlan {
    switch self {
    case .project(let input, let columns) where columns.allSatisfy(\.value.isDeterministic):
      return .project(input.keepingOnePath, columns)
    case .extend(let input, let columns) where columns.allSatisfy(\.value.isDeterministic):
      return .extend(input.keepingOnePath, columns)
    case .filter(let input, let predicate) where predicate.isDeterministic:
      return .filter(input.keepingOnePath, predicate)
    case .match(let input, var pattern, graph: let graph):
      pattern.ignoresRepetition = true
      if pattern.hasOnlyEnds { pattern.paths[0].selector = .any(.constant(.int64(1))) }
      return .match(input.keepingOnePath, pattern, graph: graph)
    default: return self
    }
  }
}

extension BoundGraphPattern {
  /// Whether the pattern is one path between two nodes of which nothing else is read.
  fileprivate var hasOnlyEnds: Bool {
    guard paths.count == 1, paths[0].selector == .all, paths[0].mode == .walk || paths[0].mode == .trail,
      case .concatenation(let parts) = paths[0].body, parts.count == 3, case .node(let left) = parts[0],
      case .quantified = parts[1], case .node(let right) = parts[2]
    else { return false }
    let ends: Set<BoundVariable> = [left.variable, right.variable]
    let inner = variables.subtracting(ends)
    return inner.isDisjoint(with: outputs) && inner.isDisjoint(with: predicate?.freeVariables ?? [])
  }
}
