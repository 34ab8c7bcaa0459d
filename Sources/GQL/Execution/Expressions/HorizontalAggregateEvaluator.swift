import GraphStore

/// An aggregate over the elements of a group variable, within one row: each row is a group.
struct HorizontalAggregateEvaluator: Evaluator {
  let group: any Evaluator
  /// Its argument reads the element in the slot after those of the row.
  let aggregate: AggregateOperator.Aggregate

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let lists = try FlattenedLists(group.evaluate(batch, in: context), count: batch.rowCount)
    var accumulator = try aggregate.makeAccumulator(in: context)
    try lists.forEachBatch(batch) { inner, range in
      try context.limits.checkpoint()
      try accumulator.add(
        aggregate.argument?.evaluate(inner, in: context), groups: Array(lists.rows[range]),
        groupCount: batch.rowCount, multiplicity: nil)
    }
    return .column(try accumulator.finish(groupCount: batch.rowCount))
  }
}
