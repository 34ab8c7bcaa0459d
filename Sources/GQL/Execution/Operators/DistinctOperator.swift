/// Rows without duplicates over all columns.
final class DistinctOperator: BatchOperator {
  private let input: BatchOperator
  private let context: ExecutionContext
  private var indexer: KeyIndexer

  init(input: BatchOperator, width: Int, context: ExecutionContext) {
    self.input = input
    self.context = context
    indexer = KeyIndexer(width: width)
  }

  override func next() throws -> Batch? {
    while var batch = try input.next() {
      try context.limits.checkpoint()
      batch.multiplicity = nil
      let known = indexer.count
      var seen = known
      var rows: [Int] = []
      for (row, group) in indexer.groups(of: batch.columns, rowCount: batch.rowCount).enumerated()
      where group == seen {
        rows.append(row)
        seen += 1
      }
      try context.limits.reserve((seen - known) * indexer.bytesPerGroup)
      if !rows.isEmpty { return rows.count == batch.rowCount ? batch : batch.gathered(rows) }
    }
    return nil
  }
}
