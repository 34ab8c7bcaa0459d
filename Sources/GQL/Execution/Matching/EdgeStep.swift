import GraphStore

/// An edge pattern made ready to pass edges of one graph: the adjacencies to read and what to check.
final class EdgeStep {
  /// One adjacency to read.
  private struct Passage {
    var adjacency: Adjacency
    /// Whether loops are left to another passage, which has listed them already.
    var skipsLoops: Bool
    /// The number of earlier label alternatives, whose edges are listed already.
    var earlier: Int
  }

  private let snapshot: Snapshot
  private let direction: BoundEdgeDirections
  private var passages: [Passage] = []
  private var alternatives: [LabelID] = []
  private let filter: LabelSetFilter?
  /// Whether edges can be listed without looking at them, so that a degree is the number of ways.
  private(set) var isPlain = true

  init(labels: BoundLabelExpression?, direction: BoundEdgeDirections, _ snapshot: Snapshot) {
    self.snapshot = snapshot
    self.direction = direction
    var directions: [(Direction, Bool)] = []
    if direction.contains(.right) { directions.append((.outgoing, false)) }
    if direction.contains(.left) { directions.append((.incoming, direction.contains(.right))) }
    if direction.contains(.undirected) { directions.append((.undirected, false)) }
    if let names = labels?.alternatives {
      alternatives = names.compactMap { snapshot.label(named: $0) }
      filter = labels.map { snapshot.labelSets(satisfying: $0) }
      for (place, label) in alternatives.enumerated() {
        for (way, skips) in directions {
          passages.append(
            Passage(adjacency: snapshot.adjacency(label, way), skipsLoops: skips, earlier: place))
        }
      }
    } else {
      filter = labels.map { snapshot.labelSets(satisfying: $0) }
      for (way, skips) in directions {
        passages.append(Passage(adjacency: snapshot.adjacency(nil, way), skipsLoops: skips, earlier: 0))
      }
      if filter != nil { isPlain = false }
    }
    checksLabels = labels?.alternatives == nil && filter != nil
    if passages.contains(where: { $0.skipsLoops || $0.earlier > 0 }) { isPlain = false }
  }

  private let checksLabels: Bool

  /// The adjacencies whose lists together are exactly the ways, without looking at any edge; nil where that is not so.
  var plainAdjacencies: [Adjacency]? { isPlain ? adjacencies : nil }

  /// The adjacencies that are read.
  var adjacencies: [Adjacency] { passages.map(\.adjacency) }

  /// Calls `body` with each node that one edge leads to, and the edge; each edge once.
  @inline(__always)
  func forEachWay(from node: NodeID, _ body: (NodeID, EdgeID) throws -> Void) rethrows {
    for passage in passages {
      if !passage.skipsLoops, passage.earlier == 0, !checksLabels {
        try passage.adjacency.forEachNeighbor(of: node, body)
      } else {
        try passage.adjacency.forEachNeighbor(of: node) { neighbor, edge in
          if passage.skipsLoops, neighbor == node { return }
          if passage.earlier > 0, hasEarlierLabel(edge, passage.earlier) { return }
          if checksLabels, !snapshot.has(edge, filter) { return }
          try body(neighbor, edge)
        }
      }
    }
  }

  /// Calls `body` with each edge that leads from one node to another, each once.
  func forEachEdge(from node: NodeID, to target: NodeID, _ body: (EdgeID) throws -> Void) rethrows {
    for passage in passages {
      if passage.skipsLoops, node == target { continue }
      try passage.adjacency.forEachEdge(between: node, and: target) { edge in
        if passage.earlier > 0, hasEarlierLabel(edge, passage.earlier) { return }
        if checksLabels, !snapshot.has(edge, filter) { return }
        try body(edge)
      }
    }
  }

  /// Whether an edge leads from one node to another as the pattern asks.
  func passes(_ edge: EdgeID, from node: NodeID, to target: NodeID) -> Bool {
    guard snapshot.has(edge, filter), let source = snapshot.source(of: edge),
      let end = snapshot.target(of: edge)
    else { return false }
    if snapshot.isDirected(edge) {
      return (direction.contains(.right) && source == node && end == target)
        || (direction.contains(.left) && end == node && source == target)
    }
    return direction.contains(.undirected)
      && ((source == node && end == target) || (source == target && end == node))
  }

  /// The number of ways from a node, or more where some are listed twice.
  func degree(of node: NodeID) -> Int {
    passages.reduce(0) { $0 + $1.adjacency.degree(of: node) }
  }

  private func hasEarlierLabel(_ edge: EdgeID, _ count: Int) -> Bool {
    guard let set = snapshot.labelSet(of: edge) else { return false }
    let labels = snapshot.labels(in: set)
    return alternatives[..<count].contains { labels.contains($0) }
  }
}
