import GraphStore

/// A number for each node of a range of ids; nodes outside have 0.
struct NodeWeights: Sendable {
  /// The id of the first node.
  let base: UInt32
  let values: [Int64]
  /// No value is farther from 0.
  let maximum: Int64

  init(base: UInt32, values: [Int64]) {
    self.base = base
    self.values = values
    var maximum: Int64 = 0
    for value in values { maximum = Swift.max(maximum, value, 0 &- value) }
    // The least number has no magnitude of its own size.
    self.maximum = values.contains(.min) ? .max : maximum
  }

  /// The number of a node.
  @inline(__always)
  subscript(node: NodeID) -> Int64 {
    let place = Int(node.rawValue) - Int(base)
    return place >= 0 && place < values.count ? values[place] : 0
  }
}
