import GraphStore

/// A number for each node of a range of ids; nodes outside have 0.
struct NodeWeights: Sendable {
  /// The id of the first node.
  let base: UInt32
  let values: [Int64]
  /// No value is farther from 0, `Int64.min` aside; less than twice the greatest magnitude.
  let bound: Int64

  init(base: UInt32, values: [Int64]) {
    self.base = base
    self.values = values
    // The bits of all magnitudes together: a comparison of each value with the greatest so far takes four times as long.
    var bits: Int64 = 0
    for value in values { bits |= value ^ (value >> 63) }
    let width = 64 - bits.leadingZeroBitCount
    bound = width == 63 ? .max : 1 << Int64(width)
  }

  /// The number of a node.
  @inline(__always)
  subscript(node: NodeID) -> Int64 {
    let place = Int(node.rawValue) - Int(base)
    return place >= 0 && place < values.count ? values[place] : 0
  }
}
