/// A graph as it was at one moment: immutable, cheap to copy, readable from any thread without waiting.
///
/// What it holds stays in memory as long as the snapshot does; what later transactions did not change is shared with them.
public struct Snapshot: Sendable {
  let state: GraphState

  init(_ state: GraphState) {
    self.state = state
  }

  /// The number of nodes. O(1).
  public var nodeCount: Int { state.nodeCount }

  /// The number of edges. O(1).
  public var edgeCount: Int { state.edgeCount }

  /// All node ids are below; some numbers below may be of no node. O(1).
  public var nodeCapacity: Int { state.nodeCapacity }

  /// All edge ids are below; some numbers below may be of no edge. O(1).
  public var edgeCapacity: Int { state.edgeCapacity }

  /// Whether there is such a node. O(1).
  public func contains(_ node: NodeID) -> Bool { state.rawSet(of: node) != 0 }

  /// Whether there is such an edge. O(1).
  public func contains(_ edge: EdgeID) -> Bool { state.shape(of: edge).isPresent }
}

extension Snapshot {
  /// The node at which an edge starts, or the first end of an undirected edge; nil where there is no such edge.
  ///
  /// O(1); O(log edges) for edges of a bulk load.
  public func source(of edge: EdgeID) -> NodeID? {
    state.shape(of: edge).isPresent ? state.ends(of: edge).source : nil
  }

  /// The node at which an edge ends, or the second end of an undirected edge; nil where there is no such edge. O(1).
  public func target(of edge: EdgeID) -> NodeID? {
    let id = Int(edge.rawValue)
    guard id < state.edgeCapacity else { return nil }
    let view = state.edges.view(id >> PageSize.shift)
    let local = id & PageSize.mask
    return view.shape(local).isPresent ? view.targets[local] : nil
  }

  /// Whether an edge has a direction; false also where there is no such edge. O(1).
  public func isDirected(_ edge: EdgeID) -> Bool {
    let shape = state.shape(of: edge)
    return shape.isPresent && shape.isDirected
  }

  /// The neighbours along the edges of one label, or of every edge with and without label where it is nil, in one direction.
  ///
  /// O(1), and O(labels) for nil. Over every edge the lists of a node are merged as they are asked for.
  public func adjacency(_ label: LabelID?, _ direction: Direction) -> Adjacency {
    if let label {
      if let directory = state.adjacency(slot: Int(label.rawValue) + 1, direction) {
        return Adjacency(directory)
      }
      return Adjacency(PageDirectory(era: 0))
    }
    var parts: [Adjacency] = []
    for case let label? in state.adjacency {
      let side = label.side(direction)
      if side.entryCount > 0 { parts.append(Adjacency(side.directory)) }
    }
    return parts.count == 1 ? parts[0] : Adjacency(union: parts)
  }

  /// Whether any edge of a label is seen in a direction. O(1).
  package func hasEdges(_ label: LabelID, _ direction: Direction) -> Bool {
    let slot = Int(label.rawValue) + 1
    guard slot < state.adjacency.count, let edges = state.adjacency[slot] else { return false }
    return edges.side(direction).entryCount > 0
  }

  /// The neighbours along the edges of the label with a name, in one direction; empty where no edge has it. O(1).
  public func adjacency(named name: String, _ direction: Direction) -> Adjacency {
    label(named: name).map { adjacency($0, direction) } ?? Adjacency(PageDirectory(era: 0))
  }
}
