import GraphStore

/// An aggregate over the elements of a group variable, within one row: each row is a group.
struct HorizontalAggregateEvaluator: Evaluator {
  let group: any Evaluator
  let call: BoundAggregateCall
  /// Reads the element in the slot after those of the row.
  let argument: (any Evaluator)?
  let parameter: (any Evaluator)?

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let lists = try FlattenedLists(group.evaluate(batch, in: context), count: batch.rowCount)
    let aggregate = AggregateOperator.Aggregate(call: call, argument: argument, parameter: parameter)
    var accumulator = try aggregate.makeAccumulator(in: context)
    try lists.forEachBatch(batch) { inner, range in
      try context.limits.checkpoint()
      try accumulator.add(
        argument?.evaluate(inner, in: context), groups: Array(lists.rows[range]), groupCount: batch.rowCount,
        multiplicity: nil)
    }
    return .column(try accumulator.finish(groupCount: batch.rowCount))
  }
}
