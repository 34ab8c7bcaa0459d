import GraphStore

/// One page of nodes under a scan.
struct ScanPage {
  let number: Int
  /// The nodes that are there and have the labels.
  let nodes: PageMarks

  /// The node at a position.
  @inline(__always)
  func node(_ position: Int) -> NodeID {
    NodeID(rawValue: UInt32(truncatingIfNeeded: number * Snapshot.pageSize + position))
  }

  /// Appends the nodes at some positions.
  func append(_ marks: PageMarks, to nodes: inout [NodeID]) {
    let first = UInt32(truncatingIfNeeded: number * Snapshot.pageSize)
    marks.forEach { nodes.append(NodeID(rawValue: first &+ UInt32(truncatingIfNeeded: $0))) }
  }
}
