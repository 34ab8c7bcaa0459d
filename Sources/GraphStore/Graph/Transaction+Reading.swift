// What a transaction sees of its own writes, without the cost of a snapshot.
extension Transaction {
  /// Calls `body` with the graph as the transaction sees it now. The view must not be kept: later writes would show in it.
  ///
  /// O(1), and the pages that the transaction owns stay its own; use `snapshot()` for one that lasts.
  public func read<Result>(_ body: (Snapshot) throws -> Result) rethrows -> Result {
    try body(Snapshot(state))
  }

  /// Whether there is such a node.
  public func contains(_ node: NodeID) -> Bool { state.rawSet(of: node) != 0 }

  /// Whether there is such an edge.
  public func contains(_ edge: EdgeID) -> Bool { state.shape(of: edge).isPresent }

  /// The number of nodes, as the transaction sees it. O(1).
  public var nodeCount: Int { state.nodeCount }
  /// The number of edges, as the transaction sees it. O(1).
  public var edgeCount: Int { state.edgeCount }

  /// The labels of a node by name, in the order of their numbers.
  public func labels(of node: NodeID) -> [String] { Snapshot(state).labels(of: node) }

  /// The labels of an edge by name, in the order of their numbers.
  public func labels(of edge: EdgeID) -> [String] { Snapshot(state).labels(of: edge) }

  /// The value of a property of a node; null where it has none.
  public func property(_ name: String, of node: NodeID) -> Value { Snapshot(state).property(name, of: node) }

  /// The value of a property of an edge; null where it has none.
  public func property(_ name: String, of edge: EdgeID) -> Value { Snapshot(state).property(name, of: edge) }

  /// The node at which an edge starts; nil where there is no such edge.
  public func source(of edge: EdgeID) -> NodeID? { Snapshot(state).source(of: edge) }

  /// The node at which an edge ends; nil where there is no such edge.
  public func target(of edge: EdgeID) -> NodeID? { Snapshot(state).target(of: edge) }

  /// Every edge that starts or ends at a node, once each, in the order of ids.
  public func edges(of node: NodeID) -> [EdgeID] { state.incidentEdges(of: node) }
}
