import GraphStore

/// What the statistics of a graph say about the parts of a pattern.
struct PatternStatistics {
  let snapshot: Snapshot
  private let triples: [EdgeTriple]
  /// The label sets that each pattern node may have; nil: all.
  private let filters: [LabelSetFilter?]
  /// The number of nodes that each pattern node may be.
  let nodeCounts: [Double]
  /// Whether what is true of all edges now may be taken for granted; a later graph may be otherwise.
  let trustsLabels: Bool

  init(_ graph: PatternGraph, _ snapshot: Snapshot, trustsLabels: Bool = true) {
    self.snapshot = snapshot
    self.trustsLabels = trustsLabels
    triples = snapshot.edgeTriples
    filters = graph.nodes.map { node in
      BoundLabelExpression.conjunction(of: node.labels).map { snapshot.labelSets(satisfying: $0) }
    }
    nodeCounts = filters.map { filter in
      Double(filter.map { snapshot.nodeCount(in: $0) } ?? snapshot.nodeCount)
    }
  }

  /// One way in which edges of a triple may be passed.
  private struct Way {
    var triple: Int
    var from: LabelSetID
    var to: LabelSetID
    var count: Int
  }

  /// The ways in which an edge pattern may pass, seen from its left node.
  private func ways(_ pattern: BoundEdgePattern) -> [Way] {
    let filter = pattern.labels.map { snapshot.labelSets(satisfying: $0) }
    var ways: [Way] = []
    for (number, triple) in triples.enumerated() where filter?.contains(triple.edge) ?? true {
      let forward = Way(triple: number, from: triple.source, to: triple.target, count: triple.count)
      let backward = Way(triple: number, from: triple.target, to: triple.source, count: triple.count)
      if triple.isDirected {
        if pattern.direction.contains(.right) { ways.append(forward) }
        if pattern.direction.contains(.left) { ways.append(backward) }
      } else if pattern.direction.contains(.undirected) {
        ways += [forward, backward]
      }
    }
    return ways
  }

  /// The expected number of ways from a node of the pattern along an edge to any node, and the share of them that end
  /// at a node that the pattern allows.
  func fanOut(_ pattern: BoundEdgePattern, from: Int, to: Int) -> (ways: Double, share: Double) {
    var all = 0
    var right = 0
    for way in ways(pattern) where filters[from]?.contains(way.from) ?? true {
      all += way.count
      if filters[to]?.contains(way.to) ?? true { right += way.count }
    }
    return (
      Double(all) / max(1, nodeCounts[from]), all == 0 ? 0 : Double(right) / Double(all)
    )
  }

  /// Whether every edge that the pattern may pass from an allowed node ends at a node with allowed labels.
  func impliesLabels(_ pattern: BoundEdgePattern, from: Int, to: Int) -> Bool {
    guard let wanted = filters[to] else { return true }
    guard trustsLabels else { return false }
    return ways(pattern).allSatisfy { way in
      !(filters[from]?.contains(way.from) ?? true) || wanted.contains(way.to)
    }
  }

  /// The combinations of labels that the edges of a link may have.
  func possibleTriples(_ link: PatternGraph.Link) -> Set<Int> {
    guard trustsLabels else { return [0] }
    switch link.kind {
    case .edge(let pattern):
      return Set(
        ways(pattern).filter { way in
          (filters[link.from]?.contains(way.from) ?? true) && (filters[link.to]?.contains(way.to) ?? true)
        }.map(\.triple))
    case .path(let body, mode: _, selector: _):
      var possible: Set<Int> = []
      body.forEachPart { part in
        if case .edge(let pattern) = part { possible.formUnion(ways(pattern).map(\.triple)) }
      }
      return possible
    }
  }

  /// A guess at the number of matches of a path from one node.
  func fanOut(_ body: BoundPathExpression, selector: BoundPathSelector?) -> Double {
    var widest = 0.0
    body.forEachPart { part in
      guard case .edge(let pattern) = part else { return }
      let count = ways(pattern).reduce(0) { $0 + $1.count }
      widest = max(widest, Double(count) / max(1, Double(snapshot.nodeCount)))
    }
    let all = Double(max(1, snapshot.nodeCount))
    let lengths = body.lengths
    var total = 0.0
    var level = 1.0
    for length in 0...min(lengths.upper ?? 8, 8) {
      if length >= lengths.lower { total += level }
      level *= max(0.1, widest)
    }
    total += lengths.lower > 8 ? level : 0
    return selector == nil ? total : min(total, all)
  }
}

extension BoundLabelExpression {
  /// All of some expressions; nil for none.
  static func conjunction(of parts: [BoundLabelExpression]) -> BoundLabelExpression? {
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { .conjunction($0, $1) }
  }
}
