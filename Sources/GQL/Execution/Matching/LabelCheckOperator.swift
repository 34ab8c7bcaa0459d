import GraphStore

/// Rows whose node has the labels; without a slot, rows for which the predicates of the step hold.
final class LabelCheckOperator: BatchOperator {
  private let stage: MatchStage
  private let slot: Int?
  private let labels: BoundLabelExpression?
  private var snapshot: Snapshot?
  private var filter: LabelSetFilter?

  init(_ stage: MatchStage, slot: Int?, _ labels: BoundLabelExpression?) {
    self.stage = stage
    self.slot = slot
    self.labels = labels
  }

  override func next() throws -> Batch? {
    while let batch = try stage.next() {
      if let output = try checked(batch) { return output }
    }
    return nil
  }

  private func checked(_ batch: Batch) throws -> Batch? {
    guard let slot, let labels else { return try stage.output(batch, adding: []) }
    let graph = try snapshot ?? stage.snapshot()
    if snapshot == nil {
      snapshot = graph
      filter = graph.labelSets(satisfying: labels)
    }
    let column = batch.columns[slot]
    let rows = (0..<batch.rowCount).filter { row in column.node(row).map { graph.has($0, filter) } ?? false }
    return try stage.output(batch, rows: rows, adding: [])
  }
}
