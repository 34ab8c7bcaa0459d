import GraphStore

extension Snapshot {
  /// A graph of its own with the same nodes and edges, numbered anew. Linear.
  func copied() throws -> Graph {
    let graph = Graph()
    try graph.write { transaction in
      var nodes: [NodeID: NodeID] = [:]
      for node in self.nodes() {
        nodes[node] = try transaction.insertNode(
          labels: labels(of: node), properties: named(properties(of: node)))
      }
      for edge in edges() {
        guard let source = source(of: edge).flatMap({ nodes[$0] }),
          let target = target(of: edge).flatMap({ nodes[$0] })
        else { continue }
        try transaction.insertEdge(
          from: source, to: target, labels: labels(of: edge), directed: isDirected(edge),
          properties: named(properties(of: edge)))
      }
    }
    return graph
  }

  private func named(_ properties: [(key: PropertyKeyID, value: Value)]) -> [String: Value] {
    Dictionary(properties.map { (name(of: $0.key), $0.value) }, uniquingKeysWith: { $1 })
  }
}
