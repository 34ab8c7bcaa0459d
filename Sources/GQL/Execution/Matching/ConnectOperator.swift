import GraphStore

/// Each row with each edge between two of its nodes; multiplied by their number where nobody reads the edge.
final class ConnectOperator: BatchOperator {
  private let stage: MatchStage
  private let expansion: EdgeExpansion
  private let fromSlot: Int?
  private let toSlot: Int?
  private let distinctSlots: [Int]
  private var step: EdgeStep?

  init(_ stage: MatchStage, _ expansion: EdgeExpansion, input: RowLayout) {
    self.stage = stage
    self.expansion = expansion
    fromSlot = input.slot(of: expansion.from)
    toSlot = expansion.to.flatMap { input.slot(of: $0) }
    distinctSlots = expansion.distinct.compactMap { input.slot(of: $0) }
  }

  override func next() throws -> Batch? {
    while let batch = try stage.next() {
      if step == nil {
        step = EdgeStep(labels: expansion.labels, direction: expansion.direction, try stage.snapshot())
      }
      if let output = try connected(batch) { return output }
    }
    return nil
  }

  private func connected(_ batch: Batch) throws -> Batch? {
    guard let step, let fromSlot, let toSlot else { return nil }
    let (sources, targets) = (batch.columns[fromSlot], batch.columns[toSlot])
    var rows: [Int] = []
    var edges: [EdgeID] = []
    var factors: [Int64] = []
    let keepsEdges = expansion.edge != nil
    for row in 0..<batch.rowCount {
      guard let source = sources.node(row), let target = targets.node(row) else { continue }
      let excluded = distinctSlots.isEmpty ? [] : batch.edges(in: distinctSlots, row: row)
      var ways: Int64 = 0
      step.forEachEdge(from: source, to: target) { edge in
        if !excluded.isEmpty, excluded.contains(edge) { return }
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
