import GraphStore

// How the edges of a pattern are read.
extension CountStatistics {
  /// Whether no such edge can be a loop.
  func isLoopFree(_ edge: CountPattern.Edge) -> Bool {
    guard let names = edge.labels?.alternatives else { return false }
    return names.allSatisfy { name in
      snapshot.label(named: name).map { hasLoops($0) == false } ?? true
    }
  }

  /// Whether a node has an edge of a label to itself; kept with the snapshot.
  private func hasLoops(_ label: LabelID) -> Bool {
    // A node has one set of labels: edges between different sets are no loops.
    let possible = snapshot.edgeTriples.contains { triple in
      triple.source == triple.target && snapshot.labels(in: triple.edge).contains(label)
    }
    guard possible else { return false }
    return snapshot.derived("loops of \(label.rawValue)", byteCount: { _ in 64 }) {
      [Direction.outgoing, .undirected].contains { direction in
        let adjacency = snapshot.adjacency(label, direction)
        return adjacency.occupiedPages.contains { page in
          var isFound = false
          adjacency.withPage(page) { run, offsets, neighbors in
            let first = UInt32(truncatingIfNeeded: page * Snapshot.pageSize)
            for local in run {
              let places =
                offsets.isEmpty
                ? local - run.lowerBound..<local - run.lowerBound + 1
                : Int(offsets[local])..<Int(offsets[local + 1])
              let own = NodeID(rawValue: first + UInt32(truncatingIfNeeded: local))
              if NeighborTable.position(of: own, in: neighbors, places) != nil { isFound = true }
            }
          }
          return isFound
        }
      }
    }
  }

  /// Whether an edge can't have two of some labels.
  private func areExclusive(_ labels: [LabelID]) -> Bool {
    guard labels.count > 1 else { return true }
    return (0..<snapshot.labelSetCount).allSatisfy { number in
      let set = snapshot.labels(in: LabelSetID(rawValue: UInt32(truncatingIfNeeded: number)))
      return labels.count(where: set.contains) < 2
    }
  }

  /// The lists whose entries are exactly the ways of an edge; nil where edges must be looked at one by one.
  private func plainLists(
    _ edge: CountPattern.Edge
  ) -> [(adjacency: Adjacency, statistics: EdgeStatistics)]? {
    guard let names = edge.labels?.alternatives, edge.condition == nil else { return nil }
    let labels = names.compactMap { snapshot.label(named: $0) }
    guard areExclusive(labels) else { return nil }
    if edge.direction.isSuperset(of: [.left, .right]), !isLoopFree(edge) { return nil }
    var directions: [Direction] = []
    if edge.direction.contains(.right) { directions.append(.outgoing) }
    if edge.direction.contains(.left) { directions.append(.incoming) }
    if edge.direction.contains(.undirected) { directions.append(.undirected) }
    return labels.flatMap { label in
      directions.map { (snapshot.adjacency(label, $0), snapshot.edgeStatistics(label, $0)) }
    }.filter { $0.1.degreeSum > 0 }
  }

  /// Lists whose entries together are the ways along all of some edges between two vertices.
  func summingLists(_ edges: [CountPattern.Edge], _ work: PageWork) throws -> [LinkLists] {
    if edges.count == 1, !edges[0].isSemi, let lists = plainLists(edges[0]) {
      return lists.map { .stored($0.adjacency, maximumDegree: $0.statistics.maximumDegree) }
    }
    return [.table(try table(edges, work))]
  }

  /// Lists in which each neighbour stands once.
  func distinctLists(_ edges: [CountPattern.Edge], _ work: PageWork) throws -> LinkLists {
    if edges.count == 1, let lists = plainLists(edges[0]), lists.count == 1,
      !lists[0].statistics.hasParallelEdges
    {
      return .stored(lists[0].adjacency, maximumDegree: lists[0].statistics.maximumDegree)
    }
    return .table(try table(edges, work))
  }

  /// The table of all of some edges between two vertices, seen from the first; only between nodes that are in all masks.
  func table(
    _ edges: [CountPattern.Edge], from: [NodeMask] = [], to: [NodeMask] = [], _ work: PageWork
  ) throws -> NeighborTable {
    var result: NeighborTable?
    var used: Set<CountPattern.Edge> = []
    for var edge in edges {
      let table = try table(edge, from: from, to: to, work)
      (edge.isSemi, edge.exclusion) = (false, nil)
      // The same edge once more changes nothing where each neighbour is reached in one way.
      if !used.insert(edge).inserted, table.ways.isEmpty { continue }
      result = try result?.intersection(table) ?? table
    }
    return result ?? NeighborTable(base: 0, offsets: [0], neighbors: [], ways: [], isSymmetric: true)
  }

  /// The table of one edge; kept with the snapshot where it depends on the edge's label alone.
  private func table(
    _ edge: CountPattern.Edge, from: [NodeMask], to: [NodeMask], _ work: PageWork
  ) throws -> NeighborTable {
    guard edge.condition == nil, from.isEmpty, to.isEmpty else {
      let table = try tables.table(edge, from: from, to: to)
      return edge.isSemi ? table.withoutWays : table
    }
    let labels = edge.labels.map { "\($0)" } ?? ""
    let table = try snapshot.derived(
      "table \(edge.direction.rawValue) \(labels)", byteCount: { $0.byteCount }
    ) {
      let isSymmetric = edge.direction.reversed == edge.direction
      if let lists = plainLists(edge) {
        return try NeighborTable.merging(
          lists.map(\.adjacency), isSymmetric: isSymmetric, limits: work.limits)
      }
      let step = EdgeStep(labels: edge.labels, direction: edge.direction, snapshot)
      return try NeighborTable.listing(step, isSymmetric: isSymmetric, limits: work.limits)
    }
    return edge.isSemi ? table.withoutWays : table
  }
}
