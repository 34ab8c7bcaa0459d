import GraphStore

/// `range(first, last, step)`: a list whose memory is asked for before it is made, or numbers one after the other for those who
/// need no list.
struct RangeEvaluator: Evaluator {
  let arguments: [any Evaluator]

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let ranges = try ranges(batch, in: context)
    var lists: [Value] = []
    lists.reserveCapacity(batch.rowCount)
    var reserved = 0
    defer { context.limits.release(reserved) }
    for row in 0..<batch.rowCount {
      guard let range = try ranges(row) else {
        lists.append(.null)
        continue
      }
      try context.limits.checkpoint()
      try context.limits.reserve(range.estimatedByteCount)
      reserved += range.estimatedByteCount
      lists.append(range.list)
    }
    return .column(Column(values: lists))
  }

  /// The range of each row; nil where an argument is null.
  func ranges(_ batch: Batch, in context: ExecutionContext) throws -> (Int) throws -> IntegerRange? {
    let operands = try arguments.map { try $0.evaluate(batch, in: context) }
    return { row in
      let values = operands.map { $0[row] }
      if values.contains(where: \.isNull) { return nil }
      return try IntegerRange(FunctionArguments(function: .range, values: values))
    }
  }
}
