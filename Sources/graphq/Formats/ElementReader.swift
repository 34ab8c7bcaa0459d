import GraphStore

/// Nodes and edges of one snapshot as writers want them: with names instead of symbols.
struct ElementReader {
  let snapshot: Snapshot

  /// A property by name.
  typealias Property = (name: String, value: Value)

  func labels(of node: NodeID) -> [String] {
    snapshot.labels(of: node).sorted()
  }

  func labels(of edge: EdgeID) -> [String] {
    snapshot.labels(of: edge).sorted()
  }

  func properties(of node: NodeID) -> [Property] {
    snapshot.properties(of: node).map { (snapshot.name(of: $0.key), $0.value) }
  }

  func properties(of edge: EdgeID) -> [Property] {
    snapshot.properties(of: edge).map { (snapshot.name(of: $0.key), $0.value) }
  }

  /// Both ends of an edge of the snapshot; an edge that it does not hold has none.
  func ends(of edge: EdgeID) -> (source: NodeID, target: NodeID)? {
    guard let source = snapshot.source(of: edge), let target = snapshot.target(of: edge) else { return nil }
    return (source, target)
  }

  func isDirected(_ edge: EdgeID) -> Bool {
    snapshot.isDirected(edge)
  }
}

extension NodeID {
  /// The text of `ELEMENT_ID`: `n0`.
  var text: String { "n\(rawValue)" }
}

extension EdgeID {
  /// The text of `ELEMENT_ID`: `e0`.
  var text: String { "e\(rawValue)" }
}
