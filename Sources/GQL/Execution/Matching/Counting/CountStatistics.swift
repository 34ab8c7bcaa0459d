import GraphStore

/// What the statistics of a graph say about the edges of count patterns.
struct CountStatistics {
  let snapshot: Snapshot
  /// What is made once for all terms of a count.
  let tables: CountTables
  private let triples: [EdgeTriple]

  init(_ snapshot: Snapshot, _ tables: CountTables) {
    self.snapshot = snapshot
    self.tables = tables
    triples = snapshot.edgeTriples
  }

  /// The label sets of a vertex; nil: all.
  func filter(_ labels: [BoundLabelExpression]) -> LabelSetFilter? {
    BoundLabelExpression.conjunction(of: labels).map { snapshot.labelSets(satisfying: $0) }
  }

  /// The nodes that a filter accepts and that are in all of some masks.
  func nodes(_ filter: LabelSetFilter?, masks: [NodeMask] = []) -> VertexNodes {
    VertexNodes(snapshot, filter, pages: tables.pages(filter, snapshot), masks: masks)
  }

  /// Calls `body` with the label sets of each way in which an edge may be passed, and the number of such ways.
  private func forEachWay(
    _ edge: CountPattern.Edge,
    _ body: (_ triple: Int, _ from: LabelSetID, _ to: LabelSetID, _ count: Int) -> Void
  ) {
    let filter = edge.labels.map { snapshot.labelSets(satisfying: $0) }
    for (number, triple) in triples.enumerated() where filter?.contains(triple.edge) ?? true {
      if triple.isDirected {
        if edge.direction.contains(.right) { body(number, triple.source, triple.target, triple.count) }
        if edge.direction.contains(.left) { body(number, triple.target, triple.source, triple.count) }
      } else if edge.direction.contains(.undirected) {
        body(number, triple.source, triple.target, triple.count)
        body(number, triple.target, triple.source, triple.count)
      }
    }
  }

  /// Whether two edges of a pattern may be the same edge of the graph, as far as labels tell.
  func mayCoincide(_ left: CountPattern.Edge, _ right: CountPattern.Edge, _ pattern: CountPattern) -> Bool {
    possibleTriples(left, pattern).isDisjoint(with: possibleTriples(right, pattern)) == false
  }

  private func possibleTriples(_ edge: CountPattern.Edge, _ pattern: CountPattern) -> Set<Int> {
    let from = filter(pattern.vertices[edge.from].labels)
    let to = filter(pattern.vertices[edge.to].labels)
    var possible: Set<Int> = []
    forEachWay(edge) { triple, source, target, _ in
      if from?.contains(source) ?? true, to?.contains(target) ?? true { possible.insert(triple) }
    }
    return possible
  }

  /// Whether every edge from an allowed node ends at an allowed node.
  func impliesTarget(_ edge: CountPattern.Edge, from: LabelSetFilter?, to: LabelSetFilter?) -> Bool {
    guard let to else { return true }
    var isImplied = true
    forEachWay(edge) { _, source, target, _ in
      if from?.contains(source) ?? true, !to.contains(target) { isImplied = false }
    }
    return isImplied
  }

  /// The number of ways from allowed nodes.
  func wayCount(_ edge: CountPattern.Edge, from: LabelSetFilter?) -> Int {
    var total = 0
    forEachWay(edge) { _, source, _, count in
      if from?.contains(source) ?? true { total += count }
    }
    return total
  }

  /// The number of allowed nodes.
  func nodeCount(_ filter: LabelSetFilter?) -> Int {
    filter.map { snapshot.nodeCount(in: $0) } ?? snapshot.nodeCount
  }

  /// Whether every allowed node has exactly one way: the edge then multiplies nothing.
  func isTotalFunction(_ edge: CountPattern.Edge, from: LabelSetFilter?) -> Bool {
    edge.condition == nil && isFunction(edge) && wayCount(edge, from: from) == nodeCount(from)
  }

  /// Whether no node has two ways.
  func isFunction(_ edge: CountPattern.Edge) -> Bool {
    guard let name = edge.labels?.alternatives, name.count == 1, let label = snapshot.label(named: name[0])
    else { return false }
    switch edge.direction {
    case .right: return snapshot.edgeStatistics(label, .outgoing).isFunctional
    case .left: return snapshot.edgeStatistics(label, .incoming).isFunctional
    default: return false
    }
  }
}
