/// Rows with one column twice: a second variable for the same element.
final class CopyOperator: BatchOperator {
  private let stage: MatchStage
  private let slot: Int

  init(_ stage: MatchStage, slot: Int) {
    self.stage = stage
    self.slot = slot
  }

  override func next() throws -> Batch? {
    while let batch = try stage.next() {
      if let output = try stage.output(batch, adding: [batch.columns[slot]]) { return output }
    }
    return nil
  }
}
