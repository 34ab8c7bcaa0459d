import GraphStore

extension NeighborTable {
  /// Collects the lists of consecutive nodes.
  struct Builder: Sendable {
    private var offsets: [UInt32] = [0]
    private var neighbors: [NodeID] = []
    private var ways: [UInt32] = []

    init() {}

    /// The lists of parts that follow one another.
    init(joining parts: [Builder]) {
      guard parts.count != 1 else {
        self = parts[0]
        return
      }
      let hasWays = parts.contains { !$0.ways.isEmpty }
      for part in parts {
        let first = UInt32(truncatingIfNeeded: neighbors.count)
        offsets += part.offsets.dropFirst().map { $0 + first }
        neighbors += part.neighbors
        guard hasWays else { continue }
        ways += part.ways.isEmpty ? Array(repeating: 1, count: part.neighbors.count) : part.ways
      }
    }

    /// Adds a neighbour of the node at hand, not before the last one.
    mutating func append(_ neighbor: NodeID, ways count: UInt32 = 1) {
      let start = Int(offsets[offsets.count - 1])
      if neighbors.count > start, neighbors[neighbors.count - 1] == neighbor {
        if ways.isEmpty { ways = Array(repeating: 1, count: neighbors.count) }
        ways[neighbors.count - 1] += count
        return
      }
      neighbors.append(neighbor)
      if count != 1, ways.isEmpty { ways = Array(repeating: 1, count: neighbors.count - 1) }
      if count != 1 || !ways.isEmpty { ways.append(count) }
    }

    mutating func endNode() { offsets.append(UInt32(truncatingIfNeeded: neighbors.count)) }

    func table(fromPage page: Int, isSymmetric: Bool) -> NeighborTable {
      NeighborTable(
        base: UInt32(truncatingIfNeeded: page * Snapshot.pageSize), offsets: offsets, neighbors: neighbors,
        ways: ways, isSymmetric: isSymmetric)
    }
  }

  /// The neighbours along lists whose entries are the ways.
  static func merging(
    _ adjacencies: [Adjacency], isSymmetric: Bool, limits: ExecutionLimits
  ) throws -> NeighborTable {
    let pages = occupiedPages(adjacencies)
    var builder = Builder()
    var gathered: [NodeID] = []
    for page in pages {
      try limits.checkpoint()
      for local in 0..<Snapshot.pageSize {
        let node = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        gathered.removeAll(keepingCapacity: true)
        var middle = 0
        var runs = 0
        for adjacency in adjacencies {
          let before = gathered.count
          adjacency.withNeighbors(of: node) { list, _ in
            for index in 0..<list.count { gathered.append(list[index]) }
          }
          if gathered.count > before {
            runs += 1
            if runs == 2 { middle = before }
          }
        }
        if runs > 2 { gathered.sort() }
        if runs == 2 {
          append(merged: gathered, at: middle, to: &builder)
        } else {
          for neighbor in gathered { builder.append(neighbor) }
        }
        builder.endNode()
      }
    }
    return builder.table(fromPage: pages.lowerBound, isSymmetric: isSymmetric)
  }

  private static func append(merged list: [NodeID], at middle: Int, to builder: inout Builder) {
    var (left, right) = (0, middle)
    while left < middle, right < list.count {
      if list[left] <= list[right] {
        builder.append(list[left])
        left += 1
      } else {
        builder.append(list[right])
        right += 1
      }
    }
    while left < middle {
      builder.append(list[left])
      left += 1
    }
    while right < list.count {
      builder.append(list[right])
      right += 1
    }
  }

  /// The neighbours along an edge whose ways must be looked at one by one.
  static func listing(
    _ step: EdgeStep, isSymmetric: Bool, limits: ExecutionLimits
  ) throws -> NeighborTable {
    let pages = occupiedPages(step.adjacencies)
    var builder = Builder()
    var gathered: [NodeID] = []
    for page in pages {
      try limits.checkpoint()
      for local in 0..<Snapshot.pageSize {
        let node = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        gathered.removeAll(keepingCapacity: true)
        step.forEachWay(from: node) { neighbor, _ in gathered.append(neighbor) }
        gathered.sort()
        for neighbor in gathered { builder.append(neighbor) }
        builder.endNode()
      }
    }
    return builder.table(fromPage: pages.lowerBound, isSymmetric: isSymmetric)
  }

  /// The pages from the first to the last that has neighbours.
  static func occupiedPages(_ adjacencies: [Adjacency]) -> Range<Int> {
    let ranges = adjacencies.map(\.occupiedPages).filter { !$0.isEmpty }
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else {
      return 0..<0
    }
    return first..<last
  }

  /// The same neighbours, each in one way.
  var withoutWays: NeighborTable {
    ways.isEmpty
      ? self
      : NeighborTable(base: base, offsets: offsets, neighbors: neighbors, ways: [], isSymmetric: isSymmetric)
  }

  /// The neighbours that both have, in as many ways as both together.
  ///
  /// - Throws: 22003 where there are more ways than 32 bits count.
  func intersection(_ other: NeighborTable) throws -> NeighborTable {
    var builder = Builder()
    for place in 0..<nodeCount {
      let node = NodeID(rawValue: base + UInt32(truncatingIfNeeded: place))
      let (mine, others) = (range(of: node), other.range(of: node))
      var (left, right) = (mine.lowerBound, others.lowerBound)
      while left < mine.upperBound, right < others.upperBound {
        let (one, two) = (neighbors[left], other.neighbors[right])
        if one == two {
          let product =
            (ways.isEmpty ? 1 : UInt64(ways[left])) * (other.ways.isEmpty ? 1 : UInt64(other.ways[right]))
          guard let count = UInt32(exactly: product) else { throw GQLError.tooManyMatches }
          builder.append(one, ways: count)
        }
        left += one <= two ? 1 : 0
        right += two <= one ? 1 : 0
      }
      builder.endNode()
    }
    return builder.table(
      fromPage: Int(base) / Snapshot.pageSize, isSymmetric: isSymmetric && other.isSymmetric)
  }

  /// The neighbours of the same class as the node; nodes and neighbours without a class are left out.
  func filtered(_ own: FunctionColumn, _ others: FunctionColumn) -> NeighborTable {
    var builder = Builder()
    for place in 0..<nodeCount {
      let node = NodeID(rawValue: base + UInt32(truncatingIfNeeded: place))
      let wanted = own[node]
      if wanted != FunctionColumn.none {
        for index in range(of: node) where others[neighbors[index]] == wanted {
          builder.append(neighbors[index], ways: ways.isEmpty ? 1 : ways[index])
        }
      }
      builder.endNode()
    }
    return builder.table(
      fromPage: Int(base) / Snapshot.pageSize, isSymmetric: isSymmetric && own === others)
  }
}
