extension Adjacency {
  /// Calls `body` with each node that is a neighbour of one node here and of another there, ascending and once.
  ///
  /// Walks the shorter list and gallops through the longer one: O(shorter · log(longer / shorter)).
  public func forEachCommonNeighbor<Failure: Error>(
    of node: NodeID, and other: NodeID, in adjacency: Adjacency, _ body: (NodeID) throws(Failure) -> Void
  ) throws(Failure) {
    var last: NodeID?
    try withNeighbors(of: node) { (first, _) throws(Failure) in
      try adjacency.withNeighbors(of: other) { (second, _) throws(Failure) in
        try SortedNodes.forEachCommon(first, second) { (common) throws(Failure) in
          // Parallel edges give a neighbour more than once.
          if common == last { return }
          last = common
          try body(common)
        }
      }
    }
  }
}

/// What can be done with ascending lists of nodes, such as the neighbours of a node.
public enum SortedNodes {
  /// Calls `body` with each node that is in both lists, as often as in the shorter one.
  ///
  /// O(shorter · log(longer / shorter)).
  @inlinable
  public static func forEachCommon<Failure: Error>(
    _ first: Span<NodeID>, _ second: Span<NodeID>, _ body: (NodeID) throws(Failure) -> Void
  ) throws(Failure) {
    if first.count > second.count {
      try forEachCommon(second, first, body)
      return
    }
    var position = 0
    for index in 0..<first.count {
      position = firstIndex(in: second, from: position, notBefore: first[index])
      if position == second.count { return }
      if second[position] == first[index] { try body(first[index]) }
    }
  }

  /// The first position, not before `start`, whose node is not before the given one. O(log distance).
  @inlinable
  public static func firstIndex(in nodes: Span<NodeID>, from start: Int, notBefore node: NodeID) -> Int {
    var low = start
    var step = 1
    while low + step < nodes.count, nodes[low + step] < node {
      low += step
      step *= 2
    }
    var high = min(low + step, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
