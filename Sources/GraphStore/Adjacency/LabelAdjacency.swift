/// The edges of one label in each direction; a class because snapshots share it.
final class LabelAdjacency: @unchecked Sendable {
  /// One direction: its pages and what is counted about them.
  struct Side: Sendable {
    var directory: PageDirectory<AdjacencyPage>
    /// The sum of all degrees.
    var entryCount = 0
    /// How many nodes have at least one edge.
    var nodeCount = 0
    /// No node has more edges; only grows.
    var maximumDegree = 0
    /// Whether a node ever had two edges to one neighbour.
    var hasParallelEdges = false

    init(era: Era) {
      directory = PageDirectory(era: era)
    }

    mutating func insert(_ node: NodeID, _ neighbor: NodeID, _ edge: EdgeID, era: Era) {
      let change = directory.update(Int(node.rawValue) >> PageSize.shift, era: era) {
        $0.insert(Int(node.rawValue) & PageSize.mask, neighbor, edge)
      }
      entryCount += 1
      if change.degree == 1 { nodeCount += 1 }
      maximumDegree = max(maximumDegree, change.degree)
      if change.isParallel { hasParallelEdges = true }
    }

    mutating func remove(_ node: NodeID, _ neighbor: NodeID, _ edge: EdgeID, era: Era) {
      let change = directory.update(Int(node.rawValue) >> PageSize.shift, era: era) {
        $0.remove(Int(node.rawValue) & PageSize.mask, neighbor, edge)
      }
      guard let change else { return }
      entryCount -= 1
      if change.degree == 0 { nodeCount -= 1 }
    }
  }

  let era: Era
  var outgoing: Side
  var incoming: Side
  var undirected: Side

  init(era: Era) {
    self.era = era
    outgoing = Side(era: era)
    incoming = Side(era: era)
    undirected = Side(era: era)
  }

  init(copying other: LabelAdjacency, era: Era) {
    self.era = era
    outgoing = other.outgoing
    incoming = other.incoming
    undirected = other.undirected
  }

  func side(_ direction: Direction) -> Side {
    switch direction {
    case .outgoing: outgoing
    case .incoming: incoming
    case .undirected: undirected
    }
  }

  func insert(_ edge: EdgeID, from source: NodeID, to target: NodeID, isDirected: Bool) {
    if isDirected {
      outgoing.insert(source, target, edge, era: era)
      incoming.insert(target, source, edge, era: era)
    } else {
      undirected.insert(source, target, edge, era: era)
      if source != target { undirected.insert(target, source, edge, era: era) }
    }
  }

  func remove(_ edge: EdgeID, from source: NodeID, to target: NodeID, isDirected: Bool) {
    if isDirected {
      outgoing.remove(source, target, edge, era: era)
      incoming.remove(target, source, edge, era: era)
    } else {
      undirected.remove(source, target, edge, era: era)
      if source != target { undirected.remove(target, source, edge, era: era) }
    }
  }
}
