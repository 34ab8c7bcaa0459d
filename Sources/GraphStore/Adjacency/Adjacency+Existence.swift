extension Adjacency {
  /// Whether there is an edge from `source` to `target`, as this direction sees it. O(log degree).
  public func contains(_ source: NodeID, _ target: NodeID) -> Bool {
    if let parts { return parts.contains { $0.contains(source, target) } }
    switch list(of: source) {
    case .slice(let list):
      let position = list.position(of: target, EdgeID(rawValue: 0))
      return position < list.count && list.neighbors[position] == target
    case .hub(let hub):
      var found = false
      hub.forEachSlice(of: target) { _, _ in found = true }
      return found
    }
  }

  /// Calls `body` with each edge between two nodes, in the order of ids. O(log degree + edges).
  public func forEachEdge<Failure: Error>(
    between source: NodeID, and target: NodeID, _ body: (EdgeID) throws(Failure) -> Void
  ) throws(Failure) {
    if parts != nil {
      for edge in edges(between: source, and: target) { try body(edge) }
      return
    }
    try withNeighbors(of: source) { (neighbors, edges) throws(Failure) in
      var place = SortedNodes.firstIndex(in: neighbors, from: 0, notBefore: target)
      while place < neighbors.count, neighbors[place] == target {
        try body(edges[place])
        place += 1
      }
    }
  }

  /// The edges from `source` to `target`, as this direction sees them, in the order of ids. O(log degree + edges).
  public func edges(between source: NodeID, and target: NodeID) -> [EdgeID] {
    var result: [EdgeID] = []
    if let parts {
      for part in parts { result += part.edges(between: source, and: target) }
      guard result.count > 1 else { return result }
      result.sort()
      var kept = 1
      for index in 1..<result.count where result[index] != result[kept - 1] {
        result[kept] = result[index]
        kept += 1
      }
      result.removeLast(result.count - kept)
      return result
    }
    switch list(of: source) {
    case .slice(let list):
      for index in list.positions(of: target) { result.append(list.edge(index)) }
    case .hub(let hub):
      hub.forEachSlice(of: target) { list, range in
        for index in range { result.append(list.edge(index)) }
      }
    }
    return result
  }
}
