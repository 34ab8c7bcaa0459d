/// Consumes all rows and gives none.
final class FinishOperator: BatchOperator {
  private let input: BatchOperator
  private let context: ExecutionContext

  init(input: BatchOperator, context: ExecutionContext) {
    self.input = input
    self.context = context
  }

  override func next() throws -> Batch? {
    while try input.next() != nil { try context.limits.checkpoint() }
    return nil
  }
}
