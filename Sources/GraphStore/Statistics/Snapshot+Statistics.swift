/// What is counted about the edges of one label in one direction.
public struct EdgeStatistics: Hashable, Sendable {
  /// The sum of the degrees: the number of edges, for undirected edges twice that but for self-loops.
  public var degreeSum: Int
  /// How many nodes have at least one such edge.
  public var nodeCount: Int
  /// No node has more; an upper bound once edges were deleted.
  public var maximumDegree: Int
  /// False where no node has two such edges to one neighbour; true also where it once had.
  public var hasParallelEdges: Bool

  /// Whether every node has at most one such edge.
  public var isFunctional: Bool { maximumDegree <= 1 }
}

/// The number of edges that have the same labels and whose ends have the same labels.
public struct EdgeTriple: Hashable, Sendable {
  /// The labels of the source, or of the first end of an undirected edge.
  public var source: LabelSetID
  /// The labels of the edge.
  public var edge: LabelSetID
  /// Whether the edges have a direction.
  public var isDirected: Bool
  /// The labels of the target, or of the second end.
  public var target: LabelSetID
  /// How many such edges there are.
  public var count: Int
}

extension Snapshot {
  /// The number of nodes that have a label. O(label sets).
  public func nodeCount(with label: LabelID) -> Int {
    nodeCount(in: labelSets(with: label))
  }

  /// The number of nodes whose label set a filter accepts. O(label sets).
  public func nodeCount(in filter: LabelSetFilter) -> Int {
    var total = 0
    for (index, count) in state.nodesPerSet.enumerated()
    where filter.contains(LabelSetID(rawValue: UInt32(index))) {
      total += count
    }
    return total
  }

  /// The number of nodes with exactly this label set. O(1).
  public func nodeCount(in set: LabelSetID) -> Int {
    let index = Int(set.rawValue)
    return index < state.nodesPerSet.count ? state.nodesPerSet[index] : 0
  }

  /// How many edges there are of each combination of labels; combinations without edges are left out.
  public var edgeTriples: [EdgeTriple] {
    var result: [EdgeTriple] = []
    for (key, count) in zip(state.triples.keys, state.triples.counts) where count > 0 {
      result.append(
        EdgeTriple(
          source: key.source, edge: key.shape.labels, isDirected: key.shape.isDirected, target: key.target,
          count: count))
    }
    return result
  }

  /// The number of edges that have a label and whose source and target have the given labels; nil stands for any.
  ///
  /// Undirected edges are counted as they were inserted, from their first end to their second. O(combinations of labels).
  public func edgeCount(
    from source: LabelID? = nil, with label: LabelID?, to target: LabelID? = nil, isDirected: Bool? = nil
  ) -> Int {
    func accepts(_ set: LabelSetID, _ label: LabelID?) -> Bool {
      label.map { state.labelSets.contains($0, in: set) } ?? true
    }
    var total = 0
    for (key, count) in zip(state.triples.keys, state.triples.counts) where count > 0 {
      if accepts(key.shape.labels, label), accepts(key.source, source), accepts(key.target, target),
        isDirected == nil || isDirected == key.shape.isDirected
      {
        total += count
      }
    }
    return total
  }

  /// Degrees along one edge label and direction. O(1).
  public func edgeStatistics(_ label: LabelID, _ direction: Direction) -> EdgeStatistics {
    let slot = Int(label.rawValue) + 1
    guard slot < state.adjacency.count, let side = state.adjacency[slot]?.side(direction) else {
      return EdgeStatistics(degreeSum: 0, nodeCount: 0, maximumDegree: 0, hasParallelEdges: false)
    }
    return EdgeStatistics(
      degreeSum: side.entryCount, nodeCount: side.nodeCount, maximumDegree: side.maximumDegree,
      hasParallelEdges: side.hasParallelEdges)
  }

  /// Whether the nodes at which the edges of a label arrive, seen in a direction, all have a label: then a label check
  /// after the step can be dropped. O(combinations of labels).
  public func everyNeighbor(along label: LabelID, _ direction: Direction, has nodeLabel: LabelID) -> Bool {
    for (key, count) in zip(state.triples.keys, state.triples.counts) where count > 0 {
      guard state.labelSets.contains(label, in: key.shape.labels) else { continue }
      switch direction {
      case .outgoing where key.shape.isDirected:
        guard state.labelSets.contains(nodeLabel, in: key.target) else { return false }
      case .incoming where key.shape.isDirected:
        guard state.labelSets.contains(nodeLabel, in: key.source) else { return false }
      case .undirected where !key.shape.isDirected:
        guard state.labelSets.contains(nodeLabel, in: key.source),
          state.labelSets.contains(nodeLabel, in: key.target)
        else { return false }
      default: continue
      }
    }
    return true
  }

  /// How many nodes have a property. O(1).
  public func nodePropertyCount(_ key: PropertyKeyID) -> Int {
    let index = Int(key.rawValue)
    return index < state.nodeColumns.count ? state.nodeColumns[index]?.count ?? 0 : 0
  }

  /// How many edges have a property. O(1).
  public func edgePropertyCount(_ key: PropertyKeyID) -> Int {
    let index = Int(key.rawValue)
    return index < state.edgeColumns.count ? state.edgeColumns[index]?.count ?? 0 : 0
  }
}
