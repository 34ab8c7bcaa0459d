import GraphStore

/// A node that a breadth-first search has reached, and how.
protocol ReachedNode {
  var node: UInt32 { get }
  /// The edge to it from the entry before it.
  var edge: UInt32 { get }
  /// The entry before it by which it was reached first, -1 for the node where the search began.
  var previous: Int32 { get }
}

extension Array where Element: ReachedNode {
  /// Adds the nodes and edges from an entry back to where the search began, by the edges that reached them first.
  func appendRoute(from place: Int, _ nodes: inout [NodeID], _ edges: inout [EdgeID]) {
    var place = place
    while place >= 0 {
      let entry = self[place]
      nodes.append(NodeID(rawValue: entry.node))
      if entry.previous >= 0 { edges.append(EdgeID(rawValue: entry.edge)) }
      place = Int(entry.previous)
    }
  }
}
