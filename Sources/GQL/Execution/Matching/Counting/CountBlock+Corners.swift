import GraphStore

/// Taking out a vertex of a block that has two neighbours there: what it contributes becomes ways of the link between them.
///
/// Where the two are linked, each of their pairs counts as often as their lists to the vertex have a node in common; where they are
/// not, but one of them leads to the vertex by a function, the pairs are those of a longer way. Neither makes more pairs than there
/// were, unlike the elimination of vertices in general (Dechter, "Bucket elimination", 1999).
extension CountBlock {
  private struct Corner {
    let vertex: Int
    /// From one neighbour to the vertex, and from the vertex to the other.
    let toVertex: CountLink
    let onward: CountLink
    /// Between the neighbours, from the first one; nil where only the function joins them.
    let base: CountLink?
  }

  /// Takes out such vertices while more than three are left, which are counted as triangles.
  mutating func foldCorners(keeping root: Int?) throws {
    while sortedVertices.count > 3 {
      var isFolded = false
      for corner in corners(keeping: root) {
        guard let table = try corner.base.map({ try closed(corner, $0) }) ?? passed(corner) else { continue }
        replace(corner.vertex, from: corner.toVertex.from, to: corner.onward.to, by: table)
        isFolded = true
        break
      }
      guard isFolded else { return }
    }
  }

  private func corners(keeping root: Int?) -> [Corner] {
    sortedVertices.compactMap { vertex in
      let own = links(of: vertex)
      guard vertex != root, own.count == 2 else { return nil }
      for (one, other) in [(own[0], own[1]), (own[1], own[0])] {
        let toVertex = one.seen(from: one.to)
        let base = link(between: one.to, and: other.to)
        guard base != nil || function(toVertex) != nil else { continue }
        return Corner(vertex: vertex, toVertex: toVertex, onward: other, base: base)
      }
      return nil
    }
  }

  /// The pairs of a link with the ways that a corner adds; nil where these do not fit into a table.
  private func closed(_ corner: Corner, _ base: CountLink) throws -> NeighborTable? {
    let pairs = try lists(base)
    let one = try lists(corner.toVertex)
    let other = try lists(corner.onward.seen(from: corner.onward.to))
    let weights = try numbers(corner.vertex)
    return try table(pairs.pages) { node, builder, fits in
      var overflows = false
      one.withList(of: node) { ends, endWays in
        pairs.withList(of: node) { neighbors, ways in
          for place in 0..<neighbors.count {
            var count: Int64 = 0
            other.withList(of: neighbors[place]) { others, otherWays in
              count = JoinedTriangle.common(ends, endWays, others, otherWays, weights, &overflows)
            }
            if !ways.isEmpty { count = CheckedArithmetic.multiply(count, Int64(ways[place]), &overflows) }
            Self.append(neighbors[place], count, to: &builder, &fits)
          }
        }
      }
      if overflows { fits = false }
    }
  }

  /// The pairs that a function and a link after it join; nil where their ways do not fit into a table.
  private func passed(_ corner: Corner) throws -> NeighborTable? {
    let first = try lists(corner.toVertex)
    let second = try lists(corner.onward)
    let weights = try numbers(corner.vertex)
    return try table(first.pages) { node, builder, fits in
      var overflows = false
      first.withList(of: node) { middles, ways in
        // It is a function: there is one.
        let middle = middles[0]
        var factor = weights?[middle] ?? 1
        if !ways.isEmpty { factor = CheckedArithmetic.multiply(factor, Int64(ways[0]), &overflows) }
        second.withList(of: middle) { ends, endWays in
          for place in 0..<ends.count {
            let count =
              endWays.isEmpty
              ? factor : CheckedArithmetic.multiply(factor, Int64(endWays[place]), &overflows)
            Self.append(ends[place], count, to: &builder, &fits)
          }
        }
      }
      if overflows { fits = false }
    }
  }

  private static func append(
    _ neighbor: NodeID, _ count: Int64, to builder: inout NeighborTable.Builder, _ fits: inout Bool
  ) {
    guard count != 0 else { return }
    guard let ways = UInt32(exactly: count) else {
      fits = false
      return
    }
    builder.append(neighbor, ways: ways)
  }

  /// The table of the nodes of some pages; nil where something did not fit.
  private func table(
    _ pages: Range<Int>,
    _ body: @Sendable (NodeID, inout NeighborTable.Builder, inout Bool) -> Void
  ) throws -> NeighborTable? {
    let limits = work.limits
    let parts = try work.map(pages) { part -> NeighborTable.Builder? in
      var builder = NeighborTable.Builder()
      var fits = true
      for page in part where fits {
        try limits.checkpoint()
        for local in 0..<Snapshot.pageSize {
          let node = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
          body(node, &builder, &fits)
          builder.endNode()
        }
      }
      return fits ? builder : nil
    }
    guard !parts.contains(where: { $0 == nil }) else { return nil }
    return NeighborTable.Builder(joining: parts.compactMap { $0 })
      .table(fromPage: pages.lowerBound, isSymmetric: false)
  }
}

extension LinkLists {
  /// The pages that have neighbours.
  fileprivate var pages: Range<Int> {
    switch self {
    case .stored(let adjacency, _): adjacency.occupiedPages
    case .table(let table): table.pages
    }
  }
}

extension NeighborTable {
  /// The same pairs seen from the other side.
  func reversed() -> NeighborTable {
    guard let least = neighbors.min(), let greatest = neighbors.max() else { return self }
    let size = UInt32(Snapshot.pageSize)
    let base = least.rawValue / size * size
    let pageCount = Int((greatest.rawValue - base) / size) + 1
    var offsets = Array(repeating: UInt32(0), count: pageCount * Snapshot.pageSize + 1)
    for neighbor in neighbors { offsets[Int(neighbor.rawValue - base) + 1] += 1 }
    for place in 1..<offsets.count { offsets[place] += offsets[place - 1] }
    var next = offsets
    var sources = Array(repeating: NodeID(rawValue: 0), count: neighbors.count)
    var counts = Array(repeating: UInt32(1), count: ways.count)
    for node in 0..<nodeCount {
      for place in Int(self.offsets[node])..<Int(self.offsets[node + 1]) {
        let target = Int(neighbors[place].rawValue - base)
        let slot = Int(next[target])
        next[target] += 1
        sources[slot] = NodeID(rawValue: self.base + UInt32(truncatingIfNeeded: node))
        if !ways.isEmpty { counts[slot] = ways[place] }
      }
    }
    return NeighborTable(base: base, offsets: offsets, neighbors: sources, ways: counts, isSymmetric: false)
  }
}
