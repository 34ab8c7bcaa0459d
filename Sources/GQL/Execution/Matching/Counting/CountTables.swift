import GraphStore

/// The tables of edges with conditions and of edges between nodes that predicates leave, and the pages of labels; each is made
/// once in an execution.
///
/// A class, because the terms of one count share it; it belongs to one thread.
final class CountTables {
  private struct Key: Hashable {
    var edge: CountPattern.Edge
    var from: [Int]
    var to: [Int]
  }

  private let predicates: CountPredicates
  private let context: ExecutionContext
  private var known: [Key: NeighborTable] = [:]

  init(_ predicates: CountPredicates, _ context: ExecutionContext) {
    self.predicates = predicates
    self.context = context
  }

  /// The table of one edge between nodes that are in all of some masks.
  func table(_ edge: CountPattern.Edge, from: [NodeMask], to: [NodeMask]) throws -> NeighborTable {
    let key = Key(edge: edge.shape, from: from.map(\.number).sorted(), to: to.map(\.number).sorted())
    if let table = known[key] { return table }
    let step = EdgeStep(labels: edge.labels, direction: edge.direction, context.snapshot)
    let evaluators = try predicates.evaluators(of: edge.condition?.predicates ?? [])
    let pages = NeighborTable.occupiedPages(step.adjacencies)
    let parts = try PageEvaluation(context).map(pages, pagesPerPart: 2) { pages, context in
      // Steps are not shared by threads.
      let step = EdgeStep(labels: edge.labels, direction: edge.direction, context.snapshot)
      return try Self.lists(step, evaluators, from, to, pages, context)
    }
    let isSymmetric = edge.shape == edge.shape.reversed && key.from == key.to
    let table = NeighborTable.Builder(joining: parts).table(
      fromPage: pages.lowerBound, isSymmetric: isSymmetric)
    try context.limits.reserve(table.byteCount)
    reserved += table.byteCount
    known[key] = table
    return table
  }

  /// The pages that may have nodes that a filter accepts.
  func pages(_ filter: LabelSetFilter?, _ snapshot: Snapshot) -> Range<Int> {
    guard let filter else { return 0..<snapshot.nodePageCount }
    if let pages = knownPages[filter] { return pages }
    let pages = VertexNodes.pages(snapshot, filter)
    knownPages[filter] = pages
    return pages
  }

  private var knownPages: [LabelSetFilter: Range<Int>] = [:]
  private var reserved = 0

  deinit { context.limits.release(reserved) }

  private static func lists(
    _ step: EdgeStep, _ evaluators: [any Evaluator], _ from: [NodeMask], _ to: [NodeMask],
    _ pages: Range<Int>,
    _ context: ExecutionContext
  ) throws -> NeighborTable.Builder {
    var builder = NeighborTable.Builder()
    var ways = Ways()
    for page in pages {
      try context.limits.checkpoint()
      ways.removeAll()
      for local in 0..<Snapshot.pageSize {
        let node = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        guard from.allSatisfy({ $0.contains(node) }) else { continue }
        step.forEachWay(from: node) { neighbor, edge in
          guard to.allSatisfy({ $0.contains(neighbor) }) else { return }
          ways.append(node, edge, neighbor)
        }
      }
      for evaluator in evaluators where !ways.isEmpty { try ways.filter(evaluator, context) }
      ways.append(page, to: &builder)
    }
    return builder
  }

  /// The ways from the nodes of a page, in the order of those.
  private struct Ways {
    var sources: [NodeID] = []
    var edges: [EdgeID] = []
    var targets: [NodeID] = []

    var isEmpty: Bool { sources.isEmpty }

    mutating func removeAll() {
      sources.removeAll(keepingCapacity: true)
      edges.removeAll(keepingCapacity: true)
      targets.removeAll(keepingCapacity: true)
    }

    mutating func append(_ source: NodeID, _ edge: EdgeID, _ target: NodeID) {
      sources.append(source)
      edges.append(edge)
      targets.append(target)
    }

    mutating func filter(_ evaluator: any Evaluator, _ context: ExecutionContext) throws {
      let batch = Batch(
        rowCount: sources.count,
        columns: [Column(nodes: sources), Column(edges: edges), Column(nodes: targets)])
      guard case .some(let rows) = try CountPredicates.trueRows(evaluator, batch, in: context) else { return }
      sources = rows.map { sources[$0] }
      edges = rows.map { edges[$0] }
      targets = rows.map { targets[$0] }
    }

    /// Adds the lists of all nodes of the page.
    mutating func append(_ page: Int, to builder: inout NeighborTable.Builder) {
      var start = 0
      for local in 0..<Snapshot.pageSize {
        let node = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        var end = start
        while end < sources.count, sources[end] == node { end += 1 }
        if end - start > 1 { targets[start..<end].sort() }
        for place in start..<end { builder.append(targets[place]) }
        builder.endNode()
        start = end
      }
    }
  }
}
