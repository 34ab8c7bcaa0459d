extension GraphProjection {
  /// The betweenness centrality of each node: the share of shortest paths between others that pass it, summed over all pairs.
  ///
  /// Brandes' algorithm (2001) with breadth-first search: O(nodes × edges). Not normalised; in an undirected projection each pair
  /// counts once. `checkpoint` is called once per source and may throw to end the work.
  public func betweenness(
    isUndirected: Bool, checkpoint: () throws -> Void = {}
  ) throws -> [Double] {
    var scores = [Double](repeating: 0, count: count)
    for source in 0..<count {
      try checkpoint()
      var pathCounts = [Double](repeating: 0, count: count)
      var distances = [Int](repeating: -1, count: count)
      var visited = [source]
      pathCounts[source] = 1
      distances[source] = 0
      var next = 0
      while next < visited.count {
        let node = visited[next]
        next += 1
        for neighbor in neighbors(of: node).map(Int.init) {
          if distances[neighbor] < 0 {
            distances[neighbor] = distances[node] + 1
            visited.append(neighbor)
          }
          if distances[neighbor] == distances[node] + 1 { pathCounts[neighbor] += pathCounts[node] }
        }
      }
      var dependencies = [Double](repeating: 0, count: count)
      for node in visited.reversed() {
        for neighbor in neighbors(of: node).map(Int.init) where distances[neighbor] == distances[node] + 1 {
          dependencies[node] += pathCounts[node] / pathCounts[neighbor] * (1 + dependencies[neighbor])
        }
        if node != source { scores[node] += dependencies[node] }
      }
    }
    return isUndirected ? scores.map { $0 / 2 } : scores
  }
}
