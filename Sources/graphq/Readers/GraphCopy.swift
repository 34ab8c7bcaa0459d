import GraphStore

/// Copies one graph into another, which may hold things already.
enum GraphCopy {
  static func insert(_ snapshot: Snapshot, into transaction: Transaction) throws {
    let elements = ElementReader(snapshot: snapshot)
    let selection = GraphSelection(all: elements)
    var copies: [NodeID: NodeID] = [:]
    for node in selection.nodes {
      copies[node] = try transaction.insertNode(
        labels: elements.labels(of: node), properties: dictionary(elements.properties(of: node)))
    }
    for edge in selection.edges {
      guard let source = copies[edge.source], let target = copies[edge.target] else { continue }
      _ = try transaction.insertEdge(
        from: source, to: target, labels: elements.labels(of: edge.id),
        directed: elements.isDirected(edge.id),
        properties: dictionary(elements.properties(of: edge.id)))
    }
  }

  private static func dictionary(_ properties: [ElementReader.Property]) -> [String: Value] {
    Dictionary(properties.map { ($0.name, $0.value) }) { _, last in last }
  }
}
