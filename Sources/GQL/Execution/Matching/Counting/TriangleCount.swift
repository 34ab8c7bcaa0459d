import GraphStore

/// Counts weighted triangles: the neighbours of a node are marked, and the neighbours of its neighbours looked up.
struct TriangleCount {
  /// The numbers of the three vertices' nodes.
  let weights: [NodeWeights]
  /// The vertex whose nodes are listed.
  let root: Int
  /// A node that belongs to each of their nodes and must be one for all three, beside the weights; nil: none asked for.
  var classes: [[UInt32]]?

  /// Runs over the first vertex of an order, its ways to the second, and from there to the third.
  ///
  /// - Returns: for each node of the root, the sum over its triangles of the product of the numbers of ways and weights.
  mutating func run(
    order: [Int], first: PairLink, closing: PairLink, second: PairLink, limits: ExecutionLimits
  ) throws -> NodeWeights {
    let (starts, middles, ends) = (weights[order[0]], weights[order[1]], weights[order[2]])
    var found = Array(repeating: Int64(0), count: weights[root].values.count)
    // How often each possible third node closes the triangle with the first one at hand, with its weight.
    var marks = Array(repeating: Int64(0), count: ends.values.count)
    var marked: [Int] = []
    let rootPlace = order.firstIndex(of: root) ?? 0
    let secondPlain = second.plainAdjacencies
    for place in starts.values.indices where starts.values[place] != 0 {
      if place & 255 == 0 { try limits.checkpoint() }
      let start = NodeID(rawValue: starts.base + UInt32(truncatingIfNeeded: place))
      try closing.forEachNeighbor(of: start) { end, ways in
        let offset = Int(end.rawValue) - Int(ends.base)
        guard offset >= 0, offset < marks.count, ends.values[offset] != 0 else { return }
        if let classes, classes[order[2]][offset] != classes[order[0]][place] { return }
        var product = ways
        try WeightFactor.multiply(&product, ends.values[offset])
        if marks[offset] == 0 { marked.append(offset) }
        try WeightFactor.add(&marks[offset], product)
      }
      guard !marked.isEmpty else { continue }
      var total: Int64 = 0
      try first.forEachNeighbor(of: start) { middle, ways in
        var factor = middles[middle]
        guard factor != 0 else { return }
        if let classes,
          classes[order[1]][Int(middle.rawValue - middles.base)] != classes[order[0]][place]
        {
          return
        }
        try WeightFactor.multiply(&factor, ways)
        try WeightFactor.multiply(&factor, starts.values[place])
        if rootPlace == 2 {
          try second.forEachNeighbor(of: middle) { end, ways in
            let offset = Int(end.rawValue) - Int(ends.base)
            guard offset >= 0, offset < marks.count, marks[offset] != 0 else { return }
            var product = marks[offset]
            try WeightFactor.multiply(&product, ways)
            try WeightFactor.multiply(&product, factor)
            try WeightFactor.add(&found[offset], product)
          }
          return
        }
        var sum: Int64 = 0
        if let secondPlain {
          try Self.sumMarks(secondPlain, of: middle, marks, base: ends.base, into: &sum)
        } else {
          try second.forEachNeighbor(of: middle) { end, ways in
            let offset = Int(end.rawValue) - Int(ends.base)
            guard offset >= 0, offset < marks.count, marks[offset] != 0 else { return }
            var product = marks[offset]
            try WeightFactor.multiply(&product, ways)
            try WeightFactor.add(&sum, product)
          }
        }
        try WeightFactor.multiply(&sum, factor)
        if rootPlace == 1 {
          try WeightFactor.add(&found[Int(middle.rawValue - middles.base)], sum)
        } else {
          try WeightFactor.add(&total, sum)
        }
      }
      if rootPlace == 0 { found[place] = total }
      for offset in marked { marks[offset] = 0 }
      marked.removeAll(keepingCapacity: true)
    }
    return NodeWeights(base: weights[root].base, values: found)
  }

  @inline(__always)
  private static func sumMarks(
    _ adjacencies: [Adjacency], of node: NodeID, _ marks: [Int64], base: UInt32, into sum: inout Int64
  ) throws {
    let span = marks.span
    var total: Int64 = 0
    var overflows = false
    for adjacency in adjacencies {
      adjacency.withNeighbors(of: node) { neighbors, _ in
        for index in 0..<neighbors.count {
          let offset = Int(neighbors[index].rawValue) - Int(base)
          guard offset >= 0, offset < span.count else { continue }
          let (next, overflow) = total.addingReportingOverflow(span[offset])
          total = next
          overflows = overflows || overflow
        }
      }
    }
    if overflows { throw WeightFactor.tooLarge }
    sum = total
  }
}
