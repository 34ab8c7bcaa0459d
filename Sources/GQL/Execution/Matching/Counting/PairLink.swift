import GraphStore

/// All edges of a pattern between two of its vertices, seen from the first: how often each neighbour counts.
struct PairLink {
  private let primary: EdgeStep
  private let isPrimarySemi: Bool
  private let others: [(step: EdgeStep, isSemi: Bool)]

  init(_ edges: [CountPattern.Edge], _ snapshot: Snapshot) {
    let ordered = edges.filter { !$0.isSemi } + edges.filter(\.isSemi)
    let steps = ordered.map { EdgeStep(labels: $0.labels, direction: $0.direction, snapshot) }
    primary = steps[0]
    isPrimarySemi = ordered[0].isSemi
    others = zip(steps, ordered).dropFirst().map { ($0, $1.isSemi) }
  }

  /// The adjacencies to read where each way counts by itself and nothing else need be looked at; nil otherwise.
  var plainAdjacencies: [Adjacency]? {
    others.isEmpty && !isPrimarySemi ? primary.plainAdjacencies : nil
  }

  /// Calls `body` with neighbours and the number of ways to them; a neighbour may come several times.
  func forEachNeighbor(of node: NodeID, _ body: (NodeID, Int64) throws -> Void) throws {
    if others.isEmpty, !isPrimarySemi {
      try primary.forEachWay(from: node) { neighbor, _ in try body(neighbor, 1) }
      return
    }
    var neighbors: [NodeID] = []
    primary.forEachWay(from: node) { neighbor, _ in neighbors.append(neighbor) }
    neighbors.sort()
    var start = 0
    while start < neighbors.count {
      var end = start + 1
      while end < neighbors.count, neighbors[end] == neighbors[start] { end += 1 }
      var ways = isPrimarySemi ? 1 : Int64(end - start)
      for other in others where ways > 0 {
        var count: Int64 = 0
        other.step.forEachEdge(from: node, to: neighbors[start]) { _ in count += 1 }
        try WeightFactor.multiply(&ways, other.isSemi ? min(1, count) : count)
      }
      if ways > 0 { try body(neighbors[start], ways) }
      start = end
    }
  }
}
