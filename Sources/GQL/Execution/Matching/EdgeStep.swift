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
  private let passages: [Passage]
  private let alternatives: [LabelID]
  private let labels: BoundLabelExpression?
  /// Made when an edge is looked at: adjacencies of labels need no look.
  private lazy var filter: LabelSetFilter? = labels.map { snapshot.labelSets(satisfying: $0) }
  /// Whether edges must be looked at, because no adjacencies have just those that the labels ask for.
  private let checksLabels: Bool
  /// Whether edges can be listed without looking at them.
  let isPlain: Bool

  init(labels: BoundLabelExpression?, direction: BoundEdgeDirections, _ snapshot: Snapshot) {
    self.snapshot = snapshot
    self.direction = direction
    self.labels = labels
    let names = labels?.alternatives
    checksLabels = names == nil && labels != nil
    var passages: [Passage] = []
    var alternatives: [LabelID] = []
    func pass(_ label: LabelID?, earlier: Int) {
      func pass(_ way: Direction, skipsLoops: Bool) {
        if let label, !snapshot.hasEdges(label, way) { return }
        passages.append(
          Passage(adjacency: snapshot.adjacency(label, way), skipsLoops: skipsLoops, earlier: earlier))
      }
      if direction.contains(.right) { pass(.outgoing, skipsLoops: false) }
      if direction.contains(.left) { pass(.incoming, skipsLoops: direction.contains(.right)) }
      if direction.contains(.undirected) { pass(.undirected, skipsLoops: false) }
    }
    if let names {
      for name in names {
        guard let label = snapshot.label(named: name) else { continue }
        pass(label, earlier: alternatives.count)
        alternatives.append(label)
      }
    } else {
      pass(nil, earlier: 0)
    }
    self.passages = passages
    self.alternatives = alternatives
    isPlain = !checksLabels && passages.allSatisfy { !$0.skipsLoops && $0.earlier == 0 }
  }

  /// The step that passes the same edges the other way round.
  func reversed() -> EdgeStep {
    direction == direction.reversed
      ? self : EdgeStep(labels: labels, direction: direction.reversed, snapshot)
  }

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

  /// Whether `wayCount` can tell.
  var countsWays: Bool { !checksLabels && !passages.contains { $0.earlier > 0 } }

  /// The number of ways from a node, where no edge must be looked at: its degrees, without the loops that another passage has
  /// listed. O(log degree).
  func wayCount(from node: NodeID) -> Int {
    passages.reduce(0) { count, passage in
      var loops = 0
      if passage.skipsLoops {
        passage.adjacency.forEachEdge(between: node, and: node) { _ in loops += 1 }
      }
      return count + passage.adjacency.degree(of: node) - loops
    }
  }

  private func hasEarlierLabel(_ edge: EdgeID, _ count: Int) -> Bool {
    guard let set = snapshot.labelSet(of: edge) else { return false }
    let labels = snapshot.labels(in: set)
    return alternatives[..<count].contains { labels.contains($0) }
  }
}
