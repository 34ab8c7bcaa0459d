import GraphStore

/// A value known when the text was read.
struct ConstantEvaluator: Evaluator {
  let value: Value
  var mayFail: Bool { false }

  func evaluate(_ batch: Batch, in context: ExecutionContext) -> Operand { .constant(value) }
}

/// A slot of the batch.
struct SlotEvaluator: Evaluator {
  let slot: Int
  var mayFail: Bool { false }

  func evaluate(_ batch: Batch, in context: ExecutionContext) -> Operand { .column(batch.columns[slot]) }
}

/// `$name`.
struct ParameterEvaluator: Evaluator {
  let name: String

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    .constant(try context.parameter(name))
  }
}

/// Any operation on single rows, where no typed kernel is worth its code.
///
/// Constant arguments give a constant result, once per batch, where the operation is deterministic.
struct RowwiseEvaluator: Evaluator {
  let arguments: [any Evaluator]
  var isDeterministic = true
  let operation: @Sendable ([Value], ExecutionContext) throws -> Value

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let operands = try arguments.map { try $0.evaluate(batch, in: context) }
    var row = operands.map { operand in
      if case .constant(let value) = operand { value } else { Value.null }
    }
    let columns = operands.enumerated().compactMap { place, operand in
      if case .column(let column) = operand { (place, column) } else { nil }
    }
    if columns.isEmpty, isDeterministic {
      return .constant(batch.rowCount == 0 ? .null : try operation(row, context))
    }
    var results: [Value] = []
    results.reserveCapacity(batch.rowCount)
    for index in 0..<batch.rowCount {
      for (place, column) in columns { row[place] = column[index] }
      results.append(try operation(row, context))
    }
    return .column(Column(typing: results))
  }
}
