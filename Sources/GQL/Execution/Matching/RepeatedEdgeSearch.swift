import GraphStore

/// Breadth-first search along one repeated edge, for the shortest ways from a node to every end.
///
/// It finds ways of one edge or more to other nodes; a shortest way between different nodes passes no node and no edge
/// twice, so that every path mode allows it. A class, because it keeps its memory from one search to the next; it belongs to one
/// thread.
final class RepeatedEdgeSearch {
  private struct Entry: ReachedNode {
    var node: UInt32
    var edge: UInt32
    var previous: Int32
  }

  private let step: EdgeStep
  private let upper: Int?
  private let limits: ExecutionLimits
  private var entries: [Entry] = []
  private var seen = NodeSet()

  /// Searches ways of at most `upper` edges.
  init(_ step: EdgeStep, upper: Int?, limits: ExecutionLimits) {
    self.step = step
    self.upper = upper
    self.limits = limits
  }

  /// Calls `body` with each node that a way of at least one edge reaches first, nearest first, but for the start itself.
  ///
  /// `route(to:)` gives the way to the node at hand.
  func forEachEnd(from start: UInt32, _ body: (UInt32, Int) throws -> Void) throws {
    entries.removeAll(keepingCapacity: true)
    entries.append(Entry(node: start, edge: 0, previous: -1))
    seen.removeAll()
    _ = seen.insert(start)
    var front = 0..<1
    var length = 0
    var reserved = 0
    defer { limits.release(reserved) }
    while !front.isEmpty, upper.map({ length < $0 }) ?? true {
      length += 1
      front = try advance(from: front)
      let bytes = entries.count * MemoryLayout<Entry>.stride
      try limits.reserve(bytes - reserved)
      reserved = bytes
      for place in front { try body(entries[place].node, place) }
    }
  }

  /// Goes one edge further from every node of the front; the entries of new nodes come back.
  private func advance(from front: Range<Int>) throws -> Range<Int> {
    // Taken out for the loop, so that each edge need not ask whether somebody else writes to them.
    var (entries, seen) = (self.entries, self.seen)
    (self.entries, self.seen) = ([], NodeSet())
    defer { (self.entries, self.seen) = (entries, seen) }
    let start = entries.count
    for place in front {
      if place & 1023 == 0 { try limits.checkpoint() }
      step.forEachWay(from: NodeID(rawValue: entries[place].node)) { neighbor, edge in
        guard seen.insert(neighbor.rawValue) else { return }
        entries.append(Entry(node: neighbor.rawValue, edge: edge.rawValue, previous: Int32(place)))
      }
    }
    return start..<entries.count
  }

  /// The nodes and edges from the start to an entry that `forEachEnd` gave.
  func route(to place: Int) -> (nodes: [NodeID], edges: [EdgeID]) {
    var nodes: [NodeID] = []
    var edges: [EdgeID] = []
    entries.appendRoute(from: place, &nodes, &edges)
    nodes.reverse()
    edges.reverse()
    return (nodes, edges)
  }
}
