import GraphStore

/// What the matches of a count pattern must not do, as ways of violating it; decided on the statistics of one graph.
struct CountConstraints {
  /// A way in which a match may be wrong.
  enum Violation {
    /// Two vertices are the same node.
    case same(Int, Int)
    /// Two edges are the same: their ends are, and the second edge is the first.
    case sameEdge([(Int, Int)], second: Int)
    /// There is an edge that must not be.
    case present(CountPattern.Edge)
  }

  private(set) var violations: [Violation] = []

  /// Collects the constraints that the graph does not satisfy by itself; nil where one has no simple violation.
  init?(_ pattern: CountPattern, _ statistics: CountStatistics) {
    violations = pattern.inequalities.map { .same($0.0, $0.1) } + pattern.absences.map { .present($0) }
    for second in pattern.edges.indices {
      for first in 0..<second {
        let (left, right) = (pattern.edges[first], pattern.edges[second])
        guard let exclusion = left.exclusion, exclusion == right.exclusion,
          statistics.mayCoincide(left, right, pattern)
        else { continue }
        guard let pairs = Self.coincidence(left, right) else { return nil }
        let isImplied = pairs.contains { pair in
          pattern.inequalities.contains { $0 == pair || $0 == (pair.1, pair.0) }
        }
        if !isImplied { violations.append(.sameEdge(pairs, second: second)) }
      }
    }
    guard violations.count <= 4 else { return nil }
  }

  /// Which vertices are the same if two edges are; nil where that may come about in several ways, or where one pattern
  /// allows what the other does not.
  private static func coincidence(_ left: CountPattern.Edge, _ right: CountPattern.Edge) -> [(Int, Int)]? {
    guard left.labels == right.labels else { return nil }
    let forward = [(left.from, right.from), (left.to, right.to)]
    let backward = [(left.from, right.to), (left.to, right.from)]
    let isDirected =
      [BoundEdgeDirections.right, .left].contains(left.direction)
      && [BoundEdgeDirections.right, .left].contains(right.direction)
    if isDirected { return distinct(left.direction == right.direction ? forward : backward) }
    // Where the edges meet in a vertex, the same edge leads back; a loop is a case of that.
    if left.to == right.from || left.from == right.to {
      return left.direction == right.direction.reversed ? distinct(backward) : nil
    }
    if left.from == right.from || left.to == right.to {
      return left.direction == right.direction ? distinct(forward) : nil
    }
    return nil
  }

  private static func distinct(_ pairs: [(Int, Int)]) -> [(Int, Int)] { pairs.filter { $0.0 != $0.1 } }
}
