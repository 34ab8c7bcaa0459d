/// Gives batches that are known when it is made: one row without columns, the rows of the query around, or a table.
final class BatchesOperator: BatchOperator {
  private var batches: ArraySlice<Batch>

  init(_ batches: [Batch]) {
    self.batches = batches[...]
  }

  override func next() -> Batch? {
    while let batch = batches.popFirst() {
      if batch.rowCount > 0 { return batch }
    }
    return nil
  }
}

/// The rows of a table that an enclosing step has computed; looked up when the first row is wanted.
final class TableOperator: BatchOperator {
  private let table: Int
  private let context: ExecutionContext
  private var place = 0

  init(table: Int, context: ExecutionContext) {
    self.table = table
    self.context = context
  }

  override func next() -> Batch? {
    guard let batches = context.tables[table], place < batches.count else { return nil }
    defer { place += 1 }
    return batches[place]
  }
}

/// Computes a table before the first row of the body.
final class DefineOperator: BatchOperator {
  private let table: Int
  private let definition: BatchOperator
  private let body: BatchOperator
  private let context: ExecutionContext
  private var isDefined = false

  init(table: Int, definition: BatchOperator, body: BatchOperator, context: ExecutionContext) {
    self.table = table
    self.definition = definition
    self.body = body
    self.context = context
  }

  override func next() throws -> Batch? {
    if !isDefined {
      isDefined = true
      context.tables[table] = try definition.collected(in: context)
    }
    return try body.next()
  }
}
