import GraphStore

/// A symmetric table with each edge once, from the end of lesser degree, so that no list is long and each triangle begins at
/// one of its nodes only.
struct OrientedGraph: Sendable {
  /// Where the neighbours of each node begin; nodes are numbered from 0.
  private let offsets: [UInt32]
  private let neighbors: [UInt32]

  init(_ table: NeighborTable) {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(table.offsets.count)
    var neighbors: [UInt32] = []
    neighbors.reserveCapacity(table.neighbors.count / 2)
    let starts = table.offsets.span
    for node in 0..<table.nodeCount {
      let degree = starts[node + 1] - starts[node]
      for place in Int(starts[node])..<Int(starts[node + 1]) {
        let other = Int(table.neighbors[place].rawValue - table.base)
        let otherDegree = starts[other + 1] - starts[other]
        if degree < otherDegree || (degree == otherDegree && node < other) {
          neighbors.append(UInt32(truncatingIfNeeded: other))
        }
      }
      offsets.append(UInt32(truncatingIfNeeded: neighbors.count))
    }
    self.offsets = offsets
    self.neighbors = neighbors
  }

  var nodeCount: Int { offsets.count - 1 }

  var byteCount: Int { (offsets.count + neighbors.count) * 4 }

  /// How many triangles begin at some nodes.
  func count(_ part: Range<Int>) -> Int {
    var bits = Array(repeating: UInt64(0), count: nodeCount / 64 + 1)
    var total = 0
    let starts = offsets.span
    let others = neighbors.span
    for node in part {
      let own = Int(starts[node])..<Int(starts[node + 1])
      guard own.count > 1 else { continue }
      mark(own, &bits)
      do {
        let marks = bits.span
        for place in own {
          let middle = Int(others[place])
          for next in Int(starts[middle])..<Int(starts[middle + 1]) {
            let third = unsafe others[unchecked: next]
            let word = unsafe marks[unchecked: Int(third >> 6)]
            total += Int((word >> UInt64(third & 63)) & 1)
          }
        }
      }
      clear(own, &bits)
    }
    return total
  }

  /// Calls `body` with the nodes of each triangle that begins at some nodes.
  @inline(__always)
  func forEach(_ part: Range<Int>, _ body: (Int, Int, Int) -> Void) {
    var bits = Array(repeating: UInt64(0), count: nodeCount / 64 + 1)
    let starts = offsets.span
    let others = neighbors.span
    for node in part {
      let own = Int(starts[node])..<Int(starts[node + 1])
      guard own.count > 1 else { continue }
      mark(own, &bits)
      do {
        let marks = bits.span
        for place in own {
          let middle = Int(others[place])
          for next in Int(starts[middle])..<Int(starts[middle + 1]) {
            let third = unsafe others[unchecked: next]
            let word = unsafe marks[unchecked: Int(third >> 6)]
            if (word >> UInt64(third & 63)) & 1 != 0 { body(node, middle, Int(third)) }
          }
        }
      }
      clear(own, &bits)
    }
  }

  @inline(__always)
  private func mark(_ places: Range<Int>, _ bits: inout [UInt64]) {
    for place in places { bits[Int(neighbors[place] >> 6)] |= 1 << UInt64(neighbors[place] & 63) }
  }

  @inline(__always)
  private func clear(_ places: Range<Int>, _ bits: inout [UInt64]) {
    for place in places { bits[Int(neighbors[place] >> 6)] = 0 }
  }
}

extension CountBlock {
  /// The table with each edge once; kept with the snapshot where it is that of an edge label.
  func orientedGraph(_ table: NeighborTable) throws -> OrientedGraph {
    let edge = links[0].edges[0]
    guard !hasClasses, links[0].edges.count == 1, edge.condition == nil,
      maskNumbers(of: links[0]).allSatisfy(\.isEmpty)
    else { return OrientedGraph(table) }
    let key = "oriented \(edge.direction.rawValue) \(edge.labels.map { "\($0)" } ?? "")"
    return snapshot.derived(key, byteCount: { $0.byteCount }) { OrientedGraph(table) }
  }
}
