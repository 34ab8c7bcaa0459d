import GraphStore

/// Lists of neighbours of which each is lent in one piece; `LinkLists` without the question which, for inner loops.
protocol WholeLists: Sendable {
  /// Lends the neighbours of a node and the ways to them, none where each has one; not called where there are none.
  func withList(of node: NodeID, _ body: (_ neighbors: Span<NodeID>, _ ways: Span<UInt32>) -> Void)

  /// The first neighbour of a node, if it has one.
  func firstNeighbor(of node: NodeID) -> NodeID?
}

extension Adjacency: WholeLists {
  @inline(__always)
  func withList(of node: NodeID, _ body: (_ neighbors: Span<NodeID>, _ ways: Span<UInt32>) -> Void) {
    withWholeList(of: node) { body($0, Span()) }
  }
}

extension NeighborTable: WholeLists {
  @inline(__always)
  func withList(of node: NodeID, _ body: (_ neighbors: Span<NodeID>, _ ways: Span<UInt32>) -> Void) {
    let range = range(of: node)
    guard !range.isEmpty else { return }
    body(neighbors.span.extracting(range), ways.isEmpty ? Span() : ways.span.extracting(range))
  }

  @inline(__always)
  func firstNeighbor(of node: NodeID) -> NodeID? {
    let range = range(of: node)
    return range.isEmpty ? nil : neighbors[range.lowerBound]
  }
}
