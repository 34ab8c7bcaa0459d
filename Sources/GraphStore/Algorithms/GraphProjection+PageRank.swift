extension GraphProjection {
  /// The PageRank of each node (Brin and Page, 1998), by power iteration; the ranks sum to 1.
  ///
  /// Nodes without edges give their rank to all nodes evenly. Ends after `iterations`, or as soon as the ranks change by less than
  /// `tolerance` in all. O(iterations × edges). `checkpoint` is called once per iteration and may throw to end the work.
  public func pageRank(
    damping: Double = 0.85, iterations: Int = 100, tolerance: Double = 1e-9,
    checkpoint: () throws -> Void = {}
  ) throws -> [Double] {
    guard count > 0 else { return [] }
    let even = 1 / Double(count)
    var ranks = [Double](repeating: even, count: count)
    for _ in 0..<max(0, iterations) {
      try checkpoint()
      var next = [Double](repeating: 0, count: count)
      var idle = 0.0
      for node in 0..<count {
        let degree = degree(of: node)
        if degree == 0 {
          idle += ranks[node]
          continue
        }
        let share = ranks[node] / Double(degree)
        for neighbor in neighbors(of: node) { next[Int(neighbor)] += share }
      }
      let base = (1 - damping + damping * idle) * even
      var change = 0.0
      for node in 0..<count {
        next[node] = base + damping * next[node]
        change += abs(next[node] - ranks[node])
      }
      ranks = next
      if change < tolerance { break }
    }
    return ranks
  }
}
