/// Rows whose first batch has been drawn already.
final class ResumedOperator: BatchOperator {
  private var first: Batch?
  private let rest: BatchOperator

  init(first: Batch, rest: BatchOperator) {
    self.first = first
    self.rest = rest
  }

  override func next() throws -> Batch? {
    if let batch = first {
      first = nil
      return batch
    }
    return try rest.next()
  }
}
