import GraphStore

/// A number for each node of a range of ids; nodes outside have 0.
struct NodeWeights: Sendable {
  /// The id of the first node.
  let base: UInt32
  let values: [Int64]

  /// The number of a node.
  @inline(__always)
  subscript(node: NodeID) -> Int64 {
    let place = Int(node.rawValue) - Int(base)
    return place >= 0 && place < values.count ? values[place] : 0
  }
}
