import GraphStore

/// Each row with each edge between two of its nodes; multiplied by their number where nobody reads the edge.
///
/// Rows that follow one another often share an end: its neighbours are marked then, so that most pairs without an edge cost one
/// look.
final class ConnectOperator: BatchOperator {
  private let stage: MatchStage
  private let expansion: EdgeExpansion
  private let fromSlot: Int?
  private let toSlot: Int?
  private let distinctSlots: [Int]
  private var ends: (forward: EdgeStep, backward: EdgeStep)?
  private var marked = MarkedNeighbors()

  init(_ stage: MatchStage, _ expansion: EdgeExpansion, input: RowLayout) {
    self.stage = stage
    self.expansion = expansion
    fromSlot = input.slot(of: expansion.from)
    toSlot = expansion.to.flatMap { input.slot(of: $0) }
    distinctSlots = expansion.distinct.compactMap { input.slot(of: $0) }
  }

  override func next() throws -> Batch? {
    while let batch = try stage.next() {
      if ends == nil {
        let snapshot = try stage.snapshot()
        let forward = EdgeStep(labels: expansion.labels, direction: expansion.direction, snapshot)
        ends = (forward, forward.reversed())
      }
      if let output = try connected(batch) { return output }
    }
    return nil
  }

  private func connected(_ batch: Batch) throws -> Batch? {
    guard let ends, let fromSlot, let toSlot else { return nil }
    let (sources, targets) = (batch.columns[fromSlot], batch.columns[toSlot])
    var exclusion = EdgeExclusion(batch, distinctSlots)
    var rows: [Int] = []
    var edges: [EdgeID] = []
    var factors: [Int64] = []
    let keepsEdges = expansion.edge != nil
    for row in 0..<batch.rowCount {
      guard let source = sources.node(row), let target = targets.node(row) else { continue }
      if let end = marked.end {
        if marked.isTarget ? target == end : source == end {
          if !marked.contains(marked.isTarget ? source : target) { continue }
        } else {
          marked.clear()
        }
      } else if row + 1 < batch.rowCount {
        if targets.node(row + 1) == target {
          marked.mark(target, isTarget: true, by: ends.backward)
        } else if sources.node(row + 1) == source {
          marked.mark(source, isTarget: false, by: ends.forward)
        }
      }
      exclusion.begin(row)
      var ways: Int64 = 0
      ends.forward.forEachEdge(from: source, to: target) { edge in
        if exclusion.excludes(edge) { return }
        ways += 1
        if keepsEdges {
          rows.append(row)
          edges.append(edge)
        }
      }
      if !keepsEdges, ways > 0 {
        rows.append(row)
        factors.append(ways)
      }
    }
    if keepsEdges { return try stage.output(batch, rows: rows, adding: [Column(edges: edges)]) }
    return try stage.output(batch, rows: rows, adding: [], factors: factors)
  }
}

/// The neighbours of one end of an edge that is looked for.
private struct MarkedNeighbors {
  /// The end whose neighbours are marked; nil for none.
  private(set) var end: NodeID?
  /// Whether it is the end that the edge leads to.
  private(set) var isTarget = false
  private var nodes = NodeSet()

  func contains(_ node: NodeID) -> Bool { nodes.contains(node.rawValue) }

  mutating func mark(_ end: NodeID, isTarget: Bool, by step: EdgeStep) {
    nodes.removeAll()
    self.end = end
    self.isTarget = isTarget
    step.forEachWay(from: end) { neighbor, _ in _ = nodes.insert(neighbor.rawValue) }
  }

  mutating func clear() { end = nil }
}
