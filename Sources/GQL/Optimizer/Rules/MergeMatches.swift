extension OptimizerRule {
  /// Makes one pattern of matches that follow one another, so that their joins can be done in any order.
  ///
  ///     match (b)-[:KNOWS]->(c)               match (a)-[:KNOWS]->(b), (b)-[:KNOWS]->(c)
  ///     match (a)-[:KNOWS]->(b)
  ///
  /// Edges of one MATCH must differ, those of two need not: the paths keep the block they came from. Patterns that select paths, or
  /// in which an edge comes back, stay on their own.
  static let mergeMatches = OptimizerRule(
    name: "merge-matches", summary: "makes one pattern of matches that follow one another"
  ) { plan in
    plan.transformed { step in
      guard case .match(.match(let input, let first, graph: let graph), let second, graph: let other) = step,
        graph == other, let merged = first.merged(with: second, over: Set(input.outputs))
      else { return step }
      return .match(input, merged, graph: graph)
    }
  }
}

extension BoundGraphPattern {
  /// The most paths of a merged pattern: joins are ordered by looking at all of them together.
  private static let maximumPaths = 16

  fileprivate func merged(with other: BoundGraphPattern, over input: Set<BoundVariable>) -> BoundGraphPattern?
  {
    guard matchMode == other.matchMode, paths.count + other.paths.count <= BoundGraphPattern.maximumPaths,
      paths.allSatisfy(\.isPlain), other.paths.allSatisfy(\.isPlain),
      edgeVariables.isDisjoint(with: other.edgeVariables)
    else { return nil }
    let shift = (paths.map(\.block).max() ?? 0) + 1
    var result = self
    for var path in other.paths {
      path.block += shift
      result.paths.append(path)
    }
    result.predicate = .conjunction(predicate, other.predicate)
    result.outputs = outputs.adding(other.outputs)
    return result
  }

  private var edgeVariables: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    for path in paths {
      path.body.forEachPart { if case .edge(let edge) = $0 { result.insert(edge.variable) } }
    }
    return result
  }
}

extension BoundPathPattern {
  /// Whether every path that fits counts, and none has a mode of its own.
  fileprivate var isPlain: Bool { selector == .all && mode == .walk }
}
