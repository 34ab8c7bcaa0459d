import GraphStore

/// Where edges of a pattern lead, in two flat arrays: for each node of a range its neighbours, sorted, each once.
struct NeighborTable: Sendable {
  /// The id of the first node, at the start of a page.
  let base: UInt32
  /// Where the neighbours of each node begin; one more than nodes, which fill pages.
  let offsets: [UInt32]
  let neighbors: [NodeID]
  /// In how many ways each neighbour is reached; empty where that is 1 for all.
  let ways: [UInt32]
  /// No node has more ways.
  let maximumWays: Int
  /// Whether a node is a neighbour of itself.
  let hasLoops: Bool
  /// Whether the neighbours of a node have it as a neighbour, too, in as many ways.
  let isSymmetric: Bool

  init(base: UInt32, offsets: [UInt32], neighbors: [NodeID], ways: [UInt32], isSymmetric: Bool) {
    self.base = base
    self.offsets = offsets
    self.neighbors = neighbors
    self.ways = ways
    self.isSymmetric = isSymmetric
    var maximumWays = 0
    var hasLoops = false
    for node in 0..<max(0, offsets.count - 1) {
      let range = Int(offsets[node])..<Int(offsets[node + 1])
      if ways.isEmpty {
        maximumWays = max(maximumWays, range.count)
      } else {
        maximumWays = max(maximumWays, ways[range].reduce(0) { $0 + Int($1) })
      }
      if !hasLoops {
        let own = NodeID(rawValue: base + UInt32(truncatingIfNeeded: node))
        hasLoops = Self.position(of: own, in: neighbors.span, range) != nil
      }
    }
    self.maximumWays = maximumWays
    self.hasLoops = hasLoops
  }

  /// How many nodes the range has.
  var nodeCount: Int { max(0, offsets.count - 1) }

  /// About how many bytes the arrays take.
  var byteCount: Int { (offsets.count + neighbors.count + ways.count) * 4 }

  /// The pages of the range.
  var pages: Range<Int> {
    let first = Int(base) / Snapshot.pageSize
    return first..<first + nodeCount / Snapshot.pageSize
  }

  /// The places of a node's neighbours.
  @inline(__always)
  func range(of node: NodeID) -> Range<Int> {
    let place = Int(node.rawValue) - Int(base)
    guard place >= 0, place < offsets.count - 1 else { return 0..<0 }
    return Int(offsets[place])..<Int(offsets[place + 1])
  }

  /// In how many ways one node leads to another.
  @inline(__always)
  func ways(from node: NodeID, to target: NodeID) -> Int64 {
    guard let place = Self.position(of: target, in: neighbors.span, range(of: node)) else { return 0 }
    return ways.isEmpty ? 1 : Int64(ways[place])
  }

  /// Where a node stands in a sorted part of a list.
  @inline(__always)
  static func position(of node: NodeID, in list: Span<NodeID>, _ range: Range<Int>) -> Int? {
    var low = range.lowerBound
    var length = range.count
    // Without a branch that depends on the comparison, which no processor could foresee.
    while length > 1 {
      let half = length >> 1
      low = list[low + half - 1] < node ? low + half : low
      length -= half
    }
    return length == 1 && list[low] == node ? low : nil
  }
}
