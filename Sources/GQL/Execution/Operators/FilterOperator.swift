/// Rows for which a predicate is true.
final class FilterOperator: BatchOperator {
  private let input: BatchOperator
  private let predicate: any Evaluator
  private let slots: [Int]
  private let context: ExecutionContext

  /// `slots` are the columns to keep, in order.
  init(input: BatchOperator, predicate: any Evaluator, slots: [Int], context: ExecutionContext) {
    self.input = input
    self.predicate = predicate
    self.slots = slots
    self.context = context
  }

  override func next() throws -> Batch? {
    while let batch = try input.next() {
      try context.limits.checkpoint()
      switch try predicate.trueRows(batch, in: context) {
      case .all: return batch.selecting(slots)
      case .some(let rows):
        if !rows.isEmpty { return batch.selecting(slots).gathered(rows) }
      }
    }
    return nil
  }
}
