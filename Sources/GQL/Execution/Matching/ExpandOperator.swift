import GraphStore

/// Each row with each edge from a node and the node that it leads to.
///
/// Where nobody reads the new elements, a row is multiplied by the number of ways instead of listed.
final class ExpandOperator: BatchOperator {
  private let stage: MatchStage
  private let expansion: EdgeExpansion
  private let fromSlot: Int?
  private let distinctSlots: [Int]
  private var step: EdgeStep?
  private var snapshot: Snapshot?
  private var targetFilter: LabelSetFilter?
  /// The nodes that were given, where each is given once.
  private var given: NodeSet?
  /// Those whose neighbours all were: another row from there has nothing to give.
  private var exhausted = NodeSet()
  private var batch: Batch?
  private var row = 0

  init(_ stage: MatchStage, _ expansion: EdgeExpansion, input: RowLayout) {
    self.stage = stage
    self.expansion = expansion
    fromSlot = input.slot(of: expansion.from)
    distinctSlots = expansion.distinct.compactMap { input.slot(of: $0) }
  }

  override func next() throws -> Batch? {
    while true {
      if batch == nil {
        guard let next = try stage.next() else { return nil }
        batch = next
        row = 0
        if step == nil { try prepare() }
      }
      guard let current = batch, let step, let fromSlot, let snapshot else { return nil }
      let output =
        given != nil
        ? try listOnce(current, step, snapshot, fromSlot)
        : expansion.to == nil && expansion.edge == nil
          ? try count(current, step, snapshot, fromSlot) : try list(current, step, snapshot, fromSlot)
      if row >= current.rowCount { batch = nil }
      if let output { return output }
    }
  }

  private func prepare() throws {
    let graph = try stage.snapshot()
    snapshot = graph
    step = EdgeStep(labels: expansion.labels, direction: expansion.direction, graph)
    if expansion.givesEachOnce { given = NodeSet() }
    targetFilter = expansion.targetLabels.map { graph.labelSets(satisfying: $0) }
  }

  private func list(_ batch: Batch, _ step: EdgeStep, _ snapshot: Snapshot, _ fromSlot: Int) throws -> Batch?
  {
    var rows: [Int] = []
    var neighbors: [NodeID] = []
    var edges: [EdgeID] = []
    let keepsEdges = expansion.edge != nil
    let isFree = targetFilter == nil && distinctSlots.isEmpty
    let adjacencies = isFree ? step.plainAdjacencies : nil
    let limit = stage.context.batchSize
    let column = batch.columns[fromSlot]
    var exclusion = EdgeExclusion(batch, distinctSlots)
    while row < batch.rowCount, rows.count < limit {
      defer { row += 1 }
      guard let node = column.node(row) else { continue }
      if let adjacencies {
        for adjacency in adjacencies {
          adjacency.withNeighbors(of: node) { list, run in
            for index in 0..<list.count { neighbors.append(list[index]) }
            if keepsEdges {
              for index in 0..<run.count { edges.append(run[index]) }
            }
          }
        }
        rows.append(contentsOf: repeatElement(row, count: neighbors.count - rows.count))
        continue
      }
      exclusion.begin(row)
      step.forEachWay(from: node) { neighbor, edge in
        if exclusion.excludes(edge) { return }
        if let targetFilter, !snapshot.has(neighbor, targetFilter) { return }
        rows.append(row)
        neighbors.append(neighbor)
        if keepsEdges { edges.append(edge) }
      }
    }
    var columns: [Column] = []
    if expansion.to != nil { columns.append(Column(nodes: neighbors)) }
    if keepsEdges { columns.append(Column(edges: edges)) }
    return try stage.output(batch, rows: rows, adding: columns)
  }

  /// The nodes that no edge has led to before.
  private func listOnce(
    _ batch: Batch, _ step: EdgeStep, _ snapshot: Snapshot, _ fromSlot: Int
  ) throws -> Batch? {
    guard var known = given else { return nil }
    given = nil
    defer { given = known }
    var rows: [Int] = []
    var neighbors: [NodeID] = []
    let column = batch.columns[fromSlot]
    var exclusion = EdgeExclusion(batch, distinctSlots)
    while row < batch.rowCount, rows.count < stage.context.batchSize {
      defer { row += 1 }
      if row & 255 == 0 { try stage.context.limits.checkpoint() }
      guard let node = column.node(row), !exhausted.contains(node.rawValue) else { continue }
      exclusion.begin(row)
      var isExhausted = true
      step.forEachWay(from: node) { neighbor, edge in
        if known.contains(neighbor.rawValue) { return }
        if exclusion.excludes(edge) {
          isExhausted = false
          return
        }
        if let targetFilter, !snapshot.has(neighbor, targetFilter) { return }
        _ = known.insert(neighbor.rawValue)
        rows.append(row)
        neighbors.append(neighbor)
      }
      if isExhausted { _ = exhausted.insert(node.rawValue) }
    }
    guard var output = try stage.output(batch, rows: rows, adding: [Column(nodes: neighbors)]) else {
      return nil
    }
    output.multiplicity = nil
    return output
  }

  private func count(_ batch: Batch, _ step: EdgeStep, _ snapshot: Snapshot, _ fromSlot: Int) throws -> Batch?
  {
    var rows: [Int] = []
    var factors: [Int64] = []
    let column = batch.columns[fromSlot]
    let isFree = targetFilter == nil && distinctSlots.isEmpty && step.countsWays
    var exclusion = EdgeExclusion(batch, distinctSlots)
    while row < batch.rowCount {
      defer { row += 1 }
      guard let node = column.node(row) else { continue }
      var ways = 0
      if isFree {
        ways = step.wayCount(from: node)
      } else {
        exclusion.begin(row)
        step.forEachWay(from: node) { neighbor, edge in
          if exclusion.excludes(edge) { return }
          if let targetFilter, !snapshot.has(neighbor, targetFilter) { return }
          ways += 1
        }
      }
      if ways > 0 {
        rows.append(row)
        factors.append(Int64(ways))
      }
    }
    return try stage.output(batch, rows: rows, adding: [], factors: factors)
  }
}
